import { addWords } from '../../ui/language/language.ts'
import { da } from './words.da.ts'
import { en } from './words.en.ts'

addWords('call', { da, en })
