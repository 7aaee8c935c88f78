import { bounds } from '@stafet/domain/contract/area.ts'
import { z } from 'zod'

/** Why an extract did not become an area; `faultWords` puts it into a sentence. */
export const importFault = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('missing-file'), file: z.string() }),
  z.object({ kind: z.literal('unreadable-file'), file: z.string() }),
  /** Not `.osm.pbf`, but what it looks like. */
  z.object({
    kind: z.literal('other-format'),
    seen: z.enum(['empty', 'xml', 'zip', 'gzip', 'bzip2', 'o5m', 'text', 'unknown']),
  }),
  z.object({ kind: z.literal('truncated') }),
  /** `atByte`: where the damaged block begins. */
  z.object({ kind: z.literal('damaged'), atByte: z.number() }),
  z.object({ kind: z.literal('unsupported-feature'), feature: z.string() }),
  z.object({ kind: z.literal('unsupported-compression'), compression: z.string() }),
  z.object({ kind: z.literal('bad-box'), said: z.string() }),
  /** `covers`: the box of the file. */
  z.object({ kind: z.literal('empty-box'), covers: bounds.nullable() }),
  z.object({ kind: z.literal('too-big'), mostNodes: z.number() }),
  z.object({ kind: z.literal('no-streets') }),
  z.object({ kind: z.literal('broken-upload') }),
  z.object({ kind: z.literal('too-large-upload'), mostBytes: z.number() }),
  z.object({ kind: z.literal('disk-full') }),
  /** The server that imported went away. */
  z.object({ kind: z.literal('interrupted') }),
  z.object({ kind: z.literal('unexpected') }),
])
export type ImportFault = z.infer<typeof importFault>

/** Ends an import for a reason that people are told. */
export class ImportFailure extends Error {
  readonly fault: ImportFault

  constructor(fault: ImportFault) {
    super(JSON.stringify(fault))
    this.fault = fault
  }
}
