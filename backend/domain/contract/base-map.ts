import { z } from 'zod'

/** What lies beneath a relay's map. Without tiles, viewers draw the land's outline and the names of places. */
export const baseMap = z.object({
  /** `/tiles/{z}/{x}/{y}.png` can be had. */
  tiles: z.boolean(),
  /** Who made the tiles, as plain text to show on the map; empty without tiles. */
  attribution: z.string(),
})
export type BaseMap = z.infer<typeof baseMap>
