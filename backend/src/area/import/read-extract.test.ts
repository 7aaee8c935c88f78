import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync, gzipSync } from 'node:zlib'
import type { Bounds } from '@stafet/domain/contract/area.ts'
import type { Extract } from '../extract.ts'
import { block, blockOf, headerBlock, writePbf, type PbfContents } from '../testing/write-pbf.ts'
import { faultWords } from './fault-words.ts'
import { ImportFailure, type ImportFault } from './import-fault.ts'
import { readExtract } from './read-extract.ts'

let folder = ''
let file = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stafet-extract-'))
  file = join(folder, 'test.osm.pbf')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Ids beyond 32 bits, as OpenStreetMap's are. */
const far = 10_000_000_000
const node = (id: number, lat: number, lon: number, tags?: Record<string, string>) => ({
  id: far + id,
  lat,
  lon,
  tags,
})
const refs = (...ids: number[]): number[] => ids.map((id) => far + id)
const member = (id: number, role: string) => ({ type: 'way' as const, id, role })

/**
 * Nodes 1 to 4 lie in the box 10–11 E, 55–56 N; 5 and 6 east of it. The street 20 leaves the box, 21 is outside, 22
 * means nothing; the wood 30 has its outer ring in two halves, the eastern one outside, and a clearing.
 */
const town: PbfContents = {
  bbox: { west: 9, south: 54, east: 13, north: 57 },
  dataAt: '2026-02-03T04:05:06Z',
  nodes: [
    node(1, 55.1, 10.1, { name: 'Skolen', amenity: 'school' }),
    node(2, 55.2, 10.2, { natural: 'tree' }),
    node(3, 55.3, 10.3),
    node(4, 55.4, 10.4),
    node(5, 55.5, 12.5, { name: 'Langt væk', place: 'village' }),
    node(6, 55.6, 12.6),
    node(7, 55.35, 10.35),
  ],
  ways: [
    { id: 20, nodes: refs(1, 2, 5), tags: { highway: 'path', name: 'Ålstien' } },
    { id: 21, nodes: refs(5, 6), tags: { highway: 'path' } },
    { id: 22, nodes: refs(1, 3), tags: { power: 'line' } },
    { id: 23, nodes: refs(3, 4) },
    { id: 24, nodes: refs(4, 6, 3) },
    { id: 25, nodes: refs(4, 7, 3, 4), tags: { source: 'survey' } },
    { id: 26, nodes: refs(3, 7), tags: { route: 'bus' } },
    { id: 27, nodes: refs(3, 6), tags: { route: 'ferry' } },
  ],
  relations: [
    {
      id: 30,
      members: [member(23, 'outer'), member(24, ''), member(25, 'inner')],
      tags: { type: 'multipolygon', natural: 'wood' },
    },
    { id: 31, members: [member(21, 'outer')], tags: { type: 'multipolygon', landuse: 'farmland' } },
    { id: 32, members: [member(23, 'outer')], tags: { type: 'boundary', place: 'island' } },
  ],
}
const box: Bounds = { west: 10, south: 55, east: 11, north: 56 }

async function read(bytes: Buffer, bounds?: Bounds): Promise<Extract> {
  await writeFile(file, bytes)
  return readExtract(file, { bounds })
}

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

async function faultOf(bytes: Buffer, bounds?: Bounds): Promise<ImportFault> {
  try {
    await read(bytes, bounds)
  } catch (error) {
    if (error instanceof ImportFailure) return error.fault
    throw error
  }
  throw new Error('was read')
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
  const extract = await read(writePbf(town), box)
  expect({ bounds: extract.bounds, dataAt: extract.dataAt }).toEqual({
    bounds: box,
    dataAt: '2026-02-03T04:05:06.000Z',
  })
  expect(told(extract)).toEqual(inTheBox)
})

test('it does not matter how many blocks there are, nor in which order', async () => {
  expect(told(await read(writePbf(town, 1), box))).toEqual(inTheBox)
  const backwards: PbfContents = { ...town, nodes: town.nodes?.toReversed() }
  expect(told(await read(writePbf(backwards, 2), box))).toEqual(inTheBox)
  const { nodes, ways, relations } = town
  const waysFirst = Buffer.concat([
    headerBlock(town),
    ...[{ relations }, { ways }, { nodes }].map((part: PbfContents) =>
      writePbf(part).subarray(headerBlock(part).length),
    ),
  ])
  expect(told(await read(waysFirst, box))).toEqual(inTheBox)
})

