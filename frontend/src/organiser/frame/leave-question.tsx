import { useBeforeUnload, useBlocker } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './leave-question.module.css'

/** Asks before something is left that would be lost. Switching the language leaves nothing. */
export function LeaveQuestion({
  when,
  title,
  text,
  stay,
  leave,
}: {
  when: boolean
  title: string
  text: string
  stay: string
  leave: string
}) {
  const blocker = useBlocker(
    ({ currentLocation: from, nextLocation: to }) =>
      when && (from.pathname !== to.pathname || withoutLanguage(from.search) !== withoutLanguage(to.search)),
  )
  useBeforeUnload((event) => {
    if (when) event.preventDefault()
  })
  const onStay = () => blocker.state === 'blocked' && blocker.reset()
  return (
    <Dialog title={title} open={blocker.state === 'blocked'} onClose={onStay}>
      <div className={styles.question}>
        <p>{text}</p>
        <div className={styles.ways}>
          <Button variant="primary" onClick={onStay}>
            {stay}
          </Button>
          <Button onClick={() => blocker.state === 'blocked' && blocker.proceed()}>{leave}</Button>
        </div>
      </div>
    </Dialog>
  )
}

function withoutLanguage(search: string): string {
  const params = new URLSearchParams(search)
  params.delete('lang')
  return params.toString()
}
