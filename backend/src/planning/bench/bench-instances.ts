import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** One instance of the benchmark sets; `bestKnown` in seconds of travel, null where none is stated. */
export interface BenchInstance {
  readonly set: string
  readonly file: string
  readonly name: string
  readonly bestKnown: number | null
}

/** In order of the table. How many of each `--quick` takes, spread over the set. */
export const SETS: { set: string; folder: string; quick: number }[] = [
  { set: 'relay', folder: 'relay', quick: 6 },
  { set: 'OhlmannThomas', folder: 'tsptw/OhlmannThomas', quick: 4 },
  { set: 'AFG', folder: 'tsptw/AFG', quick: 4 },
  { set: 'Dumas', folder: 'tsptw/Dumas', quick: 3 },
  { set: 'GendreauDumasExtended', folder: 'tsptw/GendreauDumasExtended', quick: 3 },
  { set: 'tsp', folder: 'tsp', quick: 6 },
]

/** The instances under `root`; a set whose folder is not there has none. */
export function benchInstances(root: string, quick: boolean): BenchInstance[] {
  const best = bestKnown(root)
  return SETS.flatMap(({ set, folder, quick: wanted }) => {
    const path = join(root, folder)
    if (!existsSync(path)) return []
    const files = readdirSync(path)
      .filter((file) => /\.(json|tsp|txt|tw)$/.test(file))
      .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    const step = quick ? Math.max(1, files.length / wanted) : 1
    const taken = quick
      ? Array.from(
          { length: Math.min(wanted, files.length) },
          (_, i) => files[Math.floor((i + 0.5) * step)] ?? '',
        )
      : files
    return taken.map((file) => {
      const name = basename(file).replace(/\.(json|tsp|txt|tw)$/, '')
      return { set, file: join(path, file), name, bestKnown: best.get(file) ?? best.get(name) ?? null }
    })
  })
}

/** Best known values: two tables of tab-separated values, and the relay table of the sets' README. */
function bestKnown(root: string): Map<string, number> {
  const best = new Map<string, number>()
  const read = (file: string) => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '')
  for (const line of read('tsptw/best-known.tsv').split('\n').slice(1)) {
    const [, instance, value] = line.split('\t')
    if (instance && value) best.set(instance, Number(value))
  }
  for (const line of read('tsp/best-known.tsv').split('\n').slice(1)) {
    const [instance, , value] = line.split('\t')
    if (instance && value) best.set(instance, Number(value))
  }
  for (const [, instance, value] of read('README.md').matchAll(/^\| (relay-[\w-]+) \| (?:≤ )?(\d+)/gm)) {
    if (instance && value) best.set(instance, Number(value))
  }
  return best
}
