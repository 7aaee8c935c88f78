import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Area } from '@stafet/domain/contract/area.ts'

/** Changes with everything that decides how a picture looks: this folder's own files. Begun once: a page asks often. */
const drawing = createHash('sha256')
const files = readdirSync(import.meta.dirname)
  .filter((name) => /\.[jt]s$/.test(name) && !name.includes('.test.'))
  .sort()
for (const name of files) drawing.update(readFileSync(join(import.meta.dirname, name)))

/** Names what the map looks like now: the same areas drawn by the same program have the same version on any node. */
export function mapVersion(areas: readonly Area[]): string {
  const hash = drawing.copy()
  for (const { id, bounds } of areas) hash.update(JSON.stringify([id, bounds]))
  return hash.digest('hex').slice(0, 12)
}
