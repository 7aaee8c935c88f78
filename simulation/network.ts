import { toRefusal } from '../backend/src/platform/error-filter.ts'
import type { Outcome } from '../frontend/src/association/ask.ts'
import type { Chance } from './chance.ts'
import type { ServerNode } from './server-node.ts'
import type { World } from './world.ts'

type Life = NonNullable<ServerNode['life']>

/** A page gives a request up after so long; see `ask.ts`. */
export const PATIENCE_MS = 15_000
/** The longest that a request is on its way. Longer than patience: it arrives when nobody waits any more. */
export const LONGEST_WAY_MS = 20_000

/** What lies between phones and the nodes: a balancer that is slow to learn who is dead, and poor lines. */
export class Network {
  /** Lines are poor until all is well. */
  poor = true

  constructor(
    private readonly world: World,
    readonly nodes: readonly ServerNode[],
    private readonly chance: Chance,
  ) {}

  /** A node that is up, as far as the balancer knows. */
  choose(): Life | null {
    const up = this.nodes.filter(({ life }) => life !== null)
    const asked = this.chance.happens(this.poor ? 0.05 : 0) ? this.nodes : up
    return asked.length === 0 ? null : this.chance.one(asked).life
  }

  wayMs(): number {
    if (this.poor && this.chance.happens(0.03)) return this.chance.between(1000, LONGEST_WAY_MS - 100)
    return this.chance.magnitude(8, 400)
  }

  /**
   * One request as `ask.ts` makes it: answered, refused, or no answer within its patience. It may get lost on its
   * way, arrive twice, or be answered to nobody. `online`: whether the phone has a connection at that moment.
   */
  request<T>(online: () => boolean, serve: (life: Life) => Promise<T>): Promise<Outcome<T>> {
    return new Promise((resolve) => {
      const noAnswer = (): void => resolve({ kind: 'no-answer' })
      if (!online()) {
        this.world.after(this.chance.happens(0.8) ? 30 : PATIENCE_MS, noAnswer)
        return
      }
      const stopWaiting = this.world.after(PATIENCE_MS, noAnswer)
      const isLost = this.poor && this.chance.happens(0.05)
      const isDoubled = this.poor && this.chance.happens(0.04)
      const arrive = async (): Promise<void> => {
        const life = this.choose()
        if (!life) return noAnswer()
        let outcome: Outcome<T>
        try {
          outcome = { kind: 'answered', value: await serve(life) }
        } catch (error) {
          // A slip in the code is no trouble that passes: it ends the run.
          if (error instanceof TypeError) this.world.fail(error)
          const { code, status, message } = toRefusal(error)
          outcome =
            status >= 500 || code === 'too-many-requests'
              ? { kind: 'no-answer' }
              : { kind: 'refused', code, message }
        }
        if (this.poor && this.chance.happens(0.05)) return
        this.world.after(this.wayMs(), () => {
          if (!online()) return
          stopWaiting()
          resolve(outcome)
        })
      }
      // Not waited for: an answer that never comes must not stop the time.
      for (let times = isLost ? 0 : isDoubled ? 2 : 1; times > 0; times--)
        this.world.after(this.wayMs(), () => void arrive())
    })
  }
}
