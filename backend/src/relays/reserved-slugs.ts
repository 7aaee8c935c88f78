/** First parts of our own addresses: a relay's page at `/<slug>` must not hide them. */
const reserved = new Set(['api', 'live', 'tiles', 'f', 'kode', 'arrangoer', 'was', 'assets', 'dev'])

export const isReservedSlug = (slug: string): boolean => reserved.has(slug)
