import { categoryDefaults } from '@stafet/domain/contract/category-defaults.ts'
import type { FoundTravel } from '../travel/index.ts'
import type { PlannedCommunity, PlannedRelay } from './build-problem.ts'
import { travelWarnings } from './travel-warnings.ts'

const relay: PlannedRelay = {
  name: 'Stafet',
  timeZone: 'Europe/Copenhagen',
  days: [{ date: '2026-10-05', from: '09:00', to: '17:00' }],
  start: { name: 'Torvet', lat: 55.4, lon: 11.3 },
  finish: null,
  pace: { footKmh: 4.5, bicycleKmh: 13, footUpToM: 2000, stepFree: false },
}

function community(name: string, virtual = false): PlannedCommunity {
  return {
    id: `id of ${name}`,
    name,
    category: 'other',
    abc: { act: true, belong: false, commit: false },
    position: virtual ? null : { lat: 55.4, lon: 11.3 },
    virtual,
    meetingLink: '',
    visitMinutes: null,
    windows: categoryDefaults.other.windows,
    required: true,
  }
}

/** `reach` of the start first, then of each community that has a place. */
function found(reach: FoundTravel['reach'], source: Partial<FoundTravel['source']> = {}): FoundTravel {
  const none = () => Promise.resolve([])
  return {
    source: {
      ...{ origin: { source: 'area', data: '' }, key: 'area', knowsSteps: true, covers: () => true },
      ...{ spots: none, matrix: none, legs: none },
      ...source,
    },
    wantedKey: 'area',
    reach,
    matrix: [],
  }
}
const near = { awayM: 150, byFerry: false }
const places = Array.from({ length: 9 }, (_, at) => ({ lat: 55.4, lon: 11 + at }))

test('nothing is said of places beside a street', () => {
  const travel = found([near, near])
  expect(travelWarnings(relay, [community('Kor')], { places, travel }, 'da')).toEqual([])
})

test('places count past those that are held online or lie nowhere', () => {
  const nowhere = { ...community('Intet sted'), position: null }
  const communities = [community('Kor'), community('Online', true), nowhere, community('Skole')]
  const travel = found([near, near, { awayM: 151, byFerry: false }])
  expect(travelWarnings(relay, communities, { places, travel }, 'en')).toEqual([
    {
      code: 'far-from-street',
      message:
        'Skole lies 151 m from the nearest street or path. Check that it is in the right place on the map.',
      communities: ['id of Skole'],
    },
  ])
})

test('islands are named together, the start by its own name', () => {
  const ferry = { awayM: 10, byFerry: true }
  const communities = ['Agersø', 'Omø', 'Sprogø'].map((name) => community(name))
  const travel = found([null, ferry, ferry, null])
  expect(
    travelWarnings(relay, communities, { places, travel }, 'da').map(
      ({ code, message, communities: about }) => [code, message.split('.')[0], about],
    ),
  ).toEqual([
    ['cut-off', 'Der fører ingen gader, stier eller færger på kortet til Torvet og Sprogø', ['id of Sprogø']],
    ['by-ferry', 'Kun en færge fører til Agersø og Omø', ['id of Agersø', 'id of Omø']],
  ])
})

test('a source that is not the best one, and one that knows no steps, are told', () => {
  const stepFree = { ...relay, pace: { ...relay.pace, stepFree: true } }
  const travel = found([near], { key: 'great-circle', knowsSteps: false })
  expect(travelWarnings(stepFree, [], { places, travel }, 'da').map(({ code }) => code)).toEqual([
    'travel-fell-back',
    'steps-unknown',
  ])
})

test('what lies outside the map is told apart from what the map has no way to', () => {
  const travel = found([near, null, null], { covers: ({ lon }) => lon < 13 })
  const told = travelWarnings(relay, [community('Sprogø'), community('Ringsted')], { places, travel }, 'da')
  expect(told.map(({ code, communities }) => [code, communities])).toEqual([
    ['outside-map', ['id of Ringsted']],
    ['cut-off', ['id of Sprogø']],
  ])
})
