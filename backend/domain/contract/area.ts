import { z } from 'zod'
import { id, instant, text } from './primitives.ts'

/** A box on the map in degrees, WGS 84. */
export const bounds = z
  .strictObject({
    west: z.number().min(-180).max(180),
    south: z.number().min(-85).max(85),
    east: z.number().min(-180).max(180),
    north: z.number().min(-85).max(85),
  })
  .refine((box) => box.west < box.east && box.south < box.north, { params: { rule: 'empty-box' } })
export type Bounds = z.infer<typeof bounds>

/** What one OpenStreetMap extract was turned into: streets to travel on, a map, and named places. */
export const area = z.object({
  id,
  name: z.string(),
  bounds,
  /** When OpenStreetMap looked like this; null when the file does not say. */
  dataAt: instant.nullable(),
  importedAt: instant,
  /** Junctions and ends of the street graph. */
  junctions: z.number().int(),
  /** Streets and paths that can be walked or cycled. */
  streetsM: z.number(),
  places: z.number().int(),
})
export type Area = z.infer<typeof area>

export const areaImportPhase = z.enum(['receiving', 'reading', 'streets', 'map', 'places', 'storing'])
export type AreaImportPhase = z.infer<typeof areaImportPhase>

/** An extract being turned into an area. The area in use before stays in use until it is done. */
export const areaImport = z.object({
  id,
  name: z.string(),
  state: z.enum(['running', 'done', 'failed', 'stopped']),
  phase: areaImportPhase,
  /** How much of everything is done, 0 to 1. */
  share: z.number().min(0).max(1),
  startedAt: instant,
  /** One clear sentence when `failed`. */
  failure: z.string().nullable(),
})
export type AreaImport = z.infer<typeof areaImport>

/** What the address of an upload says; the body is the file itself. An area of the same name is replaced. */
export const areaUpload = z.strictObject({
  name: text(80).min(1),
  /** `west,south,east,north`; all of the file when left out. */
  bbox: z.string().max(200).optional(),
})

/** `import` is the newest one, whatever became of it. */
export const areaList = z.object({ areas: z.array(area), import: areaImport.nullable() })
export const areaImportAnswer = z.object({ import: areaImport })
