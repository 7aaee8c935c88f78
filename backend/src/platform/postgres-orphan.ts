import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { errorCode } from './error-code.ts'

/** How long PostgreSQL gets for an orderly stop before it is told to stop at once (it then recovers at start). */
const ORDERLY_STOP_MS = 30_000

/**
 * Clears what a killed server left behind: stops the PostgreSQL that still runs on `cluster`, in an orderly
 * way, and makes a stale `postmaster.pid` harmless. Call it only while holding the lock of the data folder.
 *
 * A process is stopped only when its command line shows PostgreSQL on this very cluster: a number in an old
 * file may by now belong to anybody.
 */
export async function stopOrphan(cluster: string, onProgress: (line: string) => void): Promise<void> {
  const orphan = await notedPid(cluster)
  if (orphan === undefined) return
  if (await isPostgresOf(cluster, orphan.pid)) {
    onProgress('Rydder op efter en server, der blev afbrudt')
    await stopPostgres(orphan.pid, async () => !(await isPostgresOf(cluster, orphan.pid)))
  }
  // PostgreSQL takes its file along when it ends, unless it was killed. It refuses to start while the number in
  // the file is alive, whoever has it (a dead process that nobody has buried yet, too), except when it is that
  // of its own parent. The rest of the file must stay: by it PostgreSQL finds out whether children of its dead
  // predecessor still write to the data.
  const left = await notedPid(cluster)
  if (left) await writeFile(pidFile(cluster), [String(process.pid), ...left.rest].join('\n'))
}

const pidFile = (cluster: string) => join(cluster, 'postmaster.pid')

/** The process in `postmaster.pid`, if that number is in use; and the lines after it. */
async function notedPid(cluster: string): Promise<{ pid: number; rest: string[] } | undefined> {
  const [first, ...rest] = (await readFile(pidFile(cluster), 'utf8').catch(() => '')).split('\n')
  const pid = Number(first)
  return Number.isInteger(pid) && pid > 1 && isAlive(pid) ? { pid, rest } : undefined
}

/**
 * Asks PostgreSQL to stop (open transactions are rolled back) and waits until `isGone`. Its number alone would
 * not tell: a process that nobody buries, as in some containers, keeps it for ever.
 */
export async function stopPostgres(pid: number, isGone: () => boolean | Promise<boolean>): Promise<void> {
  signal(pid, 'SIGINT')
  const deadline = Date.now() + ORDERLY_STOP_MS
  while (!(await isGone())) {
    if (Date.now() > deadline) signal(pid, 'SIGQUIT')
    await sleep(20)
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It ended in the meantime.
  }
}

/** Whether the process exists; one that we may not signal exists too. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

async function isPostgresOf(cluster: string, pid: number): Promise<boolean> {
  const words = await commandLine(pid)
  return basename(words[0] ?? '') === 'postgres' && words.includes(cluster)
}

async function commandLine(pid: number): Promise<string[]> {
  if (process.platform === 'linux') {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0')
  }
  const ps = await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }))
  const [program = '', after = ''] = ps.stdout.trim().split(' -D ')
  return [program, after.split(' -p ')[0] ?? '']
}
