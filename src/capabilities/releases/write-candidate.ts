import type { EntityManager } from 'typeorm';
import type { RecordMetadata } from '../../domain/card/record-metadata.js';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import type { LicenceReport } from '../../domain/licensing/release/licence-report.js';
import { licenceTextFor } from '../../domain/licensing/texts/licence-texts.js';
import { sql } from '../../foundations/database/database.js';
import type { FileView, Revision } from '../repositories/index.js';
import type { ReviewTerms } from './release-view.js';

/** Everything that a candidate freezes. */
export interface CandidateContent {
  readonly id: string;
  readonly repositoryId: string;
  readonly version: string;
  readonly revision: Pick<Revision, 'commitId' | 'treeId'>;
  readonly notes: string | null;
  readonly metadata: RecordMetadata;
  readonly cardSha256: Sha256;
  readonly report: LicenceReport;
  readonly licence: string;
  readonly manifest: { readonly text: string; readonly sha256: Sha256 };
  readonly pid: string;
  readonly review: ReviewTerms;
  readonly files: readonly FileView[];
  readonly proposedAt: Date;
  /** Null where nobody knows any more who proposed it. */
  readonly accountId: string | null;
  /** The next one where absent. */
  readonly versionIndex?: number;
}

/** Rows of one INSERT: what PostgreSQL takes as arrays in one statement. */
const rowsPerStatement = 5_000;

/** Writes a candidate with its files, trees, licence texts and PID. */
export async function insertCandidate(
  manager: EntityManager,
  candidate: CandidateContent,
): Promise<void> {
  await insertRelease(manager, candidate);
  await insertFiles(manager, candidate);
  await sql(
    manager,
    `INSERT INTO release_tree (release_id, tree_id)
     WITH RECURSIVE reached (tree_id) AS (
       SELECT $2::text
       UNION
       SELECT e.object_id FROM reached r JOIN tree_entry e ON e.tree_id = r.tree_id AND e.mode = '40000'
     )
     SELECT $1, tree_id FROM reached`,
    [candidate.id, candidate.revision.treeId],
  );
  await sql(
    manager,
    `INSERT INTO release_base (release_id, base, relation)
     SELECT $1, base, relation FROM unnest($2::text[], $3::text[]) AS b (base, relation)
     ON CONFLICT DO NOTHING`,
    [
      candidate.id,
      candidate.metadata.baseModels.map(({ id }) => id),
      candidate.metadata.baseModels.map(({ relation }) => relation ?? null),
    ],
  );
  await insertLicenceTexts(manager, candidate);
  await sql(
    manager,
    'INSERT INTO pid (pid, repository_id, release_id, assigned_at) VALUES ($1, $2, $3, $4)',
    [candidate.pid, candidate.repositoryId, candidate.id, candidate.proposedAt],
  );
}

async function insertRelease(manager: EntityManager, candidate: CandidateContent): Promise<void> {
  const { revision, report, manifest } = candidate;
  await sql(
    manager,
    `INSERT INTO release (
       id, repository_id, version, version_index, commit_id, tree_id, notes, metadata, card_sha256,
       licence, licence_report, is_open, openness, manifest, manifest_sha256, pid, review,
       file_count, total_bytes, proposed_at, proposed_by)
     SELECT $1, $2, $3, coalesce($21, coalesce(max(version_index), 0) + 1), $4, $5, $6, $7, $8, $9, $10, $11, $12,
            $13, $14, $15, $16, $17, $18, $19, $20
     FROM release WHERE repository_id = $2`,
    [
      candidate.id,
      candidate.repositoryId,
      candidate.version,
      revision.commitId,
      revision.treeId,
      candidate.notes,
      JSON.stringify(candidate.metadata),
      candidate.cardSha256,
      candidate.licence,
      JSON.stringify(report),
      report.isOpen,
      JSON.stringify(report.openness),
      manifest.text,
      manifest.sha256,
      candidate.pid,
      JSON.stringify(candidate.review),
      candidate.files.length,
      candidate.files.reduce((total, { sizeBytes }) => total + sizeBytes, 0),
      candidate.proposedAt,
      candidate.accountId,
      candidate.versionIndex ?? null,
    ],
  );
}

async function insertFiles(manager: EntityManager, candidate: CandidateContent): Promise<void> {
  const verdicts = new Map(candidate.report.artifacts.map((verdict) => [verdict.path, verdict]));
  for (let start = 0; start < candidate.files.length; start += rowsPerStatement) {
    const rows = candidate.files.slice(start, start + rowsPerStatement).map((file) => {
      const verdict = verdicts.get(file.path);
      const isCovered = verdict?.isCovered ?? false;
      return {
        path: file.path,
        sha256: file.sha256,
        size_bytes: file.sizeBytes,
        git_oid: file.oid,
        is_lfs: file.isLfs,
        kind: verdict?.kind ?? 'documentation',
        declared: declaredText(verdict?.declared),
        // R25: what needs no licence is under none.
        licence: isCovered ? (verdict?.canonical ?? null) : null,
        relied_on: isCovered ? (verdict?.reliedOn ?? null) : null,
        is_covered: isCovered,
        is_open: verdict === undefined || verdict.verdict === 'open',
      };
    });
    await sql(
      manager,
      `INSERT INTO release_file
       SELECT $1, row.* FROM jsonb_to_recordset($2::jsonb) AS row (
         path text, sha256 text, size_bytes bigint, git_oid text, is_lfs boolean, kind text,
         declared text, licence text, relied_on text, is_covered boolean, is_open boolean)`,
      [candidate.id, JSON.stringify(rows)],
    );
  }
}

/** R29: texts that the depositor did not supply stand beside the release, never in its tree. */
async function insertLicenceTexts(
  manager: EntityManager,
  { id: releaseId, report }: CandidateContent,
): Promise<void> {
  for (const { id, source, path, holders } of report.texts) {
    const body = source === 'supplied' ? null : licenceTextFor(id, holders, report.year);
    await sql(
      manager,
      `INSERT INTO release_licence_text (release_id, licence_id, body, source, path)
       VALUES ($1, $2, $3, $4, $5)`,
      [releaseId, id, body ?? '', source, path],
    );
  }
}

function declaredText(declared: unknown): string | null {
  if (declared === undefined || declared === null) return null;
  return typeof declared === 'string' ? declared : JSON.stringify(declared);
}
