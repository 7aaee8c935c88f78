import { useState } from 'react'
import { useFormats } from '../../../ui/use-formats.ts'
import { localInstant } from '../local-instant.ts'
import type { RoomView } from '../use-room.ts'

/** A date and a time as they are written in two fields; at first now, or so many minutes from now. */
export function useMoment({ relay, nowMs }: RoomView, inMinutes = 0) {
  const { localDate, time } = useFormats(relay.timeZone)
  const fiveMs = 5 * 60_000
  const begin = inMinutes === 0 ? nowMs : Math.ceil((nowMs + inMinutes * 60_000) / fiveMs) * fiveMs
  const [written, setWritten] = useState(() => ({
    date: localDate(begin),
    time: time(begin).replace('.', ':'),
  }))
  const whole = /^\d{4}-\d\d-\d\d$/.test(written.date) && /^\d\d:\d\d$/.test(written.time)
  return {
    ...written,
    setDate: (date: string) => setWritten((before) => ({ ...before, date })),
    setTime: (next: string) => setWritten((before) => ({ ...before, time: next })),
    /** null while one of the two is missing. */
    atMs: whole ? Date.parse(localInstant(written.date, written.time, relay.timeZone)) : null,
  }
}
