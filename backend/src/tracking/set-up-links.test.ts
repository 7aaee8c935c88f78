import { setUpLinks } from './set-up-links.ts'

const links = setUpLinks('https://stafet.kommune.dk', 'KEY-1')

/** What an app finds behind the question mark. */
const fieldsOf = (link: string) => Object.fromEntries(new URL(link).searchParams)
const traccar = { id: 'KEY-1', accuracy: 'high', distance: '30', interval: '60', buffer: 'true' }

test('Traccar Client finds address, key and settings in its QR code and in its link', () => {
  expect(links.traccarUrl).toBe('https://stafet.kommune.dk/api/track/traccar')
  expect(links.traccarQr.startsWith(`${links.traccarUrl}?`)).toBe(true)
  expect(fieldsOf(links.traccarQr)).toEqual(traccar)
  expect(links.traccarLink.startsWith('org.traccar.client://config?')).toBe(true)
  expect(fieldsOf(links.traccarLink)).toEqual({ url: links.traccarUrl, ...traccar })
})

test('OwnTracks finds its whole configuration in the link', () => {
  expect(links.ownTracksLink.startsWith('owntracks:///config?inline=')).toBe(true)
  const { inline = '' } = fieldsOf(links.ownTracksLink)
  expect(JSON.parse(Buffer.from(inline, 'base64').toString())).toEqual({
    _type: 'configuration',
    mode: 3,
    url: 'https://stafet.kommune.dk/api/track/owntracks',
    auth: true,
    username: 'stafet',
    password: 'KEY-1',
    tid: '01',
    monitoring: 2,
  })
})

test('Overland finds address and token; GPSLogger its own placeholders as they are', () => {
  expect(links.overlandLink.startsWith('overland://setup?')).toBe(true)
  expect(fieldsOf(links.overlandLink)).toEqual({
    url: 'https://stafet.kommune.dk/api/track/overland',
    token: 'KEY-1',
  })
  expect(links.gpsLoggerUrl).toBe(
    'https://stafet.kommune.dk/api/track/gpslogger?key=KEY-1&lat=%LAT&lon=%LON&timestamp=%TIMESTAMP&acc=%ACC&speed=%SPD&bearing=%DIR&alt=%ALT&batt=%BATT',
  )
})
