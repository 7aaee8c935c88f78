import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { RateLimiterPostgres, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible'
import { DataSource } from 'typeorm'
import { Refusal } from '../../platform/refusal.ts'
import { typedCode } from './typed-code.ts'

const MINUTE_S = 60

/**
 * Keeps codes from being guessed, counted for all nodes together. What succeeded does not count, so that a whole
 * club behind one address gets in. The letters can be known, the four digits not: with so many tries at the same
 * letters an hour, all of them take a fortnight; and no number of addresses gets beyond the brake for everybody.
 */
@Injectable()
export class CodeTries {
  private readonly perAddress: RateLimiterAbstract
  private readonly perLetters: RateLimiterAbstract
  private readonly ofEverybody: RateLimiterAbstract

  constructor(@InjectDataSource() database: DataSource) {
    const limiter = (keyPrefix: string, points: number, duration: number): RateLimiterAbstract =>
      new RateLimiterPostgres({
        storeClient: database,
        storeType: 'typeorm',
        tableName: 'rate_limit',
        tableCreated: true,
        // Nobody's address stays longer than it takes.
        clearExpiredByTimeout: true,
        ...{ keyPrefix, points, duration },
      })
    this.perAddress = limiter('code-address', 10, 10 * MINUTE_S)
    this.perLetters = limiter('code-letters', 30, 60 * MINUTE_S)
    this.ofEverybody = limiter('code-all', 300, 60 * MINUTE_S)
  }

  /**
   * What `open` answers. Each try counts before it is made, so that many at once are no way around.
   * Refuses with `too-many-requests`.
   */
  async try<T>(address: string, typed: string, open: () => Promise<T>): Promise<T> {
    const letters = typedCode(typed)?.slice(0, 3)
    const counted: [RateLimiterAbstract, string][] = [[this.perAddress, networkOf(address)]]
    if (letters !== undefined) counted.push([this.perLetters, letters], [this.ofEverybody, ''])
    for (const [limiter, key] of counted) await consume(limiter, key)
    const opened = await open()
    for (const [limiter, key] of counted) await limiter.reward(key)
    return opened
  }
}

async function consume(limiter: RateLimiterAbstract, key: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (error) {
    throw error instanceof RateLimiterRes ? new Refusal('too-many-requests') : error
  }
}

/** An IPv6 caller has a whole network of addresses to call from. */
function networkOf(address: string): string {
  const [, v4] = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/.exec(address) ?? []
  return v4 ?? address.split(':').slice(0, 4).join(':')
}
