import type { WordsLike } from '../../ui/language/language.ts'
import type { da } from './words.da.ts'

export const en: WordsLike<typeof da> = {
  title: 'Release the plan',
  intro:
    'When the plan is released, it gets a number and stays as it is. Everybody can see it on the relay’s page. A new plan can be released later; then the new one holds.',
  noPlan: 'There is no plan to release yet.',
  alreadyOut:
    'The newest plan is out as no. {{number}}. Once you have made a new plan, you can release it here.',
  toPlan: 'Go to the plan',
  ready: 'Ready to be released',
  made: 'Made {{when}}',
  check: 'Before you release',
  outdated:
    'Something has changed since the plan was made. Make a new plan first, if the change shall be in it.',
  unserved_one: '{{count}} community is not in the plan.',
  unserved_other: '{{count}} communities are not in the plan.',
  warnings_one: 'There is {{count}} remark about the plan.',
  warnings_other: 'There are {{count}} remarks about the plan.',
  seeThem: 'See them in the plan',
  button: 'Release the plan',
  question: {
    title: 'Release the plan as no. {{number}}?',
    frozen: 'It gets no. {{number}} and cannot be changed afterwards.',
    public: 'Everybody can see it at {{address}}.',
    links: 'You make the communities’ check-in links afterwards, under The day.',
    linksKeep: 'Check-in links that you have already handed out keep working.',
    replaces: 'It takes the place of no. {{number}}.',
    yes: 'Yes, release the plan',
    no: 'Not yet',
  },
  changed: 'A new plan was made meanwhile. Look at it before you release.',
  done: 'The plan is released as no. {{number}}',
  doneNext: 'Share the address with everybody, and make links for the communities.',
  toDay: 'Go to the day',
  list: 'Released plans',
  none: 'Released plans will be listed here with number and time.',
  number: 'No.',
  when: 'Released',
  stops: 'Stops',
  distance: 'Length',
  current: 'holds now',
  files: {
    title: 'The route as a file',
    text: 'For running watches, bicycle computers and other maps. Everybody can download it.',
    gpx: 'GPX',
    geojson: 'GeoJSON',
  },
  address: {
    title: 'The relay’s page',
    text: 'Here everybody follows the relay. No log-in is needed.',
    later: 'Here everybody can follow the relay when the plan is released.',
    open: 'Open the page',
    copy: 'Copy the address',
    copied: 'Copied',
  },
}
