import { createRandom } from '@stafet/domain/planner/random.ts'

/** Random draws of one actor: what others draw does not change them. */
export class Chance {
  private readonly random

  constructor(seed: number, actor: string) {
    let hash = 2166136261
    for (const character of actor) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619)
    this.random = createRandom((seed >>> 0) * 4294967296 + (hash >>> 0))
  }

  between(least: number, most: number): number {
    return least + (most - least) * this.random.next()
  }

  /** Between two positive numbers, each order of magnitude as likely as the next. */
  magnitude(least: number, most: number): number {
    return least * (most / least) ** this.random.next()
  }

  happens(share: number): boolean {
    return this.random.next() < share
  }

  below(limit: number): number {
    return this.random.below(limit)
  }

  one<T>(of: readonly T[]): T {
    const chosen = of[this.random.below(of.length)]
    if (chosen === undefined) throw new Error('there is nothing to choose from')
    return chosen
  }

  uuid(): string {
    const hex = (digits: number) =>
      Array.from({ length: digits }, () => this.random.below(16).toString(16)).join('')
    return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`
  }
}
