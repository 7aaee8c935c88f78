import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { VectorTile } from '@mapbox/vector-tile'
import type { Bounds } from '@stafet/domain/contract/area.ts'
import { PbfReader } from 'pbf'
import { mapFont } from './map-font.ts'
import type { MapColours } from './map-theme.ts'
import { nameSize, placeLabels, type LabelRoom, type StreetLabel } from './street-labels.ts'
import { cornerInSource, SHARPNESS, sourceOf, TILE_EXTENT, TILE_PX, type TileAddress } from './tile-shape.ts'
import { boxInSquare } from './web-mercator.ts'

const haloPx = 3
/** Labels are chosen for a whole source tile at once, and many pictures come from the same one. */
const keptLabels = 64
const kept = new Map<string, readonly StreetLabel[]>()

/** Writes the names of streets. What is chosen depends on the source tile and the zoom level alone. */
export function drawLabels(
  context: SKRSContext2D,
  part: { areaId: string; bounds: Bounds; tile: Uint8Array },
  address: TileAddress,
  theme: MapColours,
): void {
  const labels = labelsOf(part, address)
  const corner = cornerInSource(address)
  const size = nameSize(address.z)
  const inView = labels
    .map(({ letters }) =>
      letters.map((letter) => ({ ...letter, x: letter.x - corner.x, y: letter.y - corner.y })),
    )
    .filter((letters) =>
      letters.some(({ x, y }) => x > -size && x < TILE_PX + size && y > -size && y < TILE_PX + size),
    )
  context.font = mapFont(size * SHARPNESS)
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.setLineDash([])
  context.lineWidth = haloPx * SHARPNESS
  context.strokeStyle = theme.nameHalo
  context.fillStyle = theme.name
  for (const letters of inView) {
    for (const write of ['strokeText', 'fillText'] as const) {
      for (const { text, x, y, angle } of letters) {
        context.save()
        context.translate(x * SHARPNESS, y * SHARPNESS)
        context.rotate(angle)
        context[write](text, 0, 0)
        context.restore()
      }
    }
  }
}

/** The labels of a picture's source tile at its zoom level. */
export function labelsOf(
  { areaId, bounds, tile }: { areaId: string; bounds: Bounds; tile: Uint8Array },
  address: TileAddress,
): readonly StreetLabel[] {
  const source = sourceOf(address)
  const key = [areaId, source.x, source.y, source.z, address.z].join('/')
  const known = kept.get(key)
  if (known) return known
  const scale = (TILE_PX * 2 ** (address.z - source.z)) / TILE_EXTENT
  const layer = new VectorTile(new PbfReader(tile)).layers['name']
  const streets = Array.from({ length: layer?.length ?? 0 }, (_, at) => layer?.feature(at)).flatMap(
    (feature) =>
      (feature?.loadGeometry() ?? []).map((line) => ({
        name: String(feature?.properties['name']),
        kind: String(feature?.properties['kind']),
        line: line.map(({ x, y }) => ({ x: x * scale, y: y * scale })),
      })),
  )
  const labels = placeLabels(streets, address.z, roomOf(bounds, source, address.z), letterWidths(address.z))
  const oldest = kept.keys().next()
  if (kept.size >= keptLabels && !oldest.done) kept.delete(oldest.value)
  kept.set(key, labels)
  return labels
}

/** The part of the source tile within the bounds, in the page's pixels at `zoom`. */
function roomOf(bounds: Bounds, source: TileAddress, zoom: number): LabelRoom {
  const { left, top, right, bottom } = boxInSquare(bounds)
  const scale = 2 ** zoom * TILE_PX
  const side = TILE_PX * 2 ** (zoom - source.z)
  return {
    left: Math.max(0, left * scale - source.x * side),
    top: Math.max(0, top * scale - source.y * side),
    right: Math.min(side, right * scale - source.x * side),
    bottom: Math.min(side, bottom * scale - source.y * side),
  }
}

function letterWidths(zoom: number): (letter: string) => number {
  const context = createCanvas(1, 1).getContext('2d')
  context.font = mapFont(nameSize(zoom) * SHARPNESS)
  const widths = new Map<string, number>()
  return (letter) => {
    const width = widths.get(letter) ?? context.measureText(letter).width / SHARPNESS
    widths.set(letter, width)
    return width
  }
}
