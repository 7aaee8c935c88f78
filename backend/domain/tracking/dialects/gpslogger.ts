import { measureIn, type Fields } from '../read-values.ts'
import { readPoint, readPoints, type Reading } from '../reading.ts'

/** GPSLogger, by the address that we hand out: one point, speed in m/s, battery in percent. */
export function readGpsLogger(fields: Fields): Reading {
  return readPoints([fields], ({ timestamp, lat, lon, acc, speed, bearing, alt, batt }) =>
    readPoint({
      time: timestamp,
      lat,
      lon,
      accuracy: acc,
      speedMps: measureIn(speed, 0, 1000),
      headingDeg: measureIn(bearing, 0, 360),
      altitudeM: measureIn(alt, -1000, 20_000),
      batteryShare: measureIn(batt, 0, 1, 0.01),
    }),
  )
}
