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

/** Letters under way at once on one node, by each channel: where one hangs, the other does not wait for it. */
const LANES = 4
/** After so long a round claims nothing more: what has come since, by whichever channel, is the next one's. */
const ROUND_MS = 60_000
/** Far longer than any try may take: whoever claimed it then is gone. */
const ABANDONED_MS = 10 * 60_000
const FIRST_PAUSE_MS = 30_000
const LONGEST_PAUSE_MS = 15 * 60_000

type Channel = Notice['channel']

interface Claimed extends Letter {
  kind: NoticeKind
  tries: number
  timeZone: string
  days: RelayDay[]
}

/** What came of a letter, and when; milliseconds since 1970. */
interface Delivered {
  claimed: Claimed
  delivery: Delivery
  atMs: number
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
  private readonly ways: ReadonlyMap<Channel, Deliver>
  /** What was handed over while the database was away, by notice: written down the next time. */
  private readonly unwritten = new Map<string, Delivered>()

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(CONFIG) { mail, sms }: Config,
  ) {
    const ways = new Map<Channel, Deliver>()
    if (mail) ways.set('mail', mailServer(mail))
    if (sms) ways.set('sms', smsGateway(sms))
    this.ways = ways
  }

  /**
   * Hands over what is due, for a minute or so; safe on any number of nodes at once. The clock is read for each
   * letter: a service that takes its time has quiet hours begin meanwhile.
   */
  async sendDue(clock: () => number = Date.now): Promise<void> {
    if (this.ways.size === 0) return
    for (const delivered of [...this.unwritten.values()]) await this.writeDown(delivered)
    const beganMs = clock()
    await this.giveUp([...this.ways.keys()], beganMs)
    const lanes = [...this.ways].flatMap(([channel, deliver]) =>
      Array.from({ length: LANES }, () => this.sendOneByOne(channel, deliver, clock, beganMs + ROUND_MS)),
    )
    // To its end, whatever goes wrong beside it: what has been handed over must not be left alone.
    for (const lane of await Promise.allSettled(lanes)) if (lane.status === 'rejected') throw lane.reason
  }

  private async sendOneByOne(
    channel: Channel,
    deliver: Deliver,
    clock: () => number,
    untilMs: number,
  ): Promise<void> {
    while (clock() < untilMs) {
      const claimedMs = clock()
      const claimed = await this.claim(channel, claimedMs)
      if (!claimed) return
      if (dueMs(claimed.kind, claimedMs, claimed) > claimedMs) await this.putBack(claimed, claimedMs)
      else await this.writeDown({ claimed, delivery: await deliver(claimed), atMs: clock() })
    }
  }

  /**
   * The next that is due. One person gets what was written to them in that order: while something earlier is on its
   * way to them, or is to be tried again, the later one waits.
   */
  private async claim(channel: Channel, nowMs: number): Promise<Claimed | null> {
    const [[claimed]]: [Claimed[], number] = await this.database.query(
      `UPDATE notice SET claimed_at = $1, tries = tries + 1 FROM relay
       WHERE relay.id = notice.relay_id AND notice.id = (
         SELECT id FROM notice next
         WHERE state = 'waiting' AND claimed_at IS NULL AND due_at <= $1 AND useless_at > $1 AND channel = $2
           AND NOT EXISTS (
             SELECT FROM notice earlier
             WHERE earlier.state = 'waiting' AND earlier.relay_id = next.relay_id
               AND earlier.channel = next.channel AND earlier.recipient = next.recipient
               AND (earlier.made_at, earlier.id) < (next.made_at, next.id)
               AND (earlier.claimed_at IS NOT NULL
                 OR (earlier.due_at <= $1 OR earlier.tries > 0) AND earlier.useless_at > $1))
         ORDER BY due_at, made_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING notice.id, notice.kind, recipient, subject, body, tries,
         relay.time_zone AS "timeZone", relay.days`,
      [new Date(nowMs), channel],
    )
    return claimed ?? null
  }

  /** It has become late in the evening since it was due: as if it had never been claimed. */
  private async putBack(claimed: Claimed, nowMs: number): Promise<void> {
    await this.database.query(
      'UPDATE notice SET claimed_at = NULL, tries = tries - 1, due_at = $2 WHERE id = $1',
      [claimed.id, new Date(dueMs(claimed.kind, nowMs, claimed))],
    )
  }

  private async writeDown(delivered: Delivered): Promise<void> {
    const { id } = delivered.claimed
    this.unwritten.set(id, delivered)
    await this.write(delivered)
    this.unwritten.delete(id)
  }

  private async write({ claimed, delivery, atMs }: Delivered): Promise<void> {
    const { id, tries } = claimed
    switch (delivery.went) {
      case 'sent':
        await this.database.query(
          `UPDATE notice SET state = 'sent', sent_at = $2, claimed_at = NULL, failure = NULL WHERE id = $1`,
          [id, new Date(atMs)],
        )
        return
      case 'again': {
        const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS)
        await this.database.query(
          'UPDATE notice SET claimed_at = NULL, due_at = $2, failure = $3 WHERE id = $1',
          [id, new Date(dueMs(claimed.kind, atMs + pauseMs, claimed)), `${delivery.why} Vi prøver igen.`],
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
  private async giveUp(channels: readonly Channel[], nowMs: number): Promise<void> {
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
