import { type ImportField, importFields } from '@stafet/domain/contract/community-import.ts'
import { columnsOf } from './columns.ts'
import { importWords } from './import-words.ts'
import { readRow } from './read-row.ts'

/** One row whose columns are headed with the Danish names of the fields that they fill. */
function read(values: Partial<Record<ImportField, string>>, language: 'da' | 'en' = 'da') {
  const words = importWords[language]
  const fields = importFields.filter((field) => field in values)
  const headings = { row: 1, cells: fields.map((field) => words.field[field]) }
  const row = { row: 7, cells: fields.map((field) => values[field] ?? '') }
  return readRow(row, columnsOf(headings, [row], fields), words)
}

const place = { name: 'Ørslev IF', category: 'sport', lat: '55.4', lon: '11.35' }

describe('a good row', () => {
  test('fills every field', () => {
    const row = {
      ...{ name: 'Ørslev IF', category: 'sport', lat: '55,4', lon: '11.35', address: 'Byvej 1' },
      ...{ visitMinutes: '15 min.', targetGroups: 'unge', meetAbout: 'Bold\nog leg', community: 'Et hold' },
      ...{
        meaning: 'Glæde',
        contactName: 'Åse',
        contactEmail: 'aase@example.dk',
        contactPhone: '12 34 56 78',
      },
      ...{ windowFrom: '9', windowTo: 'kl. 16.30' },
    }
    expect(read(row)).toEqual({
      row: 7,
      remarks: [],
      community: {
        name: 'Ørslev IF',
        category: 'sports',
        position: { lat: 55.4, lon: 11.35 },
        address: 'Byvej 1',
        visitMinutes: 15,
        targetGroups: ['young'],
        story: { meetAbout: 'Bold\nog leg', community: 'Et hold', meaning: 'Glæde' },
        contact: {
          ...{
            name: 'Åse',
            email: 'aase@example.dk',
            phone: '12 34 56 78',
            sharesPhone: false,
            carriers: '',
          },
        },
        windows: [{ day: null, from: '09:00', to: '16:30' }],
        virtual: false,
        meetingLink: '',
        required: true,
        abc: { act: false, belong: false, commit: false },
        joining: {
          ...{ open: null, nextMeeting: '', companion: false, wheelchair: false, hearingLoop: false },
          ...{ quietRoom: false, price: '' },
        },
      },
    })
  })

  test('is told what was changed or is lacking', () => {
    expect(read({ name: 'A', category: 'grocery', targetGroups: 'alle, hunde' })).toMatchObject({
      community: { category: 'other', position: null, targetGroups: ['everybody'], windows: null },
      remarks: [
        'Kategorien "grocery" kendes ikke og er sat til "andet".',
        'Målgruppen "hunde" kendes ikke og er udeladt.',
        'Har ingen koordinater og skal sættes på kortet.',
      ],
    })
    expect(read({ name: 'A', lat: '55.4', lon: '11.3' })).toMatchObject({
      remarks: ['Kategorien mangler og er sat til "andet".'],
    })
  })

  test.each([
    ['9', '09:00'],
    ['9.00', '09:00'],
    ['09:00', '09:00'],
    ['9:30', '09:30'],
    ['kl. 9.30', '09:30'],
    ['09:30:00', '09:30'],
  ])('opens at %s', (windowFrom, from) => {
    expect(read({ ...place, windowFrom, windowTo: '23.59' })).toMatchObject({
      community: { windows: [{ day: null, from, to: '23:59' }] },
    })
  })
})

const lat = 'Breddegraden skal være et tal mellem -90 og 90, for eksempel 55,4031. Tjek decimaltegnet.'
const minutes = 'Besøgstiden skal være et helt antal minutter fra 1 til 600.'
const time = 'Skriv tidspunktet som 9.30 eller 09:30, senest 23.59.'

