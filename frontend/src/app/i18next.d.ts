import 'i18next'
import type { da as call } from '../association/call/words.da.ts'
import type { da as carrying } from '../association/carrying/words.da.ts'
import type { da as code } from '../association/code/words.da.ts'
import type { da as association } from '../association/words.da.ts'
import type { da as citizen } from '../citizen/words.da.ts'
import type { da as places } from '../map/place-picker-words.da.ts'
import type { da as organiser } from '../organiser/words.da.ts'
import type { da as ui } from '../ui/language/words.da.ts'

/** Lets TypeScript refuse a word that does not exist. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui'
    resources: {
      ui: typeof ui
      citizen: typeof citizen
      organiser: typeof organiser
      places: typeof places
      association: typeof association
      call: typeof call
      carrying: typeof carrying
      code: typeof code
    }
  }
}