test('without a box everything is read, and the header says what the file covers', async () => {
  const extract = await read(writePbf(town))
  expect(extract.bounds).toEqual(town.bbox)
  expect(extract.ways.map(({ id }) => id)).toEqual([20, 21, 27])
  expect(extract.points.map(({ id }) => id - far)).toEqual([1, 5])
  expect(extract.polygons.map(({ id }) => id)).toEqual([30, 31])
})

test('a file whose header says nothing covers its nodes', async () => {
  const extract = await read(writePbf({ ...town, bbox: undefined, dataAt: undefined }))
  expect(extract.bounds).toEqual({ west: 10.1, south: 55.1, east: 12.6, north: 55.6 })
  expect(extract.dataAt).toBeNull()
})

test('a box that reaches beyond the file is cut to it', async () => {
  const extract = await read(writePbf(town), { ...box, west: 1, south: 50 })
  expect(extract.bounds).toEqual({ west: 9, south: 54, east: 11, north: 56 })
})

test('a way whose middle the extract has cut out comes in two, and a cut ring stays open', async () => {
  const nodes = town.nodes?.filter(({ id }) => id !== far + 6)
  const street = { id: 40, nodes: refs(1, 2, 6, 3, 4), tags: { highway: 'path' } }
  const cut = told(await read(writePbf({ ...town, nodes, ways: [...(town.ways ?? []), street] })))
  expect(cut.ways.filter(({ id }) => id === 40).map(({ at }) => at)).toEqual([
    [places[1], places[2]],
    [places[3], places[4]],
  ])
  expect(cut.polygons[0]?.outer).toEqual([[places[4], places[3]]])
})

test('progress goes up to 1', async () => {
  await writeFile(file, writePbf(town, 1))
  const shares: number[] = []
  await readExtract(file, { onProgress: (share) => shares.push(share) })
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
  expect(shares.at(-1)).toBe(1)
})

test('reading can be stopped', async () => {
  await writeFile(file, writePbf(town, 1))
  const stop = new AbortController()
  const reading = readExtract(file, { signal: stop.signal, onProgress: () => stop.abort('enough') })
  await expect(reading).rejects.toBe('enough')
})

test.each<[string, Buffer, string]>([
  ['an empty file', Buffer.alloc(0), 'empty'],
  ['OpenStreetMap as XML', Buffer.from('<?xml version="1.0"?>\n<osm version="0.6">'), 'xml'],
  ['a zip file', Buffer.from('PK\x03\x04\x14\x00\x00', 'latin1'), 'zip'],
  ['a gzip file', gzipSync('hello'), 'gzip'],
  ['a text', Buffer.from('name;lat;lon\nSkolen;55;10\n'), 'text'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'unknown'],
])('%s is refused for what it is', async (_name, bytes, seen) => {
  expect(await faultOf(bytes)).toEqual({ kind: 'other-format', seen })
})

test('a missing file and a folder are refused', async () => {
  const missing = join(folder, 'missing.osm.pbf')
  await expect(readExtract(missing)).rejects.toMatchObject({ fault: { kind: 'missing-file', file: missing } })
  await expect(readExtract(folder)).rejects.toMatchObject({
    fault: { kind: 'unreadable-file', file: folder },
  })
})

test('a file that is cut off anywhere is refused as truncated', async () => {
  const whole = writePbf(town, 2)
  const ends = [...whole.keys()].filter((end) => end > 20 && end % 3 === 0)
  const blockEnds = new Set<number>()
  for (let at = 0; at < whole.length;) {
    const header = whole.readUInt32BE(at)
    // The size of the block is the header's last field.
    const sizeAt = whole.indexOf(0x18, at + 4 + 2 + 7)
    const size =
      (whole[sizeAt + 1] ?? 0) & 0x80
        ? ((whole[sizeAt + 1] ?? 0) & 0x7f) | ((whole[sizeAt + 2] ?? 0) << 7)
        : (whole[sizeAt + 1] ?? 0)
    at += 4 + header + size
    blockEnds.add(at)
  }
  expect(blockEnds.has(whole.length)).toBe(true)
  for (const end of ends.filter((one) => !blockEnds.has(one)))
    expect([end, (await faultOf(whole.subarray(0, end))).kind]).toEqual([end, 'truncated'])
})

