import type { UnservedReason } from '../contract/relay-plan.ts'

/** Languages in which the planner speaks to an organiser. */
export type Language = 'da' | 'en'

/** "14.30" in Danish, "14:30" in English; `timeS` in seconds since midnight of the first day. */
export function clock(timeS: number, language: Language): string {
  const minutes = Math.round(timeS / 60) % 1440
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}${language === 'da' ? '.' : ':'}${two(minutes % 60)}`
}

/** "1 time 5 min" / "1 h 5 min". */
export function duration(seconds: number, language: Language): string {
  const minutes = Math.round(seconds / 60)
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const hourWord = language === 'da' ? (hours === 1 ? 'time' : 'timer') : 'h'
  if (hours === 0) return `${rest} min.`
  return rest === 0 ? `${hours} ${hourWord}` : `${hours} ${hourWord} ${rest} min.`
}

/** "dag 2, 3 og 5" / "days 2, 3 and 5"; `days` count from 0. */
export function dayList(days: readonly number[], language: Language): string {
  const names = days.map((d) => String(d + 1))
  const last = names.pop() ?? ''
  const joined = names.length === 0 ? last : `${names.join(', ')} ${language === 'da' ? 'og' : 'and'} ${last}`
  return language === 'da' ? `dag ${joined}` : `${days.length > 1 ? 'days' : 'day'} ${joined}`
}

/** "15 km" with one decimal where it matters, decimal comma in Danish. */
export function kilometres(metres: number, language: Language): string {
  const text = metres >= 100_000 ? String(Math.round(metres / 1000)) : (metres / 1000).toFixed(1)
  return `${language === 'da' ? text.replace('.', ',') : text} km`
}

/** A plain sentence for each reason; `others` are stop ids. */
export function reasonMessage(
  code: UnservedReason['code'],
  days: readonly number[],
  others: readonly string[],
  language: Language,
): string {
  const on = dayList(days, language)
  const names = others.map((id) => `»${id}«`).join(', ')
  const da: Record<UnservedReason['code'], string> = {
    'no-window': 'Stoppet har ingen åbningstider.',
    'closed-that-day': `Lukket på ${on}.`,
    'closed-all-days': 'Åbningstiderne ligger uden for alle stafettens dage.',
    'visit-too-long': 'Besøget varer længere, end der er tid til inden for åbningstid og dag.',
    unreachable: 'Ingen vej fører dertil og videre.',
    'too-far': 'Turen dertil og videre kan ikke nås på nogen dag, selv hvis det var det eneste stop.',
    'clashes-with-pinned': `På ${on} ville det forsinke ${names}, som har fast tid.`,
    'day-full': `Der er ikke tid nok på ${on}.`,
    'locked-run': `Det hører til en fast rækkefølge med ${names}, og hele rækken kan ikke nås samlet.`,
  }
  const en: Record<UnservedReason['code'], string> = {
    'no-window': 'The stop has no opening hours.',
    'closed-that-day': `Closed on ${on}.`,
    'closed-all-days': 'The opening hours lie outside all days of the relay.',
    'visit-too-long': 'The visit takes longer than opening hours and the day allow.',
    unreachable: 'No way leads there and on from there.',
    'too-far': 'Getting there and on does not fit into any day, even as the only stop.',
    'clashes-with-pinned': `On ${on} it would delay ${names}, which has a fixed time.`,
    'day-full': `There is not enough time on ${on}.`,
    'locked-run': `It belongs to a fixed sequence with ${names}, which does not fit as a whole.`,
  }
  return language === 'da' ? da[code] : en[code]
}

export function unreachableFinishMessage(language: Language): string {
  return language === 'da'
    ? 'Målet kan ikke nås inden for dagene. Planen slutter ved det sidste stop.'
    : 'The finish cannot be reached within the days. The plan ends at the last stop.'
}
