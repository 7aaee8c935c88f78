import { previewImport } from './preview-import.ts'

/** About 111 m. */
const STEP = 0.001
const id = 'b3b1b3a0-0d43-4b5e-9d0e-6a6a5b0c7f11'

async function duplicates(rows: string[], existing: Parameters<typeof previewImport>[1]['existing'] = []) {
  const bytes = Buffer.from(['navn;lat;lon', ...rows].join('\n'))
  const { good } = await previewImport({ name: 'x.csv', bytes }, { existing, language: 'da' })
  return good.map(({ duplicateOf }) => duplicateOf)
}

test('the same name close by repeats the first, whatever its case, spaces and punctuation', async () => {
  expect(
    await duplicates([
      'Ørslev IF;55.4;11.3',
      'ØRSLEV  I.F.;55.4;11.3',
      `"ørslev - if";${55.4 + 2 * STEP};11.3`,
    ]),
  ).toEqual([null, null, { row: 2, name: 'Ørslev IF' }])
})

test('æøå are letters of their own', async () => {
  expect(await duplicates(['Ørslev;;', 'Orslev;;', 'Å;;', 'A;;'])).toEqual([null, null, null, null])
})

test('the same name 300 m away is another community', async () => {
  expect(await duplicates(['A;55.4;11.3', `A;${55.4 + 3 * STEP};11.3`, `A;55.4;${11.3 + 5 * STEP}`])).toEqual(
    [null, null, null],
  )
})

test('one without a place may be the one that has it', async () => {
  const first = { row: 2, name: 'A' }
  expect(await duplicates(['A;55.4;11.3', 'A;;', 'a;;'])).toEqual([null, first, first])
})

test('a community that the relay has comes before a row of the file', async () => {
  const existing = [{ id, name: 'Sørby  IF', position: { lat: 55.4, lon: 11.3 } }]
  expect(await duplicates(['sørby if;55.4;11.3', 'sørby if;55.4;11.3', 'sørby if;;'], existing)).toEqual([
    { id, name: 'Sørby  IF' },
    { id, name: 'Sørby  IF' },
    { id, name: 'Sørby  IF' },
  ])
})

test('names of nothing but signs are not all the same', async () => {
  expect(await duplicates(['!!!;;', '???;;', '!!!;;'])).toEqual([null, null, { row: 2, name: '!!!' }])
})
