import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { distanceM } from '@stafet/domain/geo/distance.ts'
import type { Tags } from '../extract.ts'
import { readExtract } from '../import/read-extract.ts'
import { smallExtract } from '../testing/small-extract.ts'
import { findPlaces } from './find-places.ts'
import { foldName } from './fold-name.ts'
import { PlaceIndex } from './place-index.ts'
import { ruleFor } from './rule-for-tags.ts'

const town = { tags: { place: 'town', name: 'Slagelse', population: '34.000' }, node: 'town' }
const hamlet = { tags: { place: 'hamlet', name: 'Lille Valby' }, node: 'hamlet' }
const nodes = {
  town: [55.4, 11.35],
  hamlet: [55.418, 11.382],
  hall: [55.41, 11.36],
  hallToo: [55.4103, 11.3602],
  farHall: [55.43, 11.36],
  // A square of some 110 m by 70 m around 55.405, 11.37
  sw: [55.4045, 11.3695],
  se: [55.4045, 11.3705],
  ne: [55.4055, 11.3705],
  nw: [55.4055, 11.3695],
} as const

const shortly = (extract: Parameters<typeof smallExtract>[0]) =>
  findPlaces(smallExtract(extract)).map(({ name, kind, category, near }) => [name, kind, category, near])

test.each([
  [{ amenity: 'community_centre', name: 'Boeslunde Forsamlingshus' }, 'community-centre', 'culture'],
  [{ amenity: 'community_centre', name: 'Ungdomshuset' }, 'youth-centre', 'youth-club'],
  [{ amenity: 'community_centre', name: 'Aktivitetscentret Teglparken' }, 'day-centre', 'activity-centre'],
  [{ amenity: 'school', name: 'Vemmelev Skole' }, 'school', 'school'],
  [{ amenity: 'kindergarten', name: 'Æblehaven' }, 'kindergarten', 'kindergarten'],
  [{ building: 'church', name: 'Halskov Kirke' }, 'church', 'church'],
  [{ amenity: 'place_of_worship', building: 'church', name: 'Sankt Mikkel' }, 'church', 'church'],
  [{ amenity: 'library', building: 'yes', name: 'Korsør Bibliotek' }, 'library', 'library'],
  [{ leisure: 'sports_centre', name: 'Antvorskov Hallen' }, 'sports-centre', 'sports'],
  [{ leisure: 'pitch', sport: 'soccer', name: 'Bane 1' }, 'sports-ground', 'sports'],
  [{ club: 'scout', name: 'Spejderne' }, 'club', 'youth-club'],
  [{ tourism: 'museum', historic: 'castle', name: 'Borgen' }, 'museum', 'culture'],
  [
    { amenity: 'social_facility', social_facility: 'nursing_home', name: 'Skovvang' },
    'nursing-home',
    'nursing-home',
  ],
  [
    { amenity: 'social_facility', 'social_facility:for': 'mental_health', name: 'Huset' },
    'social-facility',
    'social-psychiatric',
  ],
  [
    { amenity: 'social_facility', 'social_facility:for': 'senior', name: 'Hjemmet' },
    'nursing-home',
    'nursing-home',
  ],
  [{ landuse: 'allotments', name: 'Haveforeningen Fred' }, 'allotments', 'housing'],
  [{ shop: 'convenience', name: 'Købmanden' }, 'village-shop', 'other'],
  [{ shop: 'car_repair', name: 'Autohjørnet' }, 'shop', null],
  [{ leisure: 'marina', name: 'Korsør Lystbådehavn' }, 'harbour', null],
  [{ natural: 'beach', name: 'Kobæk Strand' }, 'beach', null],
])('%j is a %s', (tags, kind, category) => {
  expect(ruleFor(tags)).toMatchObject({ kind, category })
})

test('what nobody searches is no place', () => {
  expect(ruleFor({ building: 'yes', name: 'Skur 4' })).toBeNull()
  expect(ruleFor({ amenity: 'parking', name: 'P4' })).toBeNull()
})

test('places are told with the town they lie at, a town reaching farther than a hamlet', () => {
  expect(
    shortly({
      nodes,
      points: [town, hamlet, { tags: { amenity: 'community_centre', name: 'Huset' }, node: 'hall' }],
      ways: [{ tags: { amenity: 'school', name: 'Skolen' }, nodes: ['sw', 'se', 'ne', 'nw', 'sw'] }],
    }),
  ).toEqual([
    ['Slagelse', 'town', null, ''],
    ['Lille Valby', 'hamlet', null, ''],
    ['Huset', 'community-centre', 'culture', 'Slagelse'],
    ['Skolen', 'school', 'school', 'Slagelse'],
  ])
})

