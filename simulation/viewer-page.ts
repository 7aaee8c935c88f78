import { IncomingMessage } from 'node:http'
import {
  closeCode,
  liveSnapshot,
  serverMessage,
  type ClientMessage,
  type LiveSnapshot,
} from '@stafet/domain/contract/live.ts'
import { backOffMs } from '../frontend/src/live/back-off.ts'
import { withEvents, withSnapshot, type LiveState } from '../frontend/src/live/live-state.ts'
import type { Chance } from './chance.ts'
import type { Network } from './network.ts'
import type { Trace } from './trace.ts'
import { VirtualSocket } from './virtual-socket.ts'
import type { World } from './world.ts'

/**
 * Somebody who follows the relay. What it has is kept by the real page's own functions; when it connects, what it
 * asks for and when it starts anew is written here after `follow-relay.ts`, which needs a browser.
 */
export class ViewerPage {
  state: LiveState | null = null
  /** Since when it has a line that works; null without. */
  connectedSinceMs: number | null = null
  /** How often something lay between what it had and what came; a server that works never lets that happen. */
  gaps = 0
  private socket: VirtualSocket | null = null
  private failures = 0
  private gap = false

  constructor(
    readonly name: string,
    private readonly slug: string,
    private readonly world: World,
    private readonly network: Network,
    private readonly chance: Chance,
    private readonly trace: Trace,
  ) {}

  connect(): void {
    const life = this.network.choose()
    if (!life) return this.down(null)
    const socket: VirtualSocket = new VirtualSocket(this.world, () => this.network.wayMs(), {
      onMessage: (text) => {
        if (this.socket === socket) this.hear(text)
      },
      onClose: (code) => {
        life.sockets.delete(socket)
        if (this.socket === socket) this.down(code)
      },
    })
    this.socket = socket
    life.sockets.add(socket)
    life.gateway.handleConnection(socket, new IncomingMessage(socket.wire))
    socket.hear(JSON.stringify(this.subscription()))
  }

  /** As when it drives into a tunnel. */
  loseLine(): void {
    this.socket?.breakOff()
  }

  /** As when it changes from one network to another: a new line at once, on from what it has. */
  changeLine(): void {
    const old = this.socket
    this.socket = null
    this.connectedSinceMs = null
    old?.breakOff()
    this.connect()
  }

  private subscription(): ClientMessage {
    const has = this.gap ? null : this.state
    this.gap = false
    if (!has) return { type: 'subscribe', slug: this.slug }
    const { relay, release } = has.snapshot
    return { type: 'subscribe', slug: this.slug, relayId: relay.id, release: release.number, after: has.seq }
  }

  private hear(text: string): void {
    const message = serverMessage.parse(JSON.parse(text))
    this.failures = 0
    this.connectedSinceMs ??= this.world.nowMs
    if (message.type === 'snapshot') this.state = withSnapshot(this.state, message.snapshot)
    if (message.type !== 'events' || !this.state) return
    const { state, missing, outdated } = withEvents(this.state, message.relayId, message.events)
    this.state = state
    if (outdated) void this.fetchAnew()
    if (!missing) return
    this.gaps += 1
    this.trace.note([this.name], `${this.name} has up to ${state.seq} and hears of ${message.events[0]?.seq}`)
    this.gap = true
    this.changeLine()
  }

  private async fetchAnew(): Promise<void> {
    const outcome = await this.network.request(
      () => true,
      async (life): Promise<LiveSnapshot> => {
        const { json } = life.snapshots.of(await life.states.released(this.slug), null)
        return liveSnapshot.parse(JSON.parse(json.toString('utf8')))
      },
    )
    if (outcome.kind === 'answered') this.state = withSnapshot(this.state, outcome.value)
    else this.world.after(10_000, () => void this.fetchAnew())
  }

  private down(code: number | null): void {
    this.socket = null
    this.connectedSinceMs = null
    this.failures = code === closeCode.tooSlow ? 0 : this.failures + 1
    this.world.after(backOffMs(this.failures, this.chance.between(0, 1)), () => {
      if (!this.socket) this.connect()
    })
  }
}