test('a changed byte in what a block holds is damage; elsewhere, too, nothing but a fault comes of it', async () => {
  const header = headerBlock(town)
  const whole = writePbf(town, 3)
  const faults: string[] = []
  for (let at = header.length; at < whole.length; at += 3) {
    const changed = Buffer.from(whole)
    changed[at] = (changed[at] ?? 0) ^ 0x55
    try {
      await read(changed, box)
    } catch (error) {
      if (!(error instanceof ImportFailure)) throw error
      faults.push(error.fault.kind)
    }
  }
  const contents = writePbf(town, 1000)
  const middle = header.length + Math.floor((contents.length - header.length) / 4)
  contents[middle] = (contents[middle] ?? 0) ^ 1
  expect(await faultOf(contents, box)).toEqual({ kind: 'damaged', atByte: header.length })
  expect(faults.filter((kind) => kind === 'damaged').length).toBeGreaterThan(faults.length / 2)
})

test('a block of nonsense is damage, with the place where it begins', async () => {
  const header = headerBlock(town)
  const nonsense = block('OSMData', Buffer.from('ikke en blok'))
  expect(await faultOf(Buffer.concat([header, nonsense]))).toEqual({
    kind: 'damaged',
    atByte: header.length,
  })
})

test('blocks of a kind that we do not know are passed over', async () => {
  const whole = writePbf(town)
  const header = headerBlock(town)
  const strange = block('OSMIndex', Buffer.from('hvad som helst'))
  const bytes = Buffer.concat([header, strange, whole.subarray(header.length)])
  expect(told(await read(bytes, box))).toEqual(inTheBox)
})

test('another compression is refused by its name', async () => {
  const zstd = Buffer.concat([Buffer.from([0x3a, 4]), Buffer.from('abcd')])
  expect(await faultOf(Buffer.concat([headerBlock(town), blockOf('OSMData', zstd)]))).toEqual({
    kind: 'unsupported-compression',
    compression: 'zstd',
  })
})

test('a block that unpacks to more than the format allows is refused', async () => {
  const bomb = deflateSync(Buffer.alloc(40 * 1024 * 1024))
  const length = [(bomb.length & 0x7f) | 0x80, ((bomb.length >> 7) & 0x7f) | 0x80, bomb.length >> 14]
  const blob = Buffer.concat([Buffer.from([0x1a, ...length]), bomb])
  expect((await faultOf(Buffer.concat([headerBlock(town), blockOf('OSMData', blob)]))).kind).toBe('damaged')
})

test('a feature that we do not know is refused by its name', async () => {
  const requiredFeatures = ['OsmSchema-V0.6', 'HistoricalInformation']
  expect(await faultOf(writePbf({ ...town, requiredFeatures }))).toEqual({
    kind: 'unsupported-feature',
    feature: 'HistoricalInformation',
  })
})

test('a box in which nothing lies is refused, with what the file covers', async () => {
  const covers = town.bbox
  expect(await faultOf(writePbf(town), { west: 1, south: 1, east: 2, north: 2 })).toEqual({
    kind: 'empty-box',
    covers,
  })
  // Within what the header says, but there is nothing.
  expect(await faultOf(writePbf(town), { west: 9.1, south: 54.1, east: 9.2, north: 54.2 })).toEqual({
    kind: 'empty-box',
    covers,
  })
  expect(await faultOf(headerBlock({}))).toEqual({ kind: 'empty-box', covers: null })
})

test('a file without streets is refused', async () => {
  const ways = town.ways?.filter(({ tags }) => !tags?.highway)
  expect(await faultOf(writePbf({ ...town, ways }))).toEqual({ kind: 'no-streets' })
})

test('faults are told in Danish and in English', () => {
  const fault: ImportFault = { kind: 'empty-box', covers: box }
  expect([faultWords(fault, 'da'), faultWords(fault, 'en')]).toEqual([
    'Der er intet kort i udsnittet. Filen dækker 10.000,55.000,11.000,56.000 (vest,syd,øst,nord).',
    'There is no map in the box. The file covers 10.000,55.000,11.000,56.000 (west,south,east,north).',
  ])
  expect(faultWords({ kind: 'too-big', mostNodes: 4_000_000 }, 'da')).toContain('4.000.000 punkter')
})
