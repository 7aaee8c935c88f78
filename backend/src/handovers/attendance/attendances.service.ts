import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import type { Attendance } from '@stafet/domain/contract/check-in.ts'
import type { Stop } from '@stafet/domain/contract/dated-plan.ts'
import { relayNow } from '@stafet/domain/progress/clock.ts'
import { DataSource } from 'typeorm'
import type { CheckInRight } from '../../access/index.ts'
import { Notices, type NewNotice } from '../../notices/index.ts'
import { RelayStates } from '../../relay-states/index.ts'
import { RelayLog, wallClock } from '../../relays/index.ts'
import { placeInPlan } from '../place-in-plan.ts'
import { AttendanceEntity } from './attendance.entity.ts'

type Answer = AttendanceEntity['answer']

/** Whether each community still can: the last answer holds. */
@Injectable()
export class Attendances {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly states: RelayStates,
    private readonly log: RelayLog,
    private readonly notices: Notices,
  ) {}

  async of(relayId: string, stopId: string): Promise<Attendance> {
    const answered = await this.database.manager.findOneBy(AttendanceEntity, { relayId, stopId })
    return answered?.answer ?? 'unanswered'
  }

  /** The diary and the coordinator are told of those who cannot, and of those who changed their mind about that. */
  async answer(
    { relayId, stopId }: CheckInRight,
    answer: Answer,
    realNowMs: number = Date.now(),
  ): Promise<void> {
    const { relay, release } = await this.states.now(relayId)
    const stop = release && placeInPlan(release.plan, stopId)?.stop
    await this.database.transaction(async (manager) => {
      // Answers of one stop come one after the other, the first two as well.
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${relayId} ${stopId}`])
      const before = await manager.findOneBy(AttendanceEntity, { relayId, stopId })
      await manager.upsert(AttendanceEntity, { relayId, stopId, answer, answeredAt: new Date(realNowMs) }, [
        'relayId',
        'stopId',
      ])
      if ((before?.answer ?? 'coming') === answer) return
      const id = randomUUID()
      await this.log.appendWithin(manager, relayId, {
        id,
        occurredAt: new Date(relayNow(relay.clock, realNowMs)),
        actor: 'link',
        happening: { kind: 'noted', payload: { about: 'note', text: words[answer], stopId } },
      })
      if (!stop) return
      const notice: NewNotice = {
        kind: 'to-coordinator',
        to: this.notices.coordinatorOf(relay),
        once: `attendance ${id}`,
        ...noticeWords(stop, answer, relay.timeZone),
      }
      await this.notices.tell(manager, relayId, [notice], realNowMs)
    })
  }
}

/** What the coordinator reads. */
function noticeWords(
  { name, startsAt }: Stop,
  answer: Answer,
  timeZone: string,
): { subject: string; body: string } {
  const { date, time } = wallClock(Date.parse(startsAt), timeZone)
  const [, month = '', day = ''] = date.split('-')
  const when = `d. ${Number(day)}.${Number(month)}. kl. ${time.replace(':', '.')}`
  const said = answer === 'declined' ? 'kan ikke tage imod depechen' : 'kan alligevel tage imod depechen'
  return { subject: `${name} ${said}`, body: `${name} ${said} ${when}.` }
}

const words: Record<Answer, string> = {
  coming: 'Har svaret, at de alligevel kan være med.',
  declined: 'Har svaret, at de ikke kan være med.',
}
