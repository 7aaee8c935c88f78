import type { MigrationInterface, QueryRunner } from 'typeorm'

/** As RateLimiterPostgres wants it. What it holds is worth nothing after a crash. */
export class RateLimit1763900200000 implements MigrationInterface {
  name = 'RateLimit1763900200000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE UNLOGGED TABLE rate_limit (
        key varchar(255) PRIMARY KEY,
        points integer NOT NULL DEFAULT 0,
        expire bigint
      );
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rate_limit;')
  }
}
