import type { ImportField } from '@stafet/domain/contract/community-import.ts'
import type { Language } from '../../platform/language.ts'

/** What an import says about single cells, in one language. */
export interface ImportWords {
  field: Record<ImportField, string>
  /** A column without a heading, named as the spreadsheet names it. */
  column: (letters: string) => string
  chooseName: string
  missing: Partial<Record<ImportField, string>>
  tooLong: (limit: number, length: number) => string
  rule: Partial<Record<ImportField, string>>
  swapped: string
  closesBeforeOpening: string
  notUnderstood: string
  noCategory: string
  unknownCategory: (value: string) => string
  unknownTargetGroup: (value: string) => string
  unplaced: string
}

const da: ImportWords = {
  field: {
    name: 'Navn',
    category: 'Kategori',
    lat: 'Breddegrad',
    lon: 'Længdegrad',
    address: 'Adresse',
    visitMinutes: 'Besøgstid',
    targetGroups: 'Målgrupper',
    meetAbout: 'Hvad mødes vi om',
    community: 'Fællesskabet',
    meaning: 'Hvad det betyder',
    contactName: 'Kontaktperson',
    contactEmail: 'E-mail',
    contactPhone: 'Telefon',
    windowFrom: 'Åbner',
    windowTo: 'Lukker',
  },
  column: (letters) => `Kolonne ${letters}`,
  chooseName: 'Vælg den kolonne, der har fællesskabernes navne.',
  missing: {
    name: 'Navnet mangler.',
    lat: 'Breddegraden mangler. Udfyld både bredde- og længdegrad, eller ingen af dem.',
    lon: 'Længdegraden mangler. Udfyld både bredde- og længdegrad, eller ingen af dem.',
    windowFrom: 'Åbningstidspunktet mangler. Udfyld både åbner og lukker, eller ingen af dem.',
    windowTo: 'Lukketidspunktet mangler. Udfyld både åbner og lukker, eller ingen af dem.',
  },
  tooLong: (limit, length) => `Teksten er på ${length} tegn. Der er plads til ${limit}.`,
  rule: {
    lat: 'Breddegraden skal være et tal mellem -90 og 90, for eksempel 55,4031. Tjek decimaltegnet.',
    lon: 'Længdegraden skal være et tal mellem -180 og 180, for eksempel 11,3549. Tjek decimaltegnet.',
    visitMinutes: 'Besøgstiden skal være et helt antal minutter fra 1 til 600.',
    contactEmail: 'Det er ikke en e-mailadresse. Skriv den som navn@forening.dk.',
    windowFrom: 'Skriv tidspunktet som 9.30 eller 09:30, senest 23.59.',
    windowTo: 'Skriv tidspunktet som 9.30 eller 09:30, senest 23.59.',
  },
  swapped: 'Bredde- og længdegrad ser ud til at være byttet om. I Danmark er breddegraden den omkring 55-57.',
  closesBeforeOpening: 'Lukketidspunktet skal være senere end åbningstidspunktet.',
  notUnderstood: 'Vi kan ikke læse værdien.',
  noCategory: 'Kategorien mangler og er sat til "andet".',
  unknownCategory: (value) => `Kategorien "${value}" kendes ikke og er sat til "andet".`,
  unknownTargetGroup: (value) => `Målgruppen "${value}" kendes ikke og er udeladt.`,
  unplaced: 'Har ingen koordinater og skal sættes på kortet.',
}

const en: ImportWords = {
  field: {
    name: 'Name',
    category: 'Category',
    lat: 'Latitude',
    lon: 'Longitude',
    address: 'Address',
    visitMinutes: 'Visit minutes',
    targetGroups: 'Target groups',
    meetAbout: 'What we meet about',
    community: 'The community',
    meaning: 'What it means',
    contactName: 'Contact person',
    contactEmail: 'E-mail',
    contactPhone: 'Phone',
    windowFrom: 'Opens',
    windowTo: 'Closes',
  },
  column: (letters) => `Column ${letters}`,
  chooseName: 'Choose the column that has the names of the communities.',
  missing: {
    name: 'The name is missing.',
    lat: 'The latitude is missing. Fill in both latitude and longitude, or neither.',
    lon: 'The longitude is missing. Fill in both latitude and longitude, or neither.',
    windowFrom: 'The opening time is missing. Fill in both opens and closes, or neither.',
    windowTo: 'The closing time is missing. Fill in both opens and closes, or neither.',
  },
  tooLong: (limit, length) => `The text has ${length} characters. There is room for ${limit}.`,
  rule: {
    lat: 'The latitude must be a number between -90 and 90, such as 55.4031. Check the decimal sign.',
    lon: 'The longitude must be a number between -180 and 180, such as 11.3549. Check the decimal sign.',
    visitMinutes: 'The visit must be a whole number of minutes from 1 to 600.',
    contactEmail: 'This is not an e-mail address. Write it as name@club.dk.',
    windowFrom: 'Write the time as 9.30 or 09:30, at the latest 23.59.',
    windowTo: 'Write the time as 9.30 or 09:30, at the latest 23.59.',
  },
  swapped: 'Latitude and longitude seem to be swapped. In Denmark the latitude is the one around 55-57.',
  closesBeforeOpening: 'The closing time must be later than the opening time.',
  notUnderstood: 'We cannot read this value.',
  noCategory: 'The category is missing and was set to "other".',
  unknownCategory: (value) => `The category "${value}" is not known and was set to "other".`,
  unknownTargetGroup: (value) => `The target group "${value}" is not known and was left out.`,
  unplaced: 'Has no coordinates and must be placed on the map.',
}

export const importWords: Record<Language, ImportWords> = { da, en }
