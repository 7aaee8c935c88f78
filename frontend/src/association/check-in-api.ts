import {
  checkInAnswer,
  checkInPage,
  type AttendanceInput,
  type CheckInInput,
  type CheckInPage,
  type NeighbourMessageInput,
  type WithdrawalInput,
} from '@stafet/domain/contract/check-in.ts'
import { photoProgress, type PhotoInput, type PhotoProgress } from '@stafet/domain/contract/photo.ts'
import { z } from 'zod'
import { ask, type Outcome } from './ask.ts'

/** Something pressed, as it goes to the server. */
export type Outgoing =
  | { type: 'report'; body: CheckInInput }
  | { type: 'withdrawal'; body: WithdrawalInput }
  | { type: 'attendance'; body: AttendanceInput }
  | { type: 'message'; body: NeighbourMessageInput }

export interface CheckInApi {
  readPage(): Promise<Outcome<CheckInPage>>
  send(outgoing: Outgoing): Promise<Outcome<unknown>>
  announcePhoto(photo: PhotoInput): Promise<Outcome<PhotoProgress>>
  sendPiece(photoId: string, atByte: number, piece: Uint8Array<ArrayBuffer>): Promise<Outcome<PhotoProgress>>
}

const routes = {
  report: { path: 'reports', answer: checkInAnswer },
  withdrawal: { path: 'withdrawals', answer: checkInAnswer },
  attendance: { path: 'attendance', answer: z.unknown() },
  message: { path: 'messages', answer: z.unknown() },
} as const

/** A piece of a photo takes its time on a poor line. */
const photoPatienceMs = 60_000

/** The check-in routes, for the link with this key. The key travels in a header, never in an address. */
export function checkInApi(key: string, language: () => string): CheckInApi {
  const headers = () => ({ authorization: `Bearer ${key}`, 'accept-language': language() })
  const json = (body: unknown, more: RequestInit = {}): RequestInit => ({
    method: 'POST',
    headers: { ...headers(), 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...more,
  })
  return {
    readPage: () => ask('/api/check-in', { headers: headers(), cache: 'no-store' }, checkInPage),
    send: ({ type, body }) =>
      ask(
        `/api/check-in/${routes[type].path}`,
        // Goes on even when the phone is put away straight after the press.
        json(body, { keepalive: true }),
        routes[type].answer,
      ),
    announcePhoto: (photo) => ask('/api/check-in/photos', json(photo), photoProgress),
    sendPiece: (photoId, atByte, piece) =>
      ask(
        `/api/check-in/photos/${photoId}/pieces/${atByte}`,
        {
          method: 'PUT',
          headers: { ...headers(), 'content-type': 'application/octet-stream' },
          body: piece,
        },
        photoProgress,
        photoPatienceMs,
      ),
  }
}
