import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { relayNow } from '@stafet/domain/progress/clock.ts'
import { DataSource, In, IsNull, Not, type FindOptionsWhere } from 'typeorm'
import { Refusal } from '../../platform/refusal.ts'
import { RelayLog, Relays } from '../../relays/index.ts'
import { takenDownWords } from './photo-words.ts'
import { PhotoEntity } from './photo.entity.ts'

export type PhotoSize = 'small' | 'large'

/** Photos that may be shown to everybody. */
const mayBePublic: FindOptionsWhere<PhotoEntity> = {
  state: 'kept',
  consent: In(['all-agreed', 'nobody-recognisable']),
}

/** Photos that are here, for those who may see them. */
@Injectable()
export class KeptPhotos {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly relays: Relays,
    private readonly log: RelayLog,
  ) {}

  /** A stop's photos that everybody may see, as they were taken. */
  async publicOf(
    relayId: string,
    stopId: string,
  ): Promise<{ id: string; takenAt: string; width: number; height: number }[]> {
    const found = await this.database.manager.find(PhotoEntity, {
      where: { ...mayBePublic, relayId, stopId, width: Not(IsNull()) },
      order: { takenAt: 'ASC', id: 'ASC' },
    })
    return found.map(({ id, takenAt, width, height }) => ({
      ...{ id, takenAt: takenAt.toISOString() },
      width: width ?? 0,
      height: height ?? 0,
    }))
  }

  /** Refuses with `not-found` unless everybody may see it, as a photo of this stop. */
  async checkPublic(relayId: string, stopId: string, id: string): Promise<void> {
    const known = await this.database.manager.existsBy(PhotoEntity, { ...mayBePublic, relayId, stopId, id })
    if (!known) throw new Refusal('not-found')
  }

  /** The picture as JPEG. Refuses with `not-found` when it is not here, or no longer. */
  async picture(relayId: string, id: string, size: PhotoSize): Promise<Buffer> {
    const [row]: { bytes: Buffer }[] = await this.database.query(
      `SELECT ${size === 'small' ? 'thumbnail' : 'picture'} AS bytes FROM photo
       WHERE id = $1 AND relay_id = $2 AND state = 'kept'`,
      [id, relayId],
    )
    if (!row) throw new Refusal('not-found')
    return row.bytes
  }

  /** The photo is seen nowhere from now on, and its bytes are gone. Refuses with `not-found`. */
  async takeDown(relayId: string, id: string, organiserId: string): Promise<void> {
    const { clock } = await this.relays.get(relayId)
    await this.database.transaction(async (manager) => {
      const [[taken]]: [{ stopId: string }[], number] = await manager.query(
        `UPDATE photo SET state = 'taken-down', picture = NULL, thumbnail = NULL, width = NULL, height = NULL
         WHERE id = $1 AND relay_id = $2 AND state <> 'taken-down' RETURNING stop_id AS "stopId"`,
        [id, relayId],
      )
      if (!taken) {
        if (await manager.existsBy(PhotoEntity, { id, relayId })) return
        throw new Refusal('not-found')
      }
      await manager.query('DELETE FROM photo_piece WHERE photo_id = $1', [id])
      await this.log.appendWithin(manager, relayId, {
        id: randomUUID(),
        occurredAt: new Date(relayNow(clock, Date.now())),
        actor: `organiser:${organiserId}`,
        happening: { kind: 'noted', payload: { about: 'photo', text: takenDownWords, ...taken } },
      })
    })
  }
}
