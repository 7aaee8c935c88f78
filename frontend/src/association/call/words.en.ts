import type { WordsLike } from '../../ui/language/language.ts'
import type { da } from './words.da.ts'

export const en: WordsLike<typeof da> = {
  over: 'Fællesskabsstafetten',
  title: 'Can you carry the dispatch?',
  question: 'Can you carry the dispatch?',
  leg: 'We lack somebody to carry it from {{from}} to {{to}}.',
  details: '{{distance}} {{way}}. It is expected there {{arrives}}.',
  yes: 'Yes, I can',
  no: 'No, I cannot',
  yesAnyway: 'I can after all',
  yours: 'The leg is yours',
  yoursText: 'Thank you. Be at {{from}} {{when}}. Ring if something comes between.',
  taken: 'Somebody else has taken the leg',
  takenText: 'There is nothing to do. Thank you for standing by.',
  closed: 'Help is no longer needed',
  declined: 'Thank you for the answer',
  declinedText: 'You will hear no more of this leg.',
  asks: '{{name}} asks',
  ring: 'Ring {{name}}',
  unknown: 'This link does not work',
  unknownText: 'It may be too old, or not all of it was copied.',
  unreachable: 'We cannot reach the server',
  unreachableText: 'Better coverage may be a few steps away. Then try again.',
  again: 'Try now',
  notSent: 'Your answer is not sent',
  notSentText: 'We cannot reach the server. Press again in a moment, or ring.',
}
