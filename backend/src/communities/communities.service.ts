import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import {
  contact as contactSchema,
  type Community,
  type CommunityInput,
  type PublicCommunity,
} from '@stafet/domain/contract/community.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { DataSource, In, type EntityManager } from 'typeorm'
import { Refusal } from '../platform/refusal.ts'
import { CommunityContactEntity, CommunityEntity } from './community.entity.ts'

/** Rows a single statement takes at most: PostgreSQL allows 65,535 parameters. */
const ROWS_AT_ONCE = 1000

@Injectable()
export class Communities {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** A relay's communities with their contacts, by name as Danes sort. */
  async list(relayId: string): Promise<Community[]> {
    const communities = await this.database
      .getRepository(CommunityEntity)
      .createQueryBuilder('community')
      .where('community.relay_id = :relayId', { relayId })
      .orderBy('community.name COLLATE "da-DK-x-icu", community.id')
      .getMany()
    return this.withContacts(this.database.manager, communities)
  }

  /** Some communities with their contacts, of whichever relay, in no order. */
  async find(ids: readonly string[]): Promise<Community[]> {
    const found = await this.database.getRepository(CommunityEntity).findBy({ id: In(ids) })
    return this.withContacts(this.database.manager, found)
  }

  /** What everybody may know of one community; null when the relay has none by this id. */
  async findPublic(relayIds: readonly string[], id: string): Promise<PublicCommunity | null> {
    const found = await this.database.getRepository(CommunityEntity).findOneBy({ id, relayId: In(relayIds) })
    return found && { ...found, position: positionOf(found) }
  }

  /** Adds all of them or none, in a transaction. */
  async add(relayId: string, inputs: readonly CommunityInput[]): Promise<Community[]> {
    return this.database.transaction(async (manager) => {
      const made = inputs.map((input) => ({ id: randomUUID(), input }))
      for (let from = 0; from < made.length; from += ROWS_AT_ONCE) {
        const some = made.slice(from, from + ROWS_AT_ONCE)
        await manager.insert(
          CommunityEntity,
          some.map(({ id, input }) => ({ id, relayId, version: 1, ...columnsOf(input) })),
        )
        await manager.insert(
          CommunityContactEntity,
          some.map(({ id, input }) => ({ communityId: id, ...input.contact })),
        )
      }
      return made.map(({ id, input }) => ({ id, version: 1, ...input }))
    })
  }

  /** Refuses with `changed-meanwhile` when `version` is no longer the newest. */
  async change(relayId: string, id: string, version: number, input: CommunityInput): Promise<Community> {
    return this.database.transaction(async (manager) => {
      const { affected } = await manager.update(
        CommunityEntity,
        { id, relayId, version },
        { ...columnsOf(input), version: version + 1 },
      )
      if (affected === 0) throw await this.whyNot(manager, relayId, id)
      await manager.save(CommunityContactEntity, { communityId: id, ...input.contact })
      return { id, version: version + 1, ...input }
    })
  }

  async remove(relayId: string, id: string, version: number): Promise<void> {
    const { affected } = await this.database.manager.delete(CommunityEntity, { id, relayId, version })
    if (affected === 0) throw await this.whyNot(this.database.manager, relayId, id)
  }

  private async whyNot(manager: EntityManager, relayId: string, id: string): Promise<Refusal> {
    const known = await manager.existsBy(CommunityEntity, { id, relayId })
    return new Refusal(known ? 'changed-meanwhile' : 'not-found')
  }

  private async withContacts(manager: EntityManager, communities: CommunityEntity[]): Promise<Community[]> {
    const contacts = await manager.findBy(CommunityContactEntity, {
      communityId: In(communities.map(({ id }) => id)),
    })
    const byId = new Map(contacts.map(({ communityId, ...contactOf }) => [communityId, contactOf]))
    return communities.map((community) => ({
      ...community,
      position: positionOf(community),
      contact: byId.get(community.id) ?? contactSchema.parse({}),
    }))
  }
}

function positionOf({ lat, lon }: CommunityEntity): Position | null {
  return lat === null || lon === null ? null : { lat, lon }
}

function columnsOf({
  position,
  contact: _elsewhere,
  ...rest
}: CommunityInput): Omit<CommunityEntity, 'id' | 'relayId' | 'version'> {
  return { ...rest, lat: position?.lat ?? null, lon: position?.lon ?? null }
}
