import type { AttendanceInput, CheckInPage } from '@stafet/domain/contract/check-in.ts'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import type { Formats, Moment } from '../ui/format.ts'
import { Notice } from '../ui/notice.tsx'
import styles from './hand-frame.module.css'
import { SendingState } from './sending-state.tsx'
import { sendingOf, type Sending } from './standing-reports.ts'
import type { CheckIn } from './use-check-in.ts'

/** By the relay's calendar the visit is not today, but later. */
export function isDayBefore(startsAt: string, nowMs: Moment, { localDate }: Formats): boolean {
  return localDate(nowMs) < localDate(startsAt)
}

/** "Can you still?", asked on the days before; a baton that has come all the same is reported as always. */
export function AttendanceQuestion({
  page,
  checkIn,
  formats,
  onHere,
}: {
  page: CheckInPage
  checkIn: CheckIn
  formats: Formats
  onHere: () => void
}) {
  const { t } = useTranslation('association')
  const { answer, sending } = answerSoFar(page, checkIn.state)
  const when = formats.when(page.stop.expectedAt, checkIn.nowMs)
  const give = (given: AttendanceInput['answer']) => checkIn.store.answerAttendance(given)
  return (
    <>
      {answer === 'unanswered' ? (
        <>
          <h2>{t('attendance.question')}</h2>
          <p>{t('attendance.text', { when })}</p>
          <Button variant="primary" size="large" onClick={() => give('coming')}>
            {t('attendance.yes')}
          </Button>
          <Button size="large" onClick={() => give('declined')}>
            {t('attendance.no')}
          </Button>
        </>
      ) : (
        <>
          <Notice
            kind={answer === 'coming' ? 'good' : 'wait'}
            title={t(answer === 'coming' ? 'attendance.coming' : 'attendance.declined')}
          >
            <p>{t(answer === 'coming' ? 'attendance.comingText' : 'attendance.declinedText', { when })}</p>
            {sending && <SendingState of={sending} checkIn={checkIn} formats={formats} />}
          </Notice>
          <Button className={styles.wide} onClick={() => give(answer === 'coming' ? 'declined' : 'coming')}>
            {t(answer === 'coming' ? 'attendance.notAnyway' : 'attendance.anyway')}
          </Button>
        </>
      )}
      <Button variant="quiet" className={styles.wide} onClick={onHere}>
        {t('attendance.here')}
      </Button>
    </>
  )
}

/** The newest answer: this phone's own, unless the server has been asked since it had it. */
function answerSoFar(
  { attendance }: CheckInPage,
  { outbox, askedAtMs }: CheckIn['state'],
): { answer: CheckInPage['attendance']; sending: Sending | null } {
  const own = outbox.findLast((entry) => entry.type === 'attendance')
  if (own?.type !== 'attendance') return { answer: attendance, sending: null }
  const serverKnows = own.sentAtMs !== null && own.sentAtMs < askedAtMs
  return { answer: serverKnows ? attendance : own.body.answer, sending: sendingOf(own) }
}
