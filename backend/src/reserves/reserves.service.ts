import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { InjectRepository } from '@nestjs/typeorm'
import type { Reserve, ReserveInput } from '@stafet/domain/contract/reserve.ts'
import { Repository } from 'typeorm'
import { Refusal } from '../platform/refusal.ts'
import { Relays } from '../relays/index.ts'
import { ReserveEntity } from './reserve.entities.ts'

/** Carriers who stand by. Only organisers ever see them. */
@Injectable()
export class Reserves {
  constructor(
    @InjectRepository(ReserveEntity) private readonly reserves: Repository<ReserveEntity>,
    private readonly relays: Relays,
  ) {}

  /** By name as Danes sort. Refuses with `not-found`. */
  async list(relayId: string): Promise<Reserve[]> {
    await this.relays.get(relayId)
    return this.reserves
      .createQueryBuilder('reserve')
      .where('reserve.relay_id = :relayId', { relayId })
      .orderBy('reserve.name COLLATE "da-DK-x-icu", reserve.id')
      .getMany()
  }

  async add(relayId: string, input: ReserveInput): Promise<Reserve> {
    await this.relays.get(relayId)
    const reserve = { id: randomUUID(), ...input }
    await this.reserves.insert({ ...reserve, relayId })
    return reserve
  }

  /** Refuses with `not-found`. */
  async change(relayId: string, id: string, input: ReserveInput): Promise<Reserve> {
    const { affected } = await this.reserves.update({ id, relayId }, input)
    if (affected === 0) throw new Refusal('not-found')
    return { id, ...input }
  }

  /** With all that they were asked; a leg that they have taken is without a carrier again. Refuses with `not-found`. */
  async remove(relayId: string, id: string): Promise<void> {
    await this.reserves.manager.transaction(async (manager) => {
      // As whoever answers does: the call before the reserve, so that neither waits for the other.
      await manager.query(
        `SELECT 1 FROM reserve_call WHERE relay_id = $1
           AND id IN (SELECT call_id FROM reserve_asked WHERE reserve_id = $2) ORDER BY id FOR UPDATE`,
        [relayId, id],
      )
      const { affected } = await manager.delete(ReserveEntity, { id, relayId })
      if (!affected) throw new Refusal('not-found')
    })
  }
}
