import type { WordsLike } from '../../ui/language/language.ts'
import type { da } from './words.da.ts'

export const en: WordsLike<typeof da> = {
  over: 'Fællesskabsstafetten',
  title: 'Show where you are on the way',
  what: 'When you press the button, the phone sends where you are while you carry the dispatch. Then those ahead know when you come.',
  on: 'Switched on',
  off: 'Switched off',
  start: 'Begin to show where we are',
  stop: 'Stop, we are there',
  searching: 'Finding out where you are …',
  lastSent: 'Last sent {{when}}',
  waiting_one: '{{count}} place is kept on the phone and sent when there is a connection.',
  waiting_other: '{{count}} places are kept on the phone and sent when there is a connection.',
  keepOpen: 'Keep this page open',
  keepOpenText:
    'It works only while the page is in front and the screen is lit. We keep the screen lit if the phone allows it. Dim the light to make the battery last.',
  refusal: {
    denied: {
      title: 'The phone may not tell where it is',
      text: 'Allow this page to see the location in the phone’s settings, and press again. You can also carry the dispatch without.',
    },
    'no-position': {
      title: 'The phone does not know where it is',
      text: 'It tries again by itself. It helps to be under open sky.',
    },
    unsupported: {
      title: 'This phone cannot do it',
      text: 'Try another phone. You can also carry the dispatch without.',
    },
  },
  privacy: {
    title: 'Who can see it?',
    who: 'The organisers decided for your leg whether everybody sees where you are, everybody sees it a quarter of an hour later, or only the organisers do. Ask them if in doubt. Where children or vulnerable people carry, only the organisers see it.',
    when: 'Something is sent only while it is switched on here. The phone’s name and number are not sent. After the relay the places are deleted.',
  },
  worksOffline: 'This page now works without coverage too.',
  unknown: 'This link does not work',
  unknownText: 'Ask those who organise the relay for a new one. You can carry the dispatch without.',
}
