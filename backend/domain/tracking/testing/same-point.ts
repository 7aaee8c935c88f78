/** The point that every dialect's tests tell, each in its app's words; its time is 1791189000 in seconds. */
export const samePoint = {
  occurredMs: Date.parse('2026-10-05T08:30:00Z'),
  lat: 55.4,
  lon: 11.35,
  accuracyM: 8,
  speedMps: 1.4,
  headingDeg: 90,
  altitudeM: 20,
  batteryShare: 0.8,
}

/** The same from a phone that knows where it was and when, and no more. */
export const barePoint = {
  ...samePoint,
  accuracyM: null,
  speedMps: null,
  headingDeg: null,
  altitudeM: null,
  batteryShare: null,
}
