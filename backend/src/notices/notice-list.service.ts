import { Inject, Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import type { Notice } from '@stafet/domain/contract/notice.ts'
import { DataSource } from 'typeorm'
import { CONFIG, type Config } from '../platform/config.ts'
import { Jobs } from '../platform/jobs.ts'
import { Refusal } from '../platform/refusal.ts'
import { RelayEntity } from '../relays/index.ts'
import { NoticeEntity } from './notice.entity.ts'
import { SEND_NOTICES } from './notices.service.ts'
import { dueMs } from './quiet-hours.ts'

const DAY_MS = 86_400_000
/** What a list shows at most, newest first. */
const SHOWN = 1000

/** What has been written to whom, as organisers see it and may change it. */
@Injectable()
export class NoticeList {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly jobs: Jobs,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

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
    if (dropped > 0) return
    const known = await this.database.manager.existsBy(NoticeEntity, { relayId, id })
    throw new Refusal(known ? 'changed-meanwhile' : 'not-found')
  }

  /**
   * Sends one that failed once more, when phones are not quiet. Refuses with `not-found`, and `changed-meanwhile`
   * when it has not failed.
   */
  async sendAgain(relayId: string, id: string, nowMs: number = Date.now()): Promise<void> {
    await this.database.transaction(async (manager) => {
      const relay = await manager.findOneBy(RelayEntity, { id: relayId })
      const notice = await manager.findOneBy(NoticeEntity, { relayId, id })
      if (!relay || !notice) throw new Refusal('not-found')
      const againMs = dueMs(notice.kind, nowMs, relay)
      const [, sent]: [unknown, number] = await manager.query(
        `UPDATE notice SET state = 'waiting', failure = NULL, claimed_at = NULL, tries = 0, due_at = $3, useless_at = $4
         WHERE relay_id = $1 AND id = $2 AND state = 'failed'`,
        [relayId, id, new Date(againMs), new Date(againMs + DAY_MS)],
      )
      if (sent === 0) throw new Refusal('changed-meanwhile')
      await this.jobs.soonAfter(manager, SEND_NOTICES)
    })
  }

  private toNotice(notice: NoticeEntity): Notice {
    const stays = notice.state === 'waiting' && this.config[notice.channel] === null
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
