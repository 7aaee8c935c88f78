import { z } from 'zod'
import { community, communityInput } from './community.ts'
import { id } from './primitives.ts'

/** Fields of a community that a column of a spreadsheet can fill. */
export const importFields = [
  'name',
  'category',
  'lat',
  'lon',
  'address',
  'visitMinutes',
  'targetGroups',
  'meetAbout',
  'community',
  'meaning',
  'contactName',
  'contactEmail',
  'contactPhone',
  'windowFrom',
  'windowTo',
] as const
export const importField = z.enum(importFields)
export type ImportField = z.infer<typeof importField>

/** Which field each column fills, by position; null = the column is ignored. */
export const columnMapping = z.array(importField.nullable())

/** What a file would bring; nothing is written. Rows are numbered as the spreadsheet shows them, headings in row 1. */
export const importPreview = z.object({
  columns: z.array(
    z.object({ heading: z.string(), field: importField.nullable(), examples: z.array(z.string()) }),
  ),
  good: z.array(
    z.object({
      row: z.number().int(),
      community: communityInput,
      /** Things changed on the way in, such as an unknown category taken as "andet". */
      remarks: z.array(z.string()),
      /** The same name close by, in this file (`row`) or already among the relay's communities (`id`). */
      duplicateOf: z
        .union([z.object({ row: z.number().int(), name: z.string() }), z.object({ id, name: z.string() })])
        .nullable(),
    }),
  ),
  bad: z.array(
    z.object({ row: z.number().int(), column: z.string(), value: z.string(), message: z.string() }),
  ),
})
export type ImportPreview = z.infer<typeof importPreview>

/** Writes all of them or none. */
export const importInput = z.strictObject({ communities: z.array(communityInput).min(1).max(2000) })
export const importAnswer = z.object({ communities: z.array(community) })
