import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lets `A AND B` of one file become `(A AND B) OR C`, which licence-policy R49 allows: so far the guard
 * looked for `A` and for `B` alone. And freezes the report of a release with the rest of it.
 */
export class WidenCompoundLicences1790000007000 implements MigrationInterface {
  readonly name = 'WidenCompoundLicences1790000007000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION licence_operand_is_kept(operand text, after text) RETURNS boolean
      LANGUAGE sql IMMUTABLE AS $$
        SELECT EXISTS (
          SELECT 1 FROM unnest(licence_and_operands(after)) a
          WHERE licence_or_operands(a) @> licence_or_operands(operand)
             OR EXISTS (SELECT 1 FROM unnest(licence_or_operands(a)) alternative
                        WHERE operand = ANY (licence_and_operands(alternative))))
      $$;

      CREATE FUNCTION licence_operand_is_granted(operand text, before text) RETURNS boolean
      LANGUAGE sql IMMUTABLE AS $$
        SELECT EXISTS (
          SELECT 1 FROM unnest(licence_and_operands(before)) b
          WHERE licence_or_operands(operand) @> licence_or_operands(b))
        OR EXISTS (
          SELECT 1 FROM unnest(licence_or_operands(operand)) alternative
          WHERE licence_and_operands(before) @> licence_and_operands(alternative))
      $$;

      /** licence-policy R49: every operand is kept, alone or within an alternative; none is from nowhere. */
      CREATE OR REPLACE FUNCTION licence_widens(before text, after text) RETURNS boolean
      LANGUAGE sql IMMUTABLE AS $$
        SELECT before IS NOT DISTINCT FROM after
          OR licence_or_operands(after) @> licence_or_operands(before)
          OR (
            NOT EXISTS (SELECT 1 FROM unnest(licence_and_operands(before)) b
                        WHERE NOT licence_operand_is_kept(b, after))
            AND NOT EXISTS (SELECT 1 FROM unnest(licence_and_operands(after)) a
                            WHERE NOT licence_operand_is_granted(a, before)))
      $$;

      CREATE TRIGGER release_report_is_frozen
        BEFORE UPDATE OF licence_report, openness, notes ON release
        FOR EACH ROW
        WHEN (OLD.state IN ('published', 'withdrawn')
              AND (NEW.licence_report IS DISTINCT FROM OLD.licence_report
                   OR NEW.openness IS DISTINCT FROM OLD.openness
                   OR NEW.notes IS DISTINCT FROM OLD.notes))
        EXECUTE FUNCTION refuse_change('release_is_immutable');
    `);
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
