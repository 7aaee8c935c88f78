import type { Run } from './simulate.ts'

/** What went wrong in a run, how to see it again, and the shortest story of what led to it; empty when nothing did. */
export function tellFailure({ seed, findings, stories }: Run, stops: number): string {
  if (findings.length === 0) return ''
  const [shortest = []] = stories.filter((story) => story.length > 0).sort((a, b) => a.length - b.length)
  const told = stories.indexOf(shortest)
  const first = findings[told === -1 ? 0 : told]
  return [
    `Seed ${seed} failed ${findings.length} times. Again: npm run simulate -- --seed ${seed} --stops ${stops}`,
    ...findings.slice(0, 8).map(({ what }) => `- ${what}`),
    `How it came to "${first?.what}":`,
    ...shortest,
  ].join('\n')
}
