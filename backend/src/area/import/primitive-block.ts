import { PbfReader } from 'pbf'
import type { Tags } from '../extract.ts'
import type { BlockHearer, BlockRelation, Tagged } from './block-elements.ts'

const memberTypes = ['node', 'way', 'relation'] as const

/** One decompressed block of a file: its strings, and groups of nodes, ways or relations that use them. */
export class PrimitiveBlock {
  private readonly bytes: Buffer
  private readonly groups: { from: number; to: number }[] = []
  private readonly strings: { from: number; to: number; text: string | null }[] = []
  /** Nanodegrees. */
  private granularity = 100
  private latOffset = 0
  private lonOffset = 0

  /** @throws Error when the bytes are no such block. */
  constructor(bytes: Buffer) {
    this.bytes = bytes
    const pbf = new PbfReader(bytes)
    for (let field = pbf.nextField(); field > 0; field = pbf.nextField()) {
      if (field === 1) this.readStrings(pbf)
      if (field === 2) {
        const to = pbf.readVarint() + pbf.pos
        this.groups.push({ from: pbf.pos, to })
        pbf.pos = to
      }
      if (field === 17) this.granularity = pbf.readVarint()
      if (field === 19) this.latOffset = pbf.readVarint(true)
      if (field === 20) this.lonOffset = pbf.readVarint(true)
    }
    if (pbf.pos !== bytes.length) throw new Error('the block ends in the middle of a field')
  }

  /** Reads the groups in order and tells `hear` of what it asks for; the rest is skipped. */
  read(hear: BlockHearer): void {
    for (const { from, to } of this.groups) {
      const pbf = new PbfReader(this.bytes)
      pbf.pos = from
      for (let field = pbf.nextField(to); field > 0; field = pbf.nextField(to)) {
        if (field === 1) this.readNode(pbf, hear)
        else if (field === 2) this.readDenseNodes(pbf, hear)
        else if (field === 3) this.readWay(pbf, hear)
        else if (field === 4) this.readRelation(pbf, hear)
      }
      if (pbf.pos !== to) throw new Error('the group ends in the middle of a field')
    }
  }

  private readStrings(pbf: PbfReader): void {
    const end = pbf.readVarint() + pbf.pos
    for (let field = pbf.nextField(end); field > 0; field = pbf.nextField(end)) {
      if (field !== 1) continue
      const to = pbf.readVarint() + pbf.pos
      this.strings.push({ from: pbf.pos, to, text: null })
      pbf.pos = to
    }
  }

  /** Most strings of a block are never asked for. */
  private text(index: number | undefined): string {
    const string = this.strings[index ?? -1]
    if (!string) throw new Error('the block has no such string')
    string.text ??= this.bytes.toString('utf8', string.from, string.to)
    return string.text
  }

  private tagsOf(keys: readonly number[], values: readonly number[]): Tags {
    if (keys.length !== values.length) throw new Error('keys without values')
    return Object.fromEntries(keys.map((key, index) => [this.text(key), this.text(values[index])]))
  }

  private units(values: number[], offset: number): number[] {
    if (this.granularity === 100 && offset === 0) return values
    return values.map((value) => Math.round((offset + this.granularity * value) / 100))
  }

  private readDenseNodes(pbf: PbfReader, { nodes }: BlockHearer): void {
    const end = pbf.readVarint() + pbf.pos
    if (!nodes) {
      pbf.pos = end
      return
    }
    let ids: number[] = []
    let lat: number[] = []
    let lon: number[] = []
    let keysValues = -1
    for (let field = pbf.nextField(end); field > 0; field = pbf.nextField(end)) {
      if (field === 1) ids = summed(pbf.readPackedSVarint())
      if (field === 8) lat = this.units(summed(pbf.readPackedSVarint()), this.latOffset)
      if (field === 9) lon = this.units(summed(pbf.readPackedSVarint()), this.lonOffset)
      if (field === 10) keysValues = pbf.pos
    }
    if (pbf.pos !== end || ids.length !== lat.length || ids.length !== lon.length)
      throw new Error('the nodes do not fit each other')
    nodes({ ids, lat, lon, tagsOf: (wanted) => this.denseTags(keysValues, wanted) })
  }

