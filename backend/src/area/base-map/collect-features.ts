import type { Feature, MultiPolygon, Position } from 'geojson'
import { degrees, type Extract, type Tags } from '../extract.ts'
import type { Point } from './clip-line.ts'
import { isClosed, joinDirected, joinUndirected } from './join-lines.ts'
import { isInRing, landOf, type LandPolygon } from './land.ts'
import { areaKind, isNamedWay, lineKind, type MapKind, type MapLayer } from './map-features.ts'
import { toSquare } from './web-mercator.ts'

export interface MapProperties {
  layer: MapLayer
  kind: string
  minZoom: number
  name?: string
  bridge?: true
  tunnel?: true
}

/** Something on the map; its coordinates are in the unit square. */
export type MapFeature = Feature<
  MultiPolygon | { type: 'LineString'; coordinates: Position[] },
  MapProperties
>

/** The smallest area that is drawn, in square pixels of a 256-pixel tile. */
const smallestPx = 10

/** Everything of an extract that is drawn, in drawing order within each layer. */
export function collectFeatures(extract: Extract): MapFeature[] {
  const places = squarePlaces(extract)
  const ringOf = (nodes: ArrayLike<number>): Position[] => Array.from(nodes, (node) => places[node] ?? [0, 0])
  const features: { feature: MapFeature; order: number }[] = []

  const addArea = (tags: Tags, rings: Position[][][]) => {
    const kind = areaKind(tags)
    if (!kind || rings.length === 0) return
    const properties = { layer: kind.layer, kind: kind.kind, minZoom: zoomFor(kind, rings) }
    const geometry: MultiPolygon = { type: 'MultiPolygon', coordinates: rings }
    features.push({ feature: { type: 'Feature', properties, geometry }, order: kind.order })
  }
  const addLine = (
    kind: Pick<MapKind, 'layer' | 'kind' | 'minZoom' | 'order'>,
    line: Position[],
    more: object,
  ) => {
    const properties = { layer: kind.layer, kind: kind.kind, minZoom: kind.minZoom, ...more }
    const geometry = { type: 'LineString' as const, coordinates: line }
    features.push({ feature: { type: 'Feature', properties, geometry }, order: kind.order })
  }

  for (const { tags, nodes } of extract.ways) {
    if (nodes.length < 2) continue
    if (nodes.length > 3 && nodes[0] === nodes.at(-1)) addArea(tags, [[ringOf(nodes)]])
    const kind = lineKind(tags)
    if (kind) addLine(kind, ringOf(nodes), levelOf(tags))
  }
  for (const { tags, outer, inner } of extract.polygons) {
    const closed = (rings: readonly Int32Array[]) =>
      rings.filter((ring) => ring.length > 2).map((ring) => closedRing(ringOf(ring)))
    addArea(tags, withHoles(closed(outer), closed(inner)))
  }
  for (const { name, kind, line } of namedLines(extract))
    addLine({ layer: 'name', kind, minZoom: 14, order: 0 }, ringOf(line), { name })

  const land = landIn(extract).map((polygon): MapFeature => ({
    type: 'Feature',
    properties: { layer: 'land', kind: 'land', minZoom: 0 },
    geometry: {
      type: 'MultiPolygon',
      coordinates: [polygon.map((ring) => ring.map(([lon, lat]) => toSquare(degrees(lat), degrees(lon))))],
    },
  }))
  return [...land, ...features.toSorted((a, b) => a.order - b.order).map(({ feature }) => feature)]
}

function squarePlaces({ lat, lon }: Extract): Position[] {
  return Array.from(lat, (units, node) => toSquare(degrees(units), degrees(lon[node] ?? 0)))
}

