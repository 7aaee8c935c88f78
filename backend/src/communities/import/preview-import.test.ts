import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { importFields, importPreview } from '@stafet/domain/contract/community-import.ts'
import { communityInput } from '@stafet/domain/contract/community.ts'
import { previewImport } from './preview-import.ts'
import { UnreadableFile } from './unreadable-file.ts'

const preview = (bytes: Uint8Array, mapping?: Parameters<typeof previewImport>[1]['mapping']) =>
  previewImport({ name: 'x.csv', bytes }, { mapping, existing: [], language: 'da' })

describe('columns', () => {
  const text = [
    'Foreninger i Slagelse 2025',
    '',
    'Forening;Vej;Postnr;By;Noter;',
    'A;Vej 1;4200;Slagelse;x;ekstra',
    'B;Vej 2;4200;Slagelse;;',
  ].join('\n')

  test('are shown with what they fill and the first different values', async () => {
    const { columns, good } = await preview(Buffer.from(text))
    expect(columns).toEqual([
      { heading: 'Forening', field: 'name', examples: ['A', 'B'] },
      { heading: 'Vej', field: 'address', examples: ['Vej 1', 'Vej 2'] },
      { heading: 'Postnr', field: 'address', examples: ['4200'] },
      { heading: 'By', field: 'address', examples: ['Slagelse'] },
      { heading: 'Noter', field: null, examples: ['x'] },
      { heading: '', field: null, examples: ['ekstra'] },
    ])
    expect(good.map(({ row }) => row)).toEqual([4, 5])
  })

  test('are filled as the user says, several into one field', async () => {
    const { columns, good } = await preview(Buffer.from(text), ['name', 'address', 'address', 'address'])
    expect(columns.map(({ field }) => field)).toEqual(['name', 'address', 'address', 'address', null, null])
    expect(good.map(({ community }) => community.address)).toEqual([
      'Vej 1, 4200 Slagelse',
      'Vej 2, 4200 Slagelse',
    ])
  })

  test('without a heading are named by their letter', async () => {
    const { bad } = await preview(Buffer.from(text), ['name', null, null, null, null, 'visitMinutes'])
    expect(bad).toEqual([
      {
        row: 4,
        column: 'Kolonne F',
        value: 'ekstra',
        message: 'Besøgstiden skal være et helt antal minutter fra 1 til 600.',
      },
    ])
  })

  test('none of them recognised: the user is asked for the names, once', async () => {
    const { columns, good, bad } = await preview(Buffer.from('x;y\nA;1\nB;2'))
    expect(columns.map(({ field }) => field)).toEqual([null, null])
    expect(good).toEqual([])
    expect(bad).toEqual([
      { row: 1, column: 'Navn', value: '', message: 'Vælg den kolonne, der har fællesskabernes navne.' },
    ])
  })

  test('headings alone are a table without rows', async () => {
    expect(await preview(Buffer.from('navn;lat'))).toMatchObject({ good: [], bad: [] })
  })
})

test('bad rows are listed and the good ones kept', async () => {
  const { good, bad } = await preview(Buffer.from('navn;lat;lon\nA;55,4;11,3\n;11,3;55,4\nC;95;x\nD;;\n'))
  expect(good.map(({ row, community }) => [row, community.name])).toEqual([
    [2, 'A'],
    [5, 'D'],
  ])
  expect(bad.map(({ row, column }) => [row, column])).toEqual([
    [3, 'navn'],
    [3, 'lat'],
    [4, 'lat'],
    [4, 'lon'],
  ])
})

describe('any table', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      '',
      'navn',
      'lat',
      'lon',
      'Kategori',
      'E-mail',
      'Åbner',
      'Lukker',
      'Minutter',
      '"',
      '\n',
      ' ',
    ),
    fc.constantFrom(
      'sport',
      '9',
      '9.30',
      '25:00',
      'aase@example.dk',
      'x'.repeat(130),
      '1e400',
      '-0',
      '12 min',
    ),
    fc.double().map(String),
    fc.integer({ min: -200, max: 700 }).map(String),
  )
  const table = fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 9 })
  const mapping = fc.option(fc.array(fc.option(fc.constantFrom(...importFields)), { maxLength: 9 }), {
    nil: undefined,
  })
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

  const holds = async (bytes: Uint8Array, fields: Parameters<typeof preview>[1]): Promise<boolean> => {
    try {
      const answer = await preview(bytes, fields)
      importPreview.parse(answer)
      for (const { community } of answer.good) expect(communityInput.parse(community)).toEqual(community)
      const good = new Set(answer.good.map(({ row }) => row))
      expect(answer.bad.filter(({ row }) => good.has(row))).toEqual([])
      expect(answer.bad.filter(({ message }) => message === '')).toEqual([])
      return answer.good.length > 0
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error
      return false
    }
  }

  test('gives communities that the contract accepts, or is unreadable', async () => {
    let filled = 0
    await fc.assert(
      fc.asyncProperty(table, mapping, fc.constantFrom(';', ',', '\t'), async (rows, fields, separator) => {
        const body = rows.map((cells) => cells.map(quoted).join(separator))
        if (await holds(Buffer.from(['navn;lat;lon', ...body].join('\n')), undefined)) filled += 1
        await holds(Buffer.from(body.join('\n')), fields)
      }),
      { numRuns: 300 },
    )
    // The property would say nothing if every table were refused.
    expect(filled).toBeGreaterThan(30)
  })

  test('or any bytes at all, also behind the mark of a workbook', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), mapping, async (bytes, fields) => {
        await holds(bytes, fields)
        await holds(Buffer.concat([Buffer.from('PK\x03\x04'), bytes]), fields)
      }),
      { numRuns: 200 },
    )
  })
})

test('a list with addresses alone keeps them, and takes nothing for a place that is only near it', async () => {
  const { good, bad } = await preview(
    Buffer.from(
      [
        'name,category,address,postcode,city,approx_lat,approx_lon,coord_quality',
        '"Erhvervsskolen, Slagelse",Erhvervsskoler,Bredegade 1,4200,Slagelse,55.40276,11.35459,postal-town',
      ].join('\n'),
    ),
  )
  expect(bad).toEqual([])
  expect(
    good.map(({ community: { name, category, address, position } }) => [name, category, address, position]),
  ).toEqual([['Erhvervsskolen, Slagelse', 'school', 'Bredegade 1, 4200 Slagelse', null]])
})

/** Real places, where they are at hand beside the repository. */
const realFiles = [
  { file: 'slagelse-communities.csv', rows: 158 },
  { file: 'samsoe-communities.csv', rows: 225 },
].map(({ file, rows }) => ({
  path: new URL(`../../../../../shared/data/${file}`, import.meta.url),
  file,
  rows,
}))

for (const { path, file, rows } of realFiles) {
  if (existsSync(path)) {
    test(`every row of ${file} is good`, async () => {
      const { good, bad } = await preview(readFileSync(path))
      expect(bad).toEqual([])
      expect(good).toHaveLength(rows)
      expect(good.filter(({ community }) => community.position === null)).toEqual([])
    })
  }
}

const addressesOnly = new URL(
  '../../../../../shared/data/slagelse-institutions-address-only.csv',
  import.meta.url,
)
if (existsSync(addressesOnly)) {
  test('no row of the institutions has a place, and every address is kept', async () => {
    const { good, bad } = await preview(readFileSync(addressesOnly))
    expect([good.length, bad]).toEqual([77, []])
    expect(good.filter(({ community }) => community.position !== null)).toEqual([])
    expect(good.filter(({ community }) => community.address !== '')).toHaveLength(59)
  })
}
