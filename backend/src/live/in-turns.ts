import { setImmediate as letOthersIn, setTimeout as wait } from 'node:timers/promises'

/** Told in one go: some seventeen milliseconds, which is what a phone that reports may have to wait for. */
const AT_ONCE = 1000
/** Told in a millisecond of what is told at leisure: it takes about a twentieth of the node's time. */
const AT_LEISURE = 2.5
const REST_MS = 20

/**
 * Tells each viewer, also those who come meanwhile, with room for others in between. What is told at leisure leaves
 * most of the time to them, and takes two seconds for five thousand viewers. `tell` says whether there was anything to
 * tell.
 */
export async function inTurns<V>(
  viewers: ReadonlySet<V>,
  atLeisure: boolean,
  tell: (viewer: V) => boolean,
): Promise<void> {
  const beganMs = performance.now()
  let told = 0
  let pauseAt = atLeisure ? AT_LEISURE * REST_MS : AT_ONCE
  for (const viewer of viewers) {
    if (!tell(viewer)) continue
    told += 1
    if (told < pauseAt) continue
    await (atLeisure ? wait(REST_MS) : letOthersIn())
    // By the clock: when thousands come at once, a short rest may become a long one.
    pauseAt = atLeisure ? AT_LEISURE * (performance.now() - beganMs + REST_MS) : told + AT_ONCE
  }
}
