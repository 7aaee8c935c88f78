import type { Holding } from '@stafet/domain/progress/custody.ts'
import type { RoomStop } from './room-stops.ts'

/** Who has the baton, as a key of `room.holder` and what stands in its sentence. */
export type HolderWords =
  | { key: 'start' | 'finish' | 'night' }
  | { key: 'community'; name: string }
  | { key: 'keeper'; name: string }
  | { key: 'carriersNamed'; carriers: string; to: string }
  | { key: 'carriers'; from: string; to: string }
  | { key: 'carriersHome'; from: string }

/** Carriers are those whom the community before them named, else just those who come from there. */
export function holderWords(
  { holder }: Pick<Holding, 'holder'>,
  byId: ReadonlyMap<string, RoomStop>,
  startName: string,
): HolderWords {
  const name = (id: string | null) => (id === null ? startName : (byId.get(id)?.stop.name ?? ''))
  switch (holder.kind) {
    case 'start':
    case 'finish':
      return { key: holder.kind }
    case 'community':
      return { key: 'community', name: name(holder.stopId) }
    case 'keeper':
      return holder.name === null ? { key: 'night' } : { key: 'keeper', name: holder.name }
    case 'carriers': {
      if (holder.toId === null) return { key: 'carriersHome', from: name(holder.fromId) }
      const carriers = byId.get(holder.fromId ?? '')?.contact?.carriers ?? ''
      const to = name(holder.toId)
      return carriers === ''
        ? { key: 'carriers', from: name(holder.fromId), to }
        : { key: 'carriersNamed', carriers, to }
    }
  }
}
