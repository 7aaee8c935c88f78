import type { MigrationInterface, QueryRunner } from 'typeorm'

export class TheDay1763900000000 implements MigrationInterface {
  name = 'TheDay1763900000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE relay ADD coordinator jsonb;

      ALTER TABLE community_contact
        ADD shares_phone boolean NOT NULL DEFAULT false,
        ADD carriers text NOT NULL DEFAULT '';

      ALTER TABLE relay_event
        ADD door text CHECK (door IN ('link', 'poster', 'code', 'telephone', 'paper'));

      CREATE TABLE check_in_code (
        code text PRIMARY KEY,
        relay_id uuid NOT NULL REFERENCES relay ON DELETE CASCADE,
        stop_id uuid NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX check_in_code_relay ON check_in_code (relay_id);

      CREATE TABLE attendance (
        relay_id uuid NOT NULL REFERENCES relay ON DELETE CASCADE,
        stop_id uuid NOT NULL,
        answer text NOT NULL CHECK (answer IN ('coming', 'declined')),
        answered_at timestamptz NOT NULL,
        PRIMARY KEY (relay_id, stop_id)
      );

      CREATE TABLE photo (
        id uuid PRIMARY KEY,
        relay_id uuid NOT NULL REFERENCES relay ON DELETE CASCADE,
        stop_id uuid NOT NULL,
        taken_at timestamptz NOT NULL,
        announced_at timestamptz NOT NULL DEFAULT now(),
        consent text NOT NULL CHECK (consent IN ('all-agreed', 'nobody-recognisable', 'organisers')),
        size_bytes integer NOT NULL CHECK (size_bytes > 0),
        received_bytes integer NOT NULL DEFAULT 0,
        state text NOT NULL CHECK (state IN ('arriving', 'kept', 'taken-down')),
        width integer,
        height integer,
        picture bytea,
        thumbnail bytea,
        CHECK ((state = 'kept') = (picture IS NOT NULL AND thumbnail IS NOT NULL))
      );
      CREATE INDEX photo_stop ON photo (relay_id, stop_id);

      CREATE TABLE photo_piece (
        photo_id uuid NOT NULL REFERENCES photo ON DELETE CASCADE,
        at_byte integer NOT NULL,
        bytes bytea NOT NULL,
        PRIMARY KEY (photo_id, at_byte)
      );

      CREATE TABLE reserve (
        id uuid PRIMARY KEY,
        relay_id uuid NOT NULL REFERENCES relay ON DELETE CASCADE,
        name text NOT NULL,
        phone text NOT NULL,
        email text NOT NULL,
        place jsonb,
        windows jsonb NOT NULL,
        made_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX reserve_relay ON reserve (relay_id);

      CREATE TABLE reserve_call (
        id uuid PRIMARY KEY,
        relay_id uuid NOT NULL REFERENCES relay ON DELETE CASCADE,
        stop_id uuid NOT NULL,
        made_at timestamptz NOT NULL,
        taken_by uuid REFERENCES reserve ON DELETE SET NULL,
        taken_at timestamptz,
        closed_at timestamptz
      );
      CREATE INDEX reserve_call_relay ON reserve_call (relay_id);

      CREATE TABLE reserve_asked (
        call_id uuid NOT NULL REFERENCES reserve_call ON DELETE CASCADE,
        reserve_id uuid NOT NULL REFERENCES reserve ON DELETE CASCADE,
        place_in_line integer NOT NULL,
        travel_s double precision,
        answer text CHECK (answer IN ('yes', 'no')),
        answered_at timestamptz,
        PRIMARY KEY (call_id, reserve_id)
      );

      ALTER TABLE link_key
        ADD door text CHECK (door IN ('link', 'poster', 'code')),
        ADD call_id uuid,
        ADD reserve_id uuid,
        ADD CONSTRAINT link_key_of_call FOREIGN KEY (call_id, reserve_id)
          REFERENCES reserve_asked (call_id, reserve_id) ON DELETE CASCADE,
        DROP CONSTRAINT link_key_purpose_check,
        ADD CONSTRAINT link_key_purpose_check CHECK (purpose IN ('check-in', 'tracker', 'reserve-call')),
        ADD CONSTRAINT link_key_call CHECK ((purpose = 'reserve-call') = (call_id IS NOT NULL));
      UPDATE link_key SET door = 'link' WHERE purpose = 'check-in';
      ALTER TABLE link_key ADD CONSTRAINT link_key_door CHECK ((purpose = 'check-in') = (door IS NOT NULL));

      CREATE TABLE notice (
        id uuid PRIMARY KEY,
        relay_id uuid NOT NULL REFERENCES relay ON DELETE CASCADE,
        kind text NOT NULL,
        -- What it says, to whom, in a few words: the same is never told twice.
        once text NOT NULL,
        stop_id uuid,
        channel text NOT NULL CHECK (channel IN ('mail', 'sms')),
        recipient text NOT NULL,
        subject text NOT NULL,
        body text NOT NULL,
        made_at timestamptz NOT NULL DEFAULT now(),
        due_at timestamptz NOT NULL,
        state text NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'dropped')),
        sent_at timestamptz,
        failure text,
        UNIQUE (relay_id, once)
      );
      CREATE INDEX notice_waiting ON notice (due_at) WHERE state = 'waiting';

      CREATE TABLE replan (
        id uuid PRIMARY KEY,
        relay_id uuid NOT NULL REFERENCES relay ON DELETE CASCADE,
        base_release integer NOT NULL,
        made_at timestamptz NOT NULL,
        plan jsonb NOT NULL,
        told jsonb NOT NULL,
        released_number integer
      );
      CREATE INDEX replan_relay ON replan (relay_id);
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE replan, notice;
      DELETE FROM link_key WHERE purpose = 'reserve-call';
      ALTER TABLE link_key
        DROP door, DROP call_id, DROP reserve_id,
        DROP CONSTRAINT link_key_purpose_check,
        ADD CONSTRAINT link_key_purpose_check CHECK (purpose IN ('check-in', 'tracker'));
      DROP TABLE reserve_asked, reserve_call, reserve, photo_piece, photo, attendance, check_in_code;
      ALTER TABLE relay_event DROP door;
      ALTER TABLE community_contact DROP shares_phone, DROP carriers;
      ALTER TABLE relay DROP coordinator;
    `)
  }
}
