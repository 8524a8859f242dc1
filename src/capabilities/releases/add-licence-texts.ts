import type { EntityManager } from 'typeorm';
import { makeFault, Refused } from '../../domain/errors/sphere-error.js';
import { termsOf } from '../../domain/licensing/expression.js';
import { licenceTextFor, textIdOf } from '../../domain/licensing/texts/licence-texts.js';
import { sql } from '../../foundations/database/database.js';
import { readReport } from './release-rows.js';
import type { ReleaseView } from './release-view.js';

/**
 * Lays the texts of licences that a release has come to rely on beside those that it carries already
 * (licence-policy R29). Throws `Refused` (`licence-not-open`, `LIC_TEXT_MISSING`) where there is none.
 * @param reliedOn canonical expressions
 */
export async function addLicenceTexts(
  manager: EntityManager,
  { id: releaseId, metadata }: ReleaseView,
  reliedOn: readonly string[],
): Promise<void> {
  const carried = await sql<{ licence_id: string }>(
    manager,
    'SELECT licence_id FROM release_licence_text WHERE release_id = $1',
    [releaseId],
  );
  const carriedIds = new Set(carried.map(({ licence_id }) => licence_id));
  const ids = new Set([...new Set(reliedOn)].flatMap(termsOf).map(textIdOf));
  const added = [...ids].filter((id) => !carriedIds.has(id));
  if (added.length === 0) return;

  const report = await readReport(manager, releaseId);
  const named = [...new Set(report.texts.flatMap(({ holders }) => holders))];
  const holders = named.length > 0 ? named : metadata.creators.map(({ name }) => name);
  for (const id of added) {
    const body = licenceTextFor(id, holders, report.year);
    if (body === null) throw textMissing(id);
    await sql(
      manager,
      `INSERT INTO release_licence_text (release_id, licence_id, body, source, path)
       VALUES ($1, $2, $3, 'corpus', $4)`,
      [releaseId, id, body, `LICENSES/${id}.txt`],
    );
  }
}

function textMissing(id: string): Refused {
  const message = `The text of ${id} is not in this service's corpus, and the release must carry it.`;
  const facts = { about: 'text', id, path: `LICENSES/${id}.txt` } as const;
  const fault = { ...makeFault('licence', 'LIC_TEXT_MISSING', message, facts), term: id };
  return new Refused('licence-not-open', message, {
    faults: [fault],
    remedy: `Release a new version with LICENSES/${id}.txt.`,
  });
}
