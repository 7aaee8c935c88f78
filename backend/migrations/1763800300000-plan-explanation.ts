import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Drafts tell why they are as they are, and keep what would help apart from what is in the way. */
export class PlanExplanation1763800300000 implements MigrationInterface {
  name = 'PlanExplanation1763800300000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE plan_draft ADD COLUMN explanation jsonb NOT NULL DEFAULT '[]';
      ALTER TABLE plan_draft ALTER COLUMN explanation DROP DEFAULT;
      -- In the order in which they were listed.
      UPDATE plan_draft SET unserved = coalesce(
        (SELECT jsonb_agg(one || '{"remedies": []}' ORDER BY at)
         FROM jsonb_array_elements(unserved) WITH ORDINALITY AS each(one, at)), '[]');
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE plan_draft DROP COLUMN explanation;
      UPDATE plan_draft SET unserved = coalesce(
        (SELECT jsonb_agg(one - 'remedies' ORDER BY at)
         FROM jsonb_array_elements(unserved) WITH ORDINALITY AS each(one, at)), '[]');
    `)
  }
}
