import { randomInt } from 'node:crypto'

/** Letters as they are written on the poster: without rings, strokes and accents. */
const folded: Record<string, string> = { Æ: 'A', Ø: 'O', Å: 'A', Ð: 'D', Þ: 'T', ẞ: 'S', ß: 'S', Ł: 'L' }

function plainLetters(text: string): string {
  return [...text.toUpperCase()]
    .map((letter) => folded[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
}

/**
 * A new code for a stop, such as `VEM-4827`: the letters help whoever reads it out, the digits are by chance, so
 * that no code tells another.
 */
export function newCode(name: string): string {
  const letters = plainLetters(name)
    .replaceAll(/[^A-Z]/g, '')
    .slice(0, 3)
    .padEnd(3, 'X')
  return `${letters}-${String(randomInt(10_000)).padStart(4, '0')}`
}

/**
 * The code that somebody meant: in any case, with or without the hyphen and spaces, and with the letters O and I
 * for the digits that look like them, or the other way round. null when it is none.
 */
export function typedCode(text: string): string | null {
  const signs = plainLetters(text).replaceAll(/[^A-Z0-9]/g, '')
  if (signs.length !== 7) return null
  const letters = signs.slice(0, 3).replaceAll('0', 'O').replaceAll('1', 'I')
  const digits = signs.slice(3).replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return /^[A-Z]{3}$/.test(letters) && /^\d{4}$/.test(digits) ? `${letters}-${digits}` : null
}
