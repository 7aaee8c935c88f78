import type { Category } from '../contract/community.ts'
import { standardPrivacy } from './standard-privacy.ts'

const here = { lat: 55, lon: 11 }
/** Stops by their categories; those in brackets are online. */
const stopsOf = (...all: (Category | [Category])[]) =>
  all.map((one, at) => {
    const [category, position] = typeof one === 'string' ? [one, here] : [one[0], null]
    return { id: String(at), category, position }
  })
const privacies = (...all: Parameters<typeof stopsOf>) =>
  all.map((_, at) => standardPrivacy(stopsOf(...all), String(at)))

test('nobody is shown on the way to and from children or vulnerable people', () => {
  expect(privacies('sports', 'kindergarten', 'church', 'culture')).toEqual([
    'live',
    'at-stops',
    'at-stops',
    'live',
  ])
  for (const category of ['school', 'youth-club', 'social-psychiatric', 'nursing-home', 'patient'] as const)
    expect(privacies('sports', category)).toEqual(['live', 'at-stops'])
})

test('a stop online does not lie between children and those who walk on from them', () => {
  expect(privacies('kindergarten', ['other'], 'sports', 'sports')).toEqual([
    'at-stops',
    'at-stops',
    'at-stops',
    'live',
  ])
})

test('on a leg that is not in the plan nobody is shown', () => {
  expect(standardPrivacy(stopsOf('sports'), 'elsewhere')).toBe('at-stops')
})
