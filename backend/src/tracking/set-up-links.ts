import type { TrackerSetUp } from '@stafet/domain/contract/tracking.ts'

/** A point every 30 m or every minute, kept on the phone while there is no coverage. */
const traccarSettings = { accuracy: 'high', distance: '30', interval: '60', buffer: 'true' }

/** Everything with which a phone can be set up for a key. `address` is ours, without a slash at the end. */
export function setUpLinks(address: string, key: string): TrackerSetUp {
  const at = (dialect: string): string => `${address}/api/track/${dialect}`
  const ownTracks = {
    _type: 'configuration',
    mode: 3,
    url: at('owntracks'),
    auth: true,
    username: 'stafet',
    password: key,
    tid: '01',
    monitoring: 2,
  }
  const inline = Buffer.from(JSON.stringify(ownTracks)).toString('base64')
  return {
    traccarUrl: at('traccar'),
    traccarQr: `${at('traccar')}?${query({ id: key, ...traccarSettings })}`,
    traccarLink: `org.traccar.client://config?${query({ url: at('traccar'), id: key, ...traccarSettings })}`,
    ownTracksLink: `owntracks:///config?${query({ inline })}`,
    overlandLink: `overland://setup?${query({ url: at('overland'), token: key })}`,
    // The app fills its placeholders in as they stand, so they must not be encoded.
    gpsLoggerUrl: `${at('gpslogger')}?key=${key}&lat=%LAT&lon=%LON&timestamp=%TIMESTAMP&acc=%ACC&speed=%SPD&bearing=%DIR&alt=%ALT&batt=%BATT`,
  }
}

const query = (fields: Record<string, string>): string => new URLSearchParams(fields).toString()
