import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

interface Part {
  name: string
  /** Folder of the workspace. */
  folder: string
  /** Everything the result depends on, besides the installed packages. */
  sources: string[]
  /** Arguments for Node, run in `folder`. */
  command: string[]
}

const parts: Part[] = [
  {
    name: 'serveren',
    folder: 'backend',
    sources: ['backend/.swcrc', 'backend/src/**', 'backend/migrations/**'],
    command: [
      '@swc/cli/bin/swc.js',
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
    command: ['vite/bin/vite.js', 'build', '--logLevel', 'warn'],
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
    await runBuilder(part)
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

async function runBuilder(part: Part): Promise<void> {
  const [script = '', ...words] = part.command
  const builder = spawn(process.execPath, [join(root, 'node_modules', script), ...words], {
    cwd: join(root, part.folder),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  builder.stdout.on('data', (chunk) => (output += String(chunk)))
  builder.stderr.on('data', (chunk) => (output += String(chunk)))
  const code = await new Promise((resolve) => builder.on('close', resolve))
  if (code !== 0) throw new Error(`Kunne ikke bygge ${part.name}:\n${output.trim()}`)
}

if (import.meta.main) await build((line) => console.log(line))
