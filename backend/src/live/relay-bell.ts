import { Inject, Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common'
import { Bell } from '../platform/bell.ts'
import { DATABASE_URL } from '../platform/database.module.ts'
import { RELAY_CHANGED } from '../relays/index.ts'

/** Rings on every node when a relay's log has grown on any of them. */
@Injectable()
export class RelayBell implements OnModuleInit, BeforeApplicationShutdown {
  private readonly bell: Bell

  constructor(@Inject(DATABASE_URL) url: string) {
    this.bell = new Bell(url, RELAY_CHANGED)
  }

  /** `hear` gets a relay's id, or null when any relay may have changed. */
  onRing(hear: (relayId: string | null) => void): void {
    this.bell.onRing(hear)
  }

  onModuleInit(): Promise<void> {
    return this.bell.listen()
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.bell.close()
  }
}
