import type { Chance } from './chance.ts'
import type { TrueVisit } from './journey.ts'
import type { Ledger } from './ledger.ts'
import type { Network } from './network.ts'
import { PhoneClock } from './phone-clock.ts'
import { Phone, type PhoneLink } from './phone.ts'
import type { World } from './world.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

interface Surroundings {
  world: World
  network: Network
  ledger: Ledger
  /** Draws of one actor. */
  chanceOf: (actor: string) => Chance
  /** Some phones' clocks are set anew between a press and its sending. */
  clocksJump: boolean
}

/** Something that somebody means to press. */
interface Intent {
  atMs: number
  kind: 'received' | 'handed-on'
  side: 'receiver' | 'giver'
}

/**
 * Those at the stops, one or two phones each, and what they do: they look at the page some day before, open it
 * again when the baton comes, press, add words, press wrong and take it back, put the phone away, and mostly have
 * no coverage.
 */
export function gatherVolunteers(
  relayId: string,
  visits: readonly TrueVisit[],
  surroundings: Surroundings,
): Phone[] {
  return visits.flatMap((visit, index) => {
    const chance = surroundings.chanceOf(`stop ${index}`)
    const next = visits[index + 1]
    const phones = chance.happens(0.6) ? 2 : 1
    return Array.from({ length: phones }, (_, at) => {
      const door = chance.one(['link', 'link', 'poster', 'code'] as const)
      const link = { relayId, stopId: visit.stop.id, nextStopId: next?.stop.id, door }
      return volunteer(`phone ${index + 1}${at === 0 ? 'a' : 'b'}`, link, intents(visit, next, at, chance), {
        ...surroundings,
        chance,
      })
    })
  })
}

function intents(visit: TrueVisit, next: TrueVisit | undefined, phone: number, chance: Chance): Intent[] {
  const soon = (ms: number): number => ms + chance.between(0, 2 * MINUTE_MS)
  const intended: Intent[] = []
  if (chance.happens(phone === 0 ? 0.85 : 0.5))
    intended.push({ atMs: soon(visit.arrivesMs), kind: 'received', side: 'receiver' })
  if (chance.happens(phone === 0 ? 0.6 : 0.2))
    intended.push({
      atMs: visit.leavesMs - chance.between(-0.5, 1.5) * MINUTE_MS,
      kind: 'handed-on',
      side: 'receiver',
    })
  if (phone === 0 && next && chance.happens(0.6))
    intended.push({ atMs: soon(next.arrivesMs), kind: 'received', side: 'giver' })
  return intended
}

function volunteer(
  name: string,
  link: PhoneLink,
  intended: readonly Intent[],
  { world, network, ledger, clocksJump, chance }: Surroundings & { chance: Chance },
): Phone {
  const bornMs = world.nowMs
  const aheadMs = chance.happens(0.5) ? chance.between(-5000, 5000) : chance.between(-2, 2) * HOUR_MS
  const clock = new PhoneClock(bornMs, aheadMs, chance.between(-1, 1) * PhoneClock.mostDrift)
  const phone = new Phone(name, link, clock, world, network, chance, ledger)

  if (chance.happens(0.9)) {
    world.after(chance.between(0, 10) * HOUR_MS, () => phone.open())
    world.after(12 * HOUR_MS, () => phone.close())
  }
  const first = intended[0]
  if (!first) return phone

  const around = first.atMs
  if (chance.happens(0.5)) {
    const fromMs = around - chance.between(0, 1) * HOUR_MS
    goOffline(fromMs, fromMs + chance.magnitude(3 * MINUTE_MS, 6 * HOUR_MS))
  }
  for (let flaws = chance.below(3); flaws > 0; flaws--) {
    const fromMs = around + chance.between(-5, 30) * MINUTE_MS
    goOffline(fromMs, fromMs + chance.magnitude(2000, 2 * MINUTE_MS))
  }
  if (clocksJump && chance.happens(0.15)) {
    const atMs = around + chance.magnitude(1000, 4 * HOUR_MS)
    clock.set(atMs, chance.happens(0.5) ? 0 : chance.between(-2, 2) * HOUR_MS)
  }
  if (chance.happens(0.03)) {
    const fromMs = around - chance.between(-1, 10) * MINUTE_MS
    world.at(fromMs, () => phone.fill(true))
    world.at(fromMs + chance.magnitude(MINUTE_MS, HOUR_MS), () => phone.fill(false))
  }

  for (const intent of intended) act(intent)
  for (let looks = chance.below(3); looks > 0; looks--)
    world.at(around + chance.magnitude(10 * MINUTE_MS, 12 * HOUR_MS), () => {
      look()
      world.after(chance.magnitude(1000, 10 * MINUTE_MS), () => phone.close())
    })
  return phone

  function goOffline(fromMs: number, toMs: number): void {
    world.at(fromMs, () => phone.setOnline(false))
    world.at(toMs, () => phone.setOnline(true))
  }

  function look(): void {
    if (!phone.isOpen || chance.happens(0.1)) phone.open()
    else phone.wake()
  }

  function act({ atMs, kind, side }: Intent): void {
    world.at(atMs - chance.magnitude(3000, 15 * MINUTE_MS), look)
    if (chance.happens(0.08)) pressWrong(atMs)
    world.at(atMs, () => {
      look()
      const id = phone.press(kind, side)
      if (chance.happens(0.3))
        world.after(chance.magnitude(2000, 3 * MINUTE_MS), () => {
          const greeting = `Hilsen fra ${name}`
          phone.tellMore(id, {
            greeting,
            who: chance.happens(0.5) ? 'Bente' : '',
            participants: { members: chance.below(40), guests: null },
          })
        })
      if (chance.happens(0.03))
        world.after(chance.magnitude(1000, 2 * MINUTE_MS), () =>
          phone.undo(id, () => void phone.press(kind, side)),
        )
      // Some put the phone away before anything can have been sent, a few before anything can have been stored.
      if (chance.happens(0.5)) world.after(chance.magnitude(30, 5 * MINUTE_MS), () => phone.close())
    })
  }

  /** Presses a button that was not meant, well before, and takes it back sooner or later. */
  function pressWrong(atMs: number): void {
    world.at(atMs - chance.magnitude(MINUTE_MS, 50 * MINUTE_MS), () => {
      look()
      const id = phone.press(chance.one(['received', 'handed-on'] as const), 'receiver', false)
      if (chance.happens(0.5))
        world.after(1000, () => phone.tellMore(id, { greeting: 'Hov', who: '', participants: null }))
      world.after(chance.magnitude(1500, 30 * MINUTE_MS), () => {
        look()
        phone.undo(id)
      })
    })
  }
}
