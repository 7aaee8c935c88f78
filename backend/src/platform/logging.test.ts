import { bareError, withoutKeys } from './logging.ts'

test('an address in the log holds neither a key nor a query', () => {
  const addresses = [
    '/f/abc123',
    '/f/abc123/?x=1',
    '/svar/abc123',
    '/api/relays?email=a@b.dk',
    '/slagelse-eksempel',
    '/api/check-in',
  ]
  expect(addresses.map(withoutKeys)).toEqual([
    '/f/…',
    '/f/…',
    '/svar/…',
    '/api/relays',
    '/slagelse-eksempel',
    '/api/check-in',
  ])
})

test('an error from the database is logged without the values in it', () => {
  const error = Object.assign(new Error('Failing row contains (Bo, 12345678)'), {
    code: '23502',
    parameters: ['Bo'],
  })
  const logged = JSON.stringify(bareError(error))
  expect(logged).toContain('23502')
  expect(logged).not.toMatch(/Bo|12345678/)
})
