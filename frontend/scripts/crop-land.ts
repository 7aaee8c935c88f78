/**
 * Cuts Denmark and its neighbours' shores out of Natural Earth's land (public domain, 1 : 10 million) and writes
 * `public/land-dk.json`: the ground of every map, and all of it where no tiles can be had. The coast is kept
 * apart from the land, so that the straight edges of the cut are not drawn as a coast.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { MultiPolygon, Position } from 'geojson'
import { feature } from 'topojson-client'
import type { Topology } from 'topojson-specification'

const box = { west: 7.5, east: 15.5, south: 54.4, north: 58 }
const decimals = 1000

const source = createRequire(import.meta.url).resolve('world-atlas/land-10m.json')
const topology: unknown = JSON.parse(readFileSync(source, 'utf8'))
if (!isTopology(topology)) throw new Error('world-atlas/land-10m.json is no topology')
const land = topology.objects['land']
if (!land) throw new Error('world-atlas/land-10m.json has no object "land"')
const found = feature(topology, land)
const geometries = 'features' in found ? found.features.map((one) => one.geometry) : [found.geometry]
const polygons = geometries.filter((one): one is MultiPolygon => one.type === 'MultiPolygon')

const rings = polygons
  .flatMap((one) => one.coordinates.flat())
  .map((ring) => rounded(cropped(ring)))
  .filter((ring) => ring.length > 3)

const outline = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { kind: 'land' },
      geometry: { type: 'MultiPolygon', coordinates: rings.map((ring) => [ring]) },
    },
    {
      type: 'Feature',
      properties: { kind: 'coast' },
      geometry: { type: 'MultiLineString', coordinates: rings.flatMap(coastOf) },
    },
  ],
}
writeFileSync(new URL('../public/land-dk.json', import.meta.url), JSON.stringify(outline) + '\n')

function isTopology(value: unknown): value is Topology {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Topology'
}

/** Sutherland and Hodgman: cuts a ring along each side of the box in turn. */
function cropped(ring: Position[]): Position[] {
  const sides: { axis: 0 | 1; limit: number; keepsAbove: boolean }[] = [
    { axis: 0, limit: box.west, keepsAbove: true },
    { axis: 0, limit: box.east, keepsAbove: false },
    { axis: 1, limit: box.south, keepsAbove: true },
    { axis: 1, limit: box.north, keepsAbove: false },
  ]
  return sides.reduce((points, { axis, limit, keepsAbove }) => {
    const inside = (point: Position) => at(point, axis) >= limit === keepsAbove || at(point, axis) === limit
    return points.flatMap((point, index) => {
      const before = points.at(index - 1) ?? point
      const share = (limit - at(before, axis)) / (at(point, axis) - at(before, axis))
      const crossing = [0, 1].map((each) =>
        each === axis ? limit : at(before, each) + share * (at(point, each) - at(before, each)),
      )
      if (inside(point)) return inside(before) ? [point] : [crossing, point]
      return inside(before) ? [crossing] : []
    })
  }, ring)
}

/** To about 100 m, without repeating a point; closed. */
function rounded(ring: Position[]): Position[] {
  const points = ring.map((point) => [0, 1].map((axis) => Math.round(at(point, axis) * decimals) / decimals))
  const distinct = points.filter((point, index) => index === 0 || !same(point, points[index - 1]))
  const first = distinct[0]
  return first && !same(first, distinct.at(-1)) ? [...distinct, first] : distinct
}

/** The parts of a ring that are not the edge of the cut. */
function coastOf(ring: Position[]): Position[][] {
  const lines: Position[][] = [[]]
  for (const [index, point] of ring.entries()) {
    const before = ring[index - 1]
    if (before && onSameSide(before, point)) lines.push([])
    lines.at(-1)?.push(point)
  }
  return lines.filter((line) => line.length > 1)
}

function onSameSide(a: Position, b: Position): boolean {
  return (
    [box.west, box.east].some((limit) => at(a, 0) === limit && at(b, 0) === limit) ||
    [box.south, box.north].some((limit) => at(a, 1) === limit && at(b, 1) === limit)
  )
}

function same(a: Position, b: Position | undefined): boolean {
  return b !== undefined && at(a, 0) === at(b, 0) && at(a, 1) === at(b, 1)
}

function at(point: Position, axis: number): number {
  return point[axis] ?? NaN
}
