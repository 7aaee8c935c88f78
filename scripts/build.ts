import { createHash } from 'node:crypto'
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runNode } from './run-node.ts'

interface Part {
  name: string
  /** Folder of the workspace. */
  folder: string
  /** Everything the result depends on, besides the installed packages. */
  sources: string[]
  /** Program and arguments for Node, run in `folder`. */
  command: string[]
}

const parts: Part[] = [
  {
    name: 'serveren',
    folder: 'backend',
    sources: ['backend/.swcrc', 'backend/src/**', 'backend/migrations/**'],
    command: [
      'node_modules/@swc/cli/bin/swc.js',
      'src',
      'migrations',
      '-d',
      'dist',
      '--delete-dir-on-start',
      '--quiet',
      '--ignore',
      '**/*.test.ts',
    ],
  },
  {
    name: 'siderne',
    folder: 'frontend',
    sources: ['frontend/*.*', 'frontend/{src,public,scripts}/**', 'backend/domain/**', 'tsconfig.base.json'],
    command: ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
  },
]

/**
 * Builds those parts whose sources changed since their last build: backend/dist and frontend/dist.
 * @throws Error with the builder's own words when a build fails.
 */
export async function build(tell: (line: string) => void): Promise<void> {
  for (const part of parts) {
    const fingerprint = fingerprintOf(part)
    const stamp = join(root, part.folder, 'dist', '.built-from')
    if (read(stamp) === fingerprint) continue
    tell(`Bygger ${part.name}`)
    // First of all, so that a build that is interrupted is not taken for a whole one.
    rmSync(stamp, { force: true })
    const [program = '', ...args] = part.command
    const { code, output } = await runNode(program, args, { folder: part.folder })
    if (code !== 0) throw new Error(`Kunne ikke bygge ${part.name}:\n${output.trim()}`)
    writeFileSync(stamp, fingerprint)
  }
}

/** By contents, since a checkout or a copy changes every file's time. */
function fingerprintOf(part: Part): string {
  const hash = createHash('sha256')
    .update(part.command.join(' '))
    .update(read(join(root, 'package-lock.json')))
  const files = globSync(part.sources, {
    cwd: root,
    withFileTypes: true,
    exclude: ['**/node_modules/**', '**/*.test.ts'],
  })
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name))
  for (const path of paths.sort())
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0')
  return hash.digest('hex')
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

if (import.meta.main) await build((line) => console.log(line))
