import { z } from 'zod'
import { category } from './community.ts'
import { position, text } from './primitives.ts'

/** What somebody lives in, or on: the places whose names are written on the map. */
export const writtenKinds = [
  'city',
  'town',
  'village',
  'suburb',
  'hamlet',
  'neighbourhood',
  'island',
  'locality',
  'farm',
] as const

/** Everything that a named place can be, from towns to benches of a beach, and an address. */
export const placeKinds = [
  ...writtenKinds,
  'street',
  'community-centre',
  'events-venue',
  'school',
  'college',
  'kindergarten',
  'church',
  'library',
  'sports-centre',
  'sports-ground',
  'club',
  'museum',
  'theatre',
  'youth-centre',
  'day-centre',
  'nursing-home',
  'social-facility',
  'association',
  'allotments',
  'village-shop',
  'shop',
  'cafe',
  'lodging',
  'town-hall',
  'hospital',
  'fire-station',
  'harbour',
  'ferry',
  'station',
  'park',
  'playground',
  'beach',
  'camp-site',
  'manor',
  'sight',
  'wood',
  'water',
  'hill',
  'address',
] as const
export const placeKind = z.enum(placeKinds)
export type PlaceKind = z.infer<typeof placeKind>

/** `lat` and `lon`: what lies near them comes first. */
export const placeQuery = z.object({
  q: text(200),
  lat: z.coerce.number().min(-90).max(90).optional(),
  lon: z.coerce.number().min(-180).max(180).optional(),
})

export const foundPlace = z.object({
  name: z.string(),
  kind: placeKind,
  /** The town or village that it lies at; empty when there is none, or when the name says it already. */
  near: z.string(),
  position,
  source: z.enum(['area', 'address']),
})
export type FoundPlace = z.infer<typeof foundPlace>

/** Better matches and nearer places first; at most 12. */
export const placeAnswer = z.object({
  /** False: there is neither an area nor an address service to search in. */
  ready: z.boolean(),
  places: z.array(foundPlace),
  /** Every word was found; otherwise the places only have some of them. */
  whole: z.boolean(),
  /** The address service did not answer: the places are only those of the area. */
  addressesFailed: z.boolean(),
})
export type PlaceAnswer = z.infer<typeof placeAnswer>

/** A place of the map that may be a community. */
export const suggestedCommunity = z.object({
  name: z.string(),
  kind: placeKind,
  category,
  near: z.string(),
  position,
  /** The relay has one of this name close by, or one of this name that is not placed yet. */
  already: z.boolean(),
})
export type SuggestedCommunity = z.infer<typeof suggestedCommunity>

export const suggestedCommunities = z.object({
  /** False: there is no area around the relay. */
  ready: z.boolean(),
  communities: z.array(suggestedCommunity),
})
