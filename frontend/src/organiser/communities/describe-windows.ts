import type { OpeningWindow } from '@stafet/domain/contract/community.ts'

/** Opening windows in one line, days in order: `hver dag 15-20, ons. 10.30-12`. */
export function describeWindows(
  windows: readonly OpeningWindow[],
  words: { everyDay: string; dayName: (day: number) => string; language: 'da' | 'en' },
): string {
  const byDay = new Map<number | null, string[]>()
  const inOrder = windows.toSorted((a, b) => (a.day ?? -1) - (b.day ?? -1) || (a.from < b.from ? -1 : 1))
  for (const { day, from, to } of inOrder) {
    const span = `${shortTime(from, words.language)}–${shortTime(to, words.language)}`
    byDay.set(day, [...(byDay.get(day) ?? []), span])
  }
  return [...byDay]
    .map(([day, spans]) => `${day === null ? words.everyDay : words.dayName(day)} ${spans.join(' / ')}`)
    .join(', ')
}

/** `09:00` as people write it in a list of hours: `9` in Danish, `9:00` in English. */
function shortTime(time: string, language: 'da' | 'en'): string {
  const plain = time.replace(/^0/, '')
  return language === 'da' ? plain.replace(':', '.').replace(/\.00$/, '') : plain
}
