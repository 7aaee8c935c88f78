import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync, gzipSync } from 'node:zlib'
import type { Bounds } from '@stafet/domain/contract/area.ts'
import { box, readBytes, town } from '../testing/town-extract.ts'
import { block, blockOf, headerBlock, writePbf } from '../testing/write-pbf.ts'
import { faultWords } from './fault-words.ts'
import { ImportFailure, type ImportFault } from './import-fault.ts'
import { readExtract } from './read-extract.ts'

async function faultOf(bytes: Buffer, bounds?: Bounds): Promise<ImportFault> {
  try {
    await readBytes(bytes, { bounds })
  } catch (error) {
    if (error instanceof ImportFailure) return error.fault
    throw error
  }
  throw new Error('was read')
}

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
  const folder = tmpdir()
  const missing = join(folder, randomUUID(), 'missing.osm.pbf')
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
      await readBytes(changed, { bounds: box })
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
