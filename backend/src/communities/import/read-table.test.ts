import { deflateRawSync } from 'node:zlib'
import writeExcelFile, { type SheetData } from 'write-excel-file/node'
import { previewImport } from './preview-import.ts'
import { UnreadableFile } from './unreadable-file.ts'

const preview = (bytes: Uint8Array, language: 'da' | 'en' = 'da') =>
  previewImport({ name: 'foreninger.txt', bytes }, { existing: [], language })
const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8')
const named = async (bytes: Uint8Array) =>
  (await preview(bytes)).good.map(({ row, community }) => ({
    row,
    name: community.name,
    position: community.position,
  }))
const refusal = (bytes: Uint8Array, language: 'da' | 'en' = 'da'): Promise<unknown> =>
  preview(bytes, language).then(
    () => 'read',
    (error: unknown) => (error instanceof UnreadableFile ? error.message : error),
  )

const semicolons = 'Navn;Breddegrad;Længdegrad\r\n"Ørslev; Å og Æ";55,4;11,35\r\n'
const read = [{ row: 2, name: 'Ørslev; Å og Æ', position: { lat: 55.4, lon: 11.35 } }]

describe('a separated file', () => {
  test.each<[string, Uint8Array]>([
    ['UTF-8', utf8(semicolons)],
    ['UTF-8 with a byte order mark', utf8(`\ufeff${semicolons}`)],
    ['UTF-16 LE with a byte order mark', Buffer.from(`\ufeff${semicolons}`, 'utf16le')],
    ['UTF-16 BE with a byte order mark', Buffer.from(`\ufeff${semicolons}`, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from(semicolons, 'latin1')],
    ['bare carriage returns', utf8(semicolons.replaceAll('\r\n', '\r'))],
    ['a first line that declares the separator', utf8(`sep=;\r\n${semicolons}`)],
    ['tabs', utf8('Navn\tLat\tLon\nØrslev; Å og Æ\t55,4\t11,35')],
    ['commas', utf8('name,lat,lon\n"Ørslev; Å og Æ",55.4,"11,35"')],
  ])('is read: %s', async (_, bytes) => {
    expect(await named(bytes)).toEqual(read)
  })

  test('signs that only Windows-1252 has come through', async () => {
    const bytes = Buffer.from([...Buffer.from('navn\nCaf\xe9 ', 'latin1'), 0x96, 0x80])
    expect(await named(bytes)).toEqual([{ row: 2, name: 'Café –€', position: null }])
  })

  test('commas in text do not outvote semicolons', async () => {
    const rows = ['Navn;Adresse', 'A;Vej 1, 4200 Slagelse, DK', 'B;Vej 2, 4200 Slagelse, DK']
    const { good, columns } = await preview(utf8(rows.join('\n')))
    expect(columns.map(({ heading }) => heading)).toEqual(['Navn', 'Adresse'])
    expect(good.map(({ community }) => community.address)).toEqual([
      'Vej 1, 4200 Slagelse, DK',
      'Vej 2, 4200 Slagelse, DK',
    ])
  })

  test('a title above the headings does not hide the separator', async () => {
    const text = 'Foreninger, klubber og andre, 2025\nName,Address\nA,Vej 1\n'
    for (const separated of [text, text.replace('Foreninger, klubber og andre, 2025', 'Foreninger')]) {
      expect(await named(utf8(separated))).toEqual([{ row: 3, name: 'A', position: null }])
    }
  })

  test('rows are numbered as the spreadsheet shows them, over blank rows and breaks within a cell', async () => {
    const text = '\nnavn;hvad mødes vi om?\nA;"linje 1\r\nlinje 2"\n;\n\nB;\n'
    const { good } = await preview(utf8(text))
    expect(good.map(({ row, community }) => [row, community.name, community.story.meetAbout])).toEqual([
      [3, 'A', 'linje 1\nlinje 2'],
      [6, 'B', ''],
    ])
  })
})

describe('a workbook', () => {
  const workbook = (rows: SheetData): Promise<Buffer> => writeExcelFile(rows).toBuffer()

  test('is read with its numbers, times and breaks within a cell', async () => {
    const bytes = await workbook([
      [
        { value: 'Navn' },
        { value: 'Lat' },
        { value: 'Lon' },
        { value: 'Minutter' },
        { value: 'Åbner' },
        { value: 'Lukker' },
      ],
      [],
      [
        { value: 'Ørslev IF\nved Å' },
        { value: 55.4 },
        { value: '11,35' },
        { value: 12 },
        { value: new Date(Date.UTC(1899, 11, 30, 9, 30)), format: 'hh:mm' },
        { value: '16.00' },
      ],
    ])
    const { good, bad } = await preview(bytes)
    expect(bad).toEqual([])
    expect(good).toMatchObject([
      {
        row: 3,
        community: {
          name: 'Ørslev IF ved Å',
          position: { lat: 55.4, lon: 11.35 },
          visitMinutes: 12,
          windows: [{ day: null, from: '09:30', to: '16:00' }],
        },
      },
    ])
  })

  test('that is damaged is refused', async () => {
    const bytes = await workbook([[{ value: 'Navn' }], [{ value: 'A' }]])
    const message =
      'Regnearket er beskadiget eller i et format, vi ikke kan læse. Åbn det, gem det igen som .xlsx eller .csv, og prøv igen.'
    expect(await refusal(bytes.subarray(0, bytes.length / 2))).toBe(message)
    expect(await refusal(utf8('PK\u0003\u0004 and nothing more'))).toBe(message)
    expect(await refusal(zip({ 'word/document.xml': '<document/>' }))).toBe(message)
  })

  test('that unpacks to far more than a table is refused before it fills the memory', async () => {
    const message =
      'Regnearket fylder for meget. Slet tomme rækker og kolonner uden for tabellen og de ark, der ikke skal bruges.'
    const bomb = zip({ 'xl/worksheets/sheet1.xml': ' '.repeat(30 * 1024 * 1024) })
    expect(await refusal(bomb)).toBe(message)
    expect(await refusal(zip({ 'xl/worksheets/sheet1.xml': '<c r="A1"/><c r="XFD1048576"/>' }))).toBe(message)
    const many = Object.fromEntries([1, 2, 3].map((part) => [`xl/${part}.xml`, ' '.repeat(9 * 1024 * 1024)]))
    expect(await refusal(zip(many))).toBe(message)
    const lying = zip({ 'xl/worksheets/sheet1.xml': ' '.repeat(30 * 1024 * 1024) }, 10)
    expect(await refusal(lying)).toBe(message)
  })

  test('without a single value is empty', async () => {
    expect(await refusal(await workbook([[]]))).toBe('Filen er tom.')
  })
})

describe('what is no table', () => {
  const neither = 'Filen er hverken et regneark (.xlsx) eller en kommasepareret fil (.csv).'

  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'Filen er tom.'],
    ['blank lines', utf8(' \n\n;;\n'), 'Filen er tom.'],
    ['nothing between the commas', utf8(',,\n,,'), 'Filen er tom.'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), neither],
    [
      'random bytes',
      Buffer.from(Array.from({ length: 400 }, (_, index) => (index * 167 + 13) % 256)),
      neither,
    ],
    [
      'an old workbook',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
      'Filen er et regneark i det gamle format (.xls) eller har en adgangskode. Gem den som .xlsx uden adgangskode, og prøv igen.',
    ],
    [
      'a quotation mark that is never closed',
      utf8('navn;adresse\nA;Vej 1\nB;"Vej 2\nC;Vej 3\n'),
      'Række 3 har et anførselstegn, der ikke er afsluttet. Ret det, og prøv igen.',
    ],
    [
      'communities without headings',
      utf8('Ørslev IF;55,4;11,35\nB;55,5;11,4'),
      'Filen mangler overskrifter. Skriv navne på kolonnerne i første række, for eksempel navn, kategori, lat og lon.',
    ],
    [
      'too many columns',
      utf8(`navn${';x'.repeat(200)}\nA`),
      'Filen har flere end 200 kolonner. Slet dem, der ikke skal bruges.',
    ],
    [
      'too many rows',
      utf8(`navn\n${'A\n'.repeat(2001)}`),
      'Filen har flere end 2.000 rækker. Del den i flere filer.',
    ],
  ])('is refused: %s', async (_, bytes, message) => {
    expect(await refusal(bytes)).toBe(message)
  })

  test('is refused in English too', async () => {
    expect(await refusal(new Uint8Array(), 'en')).toBe('The file is empty.')
  })

  test('2,000 rows are not too many', async () => {
    expect((await preview(utf8(`navn\n${'A\n'.repeat(2000)}`))).good).toHaveLength(2000)
  })
})

/** An archive as ZIP lays it out; `claimedSize` instead of the true sizes, for one that lies. */
function zip(parts: Record<string, string>, claimedSize?: number): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(parts)) {
    const packed = deflateRawSync(text)
    const header = Buffer.alloc(26)
    header.writeUInt16LE(20, 0)
    header.writeUInt16LE(8, 4)
    header.writeUInt32LE(packed.length, 14)
    header.writeUInt32LE(claimedSize ?? text.length, 18)
    header.writeUInt16LE(name.length, 22)
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), header, Buffer.from(name), packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), header, place, Buffer.from(name)]))
    files.push(file)
    at += file.length
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(directory.length, 4)
  end.writeUInt16LE(directory.length, 6)
  end.writeUInt32LE(entries.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...files, entries, Buffer.from('PK\x05\x06'), end])
}
