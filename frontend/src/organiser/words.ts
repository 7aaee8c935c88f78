import { addWords } from '../ui/language/language.ts'
import { da } from './words.da.ts'
import { en } from './words.en.ts'

/** Import this file for its effect in each page of this folder: it brings the folder's words in. */
addWords('organiser', { da, en })
