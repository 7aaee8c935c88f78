import type { FoundPlace, PlaceAnswer } from '@stafet/domain/contract/place-search.ts'
import { proposePlace } from './propose-place.ts'

const place = (
  name: string,
  kind: FoundPlace['kind'],
  source: FoundPlace['source'] = 'area',
): FoundPlace => ({
  name,
  kind,
  source,
  near: '',
  position: { lat: 55.4, lon: 11.35 },
})
const answer = (places: FoundPlace[], whole = true): PlaceAnswer => ({
  ready: true,
  places,
  whole,
  addressesFailed: false,
})
const proposed = (...args: Parameters<typeof proposePlace>): unknown => {
  const found = proposePlace(...args)
  return found && [found.place.name, found.sure]
}

const house = place('Skolegade 3', 'address', 'address')
const street = place('Skolegade', 'street')
const town = place('Slagelse', 'town')
const school = place('Byskolen', 'school')

test('the address itself comes first', () => {
  expect(proposed('Byskolen', answer([house, street]), answer([school]))).toEqual(['Skolegade 3', true])
})

test('a place of the same name comes before the middle of the street', () => {
  expect(proposed('BYSKOLEN', answer([street]), answer([school]))).toEqual(['Byskolen', true])
  expect(proposed('Privatskolen', answer([street]), answer([school], false))).toEqual(['Skolegade', true])
})

test('only some of the words is no place to take, but one to look at', () => {
  expect(proposed('Privatskolen', answer([town], false), answer([school], false))).toEqual([
    'Slagelse',
    false,
  ])
  expect(proposed('Privatskolen', null, answer([school], false))).toEqual(['Byskolen', false])
})

test('nothing found proposes nothing', () => {
  expect(proposed('Byskolen', null, answer([]))).toBeNull()
  expect(proposed('Byskolen', null, null)).toBeNull()
})
