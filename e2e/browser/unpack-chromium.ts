import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from './find-browser.ts'

const cache = fileURLToPath(new URL('../../.cache/', import.meta.url))

/**
 * Unpacks the Chromium of the npm package `@sparticuz/chromium` once, with the libraries and fonts that a bare
 * machine lacks. It is unpacked under another name and renamed when it is whole, so that one which was
 * interrupted is never taken for a browser.
 */
export async function unpackChromium(): Promise<Browser> {
  const folder = join(cache, `chromium-${await packageVersion()}`)
  if (!(await stat(folder).catch(() => null))) {
    await mkdir(cache, { recursive: true })
    const unfinished = await mkdtemp(join(cache, 'unfinished-'))
    await unpackInto(unfinished)
    await pointToFonts(join(unfinished, 'fonts', 'fonts.conf'))
    // Another run may have been faster: then its browser is used.
    await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true, force: true }))
  }
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: join(folder, 'fonts') },
  }
}

/** The package unpacks into the temporary folder and changes our environment; both are put right afterwards. */
async function unpackInto(folder: string): Promise<void> {
  const before = { ...process.env }
  process.env.TMPDIR = folder
  // Asks the package for its libraries too: without them Chromium starts only on machines that have NSS.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x'
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    await chromium.executablePath()
  } finally {
    for (const name of Object.keys(process.env)) {
      if (!(name in before)) delete process.env[name]
    }
    Object.assign(process.env, before)
  }
}

/** The package takes for granted that its fonts lie in /tmp. */
async function pointToFonts(file: string): Promise<void> {
  const settings = await readFile(file, 'utf8')
  await writeFile(file, settings.replace('<dir>/tmp/fonts</dir>', '<dir prefix="relative">.</dir>'))
}

async function packageVersion(): Promise<string> {
  const description = new URL('../package.json', import.meta.resolve('@sparticuz/chromium'))
  const { version }: { version?: unknown } = JSON.parse(await readFile(description, 'utf8'))
  return String(version)
}
