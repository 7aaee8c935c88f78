import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { InjectRepository } from '@nestjs/typeorm'
import { hash, verify } from '@node-rs/argon2'
import type { Request } from 'express'
import { LessThan, MoreThan, Raw, Repository } from 'typeorm'
import { Refusal } from '../platform/refusal.ts'
import { OrganiserSessionEntity } from './organiser-session.entity.ts'
import { OrganiserEntity } from './organiser.entity.ts'
import { hashOfKey, newKey } from './secret-key.ts'

export interface LoggedIn {
  id: string
  name: string
  email: string
}

export const SESSION_COOKIE = 'stafet_session'
/** Two weeks: an organiser should not have to log in again in the middle of the relay. */
export const SESSION_MS = 14 * 24 * 3_600_000

export function sessionKeyOf(request: Pick<Request, 'headers'>): string | null {
  return (
    new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([\\w-]{1,100})`).exec(request.headers.cookie ?? '')?.[1] ?? null
  )
}

/** Organisers' log-in: e-mail and password (Argon2id, the library's defaults follow OWASP), then a session key. */
@Injectable()
export class Sessions {
  private nobody: Promise<string> | null = null

  constructor(
    @InjectRepository(OrganiserEntity) private readonly organisers: Repository<OrganiserEntity>,
    @InjectRepository(OrganiserSessionEntity) private readonly sessions: Repository<OrganiserSessionEntity>,
  ) {}

  /** The key of a new session. An unknown e-mail takes as long and says the same as a wrong password. */
  async logIn(email: string, password: string): Promise<{ key: string; organiser: LoggedIn }> {
    const organiser = await this.findByEmail(email)
    this.nobody ??= hash('nobody')
    const right = await verify(organiser?.passwordHash ?? (await this.nobody), password)
    if (!organiser || !right) throw new Refusal('wrong-log-in')
    await this.sessions.delete({ expiresAt: LessThan(new Date()) })
    const key = newKey()
    await this.sessions.insert({
      keyHash: hashOfKey(key),
      organiserId: organiser.id,
      expiresAt: new Date(Date.now() + SESSION_MS),
    })
    return { key, organiser: { id: organiser.id, name: organiser.name, email: organiser.email } }
  }

  async find(key: string | null): Promise<LoggedIn | null> {
    if (!key) return null
    const session = await this.sessions.findOneBy({
      keyHash: hashOfKey(key),
      expiresAt: MoreThan(new Date()),
    })
    const organiser = session && (await this.organisers.findOneBy({ id: session.organiserId }))
    return organiser && { id: organiser.id, name: organiser.name, email: organiser.email }
  }

  async logOut(key: string | null): Promise<void> {
    if (key) await this.sessions.delete({ keyHash: hashOfKey(key) })
  }

  /** Adds an organiser, or gives the one with this e-mail a new password, which ends their sessions. */
  async setPassword({
    email,
    name,
    password,
  }: {
    email: string
    name: string
    password: string
  }): Promise<void> {
    const known = await this.findByEmail(email)
    if (known && (await verify(known.passwordHash, password))) return
    // Two nodes that start at once may both get here.
    await this.organisers.query(
      `INSERT INTO organiser (id, email, name, password_hash) VALUES ($1, $2, $3, $4)
       ON CONFLICT (lower(email)) DO UPDATE SET password_hash = excluded.password_hash`,
      [randomUUID(), email, name, await hash(password)],
    )
    if (known) await this.sessions.delete({ organiserId: known.id })
  }

  /** Nobody logs in with this e-mail any longer. */
  async removeOrganiser(email: string): Promise<void> {
    const known = await this.findByEmail(email)
    if (known) await this.organisers.delete({ id: known.id })
  }

  private findByEmail(email: string): Promise<OrganiserEntity | null> {
    return this.organisers.findOneBy({
      email: Raw((column) => `lower(${column}) = lower(:email)`, { email }),
    })
  }
}
