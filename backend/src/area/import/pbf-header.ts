import type { Bounds } from '@stafet/domain/contract/area.ts'
import { PbfReader } from 'pbf'
import { ImportFailure } from './import-fault.ts'

/** What a reader must know to read the file rightly; what is not listed here we do not know. */
const knownFeatures = ['OsmSchema-V0.6', 'DenseNodes']

export interface ExtractHeader {
  /** null when the file does not say, or says nonsense. */
  readonly bbox: Bounds | null
  /** ISO instant of the data; null when the file does not say. */
  readonly dataAt: string | null
}

/** @throws ImportFailure when the file requires a feature that we do not know. */
export function readHeader(bytes: Buffer): ExtractHeader {
  const pbf = new PbfReader(bytes)
  let bbox: Bounds | null = null
  let dataAt: string | null = null
  for (let field = pbf.nextField(); field > 0; field = pbf.nextField()) {
    if (field === 1) bbox = readBox(pbf)
    if (field === 4) {
      const feature = pbf.readString()
      if (!knownFeatures.includes(feature)) throw new ImportFailure({ kind: 'unsupported-feature', feature })
    }
    if (field === 32) dataAt = new Date(pbf.readVarint(true) * 1000).toISOString()
  }
  if (pbf.pos !== bytes.length) throw new Error('the header ends in the middle of a field')
  return { bbox, dataAt }
}

function readBox(pbf: PbfReader): Bounds | null {
  const end = pbf.readVarint() + pbf.pos
  const box = { west: 0, south: 0, east: 0, north: 0 }
  for (let field = pbf.nextField(end); field > 0; field = pbf.nextField(end)) {
    if (field === 1) box.west = pbf.readSVarint() / 1e9
    if (field === 2) box.east = pbf.readSVarint() / 1e9
    if (field === 3) box.north = pbf.readSVarint() / 1e9
    if (field === 4) box.south = pbf.readSVarint() / 1e9
  }
  return onTheMap(box)
}

/** Cut to what our maps can show; null when nothing is left. */
export function onTheMap(box: Bounds): Bounds | null {
  const cut = {
    west: Math.max(-180, box.west),
    south: Math.max(-85, box.south),
    east: Math.min(180, box.east),
    north: Math.min(85, box.north),
  }
  return cut.west < cut.east && cut.south < cut.north ? cut : null
}
