import type { MapTheme } from '@stafet/domain/contract/base-map.ts'

/**
 * Colours of the drawn map. Sea and land are the page's tokens, where the area ends and the outline goes on; both
 * are colours that a WebP keeps exactly.
 */
export interface MapColours {
  sea: string
  /** A band along the coast, as printed maps have it. */
  shore: string
  land: string
  coast: string
  cover: Readonly<Record<string, string>>
  water: string
  waterEdge: string
  building: string
  buildingEdge: string
  road: string
  roadEdge: string
  /** Streets too thin for an edge of their own. */
  thinRoad: string
  mainRoad: string
  mainRoadEdge: string
  path: string
  cycleway: string
  railway: string
  ferry: string
  trees: string
  name: string
  nameHalo: string
}

const light: MapColours = {
  sea: '#dce9eb',
  shore: '#cfe0e5',
  land: '#f6f1e7',
  coast: '#b9bfb4',
  cover: {
    field: '#f4eee0',
    built: '#eadfd0',
    works: '#e5ddd6',
    grounds: '#efe4d0',
    grass: '#eceddc',
    heath: '#e9e1d2',
    scrub: '#e1e6cd',
    park: '#dfe8d0',
    wood: '#d3dfc2',
    sand: '#f2e6c6',
    wetland: '#dfe8e0',
    cemetery: '#dbe3d2',
    sports: '#d6e3c8',
    parking: '#e9e3da',
    pier: '#ece6da',
    square: '#f7f4ee',
  },
  water: '#cbdfe5',
  waterEdge: '#b3cdd6',
  building: '#d9cab6',
  buildingEdge: '#c9b79f',
  road: '#ffffff',
  roadEdge: '#cdbfa6',
  thinRoad: '#cbbfaa',
  mainRoad: '#fbecc9',
  mainRoadEdge: '#d5bb86',
  path: '#ad9871',
  cycleway: '#7d9a74',
  railway: '#a9a097',
  ferry: '#8fb0bd',
  trees: '#bccaa8',
  name: '#5d5a52',
  nameHalo: '#fffdf9',
}

const dark: MapColours = {
  sea: '#0e2128',
  shore: '#122a33',
  land: '#1c2227',
  coast: '#3b4a50',
  cover: {
    field: '#1d2426',
    built: '#2a2b2b',
    works: '#272a2d',
    grounds: '#2b2c29',
    grass: '#20292a',
    heath: '#262627',
    scrub: '#1f2a24',
    park: '#212d26',
    wood: '#1f2f25',
    sand: '#2d2c25',
    wetland: '#1b2a2b',
    cemetery: '#232c28',
    sports: '#23322a',
    parking: '#2b2f31',
    pier: '#2a3134',
    square: '#333a3d',
  },
  water: '#12303b',
  waterEdge: '#1e414d',
  building: '#353534',
  buildingEdge: '#424140',
  road: '#3f484d',
  roadEdge: '#151b1e',
  thinRoad: '#39434a',
  mainRoad: '#54523f',
  mainRoadEdge: '#191b17',
  path: '#6b634f',
  cycleway: '#5d7760',
  railway: '#5c6265',
  ferry: '#3d6370',
  trees: '#2f4434',
  name: '#b9bfbf',
  nameHalo: '#15191b',
}

export const mapThemes: Readonly<Record<MapTheme, MapColours>> = { light, dark }
