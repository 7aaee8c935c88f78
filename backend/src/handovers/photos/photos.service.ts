import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import type { CheckInPage } from '@stafet/domain/contract/check-in.ts'
import type { PhotoInput, PhotoProgress } from '@stafet/domain/contract/photo.ts'
import { relayNow } from '@stafet/domain/progress/clock.ts'
import { DataSource } from 'typeorm'
import type { CheckInRight } from '../../access/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { RelayStates } from '../../relay-states/index.ts'
import { RelayLog, Relays } from '../../relays/index.ts'
import { happenedAt } from '../reported-time.ts'
import { makePresentable, type Presentable } from './make-presentable.ts'
import { cameWords } from './photo-words.ts'
import { PhotoEntity } from './photo.entity.ts'

/** Photos that one stop may send. */
export const MOST_PHOTOS = 30

type Sender = Pick<CheckInRight, 'relayId' | 'stopId'>

/** Photos on their way from the phones: announced, sent in pieces, and kept once all of it is here. */
@Injectable()
export class Photos {
  /** Pictures are made presentable one after the other, so that the rest of the node can go on. */
  private line: Promise<unknown> = Promise.resolve()

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly relays: Relays,
    private readonly states: RelayStates,
    private readonly log: RelayLog,
  ) {}

  /** All photos of a stop, as they were taken. */
  async ofStop({ relayId, stopId }: Sender): Promise<CheckInPage['photos']> {
    const found = await this.database.manager.find(PhotoEntity, {
      where: { relayId, stopId },
      order: { takenAt: 'ASC', id: 'ASC' },
    })
    return found.map((photo) => ({
      ...progressOf(photo),
      takenAt: photo.takenAt.toISOString(),
      consent: photo.consent,
    }))
  }

  /**
   * Makes room for a photo. Announcing again changes nothing, and finishes one that had arrived when the server
   * stopped. null when the stop has sent as many as it may.
   */
  async announce(
    { relayId, stopId }: Sender,
    { id, takenAt, sentAt, consent, sizeBytes }: PhotoInput,
  ): Promise<PhotoProgress | null> {
    const state = await this.states.now(relayId)
    const taken = happenedAt(state, { occurredAt: takenAt, sentAt }, Date.now())
    await this.database.query(
      `INSERT INTO photo (id, relay_id, stop_id, taken_at, consent, size_bytes, state)
       SELECT $1, $2, $3, $4, $5, $6, 'arriving'
       WHERE (SELECT count(*) FROM photo WHERE relay_id = $2 AND stop_id = $3) < $7
       ON CONFLICT DO NOTHING`,
      [id, relayId, stopId, taken.toISOString(), consent, sizeBytes, MOST_PHOTOS],
    )
    const photo = await this.database.manager.findOneBy(PhotoEntity, { id })
    if (photo && (photo.relayId !== relayId || photo.stopId !== stopId)) throw new Refusal('not-found')
    return photo && this.finishIfWhole(photo)
  }

  /**
   * Takes in the piece that starts at `atByte`, when it is the next one; one that came before changes nothing.
   * The answer tells where the next begins. Refuses with `not-found` before the photo is announced, with
   * `too-large` beyond what was announced, and with `unreadable-picture`, which leaves nothing behind.
   */
  async takePiece(
    { relayId, stopId }: Sender,
    id: string,
    atByte: number,
    bytes: Buffer,
  ): Promise<PhotoProgress> {
    if (bytes.length > 0) {
      // One statement: whoever sends the same piece at the same time waits for the row, and finds it moved on.
      await this.database.query(
        `WITH next AS (
           UPDATE photo SET received_bytes = received_bytes + $5
           WHERE id = $1 AND relay_id = $2 AND stop_id = $3 AND state = 'arriving'
             AND received_bytes = $4 AND received_bytes + $5 <= size_bytes
           RETURNING id
         )
         INSERT INTO photo_piece (photo_id, at_byte, bytes) SELECT id, $4, $6 FROM next`,
        [id, relayId, stopId, atByte, bytes.length, bytes],
      )
    }
    const photo = await this.database.manager.findOneBy(PhotoEntity, { id, relayId, stopId })
    if (!photo) throw new Refusal('not-found')
    const isNext = photo.state === 'arriving' && photo.receivedBytes === atByte
    if (isNext && atByte + bytes.length > photo.sizeBytes) throw new Refusal('too-large')
    return this.finishIfWhole(photo)
  }

  private async finishIfWhole(photo: PhotoEntity): Promise<PhotoProgress> {
    if (photo.state !== 'arriving' || photo.receivedBytes < photo.sizeBytes) return progressOf(photo)
    const finished = this.line.then(() => this.finish(photo))
    this.line = finished.catch(() => undefined)
    return finished
  }

  /**
   * Makes the pieces a picture. The work is done outside any transaction, so that it holds no connection; two who
   * do it at once, or a server that stops in between, leave one picture or all the pieces.
   */
  private async finish({ id, relayId }: PhotoEntity): Promise<PhotoProgress> {
    const pieces: { bytes: Buffer }[] = await this.database.query(
      'SELECT bytes FROM photo_piece WHERE photo_id = $1 ORDER BY at_byte',
      [id],
    )
    try {
      await this.keep(relayId, id, await makePresentable(Buffer.concat(pieces.map(({ bytes }) => bytes))))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { affected } = await this.database.manager.delete(PhotoEntity, { id, state: 'arriving' })
      if (affected) throw error
    }
    const photo = await this.database.manager.findOneBy(PhotoEntity, { id })
    if (!photo) throw new Refusal('unreadable-picture')
    return progressOf(photo)
  }

  /** Nothing happens when it was kept, or taken down, in the meantime. */
  private async keep(
    relayId: string,
    id: string,
    { picture, thumbnail, width, height }: Presentable,
  ): Promise<void> {
    const { clock } = await this.relays.get(relayId)
    await this.database.transaction(async (manager) => {
      const [[kept]]: [{ stopId: string; consent: PhotoInput['consent'] }[], number] = await manager.query(
        `UPDATE photo SET state = 'kept', picture = $2, thumbnail = $3, width = $4, height = $5
         WHERE id = $1 AND state = 'arriving' RETURNING stop_id AS "stopId", consent`,
        [id, picture, thumbnail, width, height],
      )
      if (!kept) return
      await manager.query('DELETE FROM photo_piece WHERE photo_id = $1', [id])
      await this.log.appendWithin(manager, relayId, {
        id: randomUUID(),
        occurredAt: new Date(relayNow(clock, Date.now())),
        actor: 'link',
        happening: {
          kind: 'noted',
          payload: { about: 'photo', text: cameWords[kept.consent], stopId: kept.stopId },
        },
      })
    })
  }
}

function progressOf({ id, receivedBytes, state }: PhotoEntity): PhotoProgress {
  return { id, receivedBytes, state }
}
