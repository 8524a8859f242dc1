import type { EntityManager } from 'typeorm';
import type { RecordMetadata } from '../../domain/card/record-metadata.js';
import type { BaseLink } from '../../domain/licensing/bases/judge-bases.js';
import type { LicenceWarning } from '../../domain/licensing/reason-code.js';
import type { LicenceReport } from '../../domain/licensing/release/licence-report.js';
import { Database, sql } from '../../foundations/database/database.js';
import type { ReleaseFileView, ReleaseView } from './release-view.js';

/** Who runs the statement: the pool, or an open transaction. */
export type Connection = Database | EntityManager;

type ReleaseRow = Omit<ReleaseView, 'answers' | 'metadata' | 'totalBytes'> & {
  readonly totalBytes: string;
  readonly invited: number;
  readonly answered: number;
  readonly amendedMetadata: RecordMetadata | null;
};

const standing = `
  jsonb_build_object('doi', d.doi, 'state', d.state, 'reason', d.reason,
                     'isRegistered', d.registered_at IS NOT NULL)`;

/** DOIs are served by doi_release_has_one and doi_concept_has_one. */
const columns = `
  r.id, r.repository_id AS "repositoryId", r.version, r.version_index AS "versionIndex",
  r.commit_id AS "commitId", r.tree_id AS "treeId", r.state, r.notice, r.notes,
  r.metadata AS "frozenMetadata", r.licence, r.openness,
  r.manifest_sha256 AS "manifestSha256", r.pid, r.doi, r.review,
  r.invited_count AS invited, r.answered_count AS answered, r.file_count AS "fileCount",
  r.total_bytes AS "totalBytes", r.proposed_at AS "proposedAt", r.published_at AS "publishedAt",
  r.withdrawal AS "tombstone",
  (SELECT ${standing} FROM doi d WHERE d.release_id = r.id) AS registration,
  (SELECT ${standing} FROM doi d
   WHERE d.repository_id = r.repository_id AND d.release_id IS NULL) AS "conceptRegistration",
  (SELECT a.result FROM amendment a WHERE a.release_id = r.id
   ORDER BY a.number DESC LIMIT 1) AS "amendedMetadata",
  (SELECT coalesce(jsonb_agg(jsonb_build_object(
     'orcid', c.orcid, 'creditConfirmedAt', to_char(c.confirmed_at AT TIME ZONE 'UTC',
                                                    'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
     ORDER BY c.orcid), '[]')
   FROM release_credit c WHERE c.release_id = r.id) AS "authenticatedOrcids",
  (SELECT count(*)::int FROM amendment a WHERE a.release_id = r.id) AS "amendmentCount"`;

/** Nothing else is a label (design §1), and PostgreSQL takes no NUL. */
const mayBeLabel = /^[0-9A-Za-z][0-9A-Za-z._-]{0,79}$/;

/** Runs SQL on the pool or in the transaction. */
export function run<Row>(
  connection: Connection,
  text: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  return connection instanceof Database
    ? connection.query<Row>(text, parameters)
    : sql<Row>(connection, text, parameters);
}

/** The live release (any state but abandoned) of this label in any case; served by release_version_is_unique. */
export async function findRelease(
  connection: Connection,
  repositoryId: string,
  version: string,
): Promise<ReleaseView | null> {
  if (!mayBeLabel.test(version)) return null;
  const [row] = await run<ReleaseRow>(
    connection,
    `SELECT ${columns} FROM release r
     WHERE r.repository_id = $1 AND r.version_folded = lower($2) AND r.state <> 'abandoned'`,
    [repositoryId, version],
  );
  return row === undefined ? null : toView(row);
}

/**
 * Lets one transaction at a time change the releases of a repository: what is the latest depends on
 * all of them, and each must see what the one before it left. Commits go on meanwhile.
 */
export async function lockReleases(manager: EntityManager, repositoryId: string): Promise<void> {
  await sql(manager, 'SELECT 1 FROM repository WHERE id = $1 FOR NO KEY UPDATE', [repositoryId]);
}

