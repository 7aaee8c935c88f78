import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { unpackChromium } from './unpack-chromium.ts'

const run = promisify(execFile)

export interface Browser {
  executablePath: string
  /** What the browser needs in its environment besides ours. */
  env: Record<string, string>
}

/** A test browser needs no graphics card, no updates and no account, and as root it cannot have a sandbox. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const macApplications = ['Google Chrome', 'Chromium']

/**
 * The browser to test with: the one that `CHROMIUM_PATH` names, else an installed Chromium or Chrome, else the
 * Chromium that comes in an npm package. Throws when none of them can be run here.
 */
export async function findBrowser(): Promise<Browser> {
  const named = process.env.CHROMIUM_PATH
  if (named) return { executablePath: named, env: {} }
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...macApplications.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
  ]
  for (const executablePath of candidates) {
    if (await runs(executablePath)) return { executablePath, env: {} }
  }
  return unpackChromium()
}

/** Asked, not assumed: on some systems `chromium-browser` is a script that only tells how to install one. */
async function runs(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    const { stdout } = await run(path, ['--version'], { timeout: 20_000 })
    return /\d+\.\d+/.test(stdout)
  } catch {
    return false
  }
}
