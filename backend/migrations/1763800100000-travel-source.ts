import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Each plan itself records where its distances come from; those that do not are from before streets were known. */
export class TravelSource1763800100000 implements MigrationInterface {
  name = 'TravelSource1763800100000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE plan_draft DROP COLUMN travel_source')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE plan_draft ADD COLUMN travel_source text NOT NULL DEFAULT 'great-circle'`)
  }
}