/** As `findRelease`, with the releases of the repository locked until the transaction ends. */
export async function lockRelease(
  manager: EntityManager,
  repositoryId: string,
  version: string,
): Promise<ReleaseView | null> {
  await lockReleases(manager, repositoryId);
  return findRelease(manager, repositoryId, version);
}

/**
 * The report that was frozen with a release, as long as its list of files: read only where it is
 * shown. Served by the primary key.
 */
export async function readReport(connection: Connection, id: string): Promise<LicenceReport> {
  const [row] = await run<{ report: LicenceReport }>(
    connection,
    'SELECT licence_report AS report FROM release WHERE id = $1',
    [id],
  );
  if (row === undefined) throw new Error(`Release ${id} has no row.`);
  return row.report;
}

/** The codes of the warnings in the report, each once, without reading the verdicts on the files. */
export async function readWarningCodes(
  connection: Connection,
  id: string,
): Promise<LicenceWarning[]> {
  const rows = await run<{ code: LicenceWarning }>(
    connection,
    `SELECT DISTINCT warning ->> 'code' AS code
     FROM release r, jsonb_array_elements(r.licence_report -> 'warnings') warning
     WHERE r.id = $1 ORDER BY code`,
    [id],
  );
  return rows.map(({ code }) => code);
}

/** The bases of a release and theirs, as they were when it was proposed (licence-policy R35). */
export async function readBases(connection: Connection, id: string): Promise<readonly BaseLink[]> {
  const [row] = await run<{ chain: readonly BaseLink[] }>(
    connection,
    `SELECT licence_report #> '{bases,chain}' AS chain FROM release WHERE id = $1`,
    [id],
  );
  return row?.chain ?? [];
}

/** The releases of some ids, in no order; served by the primary key. */
export async function findReleasesById(
  connection: Connection,
  ids: readonly string[],
): Promise<ReleaseView[]> {
  const rows = await run<ReleaseRow>(
    connection,
    `SELECT ${columns} FROM release r WHERE r.id = ANY ($1::uuid[])`,
    [ids],
  );
  return rows.map(toView);
}

/** The release of an id that is known to exist; served by the primary key. */
export async function findReleaseById(connection: Connection, id: string): Promise<ReleaseView> {
  const [release] = await findReleasesById(connection, [id]);
  if (release === undefined) throw new Error(`Release ${id} has no row.`);
  return release;
}

/**
 * Releases of a repository, the one proposed last first; served by release_version_index_is_unique.
 * @param before a version index to start below
 */
export async function listReleases(
  connection: Connection,
  repositoryId: string,
  page: {
    readonly states: readonly ReleaseView['state'][];
    readonly before: number | null;
    readonly limit: number;
  },
): Promise<ReleaseView[]> {
  const rows = await run<ReleaseRow>(
    connection,
    `SELECT ${columns} FROM release r
     WHERE r.repository_id = $1 AND r.state = ANY($2) AND ($3::int IS NULL OR r.version_index < $3)
     ORDER BY r.version_index DESC LIMIT $4`,
    [repositoryId, page.states, page.before, page.limit],
  );
  return rows.map(toView);
}

/**
 * Files of a release by path; served by the primary key.
 * @param after the last path of the page before, or the empty text
 */
export async function listReleaseFiles(
  connection: Connection,
  releaseId: string,
  page: { readonly after: string; readonly limit: number },
): Promise<ReleaseFileView[]> {
  const rows = await run<Omit<ReleaseFileView, 'sizeBytes'> & { sizeBytes: string }>(
    connection,
    `SELECT path, sha256, size_bytes AS "sizeBytes", git_oid AS "gitOid", is_lfs AS "isLfs", kind,
            declared, licence, relied_on AS "reliedOn"
     FROM release_file WHERE release_id = $1 AND path > $2 ORDER BY path LIMIT $3`,
    [releaseId, page.after, page.limit],
  );
  return rows.map((row) => ({ ...row, sizeBytes: Number(row.sizeBytes) }));
}

function toView({
  amendedMetadata,
  totalBytes,
  invited,
  answered,
  ...row
}: ReleaseRow): ReleaseView {
  return {
    ...row,
    answers: { invited, answered },
    totalBytes: Number(totalBytes),
    metadata: amendedMetadata ?? row.frozenMetadata,
  };
}
