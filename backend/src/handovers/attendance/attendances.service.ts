import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import type { Attendance } from '@stafet/domain/contract/check-in.ts'
import { relayNow } from '@stafet/domain/progress/clock.ts'
import { DataSource } from 'typeorm'
import type { CheckInRight } from '../../access/index.ts'
import { RelayLog, Relays } from '../../relays/index.ts'
import { AttendanceEntity } from './attendance.entity.ts'

type Answer = AttendanceEntity['answer']

/** Whether each community still can: the last answer holds. */
@Injectable()
export class Attendances {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly relays: Relays,
    private readonly log: RelayLog,
  ) {}

  async of(relayId: string, stopId: string): Promise<Attendance> {
    const answered = await this.database.manager.findOneBy(AttendanceEntity, { relayId, stopId })
    return answered?.answer ?? 'unanswered'
  }

  /** The diary tells of those who cannot, and of those who changed their mind about that. */
  async answer(
    { relayId, stopId }: CheckInRight,
    answer: Answer,
    realNowMs: number = Date.now(),
  ): Promise<void> {
    const { clock } = await this.relays.get(relayId)
    await this.database.transaction(async (manager) => {
      // Answers of one stop come one after the other, the first two as well.
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${relayId} ${stopId}`])
      const before = await manager.findOneBy(AttendanceEntity, { relayId, stopId })
      await manager.upsert(AttendanceEntity, { relayId, stopId, answer, answeredAt: new Date(realNowMs) }, [
        'relayId',
        'stopId',
      ])
      if ((before?.answer ?? 'coming') === answer) return
      await this.log.appendWithin(manager, relayId, {
        id: randomUUID(),
        occurredAt: new Date(relayNow(clock, realNowMs)),
        actor: 'link',
        happening: { kind: 'noted', payload: { about: 'note', text: words[answer], stopId } },
      })
    })
  }
}

const words: Record<Answer, string> = {
  coming: 'Har svaret, at de alligevel kan være med.',
  declined: 'Har svaret, at de ikke kan være med.',
}
