import { addWords } from '../ui/language/language.ts'
import { da } from './place-picker-words.da.ts'
import { en } from './place-picker-words.en.ts'

/** Import this file for its effect where places are picked: maps without picking need none of these words. */
addWords('places', { da, en })