describe('a bad cell', () => {
  test.each<[Partial<Record<ImportField, string>>, string, string, string]>([
    [{ ...place, name: '' }, 'Navn', '', 'Navnet mangler.'],
    [{ ...place, lat: 'midt i byen' }, 'Breddegrad', 'midt i byen', lat],
    [{ ...place, lat: '90,01' }, 'Breddegrad', '90,01', lat],
    [{ ...place, lat: '55401966' }, 'Breddegrad', '55401966', lat],
    [
      { ...place, lon: '-180.5' },
      'Længdegrad',
      '-180.5',
      'Længdegraden skal være et tal mellem -180 og 180, for eksempel 11,3549. Tjek decimaltegnet.',
    ],
    [
      { ...place, lon: '' },
      'Længdegrad',
      '',
      'Længdegraden mangler. Udfyld både bredde- og længdegrad, eller ingen af dem.',
    ],
    [
      { name: 'A', lon: '11.3' },
      'Breddegrad',
      '',
      'Breddegraden mangler. Udfyld både bredde- og længdegrad, eller ingen af dem.',
    ],
    [
      { ...place, lat: '11,35', lon: '55,4' },
      'Breddegrad',
      '11,35',
      'Bredde- og længdegrad ser ud til at være byttet om. I Danmark er breddegraden den omkring 55-57.',
    ],
    [{ ...place, visitMinutes: '0' }, 'Besøgstid', '0', minutes],
    [{ ...place, visitMinutes: '601' }, 'Besøgstid', '601', minutes],
    [{ ...place, visitMinutes: '12,5' }, 'Besøgstid', '12,5', minutes],
    [{ ...place, visitMinutes: 'et kvarter' }, 'Besøgstid', 'et kvarter', minutes],
    [{ ...place, windowFrom: '9.5', windowTo: '16' }, 'Åbner', '9.5', time],
    [{ ...place, windowFrom: '9', windowTo: '24.00' }, 'Lukker', '24.00', time],
    [
      { ...place, windowFrom: '16.00', windowTo: '9.00' },
      'Lukker',
      '9.00',
      'Lukketidspunktet skal være senere end åbningstidspunktet.',
    ],
    [
      { ...place, windowFrom: '9', windowTo: '' },
      'Lukker',
      '',
      'Lukketidspunktet mangler. Udfyld både åbner og lukker, eller ingen af dem.',
    ],
    [
      { ...place, contactEmail: 'åse(a)example' },
      'E-mail',
      'åse(a)example',
      'Det er ikke en e-mailadresse. Skriv den som navn@forening.dk.',
    ],
  ])('%j', (values, column, value, message) => {
    expect(read(values)).toEqual([{ row: 7, column, value, message }])
  })

  test.each<[ImportField, string, number]>([
    ['name', 'Navn', 120],
    ['address', 'Adresse', 200],
    ['meetAbout', 'Hvad mødes vi om', 600],
    ['community', 'Fællesskabet', 600],
    ['meaning', 'Hvad det betyder', 600],
    ['contactName', 'Kontaktperson', 120],
    ['contactPhone', 'Telefon', 40],
  ])('%s may be as long as the contract allows', (field, column, limit) => {
    expect(read({ ...place, [field]: 'x'.repeat(limit) })).toMatchObject({ row: 7, remarks: [] })
    expect(read({ ...place, [field]: 'x'.repeat(limit + 1) })).toMatchObject([
      { row: 7, column, message: `Teksten er på ${limit + 1} tegn. Der er plads til ${limit}.` },
    ])
  })

  test('a long e-mail address is told its limit', () => {
    const contactEmail = `aase@${'a.'.repeat(100)}dk`
    expect(read({ ...place, contactEmail })).toMatchObject([
      { column: 'E-mail', message: 'Teksten er på 207 tegn. Der er plads til 200.' },
    ])
  })

  test('each of several is listed, in the order of the columns', () => {
    const cells = read({ name: '', lat: '11', lon: '55', visitMinutes: 'x', contactEmail: 'y' }, 'en')
    expect(Array.isArray(cells) && cells.map(({ column, message }) => [column, message])).toEqual([
      ['Name', 'The name is missing.'],
      [
        'Latitude',
        'Latitude and longitude seem to be swapped. In Denmark the latitude is the one around 55-57.',
      ],
      ['Visit minutes', 'The visit must be a whole number of minutes from 1 to 600.'],
      ['E-mail', 'This is not an e-mail address. Write it as name@club.dk.'],
    ])
  })
})
