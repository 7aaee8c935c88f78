import type { Bounds } from '@stafet/domain/contract/area.ts'
import type { Language } from '../../platform/language.ts'
import type { ImportFault } from './import-fault.ts'

type Seen = Extract<ImportFault, { kind: 'other-format' }>['seen']

const seenWords: Record<Language, Record<Seen, string>> = {
  da: {
    empty: 'Filen er tom.',
    xml: 'Filen er OpenStreetMap som XML (.osm), ikke .osm.pbf.',
    zip: 'Filen er en zip-fil, ikke .osm.pbf.',
    gzip: 'Filen er pakket med gzip, ikke .osm.pbf.',
    bzip2: 'Filen er pakket med bzip2, ikke .osm.pbf.',
    o5m: 'Filen er OpenStreetMap som .o5m, ikke .osm.pbf.',
    text: 'Filen er en tekstfil, ikke .osm.pbf.',
    unknown: 'Filen er ikke et udtræk af OpenStreetMap (.osm.pbf).',
  },
  en: {
    empty: 'The file is empty.',
    xml: 'The file is OpenStreetMap as XML (.osm), not .osm.pbf.',
    zip: 'The file is a zip file, not .osm.pbf.',
    gzip: 'The file is packed with gzip, not .osm.pbf.',
    bzip2: 'The file is packed with bzip2, not .osm.pbf.',
    o5m: 'The file is OpenStreetMap as .o5m, not .osm.pbf.',
    text: 'The file is a text file, not .osm.pbf.',
    unknown: 'The file is not an extract of OpenStreetMap (.osm.pbf).',
  },
}

/** One sentence, now and then two: what is wrong with the file, and what to do. */
export function faultWords(fault: ImportFault, language: Language): string {
  return language === 'da' ? inDanish(fault) : inEnglish(fault)
}

function inDanish(fault: ImportFault): string {
  switch (fault.kind) {
    case 'missing-file':
      return `Filen ${fault.file} findes ikke.`
    case 'unreadable-file':
      return `Filen ${fault.file} kan ikke læses: er det en fil, og må du læse den?`
    case 'other-format':
      return `${seenWords.da[fault.seen]} Hent et udtræk som .osm.pbf, for eksempel fra download.geofabrik.de.`
    case 'truncated':
      return 'Filen er ikke hel: slutningen mangler. Hent den igen.'
    case 'damaged':
      return `Filen er beskadiget (ved byte ${grouped(fault.atByte, '.')}). Hent den igen.`
    case 'unsupported-feature':
      return `Filen kræver noget, der ikke kan læses her: ${fault.feature}. Brug et almindeligt udtræk.`
    case 'unsupported-compression':
      return `Filen er pakket med ${fault.compression}, som ikke kan læses her. Brug et almindeligt udtræk (zlib).`
    case 'bad-box':
      return `"${fault.said}" er ikke et udsnit. Skriv vest,syd,øst,nord i grader, for eksempel 10.94,55.13,11.53,55.52.`
    case 'empty-box':
      return fault.covers
        ? `Der er intet kort i udsnittet. Filen dækker ${box(fault.covers)} (vest,syd,øst,nord).`
        : 'Der er intet kort i filen.'
    case 'too-big':
      return `Udsnittet er for stort: højst omkring ${grouped(fault.mostNodes, '.')} punkter kan læses på én gang. Vælg et mindre (vest,syd,øst,nord).`
    case 'no-streets':
      return 'Der er ingen veje eller stier i udsnittet. Vælg et andet, eller brug en anden fil.'
    case 'broken-upload':
      return 'Filen nåede ikke hel frem. Prøv igen.'
    case 'too-large-upload':
      return `Filen er for stor: højst ${grouped(fault.mostBytes / 1e9, '.')} GB. Hent et mindre udtræk, eller brug npm run area på serveren.`
    case 'disk-full':
      return 'Serverens disk er fuld. Gør plads, og prøv igen.'
    case 'interrupted':
      return 'Indlæsningen blev afbrudt, fordi serveren stoppede. Start den igen.'
    case 'unexpected':
      return 'Indlæsningen gik i stå. Prøv igen; kortet er uændret.'
  }
}

function inEnglish(fault: ImportFault): string {
  switch (fault.kind) {
    case 'missing-file':
      return `There is no file ${fault.file}.`
    case 'unreadable-file':
      return `The file ${fault.file} cannot be read: is it a file, and may you read it?`
    case 'other-format':
      return `${seenWords.en[fault.seen]} Get an extract as .osm.pbf, for instance from download.geofabrik.de.`
    case 'truncated':
      return 'The file is not whole: its end is missing. Get it again.'
    case 'damaged':
      return `The file is damaged (at byte ${grouped(fault.atByte, ',')}). Get it again.`
    case 'unsupported-feature':
      return `The file needs something that cannot be read here: ${fault.feature}. Use an ordinary extract.`
    case 'unsupported-compression':
      return `The file is packed with ${fault.compression}, which cannot be read here. Use an ordinary extract (zlib).`
    case 'bad-box':
      return `"${fault.said}" is not a box. Write west,south,east,north in degrees, for instance 10.94,55.13,11.53,55.52.`
    case 'empty-box':
      return fault.covers
        ? `There is no map in the box. The file covers ${box(fault.covers)} (west,south,east,north).`
        : 'There is no map in the file.'
    case 'too-big':
      return `The box is too big: about ${grouped(fault.mostNodes, ',')} points can be read at a time. Choose a smaller one (west,south,east,north).`
    case 'no-streets':
      return 'There are no streets or paths in the box. Choose another, or use another file.'
    case 'broken-upload':
      return 'The file did not arrive whole. Try again.'
    case 'too-large-upload':
      return `The file is too large: ${grouped(fault.mostBytes / 1e9, ',')} GB at most. Get a smaller extract, or use npm run area on the server.`
    case 'disk-full':
      return "The server's disk is full. Make room and try again."
    case 'interrupted':
      return 'The import was interrupted because the server stopped. Start it again.'
    case 'unexpected':
      return 'The import failed. Try again; the map is unchanged.'
  }
}

/** As `--bbox` takes it. */
const box = ({ west, south, east, north }: Bounds): string =>
  [west, south, east, north].map((value) => value.toFixed(3)).join(',')

const grouped = (value: number, separator: string): string =>
  String(Math.round(value)).replaceAll(/\B(?=(\d{3})+$)/g, separator)
