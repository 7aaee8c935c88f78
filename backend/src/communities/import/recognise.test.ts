import { importFields } from '@stafet/domain/contract/community-import.ts'
import { categories, targetGroups } from '@stafet/domain/contract/community.ts'
import { recogniseCategory } from './recognise-category.ts'
import { recogniseColumns } from './recognise-columns.ts'
import { recogniseTargetGroups } from './recognise-target-groups.ts'

describe('headings', () => {
  test('the names of the fields themselves', () => {
    const codes = importFields.map((field) => field)
    expect(recogniseColumns(codes)).toEqual(codes)
  })

  test('in Danish, whatever their case, spaces and punctuation', () => {
    const danish = [
      ...['NAVN', ' Kategori: ', 'Breddegrad (WGS84)', 'Længde-grad', 'Adresse', 'Besøgstid (minutter)'],
      ...['Målgruppe(r)', 'a) Hvad mødes vi om?', 'b) Fællesskabet omkring det', 'c) Hvad betyder det?'],
      ...['Kontaktperson', 'E-mail', 'Tlf.', 'Åbner', 'Lukker'],
    ]
    expect(recogniseColumns(danish)).toEqual([...importFields])
  })

  test('in English', () => {
    const english = [
      ...['Name', 'Type', 'Latitude', 'lng', 'Address', 'Visit minutes', 'Target groups', 'Meet about'],
      ...['The community', 'What it means', 'Contact person', 'Email address', 'Phone', 'From', 'To'],
    ]
    expect(recogniseColumns(english)).toEqual([...importFields])
  })

  test('approximate coordinates and unknown columns stay unused', () => {
    expect(recogniseColumns(['approx_lat', 'approx_lon', 'source_id', 'postnr', 'by', ''])).toEqual(
      Array.from({ length: 6 }, () => null),
    )
  })

  test('no field is filled by two columns; the surer heading fills it, else the first', () => {
    expect(recogniseColumns(['Forening', 'Navn', 'lat', 'Latitude', 'lat'])).toEqual([
      null,
      'name',
      'lat',
      null,
      null,
    ])
  })

  test('postcode and town after the street are parts of the address', () => {
    expect(recogniseColumns(['Navn', 'Adresse', 'Postnr.', 'By', 'Telefon'])).toEqual([
      'name',
      'address',
      'address',
      'address',
      'contactPhone',
    ])
    expect(recogniseColumns(['By', 'Navn', 'Adresse'])).toEqual([null, 'name', 'address'])
  })

  test('"fællesskab" is the name, or the story when another column has the name', () => {
    expect(recogniseColumns(['Fællesskab', 'Type'])).toEqual(['name', 'category'])
    expect(recogniseColumns(['Fællesskab', 'Navn'])).toEqual(['community', 'name'])
  })
})

describe('categories', () => {
  test.each(categories)('the code %s', (code) => {
    expect(recogniseCategory(code)).toBe(code)
  })

  test.each([
    ['Idrætsforening', 'Sports club', 'sports'],
    ['Kulturforening', 'Cultural association', 'culture'],
    ['Boligforening', 'Housing association', 'housing'],
    ['Patientforening', 'Patient association', 'patient'],
    ['Skole', 'School', 'school'],
    ['Børnehave og dagpleje', 'Kindergarten and day care', 'kindergarten'],
    ['Ungdomsklub', 'Youth club', 'youth-club'],
    ['Aktivitetscenter', 'Activity centre', 'activity-centre'],
    ['Plejehjem', 'Nursing home', 'nursing-home'],
    ['Arbejdsplads', 'Workplace', 'workplace'],
    ['Bibliotek', 'Library', 'library'],
    ['Kirke og sogn', 'Church and parish', 'church'],
    ['Frivillig organisation', 'Volunteer organisation', 'volunteer'],
    ['Værested', 'Drop-in centre', 'social-psychiatric'],
    ['Andet fællesskab', 'Other community', 'other'],
  ])('the labels %s and %s', (da, en, code) => {
    expect([recogniseCategory(da), recogniseCategory(en)]).toEqual([code, code])
  })

  test.each([
    ['SPORT', 'sports'],
    ['Gymnastikforening', 'sports'],
    ['Gymnasier og HF-kurser', 'school'],
    ['Specialskoler for børn', 'school'],
    ['Musikskole', 'culture'],
    ['Skolebibliotek', 'library'],
    ['amenity=library', 'library'],
    ['amenity=place_of_worship', 'church'],
    ['amenity=kindergarten', 'kindergarten'],
    ['leisure=sports_centre', 'sports'],
    ['amenity=community_centre', 'culture'],
    ['Andet', 'other'],
  ])('the synonym %s', (text, code) => {
    expect(recogniseCategory(text)).toBe(code)
  })

  test.each(['', 'Transport', 'grocery', 'historic=castle', 'polling station (hall/school)'])(
    'nothing is made of "%s"',
    (text) => {
      expect(recogniseCategory(text)).toBeNull()
    },
  )
})

describe('target groups', () => {
  test.each(targetGroups)('the code %s', (code) => {
    expect(recogniseTargetGroups(code)).toEqual({ groups: [code], unknown: [] })
  })

  test('are parted by commas, semicolons and slashes, and come once in the order of the contract', () => {
    expect(recogniseTargetGroups('Ældre; børn og unge/ældre, Young people')).toEqual({
      groups: ['children', 'young', 'older'],
      unknown: [],
    })
  })

  test('the Danish labels', () => {
    expect(recogniseTargetGroups('Arbejdsliv og jobsøgende,Brugere af sociale tilbud,Alle')).toEqual({
      groups: ['working-life', 'social-services', 'everybody'],
      unknown: [],
    })
  })

  test('what names none is handed back', () => {
    expect(recogniseTargetGroups('Forældre, unge')).toEqual({ groups: ['young'], unknown: ['Forældre'] })
  })
})
