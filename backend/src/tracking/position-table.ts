import type { PositionFlaw } from '@stafet/domain/contract/tracking.ts'
import type { CheckedPosition } from '@stafet/domain/tracking/check-position.ts'
import type { EntityManager } from 'typeorm'
import type { Neighbour, Neighbours } from './judge-with-neighbours.ts'

/** How far after new positions the others are judged anew: that many fit or do not, whatever came before. */
const MOST_AFTER = 100

interface Row {
  tracker_id: string
  occurred_at: Date
  lat: number | null
  lon: number | null
  accuracy_m: number | null
  put_aside: PositionFlaw | null
}

/** What has been kept of each tracker around the times of its new positions, by tracker. */
export async function neighboursOf(
  manager: EntityManager,
  checked: readonly { tracker: { id: string }; positions: readonly CheckedPosition[] }[],
): Promise<Map<string, Neighbours>> {
  const spans = checked.map(({ tracker: { id }, positions }) => {
    const times = positions.map(({ report }) => report.occurredMs)
    return { id, first: times.reduce((a, b) => Math.min(a, b)), last: times.reduce((a, b) => Math.max(a, b)) }
  })
  const rows: Row[] = await manager.query(
    `SELECT around.* FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) AS span (id, first, last)
     CROSS JOIN LATERAL (
       SELECT tracker_id, occurred_at, lat, lon, accuracy_m, put_aside FROM position_report
       WHERE tracker_id = span.id
         AND occurred_at >= coalesce((
           SELECT occurred_at FROM position_report
           WHERE tracker_id = span.id AND put_aside IS NULL AND occurred_at < span.first
           ORDER BY occurred_at DESC OFFSET 1 LIMIT 1), '-infinity')
         AND occurred_at <= coalesce((
           SELECT occurred_at FROM position_report
           WHERE tracker_id = span.id AND occurred_at > span.last
           ORDER BY occurred_at OFFSET $4 LIMIT 1), 'infinity')
     ) around
     ORDER BY tracker_id, occurred_at`,
    [
      spans.map(({ id }) => id),
      spans.map(({ first }) => iso(first)),
      spans.map(({ last }) => iso(last)),
      MOST_AFTER,
    ],
  )
  const byTracker = Map.groupBy(rows, ({ tracker_id }) => tracker_id)
  return new Map(
    spans.map(({ id, first }) => {
      const positions = (byTracker.get(id) ?? []).map(neighbourOf)
      const before = positions.filter(({ occurredMs, flaw }) => flaw === null && occurredMs < first)
      return [id, { positions, settled: before.length > 1 }]
    }),
  )
}

function neighbourOf({ occurred_at, lat, lon, accuracy_m, put_aside }: Row): Neighbour {
  return {
    occurredMs: occurred_at.getTime(),
    place: lat === null || lon === null ? null : { lat, lon },
    accuracyM: accuracy_m,
    flaw: put_aside,
  }
}

/** All in one statement; one that is there already stays as it is. */
export async function insertPositions(
  manager: EntityManager,
  fresh: readonly (CheckedPosition & { trackerId: string })[],
): Promise<void> {
  if (fresh.length === 0) return
  await manager.query(
    `INSERT INTO position_report (tracker_id, occurred_at, lat, lon, exchanged, accuracy_m, speed_mps,
       heading_deg, altitude_m, battery_share, put_aside)
     SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::float8[], $4::float8[], $5::boolean[], $6::float8[],
       $7::float8[], $8::float8[], $9::float8[], $10::float8[], $11::text[])
     ON CONFLICT (tracker_id, occurred_at) DO NOTHING`,
    [
      fresh.map(({ trackerId }) => trackerId),
      fresh.map(({ report }) => iso(report.occurredMs)),
      fresh.map(({ place }) => place?.lat ?? null),
      fresh.map(({ place }) => place?.lon ?? null),
      fresh.map(({ exchanged }) => exchanged),
      // With the place goes what could tell of it.
      ...(['accuracyM', 'speedMps', 'headingDeg', 'altitudeM'] as const).map((name) =>
        fresh.map(({ place, report }) => (place ? report[name] : null)),
      ),
      fresh.map(({ report }) => report.batteryShare),
      fresh.map(({ flaw }) => flaw),
    ],
  )
}

export async function updateFlaws(
  manager: EntityManager,
  changed: readonly { trackerId: string; occurredMs: number; flaw: PositionFlaw | null }[],
): Promise<void> {
  if (changed.length === 0) return
  await manager.query(
    `UPDATE position_report SET put_aside = changed.flaw
     FROM unnest($1::uuid[], $2::timestamptz[], $3::text[]) AS changed (tracker_id, occurred_at, flaw)
     WHERE position_report.tracker_id = changed.tracker_id AND position_report.occurred_at = changed.occurred_at`,
    [
      changed.map(({ trackerId }) => trackerId),
      changed.map(({ occurredMs }) => iso(occurredMs)),
      changed.map(({ flaw }) => flaw),
    ],
  )
}

const iso = (ms: number): string => new Date(ms).toISOString()
