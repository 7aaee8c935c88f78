import { spawn, spawnSync } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join, matchesGlob, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { startEmbeddedPostgres } from '../backend/src/platform/embedded-postgres.ts'
import { readContainerfile, type Stage, type Step } from './read-containerfile.ts'

// Carries out infra/Containerfile without a container engine: each stage in an empty folder that stands for
// its `/`, its RUN and COPY steps for real, and at the end its CMD until its HEALTHCHECK is content, against a
// database of its own. What this cannot show: the base image (here it is this machine's Node and npm) and USER.

const context = fileURLToPath(new URL('..', import.meta.url))
const HEALTHY_WITHIN_MS = 60_000

const work = await mkdtemp(join(tmpdir(), 'containerfile-'))
// Root's PostgreSQL runs as another user, who has to get in.
await chmod(work, 0o711)
const ignored = (await readFile(join(context, '.dockerignore'), 'utf8'))
  .split('\n')
  .filter((line) => line !== '')

interface Place {
  /** The folder that stands for the stage's `/`. */
  root: string
  workdir: string
  env: Record<string, string>
}

try {
  const file = readContainerfile(await readFile(join(context, 'infra/Containerfile'), 'utf8'))
  let place: Place | undefined
  for (const stage of file.stages) place = await build(stage)
  if (!place) throw new Error('The file has no stage')
  await startAndAsk(place, file.start, file.health)
  console.log('The container file does what it says.')
} finally {
  await rm(work, { recursive: true, force: true })
}

async function build(stage: Stage): Promise<Place> {
  const place: Place = { root: join(work, stage.name), workdir: '/', env: {} }
  await mkdir(place.root)
  for (const step of stage.steps) {
    const started = performance.now()
    await carryOut(step, place)
    const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6)
    console.log(`${seconds} s  ${stage.name}: ${words(step)}`)
  }
  return place
}

async function carryOut(step: Step, place: Place): Promise<void> {
  switch (step.kind) {
    case 'workdir':
      place.workdir = step.folder
      await mkdir(join(place.root, step.folder), { recursive: true })
      return
    case 'env':
      Object.assign(place.env, step.values)
      return
    case 'copy':
      for (const source of step.sources) await copy(step.fromStage, source, step.target, place)
      return
    case 'run': {
      const run = spawnSync('/bin/sh', ['-c', step.command], settings(place))
      if (run.status !== 0) throw new Error(`RUN ${step.command} failed:\n${run.stdout}${run.stderr}`)
    }
  }
}

/** As COPY does: a folder's contents go into the target; a file goes into it when it ends in a slash. */
async function copy(
  fromStage: string | undefined,
  source: string,
  target: string,
  place: Place,
): Promise<void> {
  const from = fromStage ? join(work, fromStage, source) : join(context, source)
  const to = join(place.root, place.workdir, target)
  const isFile = (await stat(from)).isFile()
  await cp(from, isFile && target.endsWith('/') ? join(to, basename(from)) : to, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => fromStage !== undefined || !isIgnored(relative(context, path)),
  })
}

function isIgnored(path: string): boolean {
  return ignored.some((pattern) => matchesGlob(path, pattern))
}

function settings(place: Place) {
  // A path of the image means the place that stands for it.
  const mapped = Object.entries(place.env).map(([name, value]): [string, string] => [
    name,
    value.startsWith('/') ? join(place.root, value) : value,
  ])
  const own = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('npm_package_')),
  )
  const env: NodeJS.ProcessEnv = { ...own, ...Object.fromEntries(mapped) }
  return { cwd: join(place.root, place.workdir), env, encoding: 'utf8' as const }
}

async function startAndAsk(place: Place, start: string[], health: string[]): Promise<void> {
  const database = await startEmbeddedPostgres({ dataDir: join(work, 'database'), durable: false })
  const { cwd, env } = settings(place)
  const port = String(await freePort())
  const outside = { ...env, DATABASE_URL: database.url, DEMO: 'off', HOST: '127.0.0.1', PORT: port }
  const server = spawn(process.execPath, start.slice(1), { cwd, env: outside, stdio: 'inherit' })
  try {
    const deadline = Date.now() + HEALTHY_WITHIN_MS
    while (spawnSync(process.execPath, health.slice(1), { cwd, env: outside }).status !== 0) {
      if (server.exitCode !== null) throw new Error('The server ended by itself')
      if (Date.now() > deadline) throw new Error('The server did not become healthy')
      await sleep(200)
    }
    const page = await fetch(`http://127.0.0.1:${port}/`)
    if (!page.ok || !(await page.text()).includes('<div id="root">'))
      throw new Error('The front page is not served')
  } finally {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    if (server.exitCode === null && server.kill('SIGTERM')) await ended
    await database.stop()
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

function words(step: Step): string {
  switch (step.kind) {
    case 'workdir':
      return `WORKDIR ${step.folder}`
    case 'env':
      return `ENV ${Object.keys(step.values).join(' ')}`
    case 'copy':
      return `COPY ${step.sources.join(' ')} → ${step.target}`
    case 'run':
      return `RUN ${step.command}`
  }
}
