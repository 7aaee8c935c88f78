import type { MigrationInterface, QueryRunner } from 'typeorm'

/** A tracker without a privacy of its own follows the newest plan. */
export class StandardPrivacy1763900300000 implements MigrationInterface {
  name = 'StandardPrivacy1763900300000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE tracker ALTER COLUMN privacy DROP NOT NULL;
      -- Nobody knows which of them were chosen: what was open may become stricter, what was not stays.
      UPDATE tracker SET privacy = NULL WHERE privacy = 'live';
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE tracker SET privacy = 'at-stops' WHERE privacy IS NULL;
      ALTER TABLE tracker ALTER COLUMN privacy SET NOT NULL;
    `)
  }
}
