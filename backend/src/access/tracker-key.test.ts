import { trackerKeyOf } from './tracker-key.ts'

const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`
const keyOf = (url: string, authorization?: string, body?: string) =>
  trackerKeyOf({
    originalUrl: url,
    headers: { authorization },
    body: body === undefined ? undefined : Buffer.from(body),
  })

test.each([
  ['a bearer token', keyOf('/', 'Bearer KEY')],
  ['the password of Basic auth', keyOf('/', basic('stafet:KEY'))],
  ['the address', keyOf('/api/track/traccar?lat=1&id=KEY')],
  ['the address, under another name', keyOf('/api/track/traccar?deviceid=KEY')],
  ['the address of GPSLogger', keyOf('/api/track/gpslogger?key=KEY&lat=1')],
  ['a form', keyOf('/', undefined, 'lat=1&id=KEY')],
  ['JSON', keyOf('/', undefined, '{"location":{},"device_id":"KEY"}')],
  ['the first of several', keyOf('/', undefined, '[{"id":"KEY"},{"id":"other"}]')],
  ['the header before the body', keyOf('/', 'Bearer KEY', '{"id":"other"}')],
])('the key is found in %s', (_where, key) => {
  expect(key).toBe('KEY')
})

test.each([
  ['nothing', keyOf('/')],
  ['an empty id', keyOf('/?id=')],
  ['no key that we make', keyOf('/?id=a%20b')],
  ['an endless one', keyOf(`/?id=${'a'.repeat(101)}`)],
  ['a number', keyOf('/', undefined, '{"id":7}')],
  ['JSON that was cut off', keyOf('/', undefined, '{"id":"KEY"')],
  ['JSON of nothing', keyOf('/', undefined, '[null]')],
  ['a name without a password', keyOf('/', basic('stafet'))],
  ['an empty password', keyOf('/', basic('stafet:'))],
])('%s is no key', (_what, key) => {
  expect(key).toBeNull()
})
