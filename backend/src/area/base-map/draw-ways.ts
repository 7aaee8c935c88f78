import type { Path2D, SKRSContext2D } from '@napi-rs/canvas'
import type { MapLayer } from './map-features.ts'
import type { MapColours } from './map-theme.ts'
import type { Level, TilePaths } from './read-tile.ts'
import { SHARPNESS } from './tile-shape.ts'
import { EDGE_FROM_WIDTH, widthAt, type Stroke } from './way-rules.ts'

const levels: readonly Level[] = ['tunnel', 'ground', 'bridge']
const tunnelShine = 0.45

/** Draws lines by kind: all edges of a level beneath all its lines, so that streets flow into each other. */
export function drawWays(
  context: SKRSContext2D,
  paths: TilePaths,
  layer: MapLayer,
  strokes: Readonly<Record<string, Stroke>>,
  zoom: number,
  theme: MapColours,
): void {
  for (const level of levels) {
    const present = Object.entries(strokes).flatMap(([kind, stroke]) => {
      const path = paths(layer, kind, level)
      return path ? [{ stroke, path, width: widthAt(stroke, zoom) }] : []
    })
    context.globalAlpha = level === 'tunnel' ? tunnelShine : 1
    for (const { stroke, path, width } of present) {
      if (!stroke.edge || width < EDGE_FROM_WIDTH) continue
      context.lineCap = level === 'bridge' ? 'butt' : 'round'
      draw(context, path, stroke.edge(theme), width + edgeWidth(width) * (level === 'bridge' ? 3 : 2), [])
    }
    for (const { stroke, path, width } of present) {
      const dash = (stroke.dash ?? []).map((part) => part * width)
      // Dots are the round ends of dashes without length.
      context.lineCap = dash.length === 0 || (stroke.dash?.[0] ?? 1) < 0.1 ? 'round' : 'butt'
      const isThin = stroke.edge !== undefined && width < EDGE_FROM_WIDTH
      draw(
        context,
        path,
        isThin ? (stroke.thin ?? stroke.edge ?? stroke.colour)(theme) : stroke.colour(theme),
        width,
        dash,
      )
    }
  }
  context.globalAlpha = 1
}

/** Of one side. */
function edgeWidth(width: number): number {
  return width < 4 ? 0.5 : 0.7
}

function draw(
  context: SKRSContext2D,
  path: Path2D,
  colour: string,
  width: number,
  dash: readonly number[],
): void {
  context.strokeStyle = colour
  context.lineWidth = width * SHARPNESS
  context.setLineDash(dash.map((part) => part * SHARPNESS))
  context.stroke(path)
}
