import type { Position } from '@stafet/domain/contract/primitives.ts'
import { simplifyLine } from '@stafet/domain/geo/simplify-line.ts'
import type { z } from 'zod'
import { inParallel } from './in-parallel.ts'
import { osrmRoute, osrmTable, TABLE_SIDE } from './osrm-answers.ts'
import { durationAtPace, type AskedLeg, type LegShape, type TravelSource } from './travel-source.ts'

const LINE_TOLERANCE_M = 3
const AT_ONCE = 4

type Way = 'foot' | 'bike'
type Distances = (number | null)[][]

/**
 * Travel from an OSRM server. Its times are not asked for: people walk and ride at the relay's pace.
 * @param url base address of a server with both profiles, or one with `{profile}` in it where `foot` and `bike`
 *   have servers of their own
 * @param timeoutMs how long one request may take
 */
export function osrmTravel(url: string, timeoutMs = 10_000): TravelSource {
  const ask = async <S extends z.ZodType>(
    schema: S,
    service: string,
    way: Way,
    places: readonly Position[],
    options: string,
  ): Promise<z.infer<S>> => {
    const where = places.map(({ lat, lon }) => `${lon.toFixed(6)},${lat.toFixed(6)}`).join(';')
    const base = url.replace('{profile}', way).replace(/\/+$/, '')
    const response = await fetch(`${base}/${service}/v1/${way}/${where}?${options}`, {
      signal: AbortSignal.timeout(timeoutMs),
    })
    // OSRM says with 400 and a code that there is no way; anything else is trouble.
    if (!response.ok && response.status !== 400) throw new Error(`OSRM answered ${response.status}`)
    return schema.parse(await response.json())
  }

  const askTable = (way: Way, from: readonly Position[], to: readonly Position[]) => {
    const sources = from.map((_, at) => at).join(';')
    const destinations = to.map((_, at) => from.length + at).join(';')
    const options = `sources=${sources}&destinations=${destinations}&annotations=distance`
    return ask(osrmTable, 'table', way, [...from, ...to], options)
  }

  /** One request's part of a table; parted further while a place in it lies where OSRM has no street. */
  const part = async (way: Way, from: readonly Position[], to: readonly Position[]): Promise<Distances> => {
    const { code, distances } = await askTable(way, from, to)
    if (code === 'Ok') {
      // Of an older OSRM, or what only looks like one: no distances are not the same as no ways.
      if (distances.length !== from.length || distances.some((row) => row.length !== to.length))
        throw new Error('OSRM answered without distances')
      return distances
    }
    if (code !== 'NoTable' && code !== 'NoSegment') throw new Error(`OSRM answered ${code}`)
    if (code === 'NoTable' || from.length * to.length === 1) return from.map(() => to.map(() => null))
    if (from.length >= to.length) {
      const half = Math.ceil(from.length / 2)
      return [...(await part(way, from.slice(0, half), to)), ...(await part(way, from.slice(half), to))]
    }
    const half = Math.ceil(to.length / 2)
    const left = await part(way, from, to.slice(0, half))
    const right = await part(way, from, to.slice(half))
    return left.map((row, at) => [...row, ...(right[at] ?? [])])
  }

  const table = async (way: Way, from: readonly Position[], to: readonly Position[]): Promise<Distances> => {
    const tiles = starts(from.length).flatMap((row) => starts(to.length).map((column) => ({ row, column })))
    const whole: Distances = from.map(() => to.map(() => null))
    await inParallel(tiles, AT_ONCE, async ({ row, column }) => {
      const found = await part(way, from.slice(row, row + TABLE_SIDE), to.slice(column, column + TABLE_SIDE))
      for (const [a, distances] of found.entries()) {
        for (const [b, metres] of distances.entries()) {
          const line = whole[row + a]
          if (line) line[column + b] = metres
        }
      }
    })
    return whole
  }

  const leg = async ({ from, to, way }: AskedLeg): Promise<LegShape> => {
    const options = 'overview=full&geometries=geojson&steps=true'
    const { code, routes } = await ask(
      osrmRoute,
      'route',
      way === 'foot' ? 'foot' : 'bike',
      [from, to],
      options,
    )
    const [route] = routes
    if (code !== 'Ok' || !route) return { line: [from, to], ferries: [] }
    const along = route.geometry.coordinates.map(([lon, lat]) => ({ lat, lon }))
    const steps = route.legs.flatMap(({ steps: all }) => all)
    const ferries = steps.filter(({ mode }) => mode === 'ferry').map(({ name }) => name)
    return {
      line: simplifyLine([from, ...along, to], LINE_TOLERANCE_M).map(({ lat, lon }) => ({
        lat: Math.round(lat * 1e5) / 1e5,
        lon: Math.round(lon * 1e5) / 1e5,
      })),
      ferries: ferries.filter((name, at) => name !== ferries[at - 1]),
    }
  }

  return {
    origin: { source: 'osrm', data: 'OSRM, OpenStreetMap' },
    key: `osrm ${url}`,
    knowsSteps: false,
    covers: () => true,
    spots: async (places) => {
      const asked = starts(places.length).map((start) => places.slice(start, start + TABLE_SIDE))
      const parts = await inParallel(asked, AT_ONCE, (some) => askTable('foot', some, some.slice(0, 1)))
      return parts.flatMap(({ sources }, part) =>
        (asked[part] ?? []).map((_, at) => {
          return { awayM: Math.round(sources[at]?.distance ?? 0), island: null }
        }),
      )
    },
    matrix: async (from, to, pace) => {
      const walked = await table('foot', from, to)
      const ridden = await table('bike', from, to)
      return from.map((_, a) =>
        to.map((__, b) => {
          const [walk, ride] = [walked[a]?.[b] ?? null, ridden[a]?.[b] ?? null]
          const onFoot = walk !== null && (walk <= pace.footUpToM || ride === null)
          const metres = onFoot ? walk : ride
          if (metres === null) return null
          const way = onFoot ? 'foot' : 'bicycle'
          return { way, distanceM: Math.round(metres), durationS: durationAtPace(metres, way, pace) }
        }),
      )
    },
    legs: (legs) => inParallel(legs, AT_ONCE, leg),
  }
}

function starts(length: number): number[] {
  return Array.from({ length: Math.ceil(length / TABLE_SIDE) }, (_, at) => at * TABLE_SIDE)
}
