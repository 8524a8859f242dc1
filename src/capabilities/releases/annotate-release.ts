import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RecordMetadata } from '../../domain/card/record-metadata.js';
import { Forbidden, NotFound, Refused, StaleRevision } from '../../domain/errors/sphere-error.js';
import { amendMetadata } from '../../domain/release/amendment.js';
import { canLiftNotice, canPutNotice } from '../../domain/release/policies.js';
import {
  requireAble,
  requireAccount,
  requireOwn,
  requireRead,
} from '../../domain/release/require-ability.js';
import {
  decideAmend,
  decideLiftNotice,
  decideNotice,
  type Notice,
} from '../../domain/release/states.js';
import type { Viewer } from '../../domain/release/viewer.js';
import { Clock, newId } from '../../foundations/clock/clock.js';
import { Database, sql } from '../../foundations/database/database.js';
import { EventLog, type NewEvent } from '../audit/index.js';
import type { RepositoryView } from '../repositories/index.js';
import { DerivationCycles } from './derivation-cycles.js';
import { LatestRelease } from './latest-release.js';
import { requireLocked } from './lock-release.js';
import { findRelease, findReleaseById } from './release-rows.js';
import { stateOf } from './release-state.js';
import type { AmendmentView, ReleaseView, StandingNotice } from './release-view.js';

/** A correction of descriptive metadata, as given. */
export interface AmendmentRequest {
  /** JSON Patch (RFC 6902). */
  readonly patch: unknown;
  readonly reason: string;
  /** How many amendments the author has seen; another number is stale. */
  readonly expectedNumber?: number;
}

/** What may be added to a published release: notices and amendments, never anything taken away. */
@Injectable()
export class AnnotateRelease {
  constructor(
    private readonly database: Database,
    private readonly latest: LatestRelease,
    private readonly events: EventLog,
    private readonly clock: Clock,
    private readonly cycles: DerivationCycles,
  ) {}

  /** Puts a notice in the place of any that stands. Owners and stewards; throws `Conflict` otherwise. */
  async setNotice(
    viewer: Viewer,
    repository: RepositoryView,
    version: string,
    notice: Notice,
  ): Promise<ReleaseView> {
    requireRead(viewer, repository);
    const account = requireAccount(viewer);
    requireAble(account, canPutNotice(viewer, repository), 'put a notice here', 'owner');
    return this.change(viewer, repository, version, async (manager, release) => {
      if (decideNotice(stateOf(release), notice) === 'nothing') return null;
      await requireReplacement(manager, repository, release, notice);
      const standing: StandingNotice = {
        ...notice,
        setByAccountId: account.accountId,
        setBy: account.handle,
        setAt: this.clock.now().toISOString(),
      };
      await sql(manager, 'UPDATE release SET notice = $2 WHERE id = $1', [
        release.id,
        JSON.stringify(standing),
      ]);
      const { kind, reason, replacedBy } = notice;
      return {
        actor: account.handle,
        action: 'release.noticed',
        detail: { kind, reason, ...(replacedBy !== undefined && { replacedBy }) },
      };
    });
  }

  /** Lifts a notice; whoever set it, and stewards. */
  async liftNotice(
    viewer: Viewer,
    repository: RepositoryView,
    version: string,
  ): Promise<ReleaseView> {
    requireRead(viewer, repository);
    const account = requireAccount(viewer);
    return this.change(viewer, repository, version, async (manager, release) => {
      if (decideLiftNotice(stateOf(release)) === 'nothing' || release.notice === null) return null;
      if (!canLiftNotice(viewer, release.notice)) {
        throw new Forbidden(
          'forbidden',
          `Only ${release.notice.setBy} or a steward lifts this notice.`,
          { facts: { setBy: release.notice.setBy } },
        );
      }
      await sql(manager, 'UPDATE release SET notice = NULL WHERE id = $1', [release.id]);
      return {
        actor: account.handle,
        action: 'release.notice_lifted',
        detail: { kind: release.notice.kind },
      };
    });
  }

