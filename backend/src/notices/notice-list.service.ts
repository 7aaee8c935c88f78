import { Inject, Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import type { Notice } from '@stafet/domain/contract/notice.ts'
import { DataSource, type EntityManager } from 'typeorm'
import { CONFIG, type Config } from '../platform/config.ts'
import { Jobs } from '../platform/jobs.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Channels } from './choose-channel.ts'
import { NoticeEntity } from './notice.entity.ts'
import { SEND_NOTICES } from './notices.service.ts'

const DAY_MS = 86_400_000
/** What a list shows at most, newest first. */
const SHOWN = 1000

/** What has been written to whom, as organisers see it and may change it. */
@Injectable()
export class NoticeList {
  private readonly can: Channels

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly jobs: Jobs,
    @Inject(CONFIG) config: Config,
  ) {
    this.can = { mail: config.mail !== null, sms: config.sms !== null }
  }

  /** A relay's notices, newest first. */
  async ofRelay(relayId: string): Promise<Notice[]> {
    const found = await this.database
      .getRepository(NoticeEntity)
      .find({ where: { relayId }, order: { madeAt: 'DESC', id: 'ASC' }, take: SHOWN })
    return found.map((notice) => this.toNotice(notice))
  }

  /** Those of all relays, newest first. */
  async ofAll(): Promise<Notice[]> {
    const found = await this.database
      .getRepository(NoticeEntity)
      .find({ order: { madeAt: 'DESC', id: 'ASC' }, take: SHOWN })
    return found.map((notice) => this.toNotice(notice))
  }

  /** A waiting notice is not sent. Refuses with `not-found`, and `changed-meanwhile` when it is on its way. */
  async drop(relayId: string, id: string): Promise<void> {
    const [, dropped]: [unknown, number] = await this.database.query(
      `UPDATE notice SET state = 'dropped'
       WHERE relay_id = $1 AND id = $2 AND (state = 'dropped' OR (state = 'waiting' AND claimed_at IS NULL))`,
      [relayId, id],
    )
    if (dropped === 0) throw new Refusal(await this.whyNot(this.database.manager, relayId, id))
  }

  /** Sends one that failed once more. Refuses with `not-found`, and `changed-meanwhile` when it has not failed. */
  async sendAgain(relayId: string, id: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const now = Date.now()
      const [, sent]: [unknown, number] = await manager.query(
        `UPDATE notice SET state = 'waiting', failure = NULL, claimed_at = NULL, tries = 0, due_at = $3, useless_at = $4
         WHERE relay_id = $1 AND id = $2 AND state = 'failed'`,
        [relayId, id, new Date(now), new Date(now + DAY_MS)],
      )
      if (sent === 0) throw new Refusal(await this.whyNot(manager, relayId, id))
      await this.jobs.soonAfter(manager, SEND_NOTICES)
    })
  }

  private async whyNot(
    manager: EntityManager,
    relayId: string,
    id: string,
  ): Promise<'changed-meanwhile' | 'not-found'> {
    return (await manager.existsBy(NoticeEntity, { relayId, id })) ? 'changed-meanwhile' : 'not-found'
  }

  private toNotice(notice: NoticeEntity): Notice {
    const stays = notice.state === 'waiting' && !this.can[notice.channel]
    return {
      ...notice,
      madeAt: notice.madeAt.toISOString(),
      dueAt: notice.dueAt.toISOString(),
      sentAt: notice.sentAt?.toISOString() ?? null,
      failure: stays ? stayingWords[notice.channel] : notice.failure,
    }
  }
}

const stayingWords: Record<Notice['channel'], string> = {
  sms: 'Serveren er ikke sat op til at sende sms, så beskeden bliver her.',
  mail: 'Serveren er ikke sat op til at sende mail, så beskeden bliver her.',
}
