import type { WordsLike } from '../../ui/language/language.ts'
import type { da } from './words.da.ts'

export const en: WordsLike<typeof da> = {
  over: 'Fællesskabsstafetten',
  title: 'Type the code',
  label: 'The code on the poster',
  hint: 'Three letters and four digits, such as VEM‑4827. Capital or small letters are both fine.',
  empty: 'Type the code that is on the poster.',
  wrong: 'The code is three letters and four digits, such as VEM‑4827.',
  noAnswer: 'We cannot reach the server. Try again when there is a connection.',
  open: 'Go to check-in',
  asking: 'Finding your stop …',
  without: {
    title: 'Without a connection',
    text: 'The code can be looked up when there is a connection. Write down when the dispatch came, and try again later.',
    known: 'This phone knows a page already. It works now too.',
    open: 'Open the page of {{name}}',
    sendSms: 'Send a text message to {{name}}',
    code: 'Code {{code}}',
    sms: '{{who}}: the dispatch was received at ',
    ring: 'Ring {{name}}',
  },
  help: 'If you have no code, ring those who organise the relay. They can also report for you.',
}
