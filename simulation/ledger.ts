import type { CheckInAnswer, CheckInInput } from '@stafet/domain/contract/check-in.ts'
import type { Door, RelayEvent } from '@stafet/domain/contract/relay-event.ts'
import type { Chance } from './chance.ts'
import type { Phone } from './phone.ts'
import type { Trace } from './trace.ts'
import type { World } from './world.ts'

export type Content = Pick<CheckInInput, 'kind' | 'side' | 'greeting' | 'who' | 'participants'> & {
  stopId: string
}

/** A report that somebody pressed, and what is known of it besides. */
export interface Press {
  id: string
  content: Content
  door: Door
  /** When it really happened; for words added later, when what they belong to did. */
  atMs: number
  /** How far the phone's clock was set ahead at that moment. */
  aheadMs: number
  /** Since when its phone has no page open that knows of it unstored; Infinity while one has. */
  pageGoneMs: number
  pressedMs: number
  phone: Phone
  undone: boolean
  /** It is really so; false for a slip. */
  isMeant: boolean
  /** Only words, added to an earlier press. */
  isAddition: boolean
  /** Its phone refused to store anything at that moment. */
  wasFull: boolean
}

/** What really happened, written down beside the system: the truth that its log is held against. */
export class Ledger {
  readonly presses = new Map<string, Press>()
  /** Withdrawals by id: which report they take back, and on which phone. */
  readonly withdrawals = new Map<string, { id: string; phone: Phone }>()
  readonly shown = new Set<string>()
  /** What nodes have answered, in which event it stands. */
  readonly answers: { id: string; event: RelayEvent }[] = []
  /** How far the sender's clock was set ahead at each sending, and when that was. */
  readonly sendings = new Map<string, { atMs: number; aheadMs: number }[]>()
  /** Told whenever a phone sends something. */
  onSending: () => void = () => undefined
  private lastId = ''

  constructor(
    private readonly world: World,
    private readonly chance: Chance,
    private readonly trace: Trace,
    /** The page of a stop with no reports. */
    readonly blankPage: (stopId: string) => object,
  ) {}

  newId(_phone: Phone): string {
    this.lastId = this.chance.uuid()
    return this.lastId
  }

  press(id: string): Press | undefined {
    return this.presses.get(id)
  }

  /** `first`: what the words belong to that are pressed now. */
  pressing(
    phone: Phone,
    content: Content,
    atMs: number,
    press: () => void,
    { first, isMeant = first?.isMeant ?? true }: { first?: Press; isMeant?: boolean } = {},
  ): string {
    press()
    const id = this.lastId
    this.presses.set(id, {
      id,
      content,
      door: phone.link.door,
      atMs,
      aheadMs: first?.aheadMs ?? phone.clock.aheadMs(atMs),
      pressedMs: this.world.nowMs,
      pageGoneMs: Infinity,
      phone,
      undone: false,
      isMeant,
      isAddition: first !== undefined,
      wasFull: phone.full,
    })
    const words = first ? `adds words to ${first.id}` : `presses ${content.kind} (${content.side})`
    this.note(phone, `${words}: ${id}`, [id, content.stopId])
    return id
  }

  undone(phone: Phone, id: string, undo: () => void): void {
    undo()
    const press = this.presses.get(id)
    if (press) press.undone = true
    this.withdrawals.set(this.lastId, { id, phone })
    this.note(phone, `takes back ${id}: ${this.lastId}`, [id, this.lastId])
  }

  closed(phone: Phone): void {
    for (const press of this.presses.values())
      if (press.phone === phone && press.pageGoneMs === Infinity) press.pageGoneMs = this.world.nowMs
  }

  sending(phone: Phone, id: string): void {
    const sending = { atMs: this.world.nowMs, aheadMs: phone.clock.aheadMs(this.world.nowMs) }
    this.sendings.set(id, [...(this.sendings.get(id) ?? []), sending])
    this.note(phone, `sends ${id}`, [id])
    this.onSending()
  }

  acknowledged(phone: Phone, { event, repeated }: CheckInAnswer): void {
    this.answers.push({ id: event.id, event })
    const words = `${repeated ? 'stood already' : 'is written'} as ${event.seq}`
    this.note(phone, `${event.id} ${words}`, [event.id])
  }

  shownAsSent(phone: Phone, id: string): void {
    if (this.shown.has(id)) return
    this.shown.add(id)
    this.note(phone, `shows ${id} as sent`, [id])
  }

  note(phone: Phone, text: string, about: readonly string[] = []): void {
    this.trace.note([phone.name, ...about], `${phone.name} ${text}`)
  }
}
