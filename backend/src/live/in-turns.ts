import { setImmediate as letOthersIn, setTimeout as wait } from 'node:timers/promises'

/** Told in one go: some eight milliseconds, which is what a phone that reports may have to wait for. */
const AT_ONCE = 500
/** After each go of what is told at leisure: it takes about a tenth of the node's time, and five thousand a second. */
const REST_MS = 100

/**
 * Tells each viewer, also those who come meanwhile, with room for others in between. What is told at leisure leaves
 * most of the time to them. `tell` says whether there was anything to tell.
 */
export async function inTurns<V>(
  viewers: ReadonlySet<V>,
  atLeisure: boolean,
  tell: (viewer: V) => boolean,
): Promise<void> {
  let told = 0
  for (const viewer of viewers) {
    if (!tell(viewer)) continue
    told += 1
    if (told % AT_ONCE === 0) await (atLeisure ? wait(REST_MS) : letOthersIn())
  }
}
