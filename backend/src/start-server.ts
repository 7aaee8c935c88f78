import { Sessions } from './access/index.ts'
import { createApp } from './create-app.ts'
import { Demo, type DemoAccess } from './demo/index.ts'
import { readConfig } from './platform/config.ts'
import { startEmbeddedPostgres } from './platform/embedded-postgres.ts'
import { Jobs } from './platform/jobs.ts'
import { listen } from './platform/listen.ts'
import { migrate } from './platform/migrate.ts'
import { RehearsalPlayer } from './rehearsals/index.ts'

export interface RunningServer {
  /** Where people find it, and the demo log-in, as lines to print. */
  lines: string[]
  /** Closes sockets, workers, pool and the embedded database, in this order. */
  stop(): Promise<void>
}

/**
 * Brings the whole server up: database, migrations, API and web page on one port, demo.
 * `tell` hears of each step. Whatever has been started is stopped again when a later step fails.
 */
export async function startServer(
  env: Record<string, string | undefined>,
  pageFolder: string,
  tell: (line: string) => void,
): Promise<RunningServer> {
  const config = readConfig(env)
  const undo: (() => Promise<void>)[] = []
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    let databaseUrl = config.databaseUrl
    if (databaseUrl === undefined) {
      const postgres = await startEmbeddedPostgres({ dataDir: config.dataDir, onProgress: tell })
      undo.push(() => postgres.stop())
      databaseUrl = postgres.url
    }
    tell('Databasen bringes op til denne version')
    await migrate(databaseUrl)
    const app = await createApp(config, databaseUrl, pageFolder)
    undo.push(() => app.close())
    await app.init()
    const here = await listen(app.getHttpServer(), config.port, config.host)
    void app.get(Jobs).start()
    app.get(RehearsalPlayer).start(here)
    const { organiser } = config
    if (organiser) await app.get(Sessions).setPassword({ ...organiser, name: organiser.email })
    const demo = config.demo ? await app.get(Demo).prepare(tell) : null
    if (!config.demo) await app.get(Demo).remove()
    return { lines: welcome(config.publicUrl ?? here, demo), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function welcome(address: string, demo: DemoAccess | null): string[] {
  const lines = ['', 'Stafetten kører.', `  Borgernes sider:  ${address}/`]
  if (demo) lines.push(`  Kortet, der rører sig:  ${address}/${demo.rehearsalSlug}`)
  lines.push(`  Arrangørernes sider:  ${address}/arrangoer`)
  if (demo) lines.push(`  Log ind med:  ${demo.email}  ·  adgangskode: ${demo.password}`)
  return [...lines, '  Stop med Ctrl-C.', '']
}
