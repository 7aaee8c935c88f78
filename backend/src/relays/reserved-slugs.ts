/** First parts of our own addresses: a relay's page at `/<slug>` must not hide them. */
const reserved = new Set([
  'api',
  'live',
  'tiles',
  'map',
  'f',
  't',
  'kode',
  'svar',
  'icons',
  'arrangoer',
  'was',
  'assets',
  'dev',
])

/** Rehearsals get theirs from the relay that they rehearse. */
export const REHEARSAL_SUFFIX = '-generalproeve'

export const isReservedSlug = (slug: string): boolean => reserved.has(slug) || slug.endsWith(REHEARSAL_SUFFIX)
