import { withoutKeys } from './logging.ts'

test('an address in the log holds neither a key nor a query', () => {
  const addresses = [
    '/f/abc123',
    '/f/abc123/?x=1',
    '/api/relays?email=a@b.dk',
    '/slagelse-eksempel',
    '/api/check-in',
  ]
  expect(addresses.map(withoutKeys)).toEqual([
    '/f/…',
    '/f/…',
    '/api/relays',
    '/slagelse-eksempel',
    '/api/check-in',
  ])
})
