import { Inject, Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import type { Notice, NoticeKind } from '@stafet/domain/contract/notice.ts'
import type { RelayDay } from '@stafet/domain/contract/relay.ts'
import { DataSource } from 'typeorm'
import { CONFIG, type Config } from '../platform/config.ts'
import type { Deliver, Delivery, Letter } from './delivery.ts'
import { mailServer } from './mail-server.ts'
import { dueMs } from './quiet-hours.ts'
import { smsGateway } from './sms-gateway.ts'

/** Letters under way at once on one node. */
const LANES = 4
/** Far longer than any try may take: whoever claimed it then is gone. */
const ABANDONED_MS = 10 * 60_000
const FIRST_PAUSE_MS = 30_000
const LONGEST_PAUSE_MS = 15 * 60_000

interface Claimed extends Letter {
  kind: NoticeKind
  channel: Notice['channel']
  tries: number
  timeZone: string
  days: RelayDay[]
}

const ABANDONED_WORDS =
  'Serveren stoppede, mens beskeden blev sendt, så vi ved ikke, om den nåede frem. Den sendes ikke igen af sig selv.'
const USELESS_WORDS = 'Beskeden nåede ikke af sted, mens den gav mening.'

/**
 * Sends what is due. A notice is claimed before it is handed over, and the claim is committed: so it is handed
 * over at most once by whatever node, and one whose node died on the way is told as such and not sent again. It
 * is tried again only when the other side has certainly not taken it, or by mail with the same Message-ID.
 */
@Injectable()
export class Sender {
  private readonly ways: Partial<Record<Notice['channel'], Deliver>>
  /** What was handed over while the database was away, by notice: written down the next time. */
  private readonly unwritten = new Map<string, { claimed: Claimed; delivery: Delivery }>()

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(CONFIG) { mail, sms }: Config,
  ) {
    this.ways = { ...(mail && { mail: mailServer(mail) }), ...(sms && { sms: smsGateway(sms) }) }
  }

  /** Hands over all that is due; safe on any number of nodes at once. */
  async sendDue(nowMs: number): Promise<void> {
    const channels = Object.keys(this.ways)
    if (channels.length === 0) return
    for (const { claimed, delivery } of [...this.unwritten.values()])
      await this.writeDown(claimed, delivery, nowMs)
    await this.giveUp(channels, nowMs)
    const lanes = Array.from({ length: LANES }, () => this.sendOneByOne(channels, nowMs))
    // To its end, whatever goes wrong beside it: what has been handed over must not be left alone.
    for (const lane of await Promise.allSettled(lanes)) if (lane.status === 'rejected') throw lane.reason
  }

  private async sendOneByOne(channels: string[], nowMs: number): Promise<void> {
    for (;;) {
      const claimed = await this.claim(channels, nowMs)
      if (!claimed) return
      const deliver = this.ways[claimed.channel]
      if (deliver) await this.writeDown(claimed, await deliver(claimed), nowMs)
    }
  }

  private async claim(channels: string[], nowMs: number): Promise<Claimed | null> {
    const [[claimed]]: [Claimed[], number] = await this.database.query(
      `UPDATE notice SET claimed_at = $1, tries = tries + 1 FROM relay
       WHERE relay.id = notice.relay_id AND notice.id = (
         SELECT id FROM notice
         WHERE state = 'waiting' AND claimed_at IS NULL AND due_at <= $1 AND useless_at > $1 AND channel = ANY ($2)
         ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING notice.id, notice.kind, channel, recipient, subject, body, tries,
         relay.time_zone AS "timeZone", relay.days`,
      [new Date(nowMs), channels],
    )
    return claimed ?? null
  }

  private async writeDown(claimed: Claimed, delivery: Delivery, nowMs: number): Promise<void> {
    this.unwritten.set(claimed.id, { claimed, delivery })
    await this.write(claimed, delivery, nowMs)
    this.unwritten.delete(claimed.id)
  }

  private async write(claimed: Claimed, delivery: Delivery, nowMs: number): Promise<void> {
    const { id, kind, tries, timeZone, days } = claimed
    switch (delivery.went) {
      case 'sent':
        await this.database.query(
          `UPDATE notice SET state = 'sent', sent_at = $2, claimed_at = NULL, failure = NULL WHERE id = $1`,
          [id, new Date(nowMs)],
        )
        return
      case 'again': {
        const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS)
        const dates = days.map(({ date }) => date)
        await this.database.query(
          'UPDATE notice SET claimed_at = NULL, due_at = $2, failure = $3 WHERE id = $1',
          [id, new Date(dueMs(kind, nowMs + pauseMs, timeZone, dates)), `${delivery.why} Vi prøver igen.`],
        )
        return
      }
      case 'refused':
      case 'unknown':
        await this.database.query(
          `UPDATE notice SET state = 'failed', claimed_at = NULL, failure = $2 WHERE id = $1`,
          [id, delivery.why],
        )
        return
    }
  }

  /** What no node will send any longer: its own died on the way, or the time when it made sense is over. */
  private async giveUp(channels: string[], nowMs: number): Promise<void> {
    await this.database.query(
      `UPDATE notice SET state = 'failed', failure = $2, claimed_at = NULL
       WHERE state = 'waiting' AND claimed_at < $1`,
      [new Date(nowMs - ABANDONED_MS), ABANDONED_WORDS],
    )
    await this.database.query(
      `UPDATE notice SET state = CASE tries WHEN 0 THEN 'dropped' ELSE 'failed' END, failure = $2
       WHERE state = 'waiting' AND claimed_at IS NULL AND useless_at <= $1 AND channel = ANY ($3)`,
      [new Date(nowMs), USELESS_WORDS, channels],
    )
  }
}
