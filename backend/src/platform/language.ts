import type { IncomingMessage } from 'node:http'

export type Language = 'da' | 'en'

/** Danish unless the caller prefers English to it. */
export function languageOf(request: Pick<IncomingMessage, 'headers'>): Language {
  const accepted = (request.headers['accept-language'] ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', quality] = entry.trim().toLowerCase().split(';q=')
      return { tag: tag.slice(0, 2), quality: quality === undefined ? 1 : Number(quality) || 0 }
    })
    .filter(({ tag }) => tag === 'da' || tag === 'en')
    .sort((a, b) => b.quality - a.quality)
  return accepted[0]?.tag === 'en' ? 'en' : 'da'
}
