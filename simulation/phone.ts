import {
  checkInAnswer,
  checkInInput,
  checkInPage,
  withdrawalInput,
  type CheckInAnswer,
  type CheckInInput,
} from '@stafet/domain/contract/check-in.ts'
import type { Door } from '@stafet/domain/contract/relay-event.ts'
import type { Outcome } from '../frontend/src/association/ask.ts'
import type { CheckInApi, Outgoing } from '../frontend/src/association/check-in-api.ts'
import { openCheckIn, type CheckInStore, type MoreWords } from '../frontend/src/association/check-in-store.ts'
import { standingReports } from '../frontend/src/association/standing-reports.ts'
import { ownReports } from '../backend/src/handovers/own-reports.ts'
import type { Chance } from './chance.ts'
import type { Network } from './network.ts'
import { PhoneClock } from './phone-clock.ts'
import { PhoneDisk } from './phone-disk.ts'
import type { Ledger } from './ledger.ts'
import type { World } from './world.ts'

/** Whose link a phone has opened, and through which door. */
export interface PhoneLink {
  relayId: string
  stopId: string
  /** Of which those who come with the baton speak. */
  nextStopId: string | undefined
  door: Extract<Door, 'link' | 'poster' | 'code'>
}

interface Tab {
  store: CheckInStore
  alive: boolean
}

/** A volunteer's phone with one link: the real page behind the screen, on a clock, a store and a line of its own. */
export class Phone {
  online = true
  readonly clock: PhoneClock
  readonly disk: PhoneDisk
  full = false
  private tabs: Tab[] = []

  constructor(
    readonly name: string,
    readonly link: PhoneLink,
    clock: PhoneClock,
    private readonly world: World,
    private readonly network: Network,
    private readonly chance: Chance,
    private readonly ledger: Ledger,
  ) {
    this.clock = clock
    this.disk = new PhoneDisk(world, chance, () => this.full)
  }

  get isOpen(): boolean {
    return this.tabs.length > 0
  }

  /** Opens the page; when it is open already, once more in another tab. */
  open(): void {
    const tab = { alive: true }
    const alive = (): boolean => tab.alive
    const store = openCheckIn({
      api: this.api(alive),
      store: this.disk.open(alive, () => {
        if (tab.alive) this.world.after(5, () => (tab.alive ? void store.catchUp() : undefined))
      }),
      nowMs: () => this.clock.show(this.world.nowMs),
      newId: () => this.ledger.newId(this),
      later: (task, afterMs) => this.world.after(afterMs, () => (tab.alive ? task() : undefined)),
    })
    const opened = Object.assign(tab, { store })
    this.tabs.push(opened)
    this.ledger.note(this, 'is opened')
    store.subscribe(() => {
      for (const { sentAtMs, body } of store.getState().outbox)
        if (sentAtMs !== null && 'id' in body) this.ledger.shownAsSent(this, body.id)
    })
    if (this.online) void store.open()
    // The page asks every half minute while it is looked at; here that is twice.
    for (const minutes of [0.5, 5])
      this.world.after(minutes * 60_000, () => {
        if (tab.alive) void store.refresh()
      })
  }

  /** Closes every tab at once: whatever they were doing is not gone on with. */
  close(): void {
    if (this.tabs.length === 0) return
    for (const tab of this.tabs) tab.alive = false
    this.tabs = []
    this.ledger.note(this, 'is closed')
    this.ledger.closed(this)
  }

  /** `isMeant`: it is really so. */
  press(kind: CheckInInput['kind'], side: CheckInInput['side'], isMeant = true): string {
    const stopId = (side === 'giver' ? this.link.nextStopId : this.link.stopId) ?? ''
    const content = { kind, stopId, side, greeting: '', who: '', participants: null }
    return this.ledger.pressing(this, content, this.world.nowMs, () => this.tab().store.press(kind, side), {
      isMeant,
    })
  }

  /** Adds words to a report that this phone made. */
  tellMore(id: string, words: MoreWords): void {
    const { store } = this.tab()
    const report = standingReports(store.getState()).find(({ ids }) => ids.includes(id))
    // What was pressed twice within a moment is one handover, and words belong to its first press. When that was
    // somebody else's, on a phone with a clock of its own, there is no telling what time the words should have.
    const first = this.ledger.press(report?.id ?? '')
    if (!report || first?.phone !== this) return
    const content = { ...first.content, greeting: '', who: '', participants: null, ...words }
    this.ledger.pressing(this, content, first.atMs, () => store.tellMore(report, words), { first })
  }

  /**
   * Takes a report back that this phone shows, with the words that were added to it; looks again every few seconds
   * until it is shown.
   */
  undo(id: string, then: () => void = () => undefined, tries = 20): void {
    const { store } = this.tab()
    const report = standingReports(store.getState()).find(({ ids }) => ids.includes(id))
    if (!report) {
      if (tries > 0) this.world.after(5000, () => this.undo(id, then, tries - 1))
      return
    }
    for (const undone of report.ids) this.ledger.undone(this, undone, () => store.undo([undone]))
    then()
  }

  /** As when the page comes back into view, or the line is back. */
  wake(): void {
    for (const { store } of this.tabs) void store.open()
  }

  /** A full phone stores nothing. */
  fill(full: boolean): void {
    this.full = full
  }

  setOnline(online: boolean): void {
    if (this.online === online) return
    this.online = online
    this.ledger.note(this, online ? 'is back online' : 'is offline')
    if (online) this.wake()
  }

  private tab(): Tab {
    if (this.tabs.length === 0) this.open()
    return this.chance.one(this.tabs)
  }

  private api(alive: () => boolean): CheckInApi {
    const online = (): boolean => alive() && this.online
    return {
      send: (outgoing) => this.send(online, outgoing),
      readPage: () =>
        this.network.request(online, async (life) => {
          const { relayId, stopId, nextStopId } = this.link
          const { logged } = await life.states.now(relayId)
          const reports = ownReports(logged, stopId, nextStopId).map(({ id, kind, occurredAt, payload }) => {
            const { side, greeting, who, participants } = payload
            return { id, kind, side, occurredAt, greeting, who, participants }
          })
          return checkInPage.parse({
            ...this.ledger.blankPage(stopId),
            now: new Date(this.world.nowMs).toISOString(),
            reports,
          })
        }),
      announcePhoto: () => Promise.resolve({ kind: 'no-answer' }),
      sendPiece: () => Promise.resolve({ kind: 'no-answer' }),
    }
  }

  private send(online: () => boolean, outgoing: Outgoing): Promise<Outcome<unknown>> {
    if (outgoing.type !== 'report' && outgoing.type !== 'withdrawal')
      throw new Error('nobody presses that here')
    const sent = JSON.stringify(outgoing.body)
    this.ledger.sending(this, outgoing.body.id)
    return this.network.request(online, async (life): Promise<CheckInAnswer> => {
      const nowMs = this.world.nowMs
      const answer =
        outgoing.type === 'report'
          ? await life.checkIns.report(this.link, checkInInput.parse(JSON.parse(sent)), nowMs)
          : await life.checkIns.withdraw(this.link, withdrawalInput.parse(JSON.parse(sent)), nowMs)
      // Through the wire and back, as only what the schema names goes out and comes in.
      const read = checkInAnswer.parse(JSON.parse(JSON.stringify(checkInAnswer.parse(answer))))
      this.ledger.acknowledged(this, read)
      return read
    })
  }
}
