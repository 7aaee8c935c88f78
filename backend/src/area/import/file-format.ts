import { ImportFailure, type ImportFault } from './import-fault.ts'

type Seen = Extract<ImportFault, { kind: 'other-format' }>['seen']

/** Bytes of a file's beginning by which `refuseOtherFormats` knows what it is. */
export const FORMAT_BYTES = 64

/** How every `.osm.pbf` begins: a length below 64 KB, then a header whose first field says OSMHeader. */
const PBF_TYPE = Buffer.from('\n\tOSMHeader', 'latin1')

/**
 * Looks at the first bytes of a file.
 * @throws ImportFailure when it cannot be an `.osm.pbf`.
 */
export function refuseOtherFormats(beginning: Buffer): void {
  const isPbf = beginning.length > 4 && beginning.readUInt16BE(0) === 0 && hasPbfType(beginning)
  if (!isPbf) throw new ImportFailure({ kind: 'other-format', seen: whatItLooksLike(beginning) })
}

/** A beginning that is cut short is taken for what it may become: reading on will tell. */
function hasPbfType(beginning: Buffer): boolean {
  const type = beginning.subarray(4, 4 + PBF_TYPE.length)
  return type.equals(PBF_TYPE.subarray(0, type.length))
}

function whatItLooksLike(beginning: Buffer): Seen {
  const text = beginning.toString('latin1')
  if (beginning.length === 0) return 'empty'
  if (text.startsWith('PK')) return 'zip'
  if (text.startsWith('\x1f\x8b')) return 'gzip'
  if (text.startsWith('BZh')) return 'bzip2'
  if (text.startsWith('\xff\xe0\x04o5')) return 'o5m'
  if (/^(\xef\xbb\xbf)?\s*<(\?xml|osm)/.test(text)) return 'xml'
  // Control characters other than white space do not stand in a text.
  return [...beginning].every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13)
    ? 'text'
    : 'unknown'
}
