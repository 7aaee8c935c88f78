import type { Bounds } from '@stafet/domain/contract/area.ts'
import type { Extract } from '../extract.ts'
import { kinds, type BlockHearer, type Kind } from './block-elements.ts'
import { buildExtract, type Surroundings } from './build-extract.ts'
import { CollectedElements } from './collect-elements.ts'
import { ImportFailure } from './import-fault.ts'
import { NodeCollection } from './node-collection.ts'
import { intersection } from './parse-box.ts'
import { decoded, PbfFile, type FileBlock } from './pbf-file.ts'
import { onTheMap, readHeader, type ExtractHeader } from './pbf-header.ts'
import { PrimitiveBlock } from './primitive-block.ts'
import { sortedIds } from './sorted-ids.ts'

export interface ReadOptions {
  /** Only what touches this box; all of the file when left out. */
  readonly bounds?: Bounds
  /** 0 to 1. */
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
}

/** A block with what is in it, so that it need not be read again when something else is looked for. */
interface KnownBlock extends FileBlock {
  readonly ids: Partial<Record<Kind, { least: number; most: number }>>
}

/** How much of the reading is the first pass. */
const FIRST_PASS = 0.85

/**
 * Reads an OpenStreetMap extract (`.osm.pbf`). The first pass collects what touches the box; then only those blocks
 * are read again that hold the rest of ways and multipolygons which go on outside.
 * @throws ImportFailure for whatever is wrong with the file or the box; the signal's reason when aborted.
 */
export async function readExtract(path: string, options: ReadOptions = {}): Promise<Extract> {
  const file = await PbfFile.open(path)
  try {
    return await read(file, options)
  } finally {
    await file.close()
  }
}

async function read(file: PbfFile, { bounds, onProgress, signal }: ReadOptions): Promise<Extract> {
  const collected = new CollectedElements(bounds ?? null)
  const blocks: KnownBlock[] = []
  let header: ExtractHeader | null = null
  let latest: Kind = 'nodes'
  let inOrder = true
  /** Whether a kind comes after all of the kinds before it, as it should. */
  const note = (kind: Kind): void => {
    if (kinds.indexOf(kind) < kinds.indexOf(latest)) inOrder = false
    latest = kind
  }
  for await (const block of file.blocks()) {
    signal?.throwIfAborted()
    const contents =
      block.type === 'OSMHeader' || block.type === 'OSMData' ? await file.contents(block) : null
    if (contents && block.type === 'OSMHeader') {
      header = decoded(block, () => readHeader(contents))
      refuseBoxElsewhere(bounds, header.bbox)
    } else if (contents) {
      const ids: KnownBlock['ids'] = {}
      const hear = hearing(collected, (kind, id, last = id) => {
        note(kind)
        const range = (ids[kind] ??= { least: id, most: id })
        range.least = Math.min(range.least, id)
        range.most = Math.max(range.most, last)
      })
      decoded(block, () => new PrimitiveBlock(contents).read(hear))
      blocks.push({ ...block, ids })
    }
    onProgress?.((FIRST_PASS * (block.blobAt + block.blobBytes)) / file.bytes)
  }
  const again = new SecondLook(file, blocks, signal)
  if (!inOrder) {
    collected.forgetWaysAndRelations()
    await again.at('ways', () => true, { way: (way) => collected.addWay(way) })
    await again.at('relations', () => true, { relation: (relation) => collected.addRelation(relation) })
  }
  const covers = header?.bbox ?? extentOf(collected)
  const box = bounds && covers ? intersection(bounds, covers) : covers
  if (!box || collected.nodes.count === 0) throw new ImportFailure({ kind: 'empty-box', covers })
  const around = await surroundings(collected, again, bounds !== undefined)
  onProgress?.(1)
  const extract = buildExtract(collected, around, { bounds: box, dataAt: header?.dataAt ?? null })
  if (!extract.ways.some(({ tags }) => tags.highway)) throw new ImportFailure({ kind: 'no-streets' })
  return extract
}

/** Tells `note` of every kind and id, and has everything collected. */
function hearing(
  collected: CollectedElements,
  note: (kind: Kind, id: number, last?: number) => void,
): BlockHearer {
  return {
    nodes: (group) => {
      let [least, most] = [Infinity, -Infinity]
      for (const id of group.ids) {
        if (id < least) least = id
        if (id > most) most = id
      }
      if (group.ids.length > 0) note('nodes', least, most)
      collected.addNodes(group)
    },
    way: (way) => {
      note('ways', way.id)
      collected.addWay(way)
    },
    relation: (relation) => {
      note('relations', relation.id)
      collected.addRelation(relation)
    },
  }
}

/** Blocks of a file that has been read once. */
class SecondLook {
  private readonly file: PbfFile
  private readonly blocks: readonly KnownBlock[]
  private readonly signal: AbortSignal | undefined

  constructor(file: PbfFile, blocks: readonly KnownBlock[], signal: AbortSignal | undefined) {
    this.file = file
    this.blocks = blocks
    this.signal = signal
  }

  /** Reads those blocks again whose ids of the kind, from `least` to `most`, may hold what is looked for. */
  async at(kind: Kind, mayHold: (least: number, most: number) => boolean, hear: BlockHearer): Promise<void> {
    for (const block of this.blocks) {
      const range = block.ids[kind]
      if (!range || !mayHold(range.least, range.most)) continue
      this.signal?.throwIfAborted()
      const contents = await this.file.contents(block)
      decoded(block, () => new PrimitiveBlock(contents).read(hear))
    }
  }
}

/** Fetches what the ways and multipolygons in the box have outside it. */
async function surroundings(
  { ways, relations, nodes }: CollectedElements,
  again: SecondLook,
  hasOutside: boolean,
): Promise<Surroundings> {
  const memberWays = new Map<number, readonly number[]>()
  const outside = new NodeCollection()
  const members = sortedIds(
    relations.flatMap((relation) => relation.members.map(({ id }) => id)).filter((id) => !ways.has(id)),
  )
  if (members.length > 0)
    await again.at('ways', (least, most) => members.anyWithin(least, most), {
      way: (way) => {
        if (members.find(way.id) >= 0) memberWays.set(way.id, way.refs())
      },
    })
  if (!hasOutside) return { memberWays, nodes: outside }
  const missing = new Set<number>()
  const look = (refs: readonly number[]): void => {
    for (const id of refs) if (nodes.find(id) < 0) missing.add(id)
  }
  for (const { refs } of ways.values()) look(refs)
  for (const refs of memberWays.values()) look(refs)
  const wanted = sortedIds(missing)
  if (wanted.length > 0)
    await again.at('nodes', (least, most) => wanted.anyWithin(least, most), {
      nodes: ({ ids, lat, lon }) => {
        ids.forEach((id, index) => {
          if (wanted.find(id) >= 0) outside.add(id, lat[index] ?? 0, lon[index] ?? 0)
        })
      },
    })
  return { memberWays, nodes: outside }
}

/** What the header says is known at once, and a country takes a while to read. */
function refuseBoxElsewhere(bounds: Bounds | undefined, covers: Bounds | null): void {
  if (bounds && covers && !intersection(bounds, covers))
    throw new ImportFailure({ kind: 'empty-box', covers })
}

function extentOf({ extent: { west, south, east, north } }: CollectedElements): Bounds | null {
  return onTheMap({ west: west / 1e7, south: south / 1e7, east: east / 1e7, north: north / 1e7 })
}
