import type { EntityManager } from 'typeorm';
import { evaluateCanonical } from '../../domain/licensing/evaluate.js';
import { amendedMetadata } from '../../domain/preservation/judge-mirrored.js';
import type { MirroredRelease } from '../../domain/preservation/mirrored-release.js';
import { newId } from '../../foundations/clock/clock.js';
import { sql } from '../../foundations/database/database.js';
import { addLicenceTexts } from './add-licence-texts.js';
import { findReleaseById } from './release-rows.js';
import type { StandingNotice } from './release-view.js';

/** Id of the account with a handle. Throws where there is none. */
export type AccountOf = (handle: string) => string;

/** Appends the amendments again, each with what it makes of the metadata. */
export async function restoreAmendments(
  manager: EntityManager,
  id: string,
  mirrored: MirroredRelease,
  accountOf: AccountOf,
): Promise<void> {
  const results = amendedMetadata(mirrored);
  for (const [index, { number, at, by, reason, patch }] of mirrored.amendments.entries()) {
    await sql(
      manager,
      `INSERT INTO amendment (id, release_id, number, at, account_id, reason, patch, result)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[newId(), id, number, at, accountOf(by), reason],
        ...[JSON.stringify(patch), JSON.stringify(results[index])],
      ],
    );
  }
}

/** Widens licences again, one after the other; the release is published by then. */
export async function restoreWidenings(
  manager: EntityManager,
  id: string,
  { rebuild, files, licence }: MirroredRelease,
  accountOf: AccountOf,
): Promise<void> {
  if (rebuild.widenings.length === 0) return;
  const reliedOn: string[] = [];
  for (const { path, at, by, before, after } of rebuild.widenings) {
    const kind = files.find((file) => file.path === path)?.kind ?? 'documentation';
    const relied = evaluateCanonical(after, kind).reliedOn ?? '';
    reliedOn.push(relied);
    await sql(
      manager,
      'UPDATE release_file SET licence = $3, relied_on = $4 WHERE release_id = $1 AND path = $2',
      [id, path, after, relied],
    );
    await sql(
      manager,
      `INSERT INTO licence_change (id, release_id, path, at, account_id, before, after)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [newId(), id, path, at, accountOf(by), before, after],
    );
  }
  await addLicenceTexts(manager, await findReleaseById(manager, id), reliedOn);
  await sql(manager, 'UPDATE release SET licence = $2 WHERE id = $1', [id, licence]);
}

/** Puts the notice back that stands. */
export async function restoreNotice(
  manager: EntityManager,
  id: string,
  { notice }: MirroredRelease,
  accountOf: AccountOf,
): Promise<void> {
  if (notice === null) return;
  const standing: StandingNotice = { ...notice, setByAccountId: accountOf(notice.setBy) };
  await sql(manager, 'UPDATE release SET notice = $2 WHERE id = $1', [
    id,
    JSON.stringify(standing),
  ]);
}
