import type { PlanDay, TravelOrigin } from '@stafet/domain/contract/dated-plan.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { legsOf } from './legs-of.ts'

/** What a day's file is made of. */
export interface ReleasedDay {
  readonly relay: string
  readonly municipality: string
  readonly releasedAt: string
  readonly travel: TravelOrigin
  readonly day: PlanDay
}

/** One day as GPX 1.1: a waypoint for each stop that has a place, with its time, and a track of one part for each leg. */
export function dayGpx({ relay, municipality, releasedAt, travel, day }: ReleasedDay): string {
  const title = `${relay}, ${day.date}`
  const licence =
    travel.source === 'great-circle'
      ? []
      : [
          '<copyright author="OpenStreetMap contributors">',
          '<license>https://opendatacommons.org/licenses/odbl/1-0/</license>',
          '</copyright>',
        ]
  const waypoints = day.stops.flatMap(({ position, startsAt, number, name, category }) =>
    position
      ? [
          `<wpt ${place(position)}><time>${startsAt}</time>`,
          `<name>${escaped(`${number}. ${name}`)}</name><type>${category}</type></wpt>`,
        ].join('')
      : [],
  )
  const parts = legsOf(day).map(({ leg }) => {
    const points = leg.line.map((point) => `<trkpt ${place(point)}/>`)
    return `<trkseg>${points.join('')}</trkseg>`
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gpx version="1.1" creator="Fællesskabsstafet" xmlns="http://www.topografix.com/GPX/1/1">',
    `<metadata><name>${escaped(title)}</name><desc>${escaped(municipality)}</desc>`,
    ...licence,
    `<time>${releasedAt}</time></metadata>`,
    ...waypoints,
    ...(parts.length > 0 ? [`<trk><name>${escaped(title)}</name>`, ...parts, '</trk>'] : []),
    '</gpx>',
    '',
  ].join('\n')
}

function place({ lat, lon }: Position): string {
  return `lat="${lat}" lon="${lon}"`
}

const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' }

/** Text as XML 1.0 may hold it: there are characters that it cannot even name. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[<>&"]/g, (character) => entities[character] ?? '')
}