  /** Keys and values of all the group's nodes stand in one row, with a 0 after each node. */
  private denseTags(at: number, wanted: readonly number[]): { index: number; tags: Tags }[] {
    if (at < 0 || wanted.length === 0) return []
    const pbf = new PbfReader(this.bytes)
    pbf.pos = at
    const end = pbf.readVarint() + at
    const found: { index: number; tags: Tags }[] = []
    let index = 0
    let next = 0
    while (pbf.pos <= end && next < wanted.length) {
      const isWanted = wanted[next] === index
      const tags: Record<string, string> = {}
      let any = false
      for (let key = pbf.readVarint(); key !== 0; key = pbf.readVarint()) {
        const value = pbf.readVarint()
        if (pbf.pos > this.bytes.length) throw new Error('the tags do not end')
        if (isWanted) tags[this.text(key)] = this.text(value)
        any = true
      }
      if (isWanted && any) found.push({ index, tags })
      if (isWanted) next += 1
      index += 1
    }
    return found
  }

  private readNode(pbf: PbfReader, { nodes }: BlockHearer): void {
    const end = pbf.readVarint() + pbf.pos
    let [id, lat, lon] = [0, 0, 0]
    let keys: number[] = []
    let values: number[] = []
    for (let field = pbf.nextField(end); field > 0; field = pbf.nextField(end)) {
      if (field === 1) id = pbf.readSVarint()
      if (field === 2) keys = pbf.readPackedVarint()
      if (field === 3) values = pbf.readPackedVarint()
      if (field === 8) lat = pbf.readSVarint()
      if (field === 9) lon = pbf.readSVarint()
    }
    if (pbf.pos !== end) throw new Error('the node ends in the middle of a field')
    nodes?.({
      ids: [id],
      lat: this.units([lat], this.latOffset),
      lon: this.units([lon], this.lonOffset),
      tagsOf: (wanted) =>
        wanted.length > 0 && keys.length > 0 ? [{ index: 0, tags: this.tagsOf(keys, values) }] : [],
    })
  }

  private readWay(pbf: PbfReader, { way }: BlockHearer): void {
    const end = pbf.readVarint() + pbf.pos
    if (!way) {
      pbf.pos = end
      return
    }
    let refsAt = -1
    const tagged = this.readTagged(pbf, end, (field) => {
      if (field === 8) refsAt = pbf.pos
    })
    const refs = (): number[] => {
      if (refsAt < 0) return []
      const there = this.packedAt(refsAt)
      return summed(there.readPackedSVarint())
    }
    way({ ...tagged, refs })
  }

  private readRelation(pbf: PbfReader, { relation }: BlockHearer): void {
    const end = pbf.readVarint() + pbf.pos
    if (!relation) {
      pbf.pos = end
      return
    }
    const at = { roles: -1, ids: -1, types: -1 }
    const tagged = this.readTagged(pbf, end, (field) => {
      if (field === 8) at.roles = pbf.pos
      if (field === 9) at.ids = pbf.pos
      if (field === 10) at.types = pbf.pos
    })
    const members: BlockRelation['members'] = () => {
      if (at.ids < 0) return []
      const roles = this.packedAt(at.roles).readPackedVarint()
      const types = this.packedAt(at.types).readPackedVarint()
      return summed(this.packedAt(at.ids).readPackedSVarint()).map((id, index) => {
        const type = memberTypes[types[index] ?? -1]
        if (!type) throw new Error('a member of no type')
        return { type, id, role: this.text(roles[index]) }
      })
    }
    relation({ ...tagged, members })
  }

  /** Ways and relations begin alike. `other` hears of the fields that differ, before they are skipped. */
  private readTagged(pbf: PbfReader, end: number, other: (field: number) => void): Tagged {
    let id = 0
    let keys: number[] = []
    let values: number[] = []
    for (let field = pbf.nextField(end); field > 0; field = pbf.nextField(end)) {
      if (field === 1) id = pbf.readVarint(true)
      else if (field === 2) keys = pbf.readPackedVarint()
      else if (field === 3) values = pbf.readPackedVarint()
      else other(field)
    }
    if (pbf.pos !== end) throw new Error('a way or relation ends in the middle of a field')
    return {
      id,
      hasKey: (test) => keys.some((key) => test(this.text(key))),
      tags: () => this.tagsOf(keys, values),
    }
  }

  /** A reader that stands before a packed field's length. */
  private packedAt(at: number): PbfReader {
    const pbf = new PbfReader(this.bytes)
    if (at < 0) throw new Error('a member without a role or type')
    pbf.pos = at
    pbf.type = 2
    return pbf
  }
}

/** In place: the file holds differences. */
function summed(differences: number[]): number[] {
  let sum = 0
  for (let index = 0; index < differences.length; index += 1) {
    sum += differences[index] ?? 0
    differences[index] = sum
  }
  return differences
}
