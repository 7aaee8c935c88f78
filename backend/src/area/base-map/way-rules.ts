import type { MapColours } from './map-theme.ts'

/** How a line is drawn. Widths and dashes in the page's pixels. */
export interface Stroke {
  readonly colour: (theme: MapColours) => string
  /** Widths by zoom level; between them it grows evenly. */
  readonly width: Readonly<Record<number, number>>
  /** Drawn wider beneath, once the line is wide enough to show it. */
  readonly edge?: (theme: MapColours) => string
  /** Instead of the edge's colour, while it is too thin to have one. */
  readonly thin?: (theme: MapColours) => string
  /** In multiples of the line's width. */
  readonly dash?: readonly number[]
}

const road = (width: Stroke['width']): Stroke => ({
  colour: ({ road: colour }) => colour,
  edge: ({ roadEdge }) => roadEdge,
  thin: ({ thinRoad }) => thinRoad,
  width,
})
const mainRoad = (width: Stroke['width']): Stroke => ({
  colour: ({ mainRoad: colour }) => colour,
  edge: ({ mainRoadEdge }) => mainRoadEdge,
  width,
})

/** Streams and ways by kind, in the order in which they are drawn. */
export const streamStrokes: Readonly<Record<string, Stroke>> = {
  ditch: { colour: ({ waterEdge }) => waterEdge, width: { 13: 0.4, 16: 1.2, 18: 2 } },
  stream: { colour: ({ waterEdge }) => waterEdge, width: { 12: 0.6, 14: 1.2, 18: 3.5 } },
  river: { colour: ({ waterEdge }) => waterEdge, width: { 9: 0.7, 12: 1.4, 14: 2.4, 18: 7 } },
}

export const wayStrokes: Readonly<Record<string, Stroke>> = {
  trees: {
    colour: ({ trees }) => trees,
    width: { 14: 1.6, 16: 3.2, 18: 7 },
    dash: [0.01, 1.6],
  },
  ferry: {
    colour: ({ ferry }) => ferry,
    width: { 8: 0.9, 12: 1.2, 16: 1.8 },
    dash: [5, 4],
  },
  pier: {
    colour: ({ cover }) => cover['pier'] ?? '',
    edge: ({ coast }) => coast,
    width: { 12: 0.8, 14: 1.6, 18: 8 },
  },
  taxiway: { colour: ({ cover }) => cover['parking'] ?? '', width: { 12: 1, 14: 3, 18: 30 } },
  runway: { colour: ({ cover }) => cover['parking'] ?? '', width: { 11: 1.2, 14: 8, 18: 90 } },
  steps: {
    colour: ({ path }) => path,
    width: { 13: 1.4, 16: 3, 18: 5 },
    dash: [0.35, 0.35],
  },
  path: {
    colour: ({ path }) => path,
    width: { 13: 0.8, 15: 1.2, 18: 2.2 },
    dash: [0.01, 2.4],
  },
  cycleway: {
    colour: ({ cycleway }) => cycleway,
    width: { 12: 0.7, 14: 1.1, 18: 2.4 },
    dash: [3.4, 2.2],
  },
  track: {
    colour: ({ path }) => path,
    width: { 12: 0.5, 14: 0.9, 18: 2.2 },
    dash: [4.5, 2.4],
  },
  service: road({ 13: 0.5, 14: 1.1, 15: 2.2, 16: 4, 18: 11 }),
  pedestrian: road({ 13: 0.9, 14: 1.8, 16: 6, 18: 16 }),
  street: road({ 12: 0.6, 13: 1.5, 14: 2.6, 15: 4.4, 16: 7.5, 18: 20 }),
  lane: road({ 11: 0.5, 12: 0.8, 13: 1.6, 14: 3, 15: 5, 16: 8, 18: 21 }),
  railway: {
    colour: ({ railway }) => railway,
    width: { 9: 0.7, 12: 1, 14: 1.5, 18: 3 },
    dash: [6, 1.6],
  },
  tertiary: road({ 10: 0.7, 11: 1.1, 12: 1.9, 13: 2.8, 14: 4, 15: 6, 16: 9, 18: 23 }),
  secondary: mainRoad({ 9: 0.7, 10: 1.2, 12: 2.4, 14: 4.6, 16: 10, 18: 25 }),
  primary: mainRoad({ 8: 0.9, 10: 1.6, 12: 2.9, 14: 5.2, 16: 11, 18: 27 }),
  trunk: mainRoad({ 6: 0.7, 8: 1.2, 10: 1.9, 12: 3.3, 14: 5.6, 16: 12, 18: 29 }),
  motorway: mainRoad({ 6: 0.9, 8: 1.5, 10: 2.3, 12: 3.8, 14: 6.2, 16: 13, 18: 31 }),
}

/** Thinner ones are drawn in one line without an edge. */
export const EDGE_FROM_WIDTH = 1.5

/** The width at a zoom level; below the first that is given it stays as thin. */
export function widthAt({ width }: Stroke, zoom: number): number {
  const given = Object.entries(width).map(([at, value]) => [Number(at), value] as const)
  const after = given.findIndex(([at]) => at >= zoom)
  const [nextZoom, next] = given.at(after) ?? [0, 0]
  const [lastZoom, last] = given[after - 1] ?? [nextZoom, next]
  if (nextZoom === lastZoom || after < 0) return next
  return last * (next / last) ** ((zoom - lastZoom) / (nextZoom - lastZoom))
}
