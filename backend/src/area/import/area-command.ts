import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { areaUpload, type AreaImportPhase, type Bounds } from '@stafet/domain/contract/area.ts'
import pg from 'pg'
import { readConfig } from '../../platform/config.ts'
import { explainStartFailure } from '../../platform/explain-start-failure.ts'
import { migrate } from '../../platform/migrate.ts'
import { reachDatabase } from '../../platform/reach-database.ts'
import { faultWords } from './fault-words.ts'
import { ImportFailure } from './import-fault.ts'
import { ImportLedger, ImportUnderWay } from './import-ledger.ts'
import { parseBox } from './parse-box.ts'
import { PbfFile } from './pbf-file.ts'
import { runImport } from './run-import.ts'

/**
 * `npm run area -- FILE.osm.pbf --name "Slagelse" [--bbox W,S,E,N]`: turns an OpenStreetMap extract into an area, on
 * the database that the server uses, whether it runs or not. Ctrl-C leaves everything as it was.
 */

const USAGE = 'Brug: npm run area -- FIL.osm.pbf --name "Slagelse" [--bbox vest,syd,øst,nord]'
/** Ctrl-C comes twice at once when npm stands between: from the terminal, and passed on by npm. */
const ECHO_MS = 1000
const STOPPED = 130

const phaseWords: Record<AreaImportPhase, string> = {
  receiving: 'Modtager filen',
  reading: 'Læser filen',
  streets: 'Bygger vejnettet',
  map: 'Tegner kortet',
  places: 'Finder stederne',
  storing: 'Gemmer',
}

/** What was asked for cannot be done; the message says why. */
class WrongInput extends Error {}

function readArguments(): { file: string; name: string; bounds: Bounds | null } {
  let read
  try {
    const options = { name: { type: 'string' }, bbox: { type: 'string' } } as const
    read = parseArgs({ allowPositionals: true, options })
  } catch {
    throw new WrongInput(USAGE)
  }
  const { values, positionals } = read
  const [file, ...more] = positionals
  const upload = areaUpload.safeParse({ name: values.name, bbox: values.bbox })
  if (file === undefined || more.length > 0 || !upload.success) throw new WrongInput(USAGE)
  const { name, bbox } = upload.data
  // npm runs its scripts in the project's folder; the file is named from where it was called.
  return {
    file: resolve(process.env.INIT_CWD ?? '.', file),
    name,
    bounds: bbox === undefined ? null : parseBox(bbox),
  }
}

/** One line that grows on a terminal; elsewhere one for each phase. */
function tellPhase(): (phase: AreaImportPhase, share: number) => void {
  let told: AreaImportPhase | null = null
  return (phase, share) => {
    const percent = `${Math.floor(100 * share)} %`.padStart(5)
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${percent}  ${phaseWords[phase]}`)
    else if (phase !== told) console.log(`${percent}  ${phaseWords[phase]}`)
    told = phase
  }
}

const endLine = (): void => void (process.stdout.isTTY && process.stdout.write('\r\x1b[K'))

async function importArea(): Promise<number> {
  const { file, name, bounds } = readArguments()
  // What is plainly no extract is told before a database is started for it.
  await (await PbfFile.open(file)).close()
  const database = await reachDatabase(readConfig(process.env), (line) => console.log(line))
  try {
    await migrate(database.url)
    const ledger = await ImportLedger.begin(database.url, name, 'reading')
    stopOnSignals(() => ledger.stop({ state: 'stopped' }))
    const end = await runImport(
      ledger,
      { databaseUrl: database.url, name, file, bounds },
      { onProgress: tellPhase(), log: (error) => console.error(error) },
    )
    endLine()
    if (end.state === 'failed') throw new ImportFailure(end.fault)
    if (end.state === 'stopped') console.log('Stoppet. Alt er, som det var.')
    else console.log(await summary(database.url, name))
    return end.state === 'stopped' ? STOPPED : 0
  } finally {
    await database.release()
  }
}

function stopOnSignals(stop: () => void): void {
  let since: number | null = null
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      // Whoever presses again does not want to wait.
      if (since !== null && performance.now() - since > ECHO_MS) process.exit(1)
      since ??= performance.now()
      stop()
    })
}

async function summary(url: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ streets_m: number; places: number }>(
      'SELECT streets_m, places FROM area WHERE name = $1',
      [name],
    )
    const [area] = rows
    const number = new Intl.NumberFormat('da-DK', { maximumFractionDigits: 0 })
    const seconds = number.format(process.uptime())
    return (
      `${name} er klar efter ${seconds} s: ${number.format((area?.streets_m ?? 0) / 1000)} km veje og stier, ` +
      `${number.format(area?.places ?? 0)} steder.`
    )
  } finally {
    await client.end()
  }
}

try {
  process.exitCode = await importArea()
} catch (error) {
  endLine()
  if (error instanceof ImportFailure) console.error(faultWords(error.fault, 'da'))
  else if (error instanceof WrongInput) console.error(error.message)
  else if (error instanceof ImportUnderWay)
    console.error('En anden indlæsning er i gang. Vent, til den er færdig, eller stop den på siden med kort.')
  else console.error(explainStartFailure(error))
  process.exitCode = error instanceof WrongInput || error instanceof ImportFailure ? 2 : 1
}
