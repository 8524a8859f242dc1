import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { creditedPeople } from '../../../domain/card/credited-people.js';
import type { RecordMetadata } from '../../../domain/card/record-metadata.js';
import { Forbidden } from '../../../domain/errors/sphere-error.js';
import type { Orcid } from '../../../domain/identifiers/orcid.js';
import {
  requireAble,
  requireAccount,
  requireRead,
} from '../../../domain/release/require-ability.js';
import { decideCredit } from '../../../domain/release/states.js';
import type { AccountViewer, Viewer } from '../../../domain/release/viewer.js';
import { Clock } from '../../../foundations/clock/clock.js';
import { Database, sql } from '../../../foundations/database/database.js';
import { EventLog } from '../../audit/index.js';
import { ExternalIdentitiesService } from '../../identity/index.js';
import type { RepositoryView } from '../../repositories/index.js';
import { requireLocked } from '../lock-release.js';
import { findReleaseById } from '../release-rows.js';
import { stateOf } from '../release-state.js';
import type { ReleaseView } from '../release-view.js';

/** People of a release who say that it is they, and that they did what it says (scholarly A.2). */
@Injectable()
export class CreditConfirmations {
  constructor(
    private readonly database: Database,
    private readonly identities: ExternalIdentitiesService,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** The iDs of a release that the viewer may confirm for: hers by signing in; none for strangers. */
  async ownOrcids(viewer: Viewer, { metadata }: ReleaseView): Promise<readonly Orcid[]> {
    if (viewer.kind !== 'account') return [];
    return namedIn(metadata, await this.identities.orcidsOf(viewer.accountId));
  }

  /**
   * Confirms the roles of whoever of the release is the viewer; repeating it is harmless. Changes no
   * metadata. Throws `Forbidden` (`orcid-not-authenticated`, `orcid-not-named`), `Conflict` for what is
   * withdrawn.
   */
  confirm(viewer: Viewer, repository: RepositoryView, version: string): Promise<ReleaseView> {
    return this.change(viewer, repository, version, async (manager, release, account) => {
      const held = await this.identities.orcidsOf(account.accountId, manager);
      const own = namedIn(release.metadata, held);
      if (own.length === 0) throw notNamed(held.length > 0, release.version);
      const changed = await sql<{ orcid: string }>(
        manager,
        `INSERT INTO release_credit (release_id, orcid, account_id, is_publisher, confirmed_at)
         SELECT $1, orcid, $3, false, $4 FROM unnest($2::text[]) AS orcid
         ON CONFLICT (release_id, orcid) DO UPDATE SET confirmed_at = $4,
           account_id = coalesce(release_credit.account_id, excluded.account_id)
           WHERE release_credit.confirmed_at IS NULL
         RETURNING orcid`,
        [release.id, own, account.accountId, this.clock.now()],
      );
      return { action: 'release.credit_confirmed', orcids: changed.map(({ orcid }) => orcid) };
    });
  }

  /**
   * Takes a confirmation back; repeating it is harmless. Whoever published the release stays known. What came
   * back from a mirror has no account: it is taken back by whoever signs in with the iD.
   */
  withdraw(viewer: Viewer, repository: RepositoryView, version: string): Promise<ReleaseView> {
    return this.change(viewer, repository, version, async (manager, release, account) => {
      const held = await this.identities.orcidsOf(account.accountId, manager);
      const own = [release.id, account.accountId, held];
      const gone = await sql<{ orcid: string }>(
        manager,
        `DELETE FROM release_credit
         WHERE release_id = $1 AND ${isOwn} AND NOT is_publisher RETURNING orcid`,
        own,
      );
      const kept = await sql<{ orcid: string }>(
        manager,
        `UPDATE release_credit SET confirmed_at = NULL
         WHERE release_id = $1 AND ${isOwn} AND confirmed_at IS NOT NULL RETURNING orcid`,
        own,
      );
      const orcids = [...gone, ...kept].map(({ orcid }) => orcid);
      return { action: 'release.credit_withdrawn', orcids };
    });
  }

  /** Notes that whoever publishes a release is one of its people, where she signs in with her iD. */
  async notePublisher(
    manager: EntityManager,
    { accountId }: AccountViewer,
    release: ReleaseView,
  ): Promise<void> {
    const own = namedIn(release.metadata, await this.identities.orcidsOf(accountId, manager));
    if (own.length === 0) return;
    await sql(
      manager,
      `INSERT INTO release_credit (release_id, orcid, account_id, is_publisher)
       SELECT $1, orcid, $3, true FROM unnest($2::text[]) AS orcid
       ON CONFLICT (release_id, orcid) DO UPDATE SET is_publisher = true`,
      [release.id, own, accountId],
    );
  }

  private async change(
    viewer: Viewer,
    repository: RepositoryView,
    version: string,
    work: (
      manager: EntityManager,
      release: ReleaseView,
      account: AccountViewer,
    ) => Promise<{ readonly action: string; readonly orcids: readonly string[] }>,
  ): Promise<ReleaseView> {
    requireRead(viewer, repository);
    const account = requireAccount(viewer);
    requireAble(account, account.scope === 'write', 'confirm roles', 'account');
    return this.database.transaction(async (manager) => {
      const release = await requireLocked(manager, viewer, repository, version);
      decideCredit(stateOf(release));
      const { action, orcids } = await work(manager, release, account);
      if (orcids.length === 0) return release;
      await this.events.append(manager, {
        actor: account.handle,
        action,
        subject: `${repository.kind}:${repository.fullName}@${release.version}`,
        detail: { orcids },
        isPublic: release.state === 'published',
      });
      return findReleaseById(manager, release.id);
    });
  }
}

const isOwn = '(account_id = $2 OR (account_id IS NULL AND orcid = ANY ($3::text[])))';

function namedIn(metadata: RecordMetadata, orcids: readonly Orcid[]): Orcid[] {
  const named = new Set(creditedPeople(metadata, []).map(({ orcid }) => orcid));
  return orcids.filter((orcid) => named.has(orcid));
}

function notNamed(hasOrcid: boolean, version: string): Forbidden {
  return hasOrcid
    ? new Forbidden('orcid-not-named', `Nobody of ${version} has your ORCID iD.`, {
        remedy: 'Ask its authors to add it by an amendment.',
        facts: { version },
      })
    : new Forbidden('orcid-not-authenticated', 'You have not signed in with an ORCID iD.', {
        remedy: 'Link your ORCID iD on the page of your account.',
      });
}
