import { setTimeout as wait } from 'node:timers/promises'
import { Injectable, Logger } from '@nestjs/common'
import { closeCode } from '@stafet/domain/contract/live.ts'
import type { PublicPosition } from '@stafet/domain/contract/tracking.ts'
import { isReleased, RelayStates, type ReleasedState } from '../relay-states/index.ts'
import { inTurns } from './in-turns.ts'
import { RelayBell } from './relay-bell.ts'
import { Snapshots } from './snapshots.ts'
import { ToldPositions } from './told-positions.ts'
import { encode, now, type Viewer } from './viewer.ts'

interface Room {
  viewers: Set<Viewer>
  /** The newest that is being told, or has been. */
  state: ReleasedState
  /** News is being read or told, or has just been. */
  busy: boolean
  /** It rang meanwhile. */
  again: boolean
}

/** Between two tellings: of reports that come thick and fast several go into one message. The first never waits. */
const PAUSE_MS = 250

/** The viewers on this node, by the relay that they follow. */
@Injectable()
export class Rooms {
  private readonly logger = new Logger(Rooms.name)
  private readonly rooms = new Map<string, Room>()

  constructor(
    private readonly states: RelayStates,
    private readonly snapshots: Snapshots,
    private readonly positions: ToldPositions,
    bell: RelayBell,
  ) {
    bell.onRing((relayId) => {
      if (relayId === null) this.readAll()
      else this.read(relayId)
    })
    positions.onChange((relayId, position) => this.tellPosition(relayId, position))
  }

  /**
   * Lets a viewer in: from `state`, or, when it says up to which event it has everything, from there. Nothing
   * falls between this and the stream: what the room has been told already the viewer is told here, and what was
   * appended while nobody was in the room is read after the viewer is in it.
   */
  join(viewer: Viewer, state: ReleasedState, after: number | null): void {
    const { id } = state.relay
    const room = this.rooms.get(id) ?? this.openRoom(state)
    if (state.seq >= room.state.seq) room.state = state
    const newest = room.state
    const position = this.positions.last(id)
    if (after === null) {
      const { json } = this.snapshots.of(newest, position)
      viewer.sendPieces(Buffer.from(`{"type":"snapshot","now":"${now()}","snapshot":`), json, closingBrace)
    } else {
      viewer.together(() => {
        // Sent even when empty: it says "you are up to date".
        viewer.send(eventsFrame(newest, after))
        viewer.send(positionFrame(id, position))
      })
    }
    viewer.seq = newest.seq
    viewer.follows = id
    room.viewers.add(viewer)
  }

  /** Reads at once, in a turn after the first viewer has come in: rings before that were heard by nobody. */
  private openRoom(state: ReleasedState): Room {
    const { id } = state.relay
    const room: Room = { viewers: new Set(), state, busy: false, again: false }
    this.rooms.set(id, room)
    this.read(id)
    return room
  }

  leave(viewer: Viewer): void {
    const { follows } = viewer
    if (follows === null) return
    viewer.follows = null
    const room = this.rooms.get(follows)
    room?.viewers.delete(viewer)
    if (room?.viewers.size !== 0) return
    this.rooms.delete(follows)
    this.positions.forget(follows)
  }

  /** Looks for news in every room: a safety net for a ring that never came, and for positions that grow old. */
  readAll(): void {
    for (const relayId of this.rooms.keys()) this.read(relayId)
  }

  private read(relayId: string, atLeisure = false): void {
    const room = this.rooms.get(relayId)
    if (!room) return
    room.again = room.busy
    if (room.busy) return
    room.busy = true
    this.positions.look(relayId)
    this.readAndTell(relayId, room, atLeisure)
      .catch((error: unknown) => this.logger.warn(error))
      .finally(() => {
        room.busy = false
        // It came while news was told: there is more of it than can go to everybody at once.
        if (room.again) this.read(relayId, true)
      })
  }

  /** Overridden where time is simulated. */
  protected pause(): Promise<void> {
    return wait(PAUSE_MS)
  }

  private async readAndTell(relayId: string, room: Room, atLeisure: boolean): Promise<void> {
    const state = await this.states.find(relayId)
    if (isReleased(state)) {
      if (state.seq >= room.state.seq) room.state = state
      if (await this.tellNews(room, atLeisure)) await this.pause()
    } else {
      // A rehearsal that was thrown away: its viewers come back and find the next one, or none.
      for (const viewer of room.viewers) viewer.close(closeCode.unknownRelay)
    }
  }

  /** Tells each viewer what it does not have; false when all have everything. */
  private async tellNews(room: Room, atLeisure: boolean): Promise<boolean> {
    const { state } = room
    const frames = new Map<number, Buffer>()
    let hasNews = false
    await inTurns(room.viewers, atLeisure, (viewer) => {
      if (viewer.seq >= state.seq) return false
      const frame = frames.get(viewer.seq) ?? eventsFrame(state, viewer.seq)
      frames.set(viewer.seq, frame)
      viewer.seq = state.seq
      viewer.send(frame)
      return (hasNews = true)
    })
    return hasNews
  }

  private tellPosition(relayId: string, position: PublicPosition | null): void {
    const room = this.rooms.get(relayId)
    if (!room) return
    const frame = positionFrame(relayId, position)
    void inTurns(room.viewers, true, (viewer) => {
      // Whoever has just come has a later one already, when the telling of this one takes long.
      if (this.positions.last(relayId) !== position) return false
      viewer.send(frame)
      return true
    })
  }
}

const closingBrace = Buffer.from('}')

/** Encoded once for everybody who has the same. */
const eventsFrame = ({ relay, events }: ReleasedState, after: number): Buffer =>
  encode({ type: 'events', now: now(), relayId: relay.id, events: events.slice(after) })

const positionFrame = (relayId: string, position: PublicPosition | null): Buffer =>
  encode({ type: 'position', now: now(), relayId, position })
