import type { Tags } from '../extract.ts'

/** Layers of the area's tiles. */
export type MapLayer = 'land' | 'cover' | 'water' | 'stream' | 'building' | 'way' | 'name'

/** What something is on the map, and from which zoom level on it is there. */
export interface MapKind {
  readonly layer: MapLayer
  readonly kind: string
  readonly minZoom: number
  /** Later ones lie on top within their layer. */
  readonly order: number
}

type Rule = readonly [key: string, values: readonly string[], kind: string, minZoom: number]

/** Ground: each is drawn over those before it. */
const cover: readonly Rule[] = [
  [
    'landuse',
    ['farmland', 'farm', 'orchard', 'vineyard', 'plant_nursery', 'greenhouse_horticulture'],
    'field',
    10,
  ],
  ['landuse', ['residential', 'garages'], 'built', 8],
  [
    'landuse',
    [
      'industrial',
      'commercial',
      'retail',
      'railway',
      'port',
      'harbour',
      'quarry',
      'landfill',
      'construction',
      'brownfield',
      'depot',
      'military',
    ],
    'works',
    9,
  ],
  ['landuse', ['farmyard'], 'built', 12],
  ['aeroway', ['aerodrome'], 'works', 10],
  ['landuse', ['education', 'religious', 'institutional'], 'grounds', 12],
  ['amenity', ['school', 'kindergarten', 'college', 'university', 'hospital'], 'grounds', 12],
  ['landuse', ['meadow', 'grass', 'greenfield', 'village_green', 'flowerbed'], 'grass', 11],
  ['natural', ['grassland', 'fell'], 'grass', 11],
  ['natural', ['heath'], 'heath', 10],
  ['natural', ['scrub'], 'scrub', 11],
  ['landuse', ['scrub'], 'scrub', 11],
  [
    'leisure',
    ['park', 'garden', 'recreation_ground', 'dog_park', 'common', 'golf_course', 'miniature_golf'],
    'park',
    11,
  ],
  ['landuse', ['recreation_ground', 'allotments'], 'park', 11],
  ['tourism', ['camp_site', 'caravan_site', 'zoo', 'theme_park'], 'park', 11],
  ['landuse', ['forest'], 'wood', 8],
  ['natural', ['wood'], 'wood', 8],
  ['natural', ['sand', 'beach', 'dune', 'shingle', 'bare_rock'], 'sand', 11],
  ['natural', ['wetland', 'mud'], 'wetland', 10],
  ['landuse', ['cemetery'], 'cemetery', 12],
  ['amenity', ['grave_yard'], 'cemetery', 12],
  ['leisure', ['pitch', 'track', 'sports_centre', 'stadium', 'playground'], 'sports', 12],
  ['amenity', ['parking'], 'parking', 14],
  ['man_made', ['pier', 'breakwater', 'groyne', 'bridge'], 'pier', 12],
  ['highway', ['pedestrian', 'footway', 'service'], 'square', 13],
]

const water: readonly Rule[] = [
  ['natural', ['water'], 'water', 8],
  ['waterway', ['riverbank', 'dock', 'boatyard'], 'water', 8],
  ['landuse', ['reservoir', 'basin', 'salt_pond', 'aquaculture'], 'water', 9],
  ['leisure', ['swimming_pool'], 'water', 13],
]

const stream: readonly Rule[] = [
  ['waterway', ['river', 'canal'], 'river', 9],
  ['waterway', ['stream', 'tidal_channel'], 'stream', 12],
  ['waterway', ['ditch', 'drain'], 'ditch', 13],
]

/** Lines of all kinds: each is drawn over those before it. */
const way: readonly Rule[] = [
  ['natural', ['tree_row'], 'trees', 14],
  ['aeroway', ['taxiway'], 'taxiway', 12],
  ['aeroway', ['runway'], 'runway', 11],
  ['man_made', ['pier', 'breakwater', 'groyne'], 'pier', 12],
  ['route', ['ferry'], 'ferry', 8],
  ['highway', ['steps'], 'steps', 13],
  ['highway', ['path', 'footway', 'bridleway', 'corridor'], 'path', 13],
  ['highway', ['track'], 'track', 12],
  ['highway', ['cycleway'], 'cycleway', 12],
  ['highway', ['service', 'raceway', 'escape', 'busway'], 'service', 13],
  ['highway', ['pedestrian'], 'pedestrian', 13],
  ['highway', ['residential', 'living_street', 'road'], 'street', 12],
  ['highway', ['unclassified'], 'lane', 11],
  ['railway', ['rail', 'light_rail', 'narrow_gauge', 'preserved', 'tram'], 'railway', 9],
  ['highway', ['tertiary', 'tertiary_link'], 'tertiary', 10],
  ['highway', ['secondary', 'secondary_link'], 'secondary', 9],
  ['highway', ['primary', 'primary_link'], 'primary', 8],
  ['highway', ['trunk', 'trunk_link'], 'trunk', 6],
  ['highway', ['motorway', 'motorway_link'], 'motorway', 6],
]

function look(rules: readonly Rule[], layer: MapLayer): (tags: Tags) => MapKind | null {
  const kinds = new Map<string, Map<string, MapKind>>()
  rules.forEach(([key, values, kind, minZoom], order) => {
    const ofKey = kinds.get(key) ?? new Map<string, MapKind>()
    kinds.set(key, ofKey)
    for (const value of values) ofKey.set(value, { layer, kind, minZoom, order })
  })
  return (tags) => {
    let last: MapKind | null = null
    for (const [key, ofKey] of kinds) {
      const found = ofKey.get(tags[key] ?? '')
      if (found && found.order >= (last?.order ?? 0)) last = found
    }
    return last
  }
}

const coverOf = look(cover, 'cover')
const waterOf = look(water, 'water')
const streamOf = look(stream, 'stream')
const wayOf = look(way, 'way')
const building: MapKind = { layer: 'building', kind: 'building', minZoom: 14, order: 0 }

/** What a polygon is on the map; null when it is not drawn. */
export function areaKind(tags: Tags): MapKind | null {
  if (tags['building'] !== undefined && tags['building'] !== 'no') return building
  if (tags['highway'] !== undefined && tags['area'] !== 'yes') return null
  // The sea comes from coastlines; what is under the ground is not to be seen.
  if (tags['location'] === 'underground' || tags['tunnel'] === 'yes') return null
  return waterOf(tags) ?? coverOf(tags)
}

/** What a line is on the map; null when it is not drawn. */
export function lineKind(tags: Tags): MapKind | null {
  if (tags['area'] === 'yes' || tags['tunnel'] === 'culvert') return null
  const kind = wayOf(tags)
  if (!kind) return streamOf(tags)
  if (kind.kind === 'railway' && tags['service'] !== undefined) return { ...kind, minZoom: 13 }
  // Drives to somebody's door are many, and nobody's way.
  if (kind.kind === 'service' && (tags['service'] ?? '') !== '') return { ...kind, minZoom: 14 }
  return kind.kind === 'path' && tags['bicycle'] === 'designated'
    ? { ...kind, kind: 'cycleway', minZoom: 12 }
    : kind
}

/** Streets and paths whose names are written along them. */
export function isNamedWay(tags: Tags): boolean {
  return tags['name'] !== undefined && tags['highway'] !== undefined && wayOf(tags) !== null
}
