import type { MigrationInterface, QueryRunner } from 'typeorm'

export class FirstRelay1763760000000 implements MigrationInterface {
  name = 'FirstRelay1763760000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organiser (
        id uuid PRIMARY KEY,
        email text NOT NULL,
        name text NOT NULL,
        password_hash text NOT NULL
      );
      CREATE UNIQUE INDEX organiser_email ON organiser (lower(email));

      CREATE TABLE organiser_session (
        key_hash bytea PRIMARY KEY,
        organiser_id uuid NOT NULL REFERENCES organiser ON DELETE CASCADE,
        expires_at timestamptz NOT NULL
      );

      CREATE TABLE relay (
        id uuid PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        slug text NOT NULL UNIQUE,
        name text NOT NULL,
        municipality text NOT NULL,
        theme text NOT NULL,
        time_zone text NOT NULL,
        days jsonb NOT NULL,
        start jsonb NOT NULL,
        finish jsonb,
        pace jsonb NOT NULL,
        example boolean NOT NULL DEFAULT false,
        rehearsal_of uuid REFERENCES relay ON DELETE CASCADE,
        clock jsonb NOT NULL,
        seq integer NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX relay_rehearsal_of ON relay (rehearsal_of);

      CREATE TABLE community (
        id uuid PRIMARY KEY,
        relay_id uuid NOT NULL REFERENCES relay ON DELETE CASCADE,
        version integer NOT NULL DEFAULT 1,
        name text NOT NULL,
        category text NOT NULL,
        address text NOT NULL,
        lat double precision CHECK (lat BETWEEN -90 AND 90),
        lon double precision CHECK (lon BETWEEN -180 AND 180),
        virtual boolean NOT NULL,
        meeting_link text NOT NULL,
        target_groups jsonb NOT NULL,
        abc jsonb NOT NULL,
        story jsonb NOT NULL,
        joining jsonb NOT NULL,
        visit_minutes integer CHECK (visit_minutes > 0),
        windows jsonb,
        required boolean NOT NULL,
        CHECK ((lat IS NULL) = (lon IS NULL))
      );
      CREATE INDEX community_relay ON community (relay_id);

      CREATE TABLE community_contact (
        community_id uuid PRIMARY KEY REFERENCES community ON DELETE CASCADE,
        name text NOT NULL,
        email text NOT NULL,
        phone text NOT NULL
      );

      CREATE TABLE planning_run (
        id uuid PRIMARY KEY,
        relay_id uuid NOT NULL REFERENCES relay ON DELETE CASCADE,
        state text NOT NULL CHECK (state IN ('running', 'done', 'stopped', 'failed')),
        started_at timestamptz NOT NULL,
        alive_at timestamptz NOT NULL,
        seconds double precision NOT NULL,
        limit_s double precision NOT NULL,
        best jsonb,
        bound_travel_s double precision,
        failure text,
        stop_wanted boolean NOT NULL DEFAULT false
      );
      CREATE UNIQUE INDEX planning_run_one_at_a_time ON planning_run (relay_id) WHERE state = 'running';

      CREATE TABLE plan_draft (
        relay_id uuid PRIMARY KEY REFERENCES relay ON DELETE CASCADE,
        version integer NOT NULL,
        solved_at timestamptz NOT NULL,
        travel_source text NOT NULL,
        problem_hash text NOT NULL,
        plan jsonb NOT NULL,
        unserved jsonb NOT NULL,
        warnings jsonb NOT NULL,
        gap double precision
      );

      CREATE TABLE plan_release (
        relay_id uuid NOT NULL REFERENCES relay ON DELETE CASCADE,
        number integer NOT NULL,
        released_at timestamptz NOT NULL,
        plan jsonb NOT NULL,
        PRIMARY KEY (relay_id, number)
      );

      CREATE TABLE relay_event (
        relay_id uuid NOT NULL REFERENCES relay ON DELETE CASCADE,
        seq integer NOT NULL,
        id uuid NOT NULL,
        kind text NOT NULL,
        occurred_at timestamptz NOT NULL,
        received_at timestamptz NOT NULL DEFAULT now(),
        actor text NOT NULL,
        payload jsonb NOT NULL,
        PRIMARY KEY (relay_id, seq),
        UNIQUE (relay_id, id)
      );

      CREATE TABLE link_key (
        key_hash bytea PRIMARY KEY,
        purpose text NOT NULL CHECK (purpose IN ('check-in')),
        relay_id uuid NOT NULL REFERENCES relay ON DELETE CASCADE,
        stop_id uuid NOT NULL,
        made_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz
      );
      CREATE INDEX link_key_relay ON link_key (relay_id);
    `)
    // A release and the log are never changed: the database itself refuses, whoever asks. Deleting a whole
    // relay (a rehearsal that is over) still takes them along.
    await runner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is never changed', TG_TABLE_NAME;
      END $$;
      CREATE TRIGGER relay_event_never_changes BEFORE UPDATE ON relay_event
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER plan_release_never_changes BEFORE UPDATE ON plan_release
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE link_key, relay_event, plan_release, plan_draft, planning_run, community_contact, community,
        relay, organiser_session, organiser;
      DROP FUNCTION refuse_change;
    `)
  }
}
