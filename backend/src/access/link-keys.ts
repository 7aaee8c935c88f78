import { Injectable } from '@nestjs/common'
import { InjectRepository } from '@nestjs/typeorm'
import type { Door } from '@stafet/domain/contract/relay-event.ts'
import { IsNull, MoreThan, Repository, type EntityManager } from 'typeorm'
import { LinkKeyEntity } from './link-key.entity.ts'
import { hashOfKey, newKey } from './secret-key.ts'

/** What the holder of a check-in link may do: report for this stop of this relay, and nothing else. */
export interface CheckInRight {
  relayId: string
  stopId: string
  /** How its holder came by it. */
  door: KeyDoor
}

/** The doors that a key opens; the other two are an organiser's own. */
export type KeyDoor = Exclude<Door, 'telephone' | 'paper'>

/** What the holder of a tracker's key may do: say where this tracker is, and nothing else. */
export interface TrackerRight {
  relayId: string
  trackerId: string
}

/** What a reserve may do who was called: answer this call, and nothing else. */
export interface CallRight {
  relayId: string
  callId: string
  reserveId: string
}

/** Keys that stand in links. Only their hashes are kept, so a key is seen when it is made and never again. */
@Injectable()
export class LinkKeys {
  constructor(@InjectRepository(LinkKeyEntity) private readonly keys: Repository<LinkKeyEntity>) {}

  /** A new check-in key for each stop, by stop. Earlier keys go on working until they are revoked. */
  async makeCheckInKeys(
    relayId: string,
    stopIds: readonly string[],
    expiresAt: Date,
    door: KeyDoor = 'link',
    manager: EntityManager = this.keys.manager,
  ): Promise<Map<string, string>> {
    const made = new Map(stopIds.map((stopId) => [stopId, newKey()]))
    await manager.insert(
      LinkKeyEntity,
      [...made].map(([stopId, key]) => ({
        keyHash: hashOfKey(key),
        purpose: 'check-in' as const,
        relayId,
        stopId,
        door,
        trackerId: null,
        callId: null,
        reserveId: null,
        expiresAt,
        revokedAt: null,
      })),
    )
    return made
  }

  /** Of every stop, or of one; whichever door they open. */
  async revokeCheckInKeys(
    relayId: string,
    stopId?: string,
    manager: EntityManager = this.keys.manager,
  ): Promise<void> {
    await manager.update(
      LinkKeyEntity,
      { relayId, ...(stopId && { stopId }), purpose: 'check-in', revokedAt: IsNull() },
      { revokedAt: new Date() },
    )
  }

  /** null when the key never was, has expired or was revoked. Written out for the same reason as `trackerRight`. */
  async checkInRight(key: string): Promise<CheckInRight | null> {
    const [found]: CheckInRight[] = await this.keys.query(
      `SELECT relay_id AS "relayId", stop_id AS "stopId", door FROM link_key
       WHERE key_hash = $1 AND purpose = 'check-in' AND revoked_at IS NULL AND expires_at > now()`,
      [hashOfKey(key)],
    )
    return found ?? null
  }

  /** The key of a reserve who is called to carry the leg to a stop, made within the caller's transaction. */
  async makeCallKey(
    manager: EntityManager,
    { relayId, callId, reserveId }: CallRight,
    stopId: string,
    expiresAt: Date,
  ): Promise<string> {
    const key = newKey()
    await manager.insert(LinkKeyEntity, {
      keyHash: hashOfKey(key),
      purpose: 'reserve-call',
      relayId,
      stopId,
      door: null,
      trackerId: null,
      callId,
      reserveId,
      expiresAt,
      revokedAt: null,
    })
    return key
  }

  /** null when the key never was, has expired or was revoked. */
  async callRight(key: string): Promise<CallRight | null> {
    const found = await this.keys.findOneBy({
      keyHash: hashOfKey(key),
      purpose: 'reserve-call',
      revokedAt: IsNull(),
      expiresAt: MoreThan(new Date()),
    })
    if (!found?.callId || !found.reserveId) return null
    return { relayId: found.relayId, callId: found.callId, reserveId: found.reserveId }
  }

  /** The key of a new tracker on the leg to a stop, made within the caller's transaction. */
  async makeTrackerKey(
    manager: EntityManager,
    { relayId, trackerId }: TrackerRight,
    stopId: string,
    expiresAt: Date,
  ): Promise<string> {
    const key = newKey()
    await manager.insert(LinkKeyEntity, {
      keyHash: hashOfKey(key),
      purpose: 'tracker',
      relayId,
      stopId,
      door: null,
      trackerId,
      callId: null,
      reserveId: null,
      expiresAt,
      revokedAt: null,
    })
    return key
  }

  async revokeTrackerKey(trackerId: string): Promise<void> {
    await this.keys.update({ trackerId, revokedAt: IsNull() }, { revokedAt: new Date() })
  }

  /**
   * null when the key never was, has expired or was revoked. Phones ask often, and in a profile the
   * query builder took more time than any other library: so it is written out.
   */
  async trackerRight(key: string): Promise<TrackerRight | null> {
    const [found]: TrackerRight[] = await this.keys.query(
      `SELECT relay_id AS "relayId", tracker_id AS "trackerId" FROM link_key
       WHERE key_hash = $1 AND purpose = 'tracker' AND revoked_at IS NULL AND expires_at > now()`,
      [hashOfKey(key)],
    )
    return found ?? null
  }
}
