import { Logger, type OnModuleDestroy } from '@nestjs/common'
import { WebSocketGateway, type OnGatewayConnection, type OnGatewayInit } from '@nestjs/websockets'
import { clientMessage, closeCode, type ClientMessage } from '@stafet/domain/contract/live.ts'
import type { IncomingMessage } from 'node:http'
import type { RawData, WebSocket, WebSocketServer } from 'ws'
import { toRefusal } from '../platform/error-filter.ts'
import { errorBodyOf } from '../platform/error-words.ts'
import { languageOf, type Language } from '../platform/language.ts'
import { Refusal } from '../platform/refusal.ts'
import { RelayLog } from '../relays/index.ts'
import { Rooms } from './rooms.ts'
import { Snapshots } from './snapshots.ts'
import { Viewer } from './viewer.ts'

const HEARTBEAT_MS = 15_000
/** RFC 6455, section 7.4.1: an unexpected condition on the server. */
const CLOSE_TRY_AGAIN = 1011

/** The live stream at `/live`: subscribe, hold back, start from a snapshot or from `after`, then live. */
@WebSocketGateway({ path: '/live', maxPayload: 4096, perMessageDeflate: false })
export class LiveGateway implements OnGatewayInit, OnGatewayConnection, OnModuleDestroy {
  private readonly logger = new Logger(LiveGateway.name)
  /** Each socket, and whether it has answered since the last heartbeat. */
  private readonly alive = new Map<WebSocket, boolean>()
  private heartbeat: NodeJS.Timeout | null = null

  constructor(
    private readonly snapshots: Snapshots,
    private readonly log: RelayLog,
    private readonly rooms: Rooms,
  ) {}

  afterInit(_server: WebSocketServer): void {
    this.heartbeat = setInterval(() => this.beat(), HEARTBEAT_MS)
  }

  onModuleDestroy(): void {
    if (this.heartbeat) clearInterval(this.heartbeat)
    for (const socket of this.alive.keys()) socket.terminate()
  }

  handleConnection(socket: WebSocket, request: IncomingMessage): void {
    const language = languageOf(request)
    const viewer = new Viewer(socket)
    let follows: string | null = null
    const leave = (): void => {
      if (follows) this.rooms.leave(follows, viewer)
      follows = null
    }
    this.alive.set(socket, true)
    socket.on('pong', () => this.alive.set(socket, true))
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      this.alive.delete(socket)
      leave()
    })
    socket.on('message', (data) => {
      const message = parse(data)
      if (message?.type === 'ping') {
        viewer.tell({ type: 'heartbeat', now: new Date().toISOString() })
      } else if (!message || follows) {
        // One socket follows one relay: whoever wants another opens another.
        refuse(viewer, new Refusal('invalid'), language, closeCode.badMessage)
      } else {
        follows = 'pending'
        this.follow(viewer, message, (relayId) => (follows = relayId))
          .catch((error: unknown) => {
            const refusal = toRefusal(error)
            if (refusal.status >= 500) this.logger.error(error)
            refuse(
              viewer,
              refusal,
              language,
              refusal.status >= 500 ? CLOSE_TRY_AGAIN : closeCode.unknownRelay,
            )
          })
          .finally(() => {
            // It may have closed while it was being let in.
            if (!this.alive.has(socket)) leave()
          })
      }
    })
  }

  private async follow(
    viewer: Viewer,
    { slug, relayId, release, after }: Extract<ClientMessage, { type: 'subscribe' }>,
    joined: (relayId: string) => void,
  ): Promise<void> {
    const standing = await this.snapshots.standing(slug)
    joined(standing.relayId)
    // First in the room, then the reading: what is appended in between is held back for the viewer.
    this.rooms.join(standing.relayId, standing.seq, viewer)
    const known = relayId === standing.relayId && release === standing.release
    if (known && after !== undefined && after <= standing.seq) {
      viewer.startWithEvents(standing.relayId, after, await this.log.after(standing.relayId, after))
    } else {
      viewer.startWithSnapshot(await this.snapshots.snapshot(slug))
    }
  }

  /** Lets viewers know that the line is open, drops those that are gone, and asks the log to be sure. */
  private beat(): void {
    const message = JSON.stringify({ type: 'heartbeat', now: new Date().toISOString() })
    for (const [socket, answered] of this.alive) {
      if (!answered) {
        socket.terminate()
        continue
      }
      this.alive.set(socket, false)
      socket.ping()
      if (socket.readyState === socket.OPEN) socket.send(message)
    }
    this.rooms.readAll()
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

function refuse(viewer: Viewer, refusal: Refusal, language: Language, code: number): void {
  viewer.tell({ type: 'error', error: errorBodyOf(refusal, language) })
  viewer.close(code)
}
