import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource, LessThan } from 'typeorm'
import { PhotoEntity } from './photo.entity.ts'

const DAY_MS = 86_400_000
/** A phone that was put away for a week is not coming back with the rest. */
const ARRIVES_WITHIN_MS = 7 * DAY_MS

/** Deletes photos that never arrived whole. */
@Injectable()
export class PhotoPurge {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async purge(nowMs: number): Promise<void> {
    await this.database.manager.delete(PhotoEntity, {
      state: 'arriving',
      announcedAt: LessThan(new Date(nowMs - ARRIVES_WITHIN_MS)),
    })
  }
}
