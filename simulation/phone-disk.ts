import type { PhoneStore } from '../frontend/src/association/phone-store.ts'
import { readRemembered, type Remembered } from '../frontend/src/association/remembered.ts'
import type { Chance } from './chance.ts'
import type { World } from './world.ts'

/** What stays on a phone when its page is closed. Stands for IndexedDB: a change is made whole or not at all. */
export class PhoneDisk {
  kept: Remembered | null = null
  /** Ids of everything pressed that was ever stored. */
  readonly everKept = new Set<string>()
  private readonly tabs = new Set<() => void>()

  constructor(
    private readonly world: World,
    private readonly chance: Chance,
    /** Whether it refuses at this moment, as a full phone does. */
    private readonly refuses: () => boolean,
  ) {}

  /** The store of one tab. `alive`: what a closed tab has begun and not finished is never done. */
  open(alive: () => boolean, onOtherTab: () => void): PhoneStore {
    let isRead = false
    this.tabs.add(onOtherTab)
    const step = (task: () => void): void => {
      const ms = this.chance.happens(0.02) ? this.chance.between(100, 5000) : this.chance.between(1, 40)
      this.world.after(ms, () => {
        if (alive()) task()
      })
    }
    return {
      change: (to, without) =>
        new Promise((resolve, reject) =>
          step(() => {
            if (this.refuses()) return reject(new Error('the phone is full'))
            const before = this.kept === null ? without : isRead ? this.kept : readAgain(this.kept)
            isRead = true
            const after = to(before)
            this.kept = after
            for (const { body } of after.outbox) if ('id' in body) this.everKept.add(body.id)
            if (after !== before) for (const tell of this.tabs) if (tell !== onOtherTab) tell()
            step(() => resolve(after))
          }),
        ),
      readPhoto: () => Promise.resolve(null),
      dropPhoto: () => Promise.resolve(),
    }
  }
}

/** As another visit finds it. */
function readAgain(kept: Remembered): Remembered {
  const read = readRemembered(JSON.parse(JSON.stringify(kept)))
  if (!read) throw new Error('the phone cannot read what it has kept')
  return read
}
