import type { DatedPlan } from '@stafet/domain/contract/dated-plan.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import type { RouteKind } from '../../map/route-line.tsx'
import type { MapStop } from '../../map/stop-markers.tsx'
import type { RoomStop } from './room-stops.ts'
import type { RoomView } from './use-room.ts'

/** The lines and marks of a day: what is done, the leg under way, what is still ahead; other days stand back. */
export function mapDay(
  plan: DatedPlan,
  stops: readonly RoomStop[],
  progress: RoomView['progress'],
  day: number,
): { lines: Record<RouteKind, Position[][]>; marks: MapStop[] } {
  const lines: Record<RouteKind, Position[][]> = { done: [], now: [], today: [], other: [] }
  const marks: MapStop[] = []
  for (const { stop, index, day: own } of stops) {
    const state = progress.stops[index]?.state ?? 'to-come'
    const passed = state === 'done' || state === 'now'
    const kind = own !== day ? 'other' : index === progress.baton.towards ? 'now' : passed ? 'done' : 'today'
    if (stop.leg.line.length > 1) lines[kind].push(stop.leg.line)
    if (!stop.position) continue
    const { id, number, name, position } = stop
    // What is passed over is behind, whether the baton came there or not.
    const look = index === progress.next ? 'next' : state === 'skipped' ? 'done' : state
    marks.push({ id, number, name, position, state: look, otherDay: own !== day })
  }
  for (const [at, { lastLeg }] of plan.days.entries())
    if (lastLeg && lastLeg.line.length > 1) lines[at === day ? 'today' : 'other'].push(lastLeg.line)
  return { lines, marks }
}
