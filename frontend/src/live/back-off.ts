const firstMs = 700
const longestMs = 30_000

/**
 * How long to wait before try number `failures` + 1: doubling up to half a minute, and spread by chance so that a
 * whole audience does not come back in the same moment. `chance` is between 0 and 1.
 */
export function backOffMs(failures: number, chance: number): number {
  const most = Math.min(longestMs, firstMs * 2 ** Math.max(0, failures - 1))
  return most / 2 + (most / 2) * chance
}
