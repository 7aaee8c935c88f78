import type { WordsLike } from '../ui/language/language.ts'
import type { da } from './words.da.ts'

export const en: WordsLike<typeof da> = {}
