import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import { announce, ANNOUNCE_EVERY_S } from './sending-trackers.ts'

/**
 * Announces trackers that moved again right after the nodes had heard of them: of a burst the last position is
 * always told. A node that goes away in between takes nothing with it, since those who listen also look now and
 * then by themselves.
 */
@Injectable()
export class AnnounceLater implements OnModuleDestroy {
  private readonly logger = new Logger(AnnounceLater.name)
  private readonly waiting = new Set<string>()
  private timer: NodeJS.Timeout | null = null

  constructor(@InjectDataSource() private readonly database: DataSource) {}

  announce(trackerIds: readonly string[]): void {
    for (const id of trackerIds) this.waiting.add(id)
    if (this.waiting.size > 0) this.timer ??= setTimeout(() => void this.tell(), ANNOUNCE_EVERY_S * 1000)
  }

  onModuleDestroy(): void {
    if (this.timer) clearTimeout(this.timer)
  }

  private async tell(): Promise<void> {
    this.timer = null
    const trackerIds = [...this.waiting]
    this.waiting.clear()
    await announce(this.database.manager, trackerIds).catch((error: unknown) => this.logger.warn(error))
  }
}
