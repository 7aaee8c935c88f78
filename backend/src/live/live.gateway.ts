import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common'
import { clientMessage, closeCode, type ClientMessage } from '@stafet/domain/contract/live.ts'
import type { IncomingMessage } from 'node:http'
import type { RawData, WebSocket } from 'ws'
import { toRefusal } from '../platform/error-filter.ts'
import { errorBodyOf } from '../platform/error-words.ts'
import { languageOf } from '../platform/language.ts'
import { Refusal } from '../platform/refusal.ts'
import { RelayStates } from '../relay-states/index.ts'
import { Heartbeats } from './heartbeats.ts'
import { Rooms } from './rooms.ts'
import { ToldPositions } from './told-positions.ts'
import { now, Viewer } from './viewer.ts'

/** How often each viewer hears that the line is open, and the log is asked to be sure. */
const HEARTBEAT_MS = 15_000
/** RFC 6455, section 7.4.1: an unexpected condition on the server. */
const CLOSE_TRY_AGAIN = 1011

/** The live stream at `/live`: a snapshot, or what came after `after`, then whatever happens. */
@Injectable()
export class LiveGateway implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(LiveGateway.name)
  private readonly heartbeats = new Heartbeats(HEARTBEAT_MS)
  private readAll: NodeJS.Timeout | null = null

  constructor(
    private readonly states: RelayStates,
    private readonly positions: ToldPositions,
    private readonly rooms: Rooms,
  ) {}

  onModuleInit(): void {
    this.heartbeats.start()
    this.readAll = setInterval(() => this.rooms.readAll(), HEARTBEAT_MS)
  }

  onModuleDestroy(): void {
    if (this.readAll) clearInterval(this.readAll)
    this.heartbeats.stop()
  }

  handleConnection(socket: WebSocket, request: IncomingMessage): void {
    const viewer = new Viewer(socket, request.socket, languageOf(request))
    this.heartbeats.add(viewer)
    socket.on('pong', () => (viewer.alive = true))
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      this.heartbeats.remove(viewer)
      this.rooms.leave(viewer)
    })
    socket.on('message', (data) => this.hear(viewer, data))
  }

  private hear(viewer: Viewer, data: RawData): void {
    const message = parse(data)
    if (message?.type === 'ping') {
      viewer.tell({ type: 'heartbeat', now: now() })
    } else if (!message || viewer.asked) {
      refuse(viewer, new Refusal('invalid'), closeCode.badMessage)
    } else {
      viewer.asked = true
      this.follow(viewer, message).catch((error: unknown) => {
        const refusal = toRefusal(error)
        if (refusal.status >= 500) this.logger.error(error)
        refuse(viewer, refusal, refusal.status >= 500 ? CLOSE_TRY_AGAIN : closeCode.unknownRelay)
      })
    }
  }

  private async follow(
    viewer: Viewer,
    { slug, relayId, release, after }: Extract<ClientMessage, { type: 'subscribe' }>,
  ): Promise<void> {
    const state = await this.states.released(slug)
    await this.positions.of(state)
    // It may have closed while it was waiting.
    if (viewer.socket.readyState !== viewer.socket.OPEN) return
    const known = relayId === state.relay.id && release === state.release.number
    this.rooms.join(viewer, state, known && after !== undefined && after <= state.seq ? after : null)
  }
}

function parse(data: RawData): ClientMessage | null {
  try {
    const text = Buffer.isBuffer(data) ? data.toString('utf8') : ''
    return clientMessage.parse(JSON.parse(text))
  } catch {
    return null
  }
}

function refuse(viewer: Viewer, refusal: Refusal, code: number): void {
  viewer.tell({ type: 'error', error: errorBodyOf(refusal, viewer.language) })
  viewer.close(code)
}
