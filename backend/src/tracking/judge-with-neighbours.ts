import type { Position } from '@stafet/domain/contract/primitives.ts'
import type { PositionFlaw } from '@stafet/domain/contract/tracking.ts'
import type { CheckedPosition } from '@stafet/domain/tracking/check-position.ts'
import { findJumps } from '@stafet/domain/tracking/find-jumps.ts'

/** A position that was kept before. */
export interface Neighbour {
  occurredMs: number
  place: Position | null
  accuracyM: number | null
  flaw: PositionFlaw | null
}

/**
 * What has been kept around the times of new positions, oldest first. `settled`: it begins with a position that
 * another one has agreed with, so that what lies before it cannot matter; otherwise with the tracker's first.
 */
export interface Neighbours {
  settled: boolean
  positions: readonly Neighbour[]
}

interface Judgement {
  /** Not kept before, one for each time, with their flaws. */
  fresh: CheckedPosition[]
  /** Kept before, and now seen differently. */
  changed: { occurredMs: number; flaw: PositionFlaw | null }[]
  /** Time of the newest position that is believed now; null when none is. */
  believed: number | null
}

/** Finds the jumps among new positions and those around them: a late one may change how others are seen. */
export function judgeWithNeighbours(
  checked: readonly CheckedPosition[],
  { settled, positions }: Neighbours,
  mostSpeedMps: number,
): Judgement {
  const known = new Set(positions.map(({ occurredMs }) => occurredMs))
  const fresh = new Map<number, CheckedPosition>()
  for (const one of checked) {
    const { occurredMs } = one.report
    if (!known.has(occurredMs) && !fresh.has(occurredMs)) fresh.set(occurredMs, one)
  }
  const all: Neighbour[] = [
    ...positions,
    ...[...fresh.values()].map(({ report, place, flaw }) => ({ ...report, place, flaw })),
  ]
  const candidates = all
    .flatMap(({ place, flaw, ...rest }) =>
      place && (flaw === null || flaw === 'jump') ? { ...rest, ...place, flaw } : [],
    )
    .sort((a, b) => a.occurredMs - b.occurredMs)
  const jumps = findJumps(candidates, mostSpeedMps, settled)
  const seen = candidates.map(({ occurredMs, flaw }, at) => ({
    occurredMs,
    was: flaw,
    flaw: jumps[at] ? ('jump' as const) : null,
  }))
  const flawOf = new Map(seen.map(({ occurredMs, flaw }) => [occurredMs, flaw]))
  return {
    fresh: [...fresh.values()].map((one) => ({
      ...one,
      flaw: flawOf.get(one.report.occurredMs) ?? one.flaw,
    })),
    changed: seen.filter(({ occurredMs, was, flaw }) => known.has(occurredMs) && was !== flaw),
    believed: seen.findLast(({ flaw }) => flaw === null)?.occurredMs ?? null,
  }
}

/** Time of the newest of these that is believed; null when none is. */
export function newestBelieved({ positions }: Neighbours): number | null {
  return positions.findLast(({ flaw }) => flaw === null)?.occurredMs ?? null
}
