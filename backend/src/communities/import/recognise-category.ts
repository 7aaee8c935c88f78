import type { Category } from '@stafet/domain/contract/community.ts'

/**
 * Words that betray each kind of community: our own codes and labels, what Danish registers and OpenStreetMap
 * write. The first that fits wins, so what is narrower stands before what is wider: a music school is culture,
 * a preschool is a kindergarten, a school library is a library.
 */
const words: [Category, RegExp][] = [
  ['library', /bibliotek|librar/],
  ['social-psychiatric', /være[\s-]?sted|social[\s_-]?psyk|social[\s_-]?psych|psykiatri|drop[\s_-]?in/],
  ['patient', /patient/],
  [
    'kindergarten',
    /børnehave|vuggestue|dagpleje|daginstitution|børnehus|børnegård|kindergarten|day[\s_-]?care/,
  ],
  ['kindergarten', /childcare|nurser(y|ies)|pre-?school/],
  ['nursing-home', /plejehjem|plejecent|plejebolig|ældrecent|ældrebolig|nursing[\s_-]?home|care[\s_-]?home/],
  ['activity-centre', /aktivitets?(cent|hus)|activity[\s_-]?cent|dagcent|seniorcent|day[\s_-]?cent/],
  [
    'youth-club',
    /ungdoms?klub|ungeklub|ungdomshus|fritids?klub|juniorklub|klub for unge|youth[\s_-]?(club|cent)/,
  ],
  ['volunteer', /frivillig|volunt/],
  [
    'sports',
    /idræt|(?<!tran|pas)sport|fodbold|håndbold|gymnastik|badminton|tennis|svøm|atletik|fitness|golf/,
  ],
  ['sports', /løbeklub|cykelklub|rideklub|rideskole|roklub|sejlklub|danseskole|football|swimming|gymnastics/],
  ['sports', /(?<![\p{L}])(pitch|stadium|stadion)(?![\p{L}])/u],
  [
    'culture',
    /kultur|cultur|museum|museer|musik|teater|theatre|theater|galleri|galler(y|ies)|kunst|folkedans/,
  ],
  [
    'culture',
    /forsamlingshus|medborgerhus|community[\s_-]?cent|arts[\s_-]?cent|lokalhistori|(?<!\p{L})kor(?!\p{L})/u,
  ],
  ['housing', /bolig|beboer|grundejer|housing|tenants|residents/],
  ['church', /kirke|church|sogn|menighed|parish|worship|moske|mosque|synagog|chapel|kapel/],
  ['school', /skole|school|gymnasi|universit|college|uddannelse|education|sprogcent|akademi/],
  ['workplace', /arbejdsplads|virksomhed|workplace|compan(y|ies)|business|(?<!\p{L})firma/u],
]

const other = /^(andet|anden|andre|øvrige?|other|andet fællesskab|other community)$/

/** The category that a cell names, by its keywords; null when none is recognised. */
export function recogniseCategory(text: string): Category | null {
  const lower = text.toLowerCase()
  // What stands in brackets explains ("polling station (hall/school)"): it does not name the kind.
  const named = lower.replace(/\([^)]*\)/g, ' ').trim() || lower
  if (other.test(named)) return 'other'
  return words.find(([, pattern]) => pattern.test(named))?.[0] ?? null
}
