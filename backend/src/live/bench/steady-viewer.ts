import { setTimeout as wait } from 'node:timers/promises'
import { serverMessage } from '@stafet/domain/contract/live.ts'
import { WebSocket } from 'ws'

/** One who follows a relay the whole time, and comes back as a page does when the line breaks. */
export class SteadyViewer {
  /** Ids of the events, in the order in which they were told. */
  readonly ids: string[] = []
  /** How often the line broke. */
  breaks = 0
  private stopped = false
  private socket: WebSocket | null = null
  private has: { relayId: string; release: number } | null = null
  private readonly url: string
  private readonly slug: string

  constructor(url: string, slug: string) {
    this.url = `${url.replace('http', 'ws')}/live`
    this.slug = slug
    this.follow()
  }

  stop(): void {
    this.stopped = true
    this.socket?.terminate()
  }

  private follow(): void {
    const socket = new WebSocket(this.url)
    this.socket = socket
    const { slug, has } = this
    const after = has ? { ...has, after: this.ids.length } : {}
    socket.on('open', () => socket.send(JSON.stringify({ type: 'subscribe', slug, ...after })))
    socket.on('message', (data: Buffer) => {
      const message = serverMessage.parse(JSON.parse(data.toString()))
      if (message.type === 'snapshot') {
        const { relay, release, events } = message.snapshot
        this.has = { relayId: relay.id, release: release.number }
        this.ids.splice(0, Infinity, ...events.map(({ id }) => id))
      } else if (message.type === 'events') this.ids.push(...message.events.map(({ id }) => id))
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      if (this.stopped) return
      this.breaks += 1
      void wait(500).then(() => this.follow())
    })
  }
}
