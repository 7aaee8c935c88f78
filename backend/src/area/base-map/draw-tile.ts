import { createCanvas, type Canvas, type Path2D, type SKRSContext2D } from '@napi-rs/canvas'
import type { Bounds } from '@stafet/domain/contract/area.ts'
import type { MapTheme } from '@stafet/domain/contract/base-map.ts'
import { drawLabels } from './draw-labels.ts'
import { drawWays } from './draw-ways.ts'
import { mapThemes, type MapColours } from './map-theme.ts'
import { readPaths, type TilePaths } from './read-tile.ts'
import { PICTURE_PX, SHARPNESS, type TileAddress } from './tile-shape.ts'
import { streamStrokes, wayStrokes } from './way-rules.ts'
import { boxInSquare } from './web-mercator.ts'

/** What an area has to say about a tile. */
export interface AreaPart {
  areaId: string
  bounds: Bounds
  /** The vector tile of `sourceOf(address)`; null when there is nothing but sea. */
  tile: Uint8Array | null
}

const buildingsFrom = 15

/** Draws a tile: each area opaque within its bounds, later ones over earlier ones, nothing outside of them. */
export function drawTile(address: TileAddress, theme: MapTheme, parts: readonly AreaPart[]): Canvas {
  const canvas = createCanvas(PICTURE_PX, PICTURE_PX)
  const context = canvas.getContext('2d')
  context.lineJoin = 'round'
  for (const { areaId, bounds, tile } of parts) {
    context.save()
    clipTo(context, address, bounds)
    context.fillStyle = mapThemes[theme].sea
    context.fillRect(0, 0, PICTURE_PX, PICTURE_PX)
    if (tile) drawPart(context, address, mapThemes[theme], { areaId, bounds, tile })
    context.restore()
  }
  return canvas
}

/** @param insetPx how far within the bounds, in the picture's pixels */
function clipTo(context: SKRSContext2D, { z, x, y }: TileAddress, bounds: Bounds, insetPx = 0): void {
  const { left, top, right, bottom } = boxInSquare(bounds)
  const scale = 2 ** z * PICTURE_PX
  // On whole pixels: half-covered ones would let what is beneath shine through.
  const px = (value: number, tile: number) => Math.round(value * scale - tile * PICTURE_PX)
  const width = px(right, x) - px(left, x) - 2 * insetPx
  const height = px(bottom, y) - px(top, y) - 2 * insetPx
  context.beginPath()
  context.rect(px(left, x) + insetPx, px(top, y) + insetPx, width, height)
  context.clip()
}

function drawPart(
  context: SKRSContext2D,
  address: TileAddress,
  theme: MapColours,
  part: { areaId: string; bounds: Bounds; tile: Uint8Array },
): void {
  const { z } = address
  const paths = readPaths(part.tile, address)
  drawLand(context, paths, theme, { address, bounds: part.bounds })
  for (const [kind, colour] of Object.entries(theme.cover)) fill(context, paths('cover', kind), colour)
  const water = paths('water', 'water')
  fill(context, water, theme.water)
  outline(context, water, theme.waterEdge, 0.6)
  drawWays(context, paths, 'stream', streamStrokes, z, theme)
  if (z >= buildingsFrom) {
    fill(context, paths('building', 'building'), theme.building)
    outline(context, paths('building', 'building'), theme.buildingEdge, 0.5)
  }
  drawWays(context, paths, 'way', wayStrokes, z, theme)
  drawLabels(context, part, address, theme)
}

/** Bands along the coast as on printed maps, then the land over their inner half. */
function drawLand(
  context: SKRSContext2D,
  paths: TilePaths,
  theme: MapColours,
  { address, bounds }: { address: TileAddress; bounds: Bounds },
): void {
  const { z } = address
  const land = paths('land', 'land')
  if (z >= 9) outline(context, land, theme.shore, Math.min(10, 3 + (z - 9) * 1.2))
  fill(context, land, theme.land)
  // Where the area ends its land does, but there is no coast: no line may show where that is.
  context.save()
  clipTo(context, address, bounds, 2)
  outline(context, land, theme.coast, z >= 12 ? 0.9 : 0.6)
  context.restore()
}

function fill(context: SKRSContext2D, path: Path2D | null, colour: string): void {
  if (!path) return
  context.fillStyle = colour
  context.fill(path)
}

function outline(context: SKRSContext2D, path: Path2D | null, colour: string, width: number): void {
  if (!path) return
  context.setLineDash([])
  context.strokeStyle = colour
  context.lineWidth = width * SHARPNESS
  context.stroke(path)
}
