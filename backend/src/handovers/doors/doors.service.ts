import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import type { CheckInLink, CodeAnswer } from '@stafet/domain/contract/check-in.ts'
import type { DatedPlan, Stop } from '@stafet/domain/contract/dated-plan.ts'
import { DataSource, In, LessThan, MoreThan, type EntityManager } from 'typeorm'
import { LinkKeys } from '../../access/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { RelayStates } from '../../relay-states/index.ts'
import { CheckInCodeEntity } from './check-in-code.entity.ts'
import { newCode, typedCode } from './typed-code.ts'

/** The doors outlive the relay by a month, for reports that come late. */
const GRACE_MS = 30 * 86_400_000
/** Of ten thousand codes with the same letters so many would have to be in use before this does not suffice. */
const TRIES = 100

/** The doors to a stop's check-in that the association itself can use: its link, the poster and the typed code. */
@Injectable()
export class Doors {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly states: RelayStates,
    private readonly linkKeys: LinkKeys,
  ) {}

  /**
   * New links for each stop of the newest release, or for one of them; those made before go on working, and a stop
   * keeps its code. Refuses with `not-planned` before the first release, and with `not-found` for another stop.
   */
  async make(relayId: string, stopId?: string): Promise<CheckInLink[]> {
    const { release } = await this.states.now(relayId)
    if (!release) throw new Refusal('not-planned')
    const all = release.plan.days.flatMap((day) => day.stops)
    const stops = stopId === undefined ? all : all.filter(({ id }) => id === stopId)
    if (stops.length === 0) throw new Refusal('not-found')
    const ids = stops.map(({ id }) => id)
    const expiresAt = endOf(release.plan)
    return this.database.transaction(async (manager) => {
      const links = await this.linkKeys.makeCheckInKeys(relayId, ids, expiresAt, 'link', manager)
      const posters = await this.linkKeys.makeCheckInKeys(relayId, ids, expiresAt, 'poster', manager)
      const codes = await codesOf(manager, relayId, stops, expiresAt)
      return stops.map(({ id, number, name, startsAt }) => ({
        ...{ stopId: id, number, name, startsAt },
        path: pathOf(links.get(id)),
        posterPath: pathOf(posters.get(id)),
        code: codes.get(id) ?? '',
      }))
    })
  }

  /** No link, poster or code made so far works any longer: of the whole relay, or of one stop. */
  async revoke(relayId: string, stopId?: string): Promise<void> {
    await this.states.now(relayId)
    await this.database.transaction(async (manager) => {
      await this.linkKeys.revokeCheckInKeys(relayId, stopId, manager)
      await manager.delete(CheckInCodeEntity, { relayId, ...(stopId && { stopId }) })
    })
  }

  /** A fresh link for whoever typed a stop's code. Refuses with `unknown-code`. */
  async open(typed: string): Promise<CodeAnswer> {
    const code = typedCode(typed)
    const found =
      code &&
      (await this.database.manager.findOneBy(CheckInCodeEntity, { code, expiresAt: MoreThan(new Date()) }))
    if (!found) throw new Refusal('unknown-code')
    const { relayId, stopId, expiresAt } = found
    const { relay, release } = await this.states.now(relayId)
    const stop = release?.plan.days.flatMap((day) => day.stops).find(({ id }) => id === stopId)
    if (!stop) throw new Refusal('unknown-code')
    const keys = await this.linkKeys.makeCheckInKeys(relayId, [stopId], expiresAt, 'code')
    return { path: pathOf(keys.get(stopId)), stop: stop.name, relay: relay.name }
  }
}

const pathOf = (key: string | undefined): string => `/f/${key ?? ''}`

function endOf(plan: DatedPlan): Date {
  const endsMs = Math.max(Date.now(), ...plan.days.map((day) => Date.parse(day.endsAt)))
  return new Date(endsMs + GRACE_MS)
}

/** Each stop's code, by stop: the one that it has, valid for longer, or a new one. */
async function codesOf(
  manager: EntityManager,
  relayId: string,
  stops: readonly Stop[],
  expiresAt: Date,
): Promise<Map<string, string>> {
  await manager.delete(CheckInCodeEntity, { expiresAt: LessThan(new Date()) })
  const of = { relayId, stopId: In(stops.map(({ id }) => id)) }
  await manager.update(CheckInCodeEntity, of, { expiresAt })
  const codes = new Map(
    (await manager.findBy(CheckInCodeEntity, of)).map(({ stopId, code }) => [stopId, code]),
  )
  for (let tries = 0; codes.size < stops.length; tries++) {
    if (tries === TRIES) throw new Error('no code with these letters is free')
    const left = stops.filter(({ id }) => !codes.has(id))
    const made: { code: string; stopId: string }[] = await manager.query(
      `INSERT INTO check_in_code (code, relay_id, stop_id, expires_at)
       SELECT code, $1, stop_id, $2 FROM unnest($3::text[], $4::uuid[]) AS new (code, stop_id)
       ON CONFLICT DO NOTHING RETURNING code, stop_id AS "stopId"`,
      [relayId, expiresAt.toISOString(), left.map(({ name }) => newCode(name)), left.map(({ id }) => id)],
    )
    for (const { code, stopId } of made) codes.set(stopId, code)
  }
  return codes
}
