import { deflateSync } from 'node:zlib'
import { PbfWriter } from 'pbf'
import type { Bounds } from '@stafet/domain/contract/area.ts'
import type { Tags } from '../extract.ts'

export interface PbfNode {
  readonly id: number
  /** Degrees. */
  readonly lat: number
  readonly lon: number
  readonly tags?: Tags
}

export interface PbfWay {
  readonly id: number
  readonly nodes: readonly number[]
  readonly tags?: Tags
}

export interface PbfRelation {
  readonly id: number
  readonly members: readonly {
    readonly type: 'node' | 'way' | 'relation'
    readonly id: number
    readonly role: string
  }[]
  readonly tags?: Tags
}

export interface PbfHeader {
  readonly bbox?: Bounds
  readonly dataAt?: string
  readonly requiredFeatures?: readonly string[]
}

export interface PbfContents extends PbfHeader {
  readonly nodes?: readonly PbfNode[]
  readonly ways?: readonly PbfWay[]
  readonly relations?: readonly PbfRelation[]
}

/** An `.osm.pbf` file as other programs write it: dense nodes, then ways, then relations, `perBlock` at a time. */
export function writePbf(contents: PbfContents, perBlock = 8000): Buffer {
  const { nodes = [], ways = [], relations = [] } = contents
  return Buffer.concat([
    headerBlock(contents),
    ...inParts(nodes, perBlock).map(nodeBlock),
    ...inParts(ways, perBlock).map(wayBlock),
    ...inParts(relations, perBlock).map(relationBlock),
  ])
}

export function headerBlock({ bbox, dataAt, requiredFeatures }: PbfHeader): Buffer {
  const header = new PbfWriter()
  if (bbox)
    header.writeMessage(
      1,
      (box, pbf) => {
        pbf.writeSVarintField(1, Math.round(box.west * 1e9))
        pbf.writeSVarintField(2, Math.round(box.east * 1e9))
        pbf.writeSVarintField(3, Math.round(box.north * 1e9))
        pbf.writeSVarintField(4, Math.round(box.south * 1e9))
      },
      bbox,
    )
  for (const feature of requiredFeatures ?? ['OsmSchema-V0.6', 'DenseNodes'])
    header.writeStringField(4, feature)
  if (dataAt) header.writeVarintField(32, Date.parse(dataAt) / 1000)
  return block('OSMHeader', header.finish())
}

export function nodeBlock(nodes: readonly PbfNode[]): Buffer {
  return primitiveBlock((group, words) => {
    group.writeMessage(
      2,
      (all, pbf) => {
        pbf.writePackedSVarint(1, differences(all.map(({ id }) => id)))
        pbf.writePackedSVarint(8, differences(all.map(({ lat }) => Math.round(lat * 1e7))))
        pbf.writePackedSVarint(9, differences(all.map(({ lon }) => Math.round(lon * 1e7))))
        if (all.some(({ tags }) => tags))
          pbf.writePackedVarint(
            10,
            all.flatMap(({ tags }) => [
              ...Object.entries(tags ?? {})
                .flat()
                .map(words.number),
              0,
            ]),
          )
      },
      nodes,
    )
  })
}

/** As ways and relations have them. */
function writeTags(pbf: PbfWriter, tags: Tags, words: Words): void {
  pbf.writePackedVarint(2, Object.keys(tags).map(words.number))
  pbf.writePackedVarint(3, Object.values(tags).map(words.number))
}

export function wayBlock(ways: readonly PbfWay[]): Buffer {
  return primitiveBlock((group, words) => {
    for (const way of ways)
      group.writeMessage(
        3,
        ({ id, nodes, tags = {} }, pbf) => {
          pbf.writeVarintField(1, id)
          writeTags(pbf, tags, words)
          pbf.writePackedSVarint(8, differences(nodes))
        },
        way,
      )
  })
}

const memberTypes = { node: 0, way: 1, relation: 2 }

function relationBlock(relations: readonly PbfRelation[]): Buffer {
  return primitiveBlock((group, words) => {
    for (const relation of relations)
      group.writeMessage(
        4,
        ({ id, members, tags = {} }, pbf) => {
          pbf.writeVarintField(1, id)
          writeTags(pbf, tags, words)
          pbf.writePackedVarint(
            8,
            members.map(({ role }) => words.number(role)),
          )
          pbf.writePackedSVarint(9, differences(members.map((member) => member.id)))
          pbf.writePackedVarint(
            10,
            members.map(({ type }) => memberTypes[type]),
          )
        },
        relation,
      )
  })
}

interface Words {
  number(word: string): number
}

function primitiveBlock(write: (group: PbfWriter, words: Words) => void): Buffer {
  const numbers = new Map([['', 0]])
  const number = (word: string): number => {
    const found = numbers.get(word) ?? numbers.size
    numbers.set(word, found)
    return found
  }
  const group = new PbfWriter()
  write(group, { number })
  const whole = new PbfWriter()
  whole.writeMessage(
    1,
    (words, pbf) => {
      for (const word of words) pbf.writeStringField(1, word)
    },
    [...numbers.keys()],
  )
  whole.writeBytesField(2, group.finish())
  return block('OSMData', whole.finish())
}

/** One block of the file around `contents`, compressed as everybody does it. */
export function block(type: string, contents: Uint8Array): Buffer {
  const blob = new PbfWriter()
  blob.writeVarintField(2, contents.length)
  blob.writeBytesField(3, deflateSync(contents, { level: 1 }))
  return blockOf(type, blob.finish())
}

/** One block of the file around a blob that is ready. */
export function blockOf(type: string, blob: Uint8Array): Buffer {
  const header = new PbfWriter()
  header.writeStringField(1, type)
  header.writeVarintField(3, blob.length)
  const written = header.finish()
  const length = Buffer.alloc(4)
  length.writeUInt32BE(written.length)
  return Buffer.concat([length, written, blob])
}

const differences = (values: readonly number[]): number[] =>
  values.map((value, index) => value - (values[index - 1] ?? 0))

function inParts<T>(all: readonly T[], size: number): T[][] {
  const parts: T[][] = []
  for (let from = 0; from < all.length; from += size) parts.push(all.slice(from, from + size))
  return parts
}
