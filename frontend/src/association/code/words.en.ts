import type { WordsLike } from '../../ui/language/language.ts'
import type { da } from './words.da.ts'

export const en: WordsLike<typeof da> = {
  over: 'Fællesskabsstafetten',
  title: 'Type the code',
  label: 'The code on the poster',
  hint: 'Three letters and four digits, such as VEM‑4827. Capital or small letters are both fine.',
  empty: 'Type the code that is on the poster.',
  wrong: 'The code is three letters and four digits, such as VEM‑4827.',
  open: 'Go to check-in',
  asking: 'Finding your stop …',
  help: 'If you have no code, ring those who organise the relay. They can also report for you.',
}