/** Land of the extract's box, in units of 1e-7 degrees. */
function landIn(extract: Extract): LandPolygon[] {
  const { bounds, ways, lat, lon } = extract
  const units = (value: number) => Math.round(value * 1e7)
  const box = {
    west: units(bounds.west),
    south: units(bounds.south),
    east: units(bounds.east),
    north: units(bounds.north),
  }
  const pointOf = (node: number): Point => [lon[node] ?? 0, lat[node] ?? 0]
  const coast = joinDirected(
    ways.filter(({ tags }) => tags['natural'] === 'coastline').map(({ nodes }) => Array.from(nodes)),
  )
  const streets = ways.filter(({ tags }) => tags['highway'] !== undefined && tags['bridge'] === undefined)
  const onLand = streets
    .map(({ nodes }) => pointOf(nodes[nodes.length >> 1] ?? 0))
    .filter((point) => isIn(point, box))
  const land = landOf(
    coast.map((line) => line.map(pointOf)),
    box,
    onLand.length > 0,
  )
  // Coast that runs the wrong way, or of which most is missing, would put the streets under water.
  const sample = onLand.filter((_, at) => at % Math.ceil(onLand.length / 500) === 0)
  const dry = sample.filter((point) =>
    land.some((polygon) => polygon.filter((ring) => isInRing(point, ring)).length === 1),
  )
  return dry.length * 2 >= sample.length ? land : landOf([], box, true)
}

function isIn(
  [x, y]: Point,
  { west, south, east, north }: { west: number; south: number; east: number; north: number },
): boolean {
  return x >= west && x <= east && y >= south && y <= north
}

function levelOf(tags: Tags): Pick<MapProperties, 'bridge' | 'tunnel'> {
  if (tags['bridge'] !== undefined && tags['bridge'] !== 'no') return { bridge: true }
  return tags['tunnel'] !== undefined && tags['tunnel'] !== 'no' ? { tunnel: true } : {}
}

/** Small areas wait until they can be seen. */
function zoomFor(kind: MapKind, polygons: readonly Position[][][]): number {
  const area = Math.max(...polygons.map(([outer]) => areaOf(outer ?? [])))
  const side = Math.sqrt(smallestPx / Math.max(area, 1e-15)) / 256
  return Math.min(14, Math.max(kind.minZoom, Math.ceil(Math.log2(side))))
}

function areaOf(ring: readonly Position[]): number {
  let double = 0
  for (let i = 1; i < ring.length; i += 1) {
    const [ax = 0, ay = 0] = ring[i - 1] ?? []
    const [bx = 0, by = 0] = ring[i] ?? []
    double += (bx - ax) * (by + ay)
  }
  return Math.abs(double) / 2
}

/** A ring that the extract cuts is closed straight: what is missing lies beyond the box. */
function closedRing(ring: Position[]): Position[] {
  const [first] = ring
  const last = ring.at(-1)
  return !first || (first[0] === last?.[0] && first[1] === last?.[1]) ? ring : [...ring, first]
}

function withHoles(outers: readonly Position[][], inners: readonly Position[][]): Position[][][] {
  const polygons = outers.map((outer) => [outer])
  if (outers.length === 1) return [[...outers, ...inners]]
  for (const inner of inners) {
    const [x = 0, y = 0] = inner[0] ?? []
    const around = polygons.find(
      ([outer]) =>
        outer &&
        isInRing(
          [x, y],
          outer.map(([a = 0, b = 0]): Point => [a, b]),
        ),
    )
    around?.push(inner)
  }
  return polygons
}

/** Streets of one name and kind, their pieces joined, for names to be written along. */
function namedLines({ ways }: Extract): { name: string; kind: string; line: number[] }[] {
  const byName = new Map<string, { name: string; kind: string; lines: number[][] }>()
  for (const { tags, nodes } of ways) {
    const kind = lineKind(tags)?.kind
    const name = tags['name']
    if (!kind || !name || !isNamedWay(tags)) continue
    const known = byName.get(`${kind}/${name}`)
    if (known) known.lines.push([...nodes])
    else byName.set(`${kind}/${name}`, { name, kind, lines: [[...nodes]] })
  }
  return [...byName.values()].flatMap(({ name, kind, lines }) => {
    const rings = lines.filter(isClosed)
    const joined = joinUndirected(lines.filter((line) => !isClosed(line)))
    return [...joined, ...rings].map((line) => ({ name, kind, line }))
  })
}
