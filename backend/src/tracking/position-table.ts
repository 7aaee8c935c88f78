import type { PositionFlaw } from '@stafet/domain/contract/tracking.ts'
import type { CheckedPosition } from '@stafet/domain/tracking/check-position.ts'
import type { EntityManager } from 'typeorm'
import type { Neighbours } from './judge-with-neighbours.ts'

/** How far after new positions the others are judged anew: that many fit or do not, whatever came before. */
const MOST_AFTER = 100

interface Row {
  occurred_at: Date
  lat: number | null
  lon: number | null
  accuracy_m: number | null
  put_aside: PositionFlaw | null
}

/** What has been kept of a tracker around the times of `checked`. */
export async function neighboursOf(
  manager: EntityManager,
  trackerId: string,
  checked: readonly CheckedPosition[],
): Promise<Neighbours> {
  const times = checked.map(({ report }) => report.occurredMs)
  const first = times.reduce((a, b) => Math.min(a, b))
  const rows: Row[] = await manager.query(
    `SELECT occurred_at, lat, lon, accuracy_m, put_aside FROM position_report
     WHERE tracker_id = $1
       AND occurred_at >= coalesce((
         SELECT occurred_at FROM position_report
         WHERE tracker_id = $1 AND put_aside IS NULL AND occurred_at < $2
         ORDER BY occurred_at DESC OFFSET 1 LIMIT 1), '-infinity')
       AND occurred_at <= coalesce((
         SELECT occurred_at FROM position_report
         WHERE tracker_id = $1 AND occurred_at > $3
         ORDER BY occurred_at OFFSET $4 LIMIT 1), 'infinity')
     ORDER BY occurred_at`,
    [trackerId, iso(first), iso(times.reduce((a, b) => Math.max(a, b))), MOST_AFTER],
  )
  const positions = rows.map(({ occurred_at, lat, lon, accuracy_m, put_aside }) => ({
    occurredMs: occurred_at.getTime(),
    place: lat === null || lon === null ? null : { lat, lon },
    accuracyM: accuracy_m,
    flaw: put_aside,
  }))
  const believedBefore = positions.filter(({ occurredMs, flaw }) => flaw === null && occurredMs < first)
  return { positions, settled: believedBefore.length > 1 }
}

/** All in one statement; one that is there already stays as it is. */
export async function insertPositions(
  manager: EntityManager,
  trackerId: string,
  fresh: readonly CheckedPosition[],
): Promise<void> {
  const column = <T>(value: (position: CheckedPosition) => T): T[] => fresh.map(value)
  await manager.query(
    `INSERT INTO position_report (tracker_id, occurred_at, lat, lon, exchanged, accuracy_m, speed_mps,
       heading_deg, altitude_m, battery_share, put_aside)
     SELECT $1, * FROM unnest($2::timestamptz[], $3::float8[], $4::float8[], $5::boolean[], $6::float8[],
       $7::float8[], $8::float8[], $9::float8[], $10::float8[], $11::text[])
     ON CONFLICT (tracker_id, occurred_at) DO NOTHING`,
    [
      trackerId,
      column(({ report }) => iso(report.occurredMs)),
      column(({ place }) => place?.lat ?? null),
      column(({ place }) => place?.lon ?? null),
      column(({ exchanged }) => exchanged),
      // With the place goes what could tell of it.
      ...(['accuracyM', 'speedMps', 'headingDeg', 'altitudeM'] as const).map((name) =>
        column(({ place, report }) => (place ? report[name] : null)),
      ),
      column(({ report }) => report.batteryShare),
      column(({ flaw }) => flaw),
    ],
  )
}

export async function updateFlaws(
  manager: EntityManager,
  trackerId: string,
  changed: readonly { occurredMs: number; flaw: PositionFlaw | null }[],
): Promise<void> {
  await manager.query(
    `UPDATE position_report SET put_aside = changed.flaw
     FROM unnest($2::timestamptz[], $3::text[]) AS changed (occurred_at, flaw)
     WHERE tracker_id = $1 AND position_report.occurred_at = changed.occurred_at`,
    [trackerId, changed.map(({ occurredMs }) => iso(occurredMs)), changed.map(({ flaw }) => flaw)],
  )
}

const iso = (ms: number): string => new Date(ms).toISOString()
