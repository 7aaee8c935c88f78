import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Tracking1763800200000 implements MigrationInterface {
  name = 'Tracking1763800200000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tracker (
        id uuid PRIMARY KEY,
        relay_id uuid NOT NULL REFERENCES relay ON DELETE CASCADE,
        stop_id uuid NOT NULL,
        label text NOT NULL,
        privacy text NOT NULL CHECK (privacy IN ('live', 'delayed', 'at-stops')),
        made_at timestamptz NOT NULL,
        seen_at timestamptz,
        announced_at timestamptz
      );
      CREATE INDEX tracker_relay ON tracker (relay_id);

      ALTER TABLE link_key
        ADD tracker_id uuid UNIQUE REFERENCES tracker ON DELETE CASCADE,
        DROP CONSTRAINT link_key_purpose_check,
        ADD CONSTRAINT link_key_purpose_check CHECK (purpose IN ('check-in', 'tracker')),
        ADD CONSTRAINT link_key_of_tracker CHECK ((purpose = 'tracker') = (tracker_id IS NOT NULL));

      CREATE TABLE position_report (
        tracker_id uuid NOT NULL REFERENCES tracker ON DELETE CASCADE,
        occurred_at timestamptz NOT NULL,
        received_at timestamptz NOT NULL DEFAULT now(),
        lat double precision CHECK (lat BETWEEN -90 AND 90),
        lon double precision CHECK (lon BETWEEN -180 AND 180),
        exchanged boolean NOT NULL,
        accuracy_m double precision,
        speed_mps double precision,
        heading_deg double precision,
        altitude_m double precision,
        battery_share double precision,
        put_aside text,
        PRIMARY KEY (tracker_id, occurred_at),
        CHECK ((lat IS NULL) = (lon IS NULL)),
        CHECK (put_aside IS NOT NULL OR lat IS NOT NULL)
      );
      CREATE INDEX position_report_kept ON position_report (tracker_id, occurred_at) WHERE put_aside IS NULL;

      CREATE TABLE message_put_aside (
        tracker_id uuid NOT NULL REFERENCES tracker ON DELETE CASCADE,
        reason text NOT NULL,
        count integer NOT NULL,
        PRIMARY KEY (tracker_id, reason)
      );
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM link_key WHERE purpose = 'tracker';
      ALTER TABLE link_key
        DROP tracker_id,
        DROP CONSTRAINT link_key_purpose_check,
        ADD CONSTRAINT link_key_purpose_check CHECK (purpose IN ('check-in'));
      DROP TABLE message_put_aside, position_report, tracker;
    `)
  }
}
