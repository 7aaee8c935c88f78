import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Areas1763800000000 implements MigrationInterface {
  name = 'Areas1763800000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE area (
        id uuid PRIMARY KEY,
        name text NOT NULL UNIQUE,
        bounds jsonb NOT NULL,
        data_at timestamptz,
        imported_at timestamptz NOT NULL,
        junctions integer NOT NULL,
        streets_m double precision NOT NULL,
        places integer NOT NULL
      );

      CREATE TABLE area_streets (
        area_id uuid PRIMARY KEY REFERENCES area ON DELETE CASCADE,
        graph bytea NOT NULL
      );
      -- The graph is compressed already.
      ALTER TABLE area_streets ALTER COLUMN graph SET STORAGE EXTERNAL;

      CREATE TABLE area_tile (
        area_id uuid NOT NULL REFERENCES area ON DELETE CASCADE,
        z smallint NOT NULL,
        x integer NOT NULL,
        y integer NOT NULL,
        tile bytea NOT NULL,
        PRIMARY KEY (area_id, z, x, y)
      );
      ALTER TABLE area_tile ALTER COLUMN tile SET STORAGE EXTERNAL;

      CREATE TABLE area_place (
        area_id uuid NOT NULL REFERENCES area ON DELETE CASCADE,
        number integer NOT NULL,
        name text NOT NULL,
        kind text NOT NULL,
        category text,
        near text NOT NULL,
        rank integer NOT NULL,
        lat double precision NOT NULL,
        lon double precision NOT NULL,
        PRIMARY KEY (area_id, number)
      );

      CREATE TABLE area_import (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        state text NOT NULL,
        phase text NOT NULL,
        share double precision NOT NULL,
        started_at timestamptz NOT NULL,
        alive_at timestamptz NOT NULL,
        failure text,
        stop_wanted boolean NOT NULL DEFAULT false
      );
      -- One at a time.
      CREATE UNIQUE INDEX area_import_running ON area_import (state) WHERE state = 'running';
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE area_import, area_place, area_tile, area_streets, area')
  }
}