test('a surface gives a point inside it, also when it is bent around a hole', () => {
  const ring = {
    a: [55.0, 11.0],
    b: [55.0, 11.03],
    c: [55.03, 11.03],
    d: [55.03, 11.02],
    e: [55.01, 11.02],
    f: [55.01, 11.01],
    g: [55.03, 11.01],
    h: [55.03, 11.0],
  } as const
  const [bent] = findPlaces(
    smallExtract({
      nodes: ring,
      polygons: [
        {
          tags: { leisure: 'park', name: 'Anlægget' },
          outer: [['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'a']],
        },
      ],
    }),
  )
  // In one of the two arms: the centre of gravity lies between them.
  const arms = [bent && bent.lon > 11.0 && bent.lon < 11.01, bent && bent.lon > 11.02 && bent.lon < 11.03]
  expect(arms.filter(Boolean)).toHaveLength(1)
  const [square] = findPlaces(
    smallExtract({
      nodes,
      ways: [{ tags: { amenity: 'school', name: 'Skolen' }, nodes: ['sw', 'se', 'ne', 'nw', 'sw'] }],
    }),
  )
  expect(square).toMatchObject({ lat: 55.405, lon: 11.37 })
})

test('node and building of one hall are one place; the same name farther away is another', () => {
  const hall = { amenity: 'community_centre', name: 'Forsamlingshuset' }
  const found = findPlaces(
    smallExtract({
      nodes,
      points: [
        { tags: hall, node: 'hall' },
        { tags: { ...hall, name: 'FORSAMLINGSHUSET' }, node: 'hallToo' },
        { tags: hall, node: 'farHall' },
        { tags: { ...hall, amenity: 'school' }, node: 'hall' },
      ],
    }),
  )
  expect(found.map(({ kind, lat }) => [kind, lat])).toEqual([
    ['community-centre', 55.41],
    ['community-centre', 55.43],
    ['school', 55.41],
  ])
})

test('a street is one place in each neighbourhood, at a point of it', () => {
  const streets = {
    a1: [55.4, 11.35],
    a2: [55.401, 11.352],
    a3: [55.402, 11.354],
    b1: [55.45, 11.4],
    b2: [55.451, 11.402],
    town: [55.4, 11.351],
    village: [55.45, 11.401],
  } as const
  const tags = { highway: 'residential', name: 'Skolegade' }
  const found = findPlaces(
    smallExtract({
      nodes: streets,
      points: [
        { tags: { place: 'town', name: 'Slagelse' }, node: 'town' },
        { tags: { place: 'village', name: 'Gudum' }, node: 'village' },
      ],
      ways: [
        { tags, nodes: ['a1', 'a2'] },
        { tags, nodes: ['b1', 'b2'] },
        { tags, nodes: ['a2', 'a3'] },
        { tags: { highway: 'motorway', name: 'Motorvejen' }, nodes: ['a1', 'b1'] },
      ],
    }),
  ).filter(({ kind }) => kind === 'street')
  expect(found.map(({ name, near, lat, lon }) => [name, near, lat, lon])).toEqual([
    ['Skolegade', 'Slagelse', 55.401, 11.352],
    ['Skolegade', 'Gudum', expect.closeTo(55.45, 2), expect.closeTo(11.401, 2)],
  ])
})

test('more people, higher rank; and the order of what is read makes no difference', () => {
  const points: { tags: Tags; node: keyof typeof nodes }[] = [
    { tags: { place: 'village', name: 'Gudum', population: '300' }, node: 'hamlet' },
    { tags: { place: 'village', name: 'Vemmelev', population: '2.800' }, node: 'town' },
    { tags: { amenity: 'library', name: 'Biblioteket' }, node: 'hall' },
    { tags: { place: 'islet', name: 'Holmen' }, node: 'farHall' },
  ]
  const found = findPlaces(smallExtract({ nodes, points }))
  expect(found.map(({ name, rank }) => [name, rank])).toEqual([
    ['Vemmelev', 68],
    ['Gudum', 66],
    ['Biblioteket', 36],
    ['Holmen', 25],
  ])
  expect(findPlaces(smallExtract({ nodes, points: points.toReversed() }))).toEqual(found)
})

test('what has no name, or a name that is no word, is left out', () => {
  expect(
    shortly({
      nodes,
      points: [
        { tags: { amenity: 'school' }, node: 'hall' },
        { tags: { amenity: 'school', name: ' – ' }, node: 'hall' },
        { tags: { amenity: 'school', name: 'x'.repeat(500) }, node: 'hall' },
      ],
    }),
  ).toEqual([])
})

/** A real island, where it is at hand beside the repository. */
const samsoe = fileURLToPath(new URL('../../../../../shared/data/samsoe.osm.pbf', import.meta.url))

if (existsSync(samsoe)) {
  test('no place is told twice', async () => {
    const places = findPlaces(await readExtract(samsoe))
    expect(places.length).toBeGreaterThan(500)
    const twice = places.filter((place, at) =>
      places
        .slice(0, at)
        .some(
          (other) =>
            other.kind === place.kind &&
            foldName(other.name) === foldName(place.name) &&
            distanceM(other, place) <= 100,
        ),
    )
    expect(twice).toEqual([])
  })

  test('what people would write finds what they mean', async () => {
    const index = new PlaceIndex(findPlaces(await readExtract(samsoe)))
    const first = (written: string): string | undefined => index.search(written, null).found[0]?.place.name
    expect(['tranebjerg skole', 'samso museum', 'Langgade 12, 8305 Samsø', 'ballen havn'].map(first)).toEqual(
      ['Tranebjerg Skole', 'Samsø Museum', 'Langgade', 'Ballen Havn'],
    )
  })
}
