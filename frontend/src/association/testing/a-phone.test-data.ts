import type { CheckInPage } from '@stafet/domain/contract/check-in.ts'
import type { PhotoInput, PhotoProgress } from '@stafet/domain/contract/photo.ts'
import type { Outcome } from '../ask.ts'
import type { CheckInApi, Outgoing } from '../check-in-api.ts'
import { openCheckIn, type CheckInStore } from '../check-in-store.ts'
import { memoryStore } from '../memory-store.ts'
import { standingReports } from '../standing-reports.ts'

export const page: CheckInPage = {
  relay: {
    slug: 'proeve',
    name: 'Prøve',
    theme: '',
    timeZone: 'Europe/Copenhagen',
    example: true,
    rehearsal: false,
  },
  clock: { kind: 'real' },
  now: '2027-10-12T12:30:00Z',
  stop: {
    id: '00000000-0000-4000-8000-00000000000a',
    number: 3,
    name: 'Vemmelev Idrætsforening',
    startsAt: '2027-10-12T12:30:00Z',
    endsAt: '2027-10-12T12:42:00Z',
    expectedAt: '2027-10-12T12:30:00Z',
    earliestAt: null,
    latestAt: null,
    skipped: false,
    position: null,
    address: '',
    meetingLink: '',
    story: { meetAbout: '', community: '', meaning: '' },
    carriers: '',
  },
  legIn: null,
  legOut: null,
  from: null,
  to: null,
  coordinator: null,
  attendance: 'unanswered',
  reports: [],
  photos: [],
}

/** The stop that follows. */
export const nextStop: NonNullable<CheckInPage['to']> = {
  stopId: '00000000-0000-4000-8000-00000000000b',
  name: 'Sorø Bågeklub',
  startsAt: '2027-10-12T13:00:00Z',
  expectedAt: '2027-10-12T13:00:00Z',
  earliestAt: '2027-10-12T12:55:00Z',
  latestAt: '2027-10-12T13:10:00Z',
  skipped: false,
  carriers: '',
  phone: null,
  canWrite: false,
  receivedAt: null,
}

export const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** One phone whose store, clock and network are held in the hand of the test. */
export function aPhone(told: CheckInPage = page) {
  const store = memoryStore()
  const sent: Outgoing[] = []
  const tasks: { task: () => void; afterMs: number }[] = []
  const clock = { ms: Date.parse('2027-10-12T12:30:00Z') }
  const server = {
    /** What comes back for each thing sent, in turn; an answer when there is no more. */
    answers: [] as Outcome<unknown>[],
    page: { kind: 'answered', value: told } as Outcome<CheckInPage>,
    photos: new Map<string, { announced: PhotoInput; received: number[]; sizeBytes: number }>(),
    /** How many requests about photos get through before the line is cut. */
    photoRequestsLeft: Infinity,
  }
  const progress = (id: string): Outcome<PhotoProgress> => {
    const photo = server.photos.get(id)
    if (!photo || server.photoRequestsLeft-- <= 0) return { kind: 'no-answer' }
    const receivedBytes = photo.received.length
    const state = receivedBytes === photo.sizeBytes ? 'kept' : 'arriving'
    return { kind: 'answered', value: { id, receivedBytes, state } }
  }
  const api: CheckInApi = {
    readPage: async () => server.page,
    send: async (outgoing) => {
      sent.push(outgoing)
      return server.answers.shift() ?? { kind: 'answered', value: undefined }
    },
    announcePhoto: async (announced) => {
      const { id, sizeBytes } = announced
      if (!server.photos.has(id)) server.photos.set(id, { announced, received: [], sizeBytes })
      return progress(id)
    },
    sendPiece: async (id, atByte, piece) => {
      const photo = server.photos.get(id)
      if (server.photoRequestsLeft > 0 && photo?.received.length === atByte) photo.received.push(...piece)
      return progress(id)
    },
  }
  let made = 0
  const open = () =>
    openCheckIn({
      api,
      store,
      nowMs: () => clock.ms,
      newId: () => idOf(++made),
      later: (task, afterMs) => {
        const waiting = { task, afterMs }
        tasks.push(waiting)
        return () => {
          if (tasks.includes(waiting)) tasks.splice(tasks.indexOf(waiting), 1)
        }
      },
    })
  return { open, server, sent, tasks, clock, store }
}

export const standing = (opened: CheckInStore) => standingReports(opened.getState())

/** Lets everything happen that waits for nothing outside. */
export const settle = () => new Promise<void>((done) => setImmediate(done))

export const noAnswer = { kind: 'no-answer' } as const
