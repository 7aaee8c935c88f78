import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource, LessThan } from 'typeorm'
import { PhotoEntity } from './photo.entity.ts'

const DAY_MS = 86_400_000
/** A phone that was put away for a week is not coming back with the rest. */
const ARRIVES_WITHIN_MS = 7 * DAY_MS

/** Deletes photos that never arrived whole: at start and then daily, on every node. */
@Injectable()
export class PhotoPurge implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(PhotoPurge.name)
  private timer: NodeJS.Timeout | null = null

  constructor(@InjectDataSource() private readonly database: DataSource) {}

  onApplicationBootstrap(): void {
    const purge = (): void => void this.purge(Date.now()).catch((error: unknown) => this.logger.error(error))
    purge()
    this.timer = setInterval(purge, DAY_MS)
  }

  onModuleDestroy(): void {
    if (this.timer) clearInterval(this.timer)
  }

  async purge(nowMs: number): Promise<void> {
    await this.database.manager.delete(PhotoEntity, {
      state: 'arriving',
      announcedAt: LessThan(new Date(nowMs - ARRIVES_WITHIN_MS)),
    })
  }
}
