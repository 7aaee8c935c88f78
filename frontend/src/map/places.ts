import { z } from 'zod'

/** A town or village with its inhabitants, as far as they are known. */
export interface Place {
  name: string
  lat: number
  lon: number
  inhabitants: number
}

/** As the file has them: name, latitude, longitude, inhabitants. */
const placeList = z.array(z.tuple([z.string(), z.number(), z.number(), z.number()]))

let places: Promise<Place[]> | null = null

/** Denmark's towns and villages, largest first. Fetched once; a failed try is not kept. */
export function fetchPlaces(): Promise<Place[]> {
  places ??= fetch('/places-dk.json')
    .then((answer) => answer.json())
    .then((found) =>
      placeList.parse(found).map(([name, lat, lon, inhabitants]) => ({ name, lat, lon, inhabitants })),
    )
  places.catch(() => (places = null))
  return places
}
