import type { WordsLike } from '../../ui/language/language.ts'
import type { da } from './words.da.ts'

export const en: WordsLike<typeof da> = {
  title: 'Maps',
  link: 'Maps',
  intro:
    'A map gives the relay streets to follow, a map to look at and places to search for. It lies here on the server and holds for all your relays.',
  inUse: 'In use now',
  none: 'No map yet. Until you fetch one, distances are as the crow flies and places cannot be searched.',
  dataAt: 'OpenStreetMap as it was on {{date}}.',
  dataUnknown: 'The file does not say how old the map is.',
  importedAt: 'Fetched {{date}}.',
  streets: 'Streets and paths',
  places: 'Places',
  remove: 'Delete',
  removeThis: 'Delete the map {{name}}',
  removeTitle: 'Delete the map {{name}}?',
  removeText:
    'Streets, base map and places go. Plans that are released do not change. You can fetch the map again from its file.',
  removeYes: 'Delete the map',
  removeNo: 'Keep it',
  import: {
    label: 'The map being fetched',
    title: 'Fetching {{name}}',
    stop: 'Stop',
    stopping: 'Stopping …',
    stays:
      'The map in use stays in use until the new one is complete. Once the file is sent you can go to other pages.',
    done: '{{name}} is fetched and in use',
    stopped: '{{name}} was stopped. Nothing has changed',
    failed: '{{name}} could not be fetched. Nothing has changed',
  },
  phase: {
    receiving: 'Sending the file',
    reading: 'Reading the file',
    streets: 'Finding streets and paths',
    map: 'Drawing the map',
    places: 'Finding places',
    storing: 'Storing',
  },
  fetch: {
    title: 'Fetch a map',
    choose: 'Choose a file',
    fileHint: 'A file from OpenStreetMap that ends in .osm.pbf',
    file: '{{file}} ({{size}} MB)',
    noFile: 'Choose a file that ends in .osm.pbf.',
    name: 'Name of the map',
    nameHint: 'The name of the municipality, for example',
    replaces: 'There is a map of that name. It is replaced when the new one is complete.',
    noName: 'Write a name.',
    box: 'Only a part (may be empty)',
    boxHint: 'West, south, east and north in degrees, for example 10.94, 55.13, 11.53, 55.52',
    badBox:
      'Write four numbers with points: west, south, east and north. West is less than east, and south less than north.',
    send: 'Bring the map in',
  },
  how: {
    title: 'How to get a file',
    open: 'Open in a browser:',
    take: 'Choose Denmark and save the file that ends in .osm.pbf. It is about 450 MB.',
    box: 'Write the box of the municipality above, so that only that part is used. Take a little more around it, above all when the relay crosses the border.',
    wait: 'Choose the file here. A box the size of a municipality is ready after a few minutes.',
    again: 'A map ages slowly. Fetch a new one when there are new streets or paths.',
  },
}
