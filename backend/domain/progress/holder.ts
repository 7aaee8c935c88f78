/** Who has the baton. */
export type Holder =
  /** It has not set out. */
  | { kind: 'start' }
  | { kind: 'community'; stopId: string }
  /** Those who carry it from a stop (null: from the start) to the next (null: to its bed, or the finish). */
  | { kind: 'carriers'; fromId: string | null; toId: string | null }
  /** Keeps it overnight, after a day's last stop; the name only where organisers wrote it down. */
  | { kind: 'keeper'; afterId: string | null; name: string | null }
  | { kind: 'finish' }

/**
 * How we know that it passed to somebody. `receiver`: those who got it say so, `giver`: those who gave it, `both`.
 * `probable`: nobody did; it follows from what was told before and after, and from the plan.
 */
export type ToldBy = 'both' | 'receiver' | 'giver' | 'probable'

/** The baton passes to somebody. */
export interface Passing {
  holder: Holder
  /** Milliseconds; -Infinity for the start. */
  fromMs: number
  /** How we know that they got it. */
  told: ToldBy
  /** The events that say so; empty when it is probable. */
  eventIds: string[]
}
