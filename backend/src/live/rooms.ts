import { Injectable, Logger } from '@nestjs/common'
import { closeCode } from '@stafet/domain/contract/live.ts'
import { Relays, RelayLog } from '../relays/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { RelayBell } from './relay-bell.ts'
import { frameOf, type Viewer } from './viewer.ts'

interface Room {
  viewers: Set<Viewer>
  /** Up to which event the room has been told; what comes after it is read at the next ring. */
  cursor: number
  /** The reading under way: rings in the meantime ask for one more. */
  reading: Promise<void> | null
  again: boolean
}

/** The viewers on this node, by the relay that they follow. Each node reads the log from a cursor of its own. */
@Injectable()
export class Rooms {
  private readonly logger = new Logger(Rooms.name)
  private readonly rooms = new Map<string, Room>()

  constructor(
    private readonly relays: Relays,
    private readonly log: RelayLog,
    bell: RelayBell,
  ) {
    bell.onRing((relayId) => {
      if (relayId === null) this.readAll()
      else this.read(relayId)
    })
  }

  /** From now on the viewer gets, or holds back, every event after `seq` at the latest. */
  join(relayId: string, seq: number, viewer: Viewer): void {
    const room = this.rooms.get(relayId) ?? { viewers: new Set(), cursor: seq, reading: null, again: false }
    this.rooms.set(relayId, room)
    room.viewers.add(viewer)
  }

  leave(relayId: string, viewer: Viewer): void {
    const room = this.rooms.get(relayId)
    room?.viewers.delete(viewer)
    if (room?.viewers.size === 0) this.rooms.delete(relayId)
  }

  /** Asks the log for every room: a safety net for a ring that never came. */
  readAll(): void {
    for (const relayId of this.rooms.keys()) this.read(relayId)
  }

  private read(relayId: string): void {
    const room = this.rooms.get(relayId)
    if (!room) return
    if (room.reading) {
      room.again = true
      return
    }
    room.reading = this.tellNews(relayId, room)
      .catch((error: unknown) => this.logger.warn(error))
      .finally(() => {
        room.reading = null
        if (!room.again) return
        room.again = false
        this.read(relayId)
      })
  }

  private async tellNews(relayId: string, room: Room): Promise<void> {
    const events = await this.log.after(relayId, room.cursor)
    const last = events.at(-1)
    if (!last) {
      await this.closeIfGone(relayId, room)
      return
    }
    room.cursor = last.seq
    const frame = frameOf(relayId, events)
    for (const viewer of room.viewers) viewer.receive(frame)
  }

  /** A rehearsal that was thrown away: its viewers come back and find the next one, or none. */
  private async closeIfGone(relayId: string, room: Room): Promise<void> {
    try {
      await this.relays.get(relayId)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      for (const viewer of room.viewers) viewer.close(closeCode.unknownRelay)
    }
  }
}
