import type { Extract } from '../extract.ts'
import { box, far, readBytes, refs, town } from '../testing/town-extract.ts'
import { block, headerBlock, writePbf, type PbfContents } from '../testing/write-pbf.ts'

/** An extract in terms that do not depend on how its nodes are numbered. */
function told(extract: Extract) {
  const at = (index: number) => `${extract.lat[index]} ${extract.lon[index]}`
  const line = (nodes: Int32Array) => [...nodes].map(at)
  return {
    nodes: extract.lat.length,
    ways: extract.ways.map(({ id, tags, nodes }) => ({ id, tags, at: line(nodes) })),
    points: extract.points.map((point) => ({ id: point.id - far, tags: point.tags, at: at(point.node) })),
    polygons: extract.polygons.map(({ id, outer, inner }) => ({
      id,
      outer: outer.map(line),
      inner: inner.map(line),
    })),
  }
}

const places = {
  1: '551000000 101000000',
  2: '552000000 102000000',
  3: '553000000 103000000',
  4: '554000000 104000000',
  5: '555000000 125000000',
  6: '556000000 126000000',
  7: '553500000 103500000',
}

const inTheBox = {
  nodes: 7,
  ways: [
    { id: 20, tags: { highway: 'path', name: 'Ålstien' }, at: [places[1], places[2], places[5]] },
    { id: 27, tags: { route: 'ferry' }, at: [places[3], places[6]] },
  ],
  points: [{ id: 1, tags: { name: 'Skolen', amenity: 'school' }, at: places[1] }],
  polygons: [
    {
      id: 30,
      outer: [[places[3], places[4], places[6], places[3]]],
      inner: [[places[4], places[7], places[3], places[4]]],
    },
  ],
}

test('what touches the box is there, whole; what lies elsewhere or means nothing is not', async () => {
  const extract = await readBytes(writePbf(town), { bounds: box })
  expect({ bounds: extract.bounds, dataAt: extract.dataAt }).toEqual({
    bounds: box,
    dataAt: '2026-02-03T04:05:06.000Z',
  })
  expect(told(extract)).toEqual(inTheBox)
})

test('it does not matter how many blocks there are, nor in which order', async () => {
  expect(told(await readBytes(writePbf(town, 1), { bounds: box }))).toEqual(inTheBox)
  const backwards: PbfContents = { ...town, nodes: town.nodes?.toReversed() }
  expect(told(await readBytes(writePbf(backwards, 2), { bounds: box }))).toEqual(inTheBox)
  const { nodes, ways, relations } = town
  const waysFirst = Buffer.concat([
    headerBlock(town),
    ...[{ relations }, { ways }, { nodes }].map((part: PbfContents) =>
      writePbf(part).subarray(headerBlock(part).length),
    ),
  ])
  expect(told(await readBytes(waysFirst, { bounds: box }))).toEqual(inTheBox)
})

test('without a box everything is read, and the header says what the file covers', async () => {
  const extract = await readBytes(writePbf(town))
  expect(extract.bounds).toEqual(town.bbox)
  expect(extract.ways.map(({ id }) => id)).toEqual([20, 21, 27])
  expect(extract.points.map(({ id }) => id - far)).toEqual([1, 5])
  expect(extract.polygons.map(({ id }) => id)).toEqual([30, 31])
})

test('a file whose header says nothing covers its nodes', async () => {
  const extract = await readBytes(writePbf({ ...town, bbox: undefined, dataAt: undefined }))
  expect(extract.bounds).toEqual({ west: 10.1, south: 55.1, east: 12.6, north: 55.6 })
  expect(extract.dataAt).toBeNull()
})

test('a box that reaches beyond the file is cut to it', async () => {
  const extract = await readBytes(writePbf(town), { bounds: { ...box, west: 1, south: 50 } })
  expect(extract.bounds).toEqual({ west: 9, south: 54, east: 11, north: 56 })
})

test('a way whose middle the extract has cut out comes in two, and a cut ring stays open', async () => {
  const nodes = town.nodes?.filter(({ id }) => id !== far + 6)
  const street = { id: 40, nodes: refs(1, 2, 6, 3, 4), tags: { highway: 'path' } }
  const cut = told(await readBytes(writePbf({ ...town, nodes, ways: [...(town.ways ?? []), street] })))
  expect(cut.ways.filter(({ id }) => id === 40).map(({ at }) => at)).toEqual([
    [places[1], places[2]],
    [places[3], places[4]],
  ])
  expect(cut.polygons[0]?.outer).toEqual([[places[4], places[3]]])
})

test('progress goes up to 1', async () => {
  const shares: number[] = []
  await readBytes(writePbf(town, 1), { onProgress: (share) => shares.push(share) })
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
  expect(shares.at(-1)).toBe(1)
})

test('reading can be stopped', async () => {
  const stop = new AbortController()
  const reading = readBytes(writePbf(town, 1), {
    signal: stop.signal,
    onProgress: () => stop.abort('enough'),
  })
  await expect(reading).rejects.toBe('enough')
})

test('blocks of a kind that we do not know are passed over', async () => {
  const whole = writePbf(town)
  const header = headerBlock(town)
  const strange = block('OSMIndex', Buffer.from('hvad som helst'))
  const bytes = Buffer.concat([header, strange, whole.subarray(header.length)])
  expect(told(await readBytes(bytes, { bounds: box }))).toEqual(inTheBox)
})
