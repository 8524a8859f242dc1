import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Conflict, type Fault, NotFound, Refused } from '../../domain/errors/sphere-error.js';
import type { ArtifactKind } from '../../domain/licensing/artifact-kind.js';
import { evaluateCanonical } from '../../domain/licensing/evaluate.js';
import { factsOf } from '../../domain/licensing/refusal-facts.js';
import { concludedOf } from '../../domain/licensing/release/concluded-licence.js';
import { checkWidening } from '../../domain/licensing/widening.js';
import { requireOwn } from '../../domain/release/require-ability.js';
import type { AccountViewer, Viewer } from '../../domain/release/viewer.js';
import { Clock, newId } from '../../foundations/clock/clock.js';
import { Database, sql } from '../../foundations/database/database.js';
import { EventLog } from '../audit/index.js';
import type { RepositoryView } from '../repositories/index.js';
import { LatestRelease } from './latest-release.js';
import { releaseNotFound } from './publish-release.js';
import { findReleaseById, lockRelease } from './release-rows.js';
import type { ReleaseView } from './release-view.js';

/** A wider licence, for one artifact or for all. */
export interface WideningRequest {
  readonly licence: string;
  /** Path of the one artifact; all of them where absent. */
  readonly artifact?: string;
}

interface LicensedFile {
  readonly path: string;
  readonly kind: ArtifactKind;
  readonly licence: string;
}

interface WidenedFile extends LicensedFile {
  readonly wider: string;
}

/** Widens the licence of what is published; narrower is never possible (licence-policy R49). */
@Injectable()
export class WidenLicence {
  constructor(
    private readonly database: Database,
    private readonly latest: LatestRelease,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Throws `Refused` (`licence-not-open`) whose faults say `LIC_NARROWED` or why an addition is closed. */
  async widen(
    viewer: Viewer,
    repository: RepositoryView,
    version: string,
    request: WideningRequest,
  ): Promise<ReleaseView> {
    const account = requireOwn(viewer, repository);
    return this.database.transaction(async (manager) => {
      const release = await lockRelease(manager, repository.id, version);
      if (release === null) throw releaseNotFound(repository, version);
      if (release.state !== 'published') {
        throw new Conflict('not-published', `Release ${version} is not published.`, {
          remedy: 'Change the licence in the card and propose the revision again.',
        });
      }
      const files = await licensedFiles(manager, release.id, request.artifact ?? null);
      if (files.length === 0) throw artifactNotFound(request.artifact ?? '');
      const widened = widenEach(files, request.licence);
      if (widened.length > 0) {
        await this.record(manager, account, repository, release, widened);
      }
      const changed = await findReleaseById(manager, release.id);
      if (changed === null) throw new Error(`Release ${release.id} vanished while widened.`);
      return changed;
    });
  }

  private async record(
    manager: EntityManager,
    account: AccountViewer,
    repository: RepositoryView,
    release: ReleaseView,
    widened: readonly WidenedFile[],
  ): Promise<void> {
    const at = this.clock.now();
    for (const { path, kind, licence, wider } of widened) {
      await sql(
        manager,
        'UPDATE release_file SET licence = $3, relied_on = $4 WHERE release_id = $1 AND path = $2',
        [release.id, path, wider, evaluateCanonical(wider, kind).reliedOn],
      );
      await sql(
        manager,
        `INSERT INTO licence_change (id, release_id, path, at, account_id, before, after)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [newId(), release.id, path, at, account.accountId, licence, wider],
      );
    }
    const all = await licensedFiles(manager, release.id, null);
    await sql(manager, 'UPDATE release SET licence = $2 WHERE id = $1', [
      release.id,
      concludedOf(all.map(({ licence }) => licence)),
    ]);
    await this.latest.show(manager, repository);
    const [first] = widened;
    await this.events.append(manager, {
      actor: account.handle,
      action: 'licence.widened',
      subject: `${repository.kind}:${repository.fullName}@${release.version}`,
      detail: {
        artifacts: widened.length,
        ...(first !== undefined && { path: first.path, before: first.licence, after: first.wider }),
      },
      isPublic: true,
    });
  }
}

function widenEach(files: readonly LicensedFile[], requested: string): readonly WidenedFile[] {
  const faults: Fault[] = [];
  const widened: WidenedFile[] = [];
  for (const file of files) {
    const check = checkWidening(file.licence, requested, file.kind);
    if (check.canonical === null) {
      const { rule, why } = factsOf(check.reason);
      faults.push({
        field: file.path,
        code: check.reason,
        message: `${file.path} (${file.kind}) is under ${file.licence}, and what was granted stays granted: "${requested.slice(0, 200)}" ${
          check.reason === 'LIC_NARROWED'
            ? 'takes something away'
            : `adds ${check.term ?? 'a licence'}, which ${why}`
        }. Allowed, for example: ${check.allowed}.`,
        artifact: file.path,
        kind: file.kind,
        declared: requested,
        canonical: file.licence,
        rule,
        accepted: [check.allowed],
        docs: `/licences#${check.reason}`,
      });
    } else if (check.changed) {
      widened.push({ ...file, wider: check.canonical });
    }
  }
  if (faults[0] !== undefined) {
    throw new Refused('licence-not-open', faults[0].message, {
      faults,
      remedy: 'Write the present licence, "OR", and what you add; or name one "artifact".',
    });
  }
  return widened;
}

/** Files that need a licence; served by the primary key. */
function licensedFiles(
  manager: EntityManager,
  releaseId: string,
  path: string | null,
): Promise<LicensedFile[]> {
  return sql<LicensedFile>(
    manager,
    `SELECT path, kind, licence FROM release_file
     WHERE release_id = $1 AND is_covered AND ($2::text IS NULL OR path = $2) ORDER BY path`,
    [releaseId, path],
  );
}

function artifactNotFound(path: string): NotFound {
  return new NotFound(
    'artifact-not-found',
    `"${path.slice(0, 200)}" is no artifact of this release that carries a licence.`,
  );
}
