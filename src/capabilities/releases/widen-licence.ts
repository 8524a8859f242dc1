import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  Conflict,
  type Fault,
  makeFault,
  NotFound,
  Refused,
} from '../../domain/errors/sphere-error.js';
import type { ArtifactKind } from '../../domain/licensing/artifact-kind.js';
import { evaluateCanonical } from '../../domain/licensing/evaluate.js';
import { factsOf } from '../../domain/licensing/refusal-facts.js';
import { concludedOf, missingFrom } from '../../domain/licensing/release/concluded-licence.js';
import { checkWidening } from '../../domain/licensing/widening.js';
import { requireOwn } from '../../domain/release/require-ability.js';
import type { AccountViewer, Viewer } from '../../domain/release/viewer.js';
import { Clock, newId } from '../../foundations/clock/clock.js';
import { Database, sql } from '../../foundations/database/database.js';
import { EventLog } from '../audit/index.js';
import type { RepositoryView } from '../repositories/index.js';
import { addLicenceTexts } from './add-licence-texts.js';
import { LatestRelease } from './latest-release.js';
import { requireLocked } from './lock-release.js';
import { findReleaseById } from './release-rows.js';
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
  readonly reliedOn: string;
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
      const release = await requireLocked(manager, viewer, repository, version);
      if (release.state !== 'published') {
        throw new Conflict('not-published', `Release ${version} is not published.`, {
          remedy: 'Change the licence in the card and propose the revision again.',
          facts: { version, instead: 'licence' },
        });
      }
      const files = await licensedFiles(manager, release.id, request.artifact ?? null);
      if (files.length === 0) throw artifactNotFound(request.artifact ?? '');
      const widened = widenEach(files, request.licence);
      if (widened.length === 0) return release;
      return this.record(manager, account, repository, release, widened);
    });
  }

  private async record(
    manager: EntityManager,
    account: AccountViewer,
    repository: RepositoryView,
    release: ReleaseView,
    widened: readonly WidenedFile[],
  ): Promise<ReleaseView> {
    const before = await licensedFiles(manager, release.id, null);
    await writeWidened(manager, release.id, widened);
    await this.keepHistory(manager, account, release.id, widened);
    await addLicenceTexts(
      manager,
      release,
      widened.map(({ reliedOn }) => reliedOn),
    );
    await sql(manager, 'UPDATE release SET licence = $2 WHERE id = $1', [
      release.id,
      concludedAfter(release.licence, before, widened),
    ]);
    await this.latest.show(manager, repository, release.id);
    const changed = await findReleaseById(manager, release.id);
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
    return changed;
  }

  private async keepHistory(
    manager: EntityManager,
    account: AccountViewer,
    releaseId: string,
    widened: readonly WidenedFile[],
  ): Promise<void> {
    await sql(
      manager,
      `INSERT INTO licence_change (id, release_id, path, at, account_id, before, after)
       SELECT row.id, $1, row.path, $2, $3, row.before, row.after
       FROM unnest($4::uuid[], $5::text[], $6::text[], $7::text[]) AS row (id, path, before, after)`,
      [
        releaseId,
        this.clock.now(),
        account.accountId,
        widened.map(() => newId()),
        widened.map(({ path }) => path),
        widened.map(({ licence }) => licence),
        widened.map(({ wider }) => wider),
      ],
    );
  }
}

async function writeWidened(
  manager: EntityManager,
  releaseId: string,
  widened: readonly WidenedFile[],
): Promise<void> {
  await sql(
    manager,
    `UPDATE release_file f SET licence = row.licence, relied_on = row.relied_on
     FROM unnest($2::text[], $3::text[], $4::text[]) AS row (path, licence, relied_on)
     WHERE f.release_id = $1 AND f.path = row.path`,
    [
      releaseId,
      widened.map(({ path }) => path),
      widened.map(({ wider }) => wider),
      widened.map(({ reliedOn }) => reliedOn),
    ],
  );
}

/** What package manifests state stays beside what the files are under (R27, R28). */
function concludedAfter(
  concluded: string,
  before: readonly LicensedFile[],
  widened: readonly WidenedFile[],
): string | null {
  const wider = new Map(widened.map((file) => [file.path, file.wider]));
  const beside = missingFrom(
    concluded,
    before.map(({ licence }) => licence),
  );
  return concludedOf([...before.map(({ path, licence }) => wider.get(path) ?? licence), ...beside]);
}

function widenEach(files: readonly LicensedFile[], requested: string): readonly WidenedFile[] {
  const faults: Fault[] = [];
  const widened: WidenedFile[] = [];
  const checks = new Map<string, ReturnType<typeof checkWidening>>();
  for (const file of files) {
    const key = `${file.kind} ${file.licence}`;
    const check = checks.get(key) ?? checkWidening(file.licence, requested, file.kind);
    checks.set(key, check);
    if (check.canonical === null) {
      const { rule, why } = factsOf(check.reason);
      const message = `${file.path} (${file.kind}) is under ${file.licence}, and what was granted stays granted: "${requested.slice(0, 200)}" ${
        check.reason === 'LIC_NARROWED'
          ? 'takes something away'
          : `adds ${check.term ?? 'a licence'}, which ${why}`
      }. Allowed, for example: ${check.allowed}.`;
      const facts = {
        about: 'widening',
        path: file.path,
        licence: file.licence,
        requested: requested.slice(0, 200),
        term: check.term,
        allowed: check.allowed,
      } as const;
      faults.push({
        ...makeFault(file.path, check.reason, message, facts),
        artifact: file.path,
        kind: file.kind,
        declared: requested,
        canonical: file.licence,
        rule,
        accepted: [check.allowed],
        docs: `/licences#${check.reason}`,
      });
    } else if (check.changed) {
      const { reliedOn } = evaluateCanonical(check.canonical, file.kind);
      if (reliedOn === null) throw new Error(`${check.canonical} was found open, and is not.`);
      widened.push({ ...file, wider: check.canonical, reliedOn });
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
    { facts: { path: path.slice(0, 200) } },
  );
}
