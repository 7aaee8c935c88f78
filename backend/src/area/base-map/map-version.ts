import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Area } from '@stafet/domain/contract/area.ts'

/** Changes with everything that decides how a picture looks: this folder's own files. */
const drawing = readdirSync(import.meta.dirname)
  .filter((name) => /\.[jt]s$/.test(name) && !name.includes('.test.'))
  .sort()
  .map((name) => readFileSync(join(import.meta.dirname, name)))

/** Names what the map looks like now: the same areas drawn by the same program have the same version on any node. */
export function mapVersion(areas: readonly Area[]): string {
  const hash = createHash('sha256')
  for (const file of drawing) hash.update(file)
  for (const { id, bounds } of areas) hash.update(JSON.stringify([id, bounds]))
  return hash.digest('hex').slice(0, 12)
}
