import type { Server } from 'node:http'
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common'
import { HttpAdapterHost, type AbstractHttpAdapter } from '@nestjs/core'
import { WebSocketServer } from 'ws'
import { LiveGateway } from './live.gateway.ts'

/**
 * Makes sockets of what comes to `/live`. Without Nest's own gateways, which hang subscriptions on every socket:
 * when a node dies, all of its viewers come to another at once, and what each costs is what the last one waits for.
 */
@Injectable()
export class LiveDoor implements OnModuleInit, OnModuleDestroy {
  private readonly sockets = new WebSocketServer({
    noServer: true,
    path: '/live',
    maxPayload: 4096,
    perMessageDeflate: false,
    clientTracking: false,
  })

  constructor(
    private readonly http: HttpAdapterHost<AbstractHttpAdapter<Server>>,
    private readonly gateway: LiveGateway,
  ) {}

  onModuleInit(): void {
    this.http.httpAdapter.getHttpServer().on('upgrade', (request, wire, head) => {
      this.sockets.handleUpgrade(request, wire, head, (socket) =>
        this.gateway.handleConnection(socket, request),
      )
    })
  }

  /** From now on whoever comes is told to go elsewhere. */
  onModuleDestroy(): void {
    this.sockets.close()
  }
}
