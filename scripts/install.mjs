// Runs before every command (npm's "pre" scripts), on whatever Node the machine has, before anything is
// installed: plain JavaScript, no packages. Installs when what lies in node_modules is not what the lock file
// says. Writes to stderr only, so that commands can be piped.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const OLDEST_NODE = 20
const root = fileURLToPath(new URL('..', import.meta.url))

const oldNode = Number(process.versions.node.split('.')[0]) < OLDEST_NODE
if (oldNode) {
  fail(
    `Node ${process.versions.node} er for gammel: installér Node ${OLDEST_NODE} eller nyere fra https://nodejs.org.`,
  )
}
if (!isInstalled()) await install()

/**
 * npm itself notes in node_modules what it has put there, as its last act: an interrupted installation has no
 * such note, or an older one. (Packages for other platforms are in the lock file only.)
 */
function isInstalled() {
  const wanted = readPackages('package-lock.json')
  const present = readPackages(join('node_modules', '.package-lock.json'))
  if (!existsSync(join(root, 'node_modules', '.bin', 'node'))) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = present[path]
    if (!found) return entry.optional === true
    return found.version === entry.version && found.integrity === entry.integrity
  })
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages ?? {}
  } catch {
    return {}
  }
}

async function install() {
  const started = Date.now()
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`
  say('Henter programpakker (npm ci) …')
  const ticker = setInterval(() => say(`  … stadig i gang efter ${seconds()}`), 15_000)
  const { code, output } = await npmCi()
  clearInterval(ticker)
  if (code !== 0) fail(`${reason(output)}\n\n${gist(output)}`)
  if (!isInstalled()) {
    fail(
      'npm ci blev færdig, men pakkerne svarer ikke til package-lock.json: er installation af udviklerpakker slået fra?',
    )
  }
  say(`Programpakkerne er hentet på ${seconds()}.`)
}

/** Development packages too, whatever NODE_ENV says: the build needs them. */
function npmCi() {
  const child = spawn(
    'npm',
    ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      env: { ...process.env, PATH: machinePath() },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: String(error) }))
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** npm runs on the machine's own Node: the one in node_modules is about to be deleted. */
function machinePath() {
  const entries = (process.env.PATH ?? '').split(delimiter)
  return entries.filter((entry) => !/[\\/]node_modules[\\/]/.test(`${entry}/`)).join(delimiter)
}

function reason(output) {
  if (/ENOSPC/.test(output)) return 'Programpakkerne kunne ikke hentes: disken er fuld.'
  if (/EACCES|EPERM|EROFS/.test(output))
    return 'Programpakkerne kunne ikke hentes: mappen her kan ikke skrives.'
  if (/spawn npm ENOENT/.test(output)) return 'Programpakkerne kunne ikke hentes: npm er ikke installeret.'
  if (/EUSAGE/.test(output))
    return 'Programpakkerne kunne ikke hentes: package-lock.json passer ikke til package.json.'
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/.test(output)) {
    return 'Programpakkerne kunne ikke hentes: der er ingen forbindelse til npm-registret. Prøv igen, når der er net.'
  }
  return 'Programpakkerne kunne ikke hentes. npm siger:'
}

/** npm's own words, without the list of options that it ends with. */
function gist(output) {
  const lines = output.split('\n').map((line) => line.replace(/^npm error ?/, '').trim())
  return lines
    .filter((line) => line !== '')
    .slice(0, 12)
    .join('\n')
}

function say(line) {
  process.stderr.write(`${line}\n`)
}

function fail(message) {
  say(message)
  process.exit(1)
}
