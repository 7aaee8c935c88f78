import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The log is never changed, but for words that may be blanked when a relay is over. */
export class BlankWords1763900400000 implements MigrationInterface {
  name = 'BlankWords1763900400000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION only_blanks_words(before jsonb, after jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
        SELECT NOT EXISTS (
          SELECT FROM jsonb_each(before) AS was FULL JOIN jsonb_each(after) AS becomes USING (key)
          WHERE becomes.value IS DISTINCT FROM was.value AND NOT (
            key IN ('who', 'reason', 'text', 'greeting')
            AND was.value IS NOT NULL AND becomes.value IS NOT DISTINCT FROM '""'
          )
        )
      $$;
      DROP TRIGGER relay_event_never_changes ON relay_event;
      CREATE TRIGGER relay_event_never_changes BEFORE UPDATE ON relay_event FOR EACH ROW
        WHEN (
          to_jsonb(NEW) - 'payload' IS DISTINCT FROM to_jsonb(OLD) - 'payload'
          OR NOT only_blanks_words(OLD.payload, NEW.payload)
        )
        EXECUTE FUNCTION refuse_change();
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER relay_event_never_changes ON relay_event;
      CREATE TRIGGER relay_event_never_changes BEFORE UPDATE ON relay_event
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      DROP FUNCTION only_blanks_words;
    `)
  }
}
