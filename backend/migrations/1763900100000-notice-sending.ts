import type { MigrationInterface, QueryRunner } from 'typeorm'

export class NoticeSending1763900100000 implements MigrationInterface {
  name = 'NoticeSending1763900100000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE notice
        -- After this it tells nobody anything any longer, and is not sent.
        ADD useless_at timestamptz NOT NULL DEFAULT now() + interval '1 day',
        ADD tries integer NOT NULL DEFAULT 0,
        -- A node has taken it to send it, and has not written down how that went.
        ADD claimed_at timestamptz;
      DROP INDEX notice_waiting;
      CREATE INDEX notice_waiting ON notice (due_at) WHERE state = 'waiting' AND claimed_at IS NULL;

      -- null: further back in the line, and not asked so far.
      ALTER TABLE reserve_asked ADD asked_at timestamptz;
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE reserve_asked DROP asked_at;
      DROP INDEX notice_waiting;
      CREATE INDEX notice_waiting ON notice (due_at) WHERE state = 'waiting';
      ALTER TABLE notice DROP useless_at, DROP tries, DROP claimed_at;
    `)
  }
}
