import type { WordsLike } from '../ui/language/language.ts'
import type { da } from './words.da.ts'

export const en: WordsLike<typeof da> = {
  title: 'Check-in',
  stop: 'Stop {{number}} · {{day}}',
  rehearsal: {
    title: 'Rehearsal',
    text: 'This is practice. Nothing here counts in the real relay.',
  },
  example: { title: 'Example', text: 'This relay is made up, so that one can try it.' },
  chain: {
    label: 'The way of the dispatch',
    from: 'Comes from',
    start: 'Yours is the first stop of the relay',
    here: 'With you',
    expected: 'Expected {{when}}',
    late: 'Expected {{about}}',
    planned: 'The plan says {{when}}',
    received: 'Received {{when}}',
    visited: 'The visit is over',
    to: 'Goes on to',
    end: 'Yours is the last stop',
    waits: 'They expect it {{when}}',
  },
  receive: {
    question: 'Has the dispatch arrived?',
    button: 'The dispatch is received',
    next: 'When you press, everybody can see on the map that the dispatch is with you.',
  },
  handOn: {
    question: 'Is the dispatch handed on?',
    button: 'The dispatch is handed on',
    next: 'When you press, everybody can see that the dispatch is on its way to {{to}}.',
    last: 'When you press, everybody can see that the visit with you is over.',
  },
  pressed: 'Thank you, noted',
  done: {
    title: 'Thank you for your help',
    text: 'The dispatch is on its way to {{to}}. There is nothing more to do.',
    last: 'The visit with you is over. There is nothing more to do.',
    map: 'See the dispatch on the map',
  },
  early: {
    title: 'Is it with you already?',
    text: 'The dispatch is not expected until {{when}}. Press yes only if it is in front of you.',
    yes: 'Yes, the dispatch is here',
    no: 'No, not yet',
  },
  greeting: {
    open: 'Write a greeting',
    label: 'A greeting to everybody who follows (if you like)',
    hint: 'It is sent when you press the button above. Everybody can read it.',
    left_one: '{{count}} character left',
    left_other: '{{count}} characters left',
  },
  reports: {
    label: 'What you have reported',
    received: 'Received {{when}}',
    'handed-on': 'Handed on {{when}}',
    sent: 'Sent.',
    sentAt: 'Sent {{when}}.',
    waiting: 'Kept on the phone. It is sent when there is a connection.',
    sending: 'Kept on the phone. Sending …',
    refused: 'Kept on the phone, but the server did not take it: {{reason}} Please ring the organisers.',
    withdrawn: 'Taken back',
    undo: 'Undo',
    undoThis: 'Undo: {{what}}',
  },
  notKept: {
    title: 'Keep this page open',
    text: 'The phone cannot keep anything. Do not close the page before it says "Sent".',
  },
  offline: {
    title: 'No connection just now',
    text: 'You can press all the same. It is kept on the phone and sent when there is a connection.',
  },
  unreachable: {
    title: 'We cannot reach the server',
    text: 'The page tries again by itself. Better coverage may be a few steps away.',
    again: 'Try now',
  },
  unknown: {
    title: 'This link does not work',
    text: 'It may have been replaced by a new one, or not all of it was copied.',
    what: 'Ring or write to those who organise the relay and ask for a new link.',
  },
  stored: 'What you press is kept on the phone, so that it is not lost.',
}
