import type { BrowserContext } from '@playwright/test'

/**
 * Watches browsers for what must never happen, whatever the journey: errors on the console (where a browser
 * also tells of everything that the content security policy forbids), uncaught exceptions, and requests to any
 * other host than our own.
 */
export class Trouble {
  private readonly ownHost: string
  private readonly seen: string[] = []
  private readonly expected: RegExp[] = []

  constructor(ownUrl: string) {
    this.ownHost = new URL(ownUrl).host
  }

  watch(context: BrowserContext): void {
    context.on('console', (message) => {
      if (message.type() === 'error') this.seen.push(`console: ${message.text()} (${message.location().url})`)
    })
    context.on('weberror', (error) => this.seen.push(`exception: ${error.error().message}`))
    context.on('request', (request) => this.checkHost(request.url()))
    context.on('page', (page) => page.on('websocket', (socket) => this.checkHost(socket.url())))
  }

  /** Says that the journey brings this about on purpose, as when it cuts the connection. */
  expect(...patterns: RegExp[]): void {
    this.expected.push(...patterns)
  }

  unexpected(): string[] {
    return this.seen.filter((line) => !this.expected.some((pattern) => pattern.test(line)))
  }

  private checkHost(url: string): void {
    const { host, protocol } = new URL(url)
    if (!['data:', 'blob:'].includes(protocol) && host !== this.ownHost) this.seen.push(`other host: ${url}`)
  }
}

/** What a browser says while it has no network. */
export const noConnection = [/net::ERR_(INTERNET_DISCONNECTED|FAILED|NETWORK_CHANGED)/]

/** A browser tells of every answer 4xx, also of those that a page asks for in order to find out. */
export const answered = (status: number) => new RegExp(`status of ${status} `)