  /**
   * Appends a public, dated correction (scholarly A.7). Throws `Refused` (`amendment-refused`) for
   * what no amendment may touch, `StaleRevision` where others came first.
   */
  async amend(
    viewer: Viewer,
    repository: RepositoryView,
    version: string,
    { patch, reason, expectedNumber }: AmendmentRequest,
  ): Promise<ReleaseView> {
    const account = requireOwn(viewer, repository);
    return this.change(viewer, repository, version, async (manager, release) => {
      decideAmend(stateOf(release));
      const at = this.clock.now();
      const count = release.amendmentCount;
      if (expectedNumber !== undefined && expectedNumber !== count) {
        throw new StaleRevision(
          `This release has ${count} amendments, not ${expectedNumber}; read it again first.`,
          { facts: { amendments: count, expected: expectedNumber } },
        );
      }
      const amended = amendMetadata(release.metadata, patch, at.toISOString().slice(0, 10));
      if (amended.metadata === null) {
        throw new Refused('amendment-refused', amended.faults[0]?.message ?? 'Nothing to amend.', {
          faults: amended.faults,
        });
      }
      await this.refuseCycles(repository, release.metadata, amended.metadata);
      await sql(
        manager,
        `INSERT INTO amendment (id, release_id, number, at, account_id, reason, patch, result)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          newId(),
          release.id,
          count + 1,
          at,
          account.accountId,
          reason,
          JSON.stringify(patch),
          JSON.stringify(amended.metadata),
        ],
      );
      return {
        actor: account.handle,
        action: 'release.amended',
        detail: { number: count + 1, reason },
      };
    });
  }

  /**
   * The amendments of a release, the first one first; served by amendment_number_is_unique.
   * @param after the last number of the page before, or 0
   */
  async amendments(
    releaseId: string,
    page: { readonly after: number; readonly limit: number },
  ): Promise<AmendmentView[]> {
    return this.database.query<AmendmentView>(
      `SELECT a.number, a.at, n.handle AS by, a.reason, a.patch
       FROM amendment a JOIN namespace n ON n.id = a.account_id
       WHERE a.release_id = $1 AND a.number > $2 ORDER BY a.number LIMIT $3`,
      [releaseId, page.after, page.limit],
    );
  }

  /** Only what is newly said: an old circle is no reason to refuse the correction of a title. */
  private async refuseCycles(
    repository: RepositoryView,
    before: RecordMetadata,
    after: RecordMetadata,
  ): Promise<void> {
    const known = new Set(before.related.map((work) => `${work.relation} ${work.identifier}`));
    const related = after.related.filter(
      (work) => !known.has(`${work.relation} ${work.identifier}`),
    );
    const faults = await this.cycles.faultsOf(repository, { ...after, related });
    if (faults[0] === undefined) return;
    throw new Refused('amendment-refused', faults[0].message, { faults });
  }

  /** Shows and logs what `work` changed; null where it changed nothing. */
  private async change(
    viewer: Viewer,
    repository: RepositoryView,
    version: string,
    work: (
      manager: EntityManager,
      release: ReleaseView,
    ) => Promise<Pick<NewEvent, 'actor' | 'action' | 'detail'> | null>,
  ): Promise<ReleaseView> {
    return this.database.transaction(async (manager) => {
      const release = await requireLocked(manager, viewer, repository, version);
      const event = await work(manager, release);
      if (event === null) return release;
      await this.latest.show(manager, repository, release.id);
      const changed = await findReleaseById(manager, release.id);
      await this.events.append(manager, {
        ...event,
        subject: `${repository.kind}:${repository.fullName}@${release.version}`,
        isPublic: true,
      });
      return changed;
    });
  }
}

async function requireReplacement(
  manager: EntityManager,
  repository: RepositoryView,
  release: ReleaseView,
  { replacedBy }: Notice,
): Promise<void> {
  if (replacedBy === undefined) return;
  const replacement = await findRelease(manager, repository.id, replacedBy);
  if (replacement?.state === 'published' && replacement.id !== release.id) return;
  throw new NotFound(
    'replacement-not-found',
    `"${replacedBy.slice(0, 80)}" is no other published release of ${repository.fullName}.`,
    { facts: { version: replacedBy.slice(0, 80), repository: repository.fullName } },
  );
}
