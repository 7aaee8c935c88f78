const spelledOut: Record<string, string> = { æ: 'ae', ø: 'oe', å: 'aa' }

/** A web address out of a name: `Ærø 2027` becomes `aeroe-2027`. Empty when nothing can be kept. */
export function suggestSlug(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[æøå]/g, (letter) => spelledOut[letter] ?? '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 80)
    .replace(/-$/, '')
}
