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
 * The browser to test with: the one that `CHROMIUM_PATH` names, else the Chromium that comes in an npm package, which
 * is the same everywhere and, having no windows, takes half the time of one that has; else, where that cannot be run,
 * an installed Chromium or Chrome. Throws when there is none of them.
 */
export async function findBrowser(): Promise<Browser> {
  const named = process.env.CHROMIUM_PATH
  if (named) return { executablePath: named, env: {} }
  const packaged = process.platform === 'linux' ? await unpackChromium() : null
  if (packaged && (await runs(packaged))) return packaged
  const folders = (process.env.PATH ?? '').split(delimiter)
  const installed = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...macApplications.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
  ].map((executablePath) => ({ executablePath, env: {} }))
  for (const browser of installed) if (await runs(browser)) return browser
  throw new Error('There is no Chromium that runs here: install one, or name it in CHROMIUM_PATH.')
}

/** Asked, not assumed: on some systems `chromium-browser` is a script that only tells how to install one. */
async function runs({ executablePath, env }: Browser): Promise<boolean> {
  try {
    await access(executablePath, constants.X_OK)
    const asked = { timeout: 20_000, env: { ...process.env, ...env } }
    const { stdout } = await run(executablePath, ['--version'], asked)
    return /\d+\.\d+/.test(stdout)
  } catch {
    return false
  }
}
