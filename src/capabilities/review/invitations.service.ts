import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Conflict, makeFault, Refused } from '../../domain/errors/sphere-error.js';
import { canInvite, canReadDraft, canSteward } from '../../domain/release/policies.js';
import {
  requireAble,
  requireAccount,
  requireAdvisor,
} from '../../domain/release/require-ability.js';
import type { AccountViewer, Viewer } from '../../domain/release/viewer.js';
import type { InvitationStatus } from '../../domain/review/answers.js';
import type { CompetingInterests } from '../../domain/review/competing-interests.js';
import { isMember } from '../../domain/review/opinion-access.js';
import { Clock, newId } from '../../foundations/clock/clock.js';
import { Database, sql } from '../../foundations/database/database.js';
import { PeopleService, type PersonView } from '../identity/index.js';
import { CandidatesService, type ReleaseView } from '../releases/index.js';
import {
  RepositoriesService,
  type RepositoryAddress,
  type RepositoryView,
} from '../repositories/index.js';
import {
  findInvitation,
  listInvitations,
  listOwnInvitations,
  listStandingInvitations,
} from './invitation-rows.js';
import { notFound, requireId } from './review-context.js';
import { ReviewRecorder } from './review-recorder.js';
import type { InvitationView, ReviewedRelease, StandingInvitation } from './review-view.js';

/** More advisors than that are not asked about one candidate. */
const maxInvitations = 50;

/** Invites advisors to candidates, and takes their answers (design §5). */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly database: Database,
    private readonly repositories: RepositoriesService,
    private readonly candidates: CandidatesService,
    private readonly people: PeopleService,
    private readonly recorder: ReviewRecorder,
    private readonly clock: Clock,
  ) {}

  /**
   * Invites an advisor, who may read the candidate from then on; repeating it changes nothing. An
   * advisor who invites herself has accepted. Throws `NotFound` for what the viewer may not know,
   * `Forbidden`, `Refused` (`not-an-advisor`, `too-many-invitations`), `Conflict` (`not-a-candidate`).
   * @param advisorHandle in any case
   */
  async invite(
    viewer: Viewer,
    address: RepositoryAddress,
    version: string,
    advisorHandle: string,
  ): Promise<InvitationView> {
    const account = requireAccount(viewer);
    const repository = await this.findFor(account, address);
    return this.database.transaction(async (manager) => {
      const release = await this.lockFor(manager, account, address, repository, version);
      if (release.state !== 'candidate') throw notACandidate(release);
      const advisor = await this.people.require(manager, advisorHandle);
      const isAble = canInvite(account, repository, { accountId: advisor.id });
      requireAble(account, isAble, `invite "${advisor.handle}"`, 'writer');
      if (!advisor.isAdvisor) throw notAnAdvisor(advisor.handle);

      const standing = await findInvitation(manager, release.id, advisor.id);
      const isSelf = advisor.id === account.accountId;
      const status = isSelf ? 'accepted' : 'pending';
      if (standing !== null && (!isSelf || standing.status === 'accepted')) return standing;
      if (standing === null && release.answers.invited >= maxInvitations) throw tooMany();
      const stored = { status, invitedBy: account.accountId } as const;
      return this.store(manager, account, repository, release, advisor, stored);
    });
  }

  /**
   * Accepts or declines, and keeps a declaration of competing interests; the advisor's own to do, and to
   * change until the candidate ends. Throws `NotFound` (`invitation-not-found`), `Conflict`
   * (`not-a-candidate`).
   */
  async answer(
    viewer: Viewer,
    address: RepositoryAddress,
    version: string,
    id: string,
    answer: {
      readonly status: Exclude<InvitationStatus, 'pending'>;
      readonly competingInterests?: CompetingInterests;
    },
  ): Promise<InvitationView> {
    const account = requireAdvisor(viewer);
    const repository = await this.findFor(account, address);
    return this.database.transaction(async (manager) => {
      const release = await this.lockFor(manager, account, address, repository, version);
      const standing = await findInvitation(manager, release.id, account.accountId);
      if (standing?.id !== requireId(id, 'invitation')) throw notFound('invitation');
      if (release.state !== 'candidate') throw notACandidate(release);
      const advisor = await this.people.byId(manager, account.accountId);
      return standing.status === answer.status
        ? this.declare(manager, standing, answer.competingInterests)
        : this.store(manager, account, repository, release, advisor, answer);
    });
  }

  /**
   * Invitations to a release in their order: all for members, for everybody else their own. Throws
   * `Unauthenticated`.
   */
  list(
    viewer: Viewer,
    repository: RepositoryView,
    release: ReleaseView,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<InvitationView[]> {
    const { accountId } = requireAccount(viewer);
    const seesAll = isMember(viewer, repository) || canSteward(viewer);
    return listInvitations(this.database, release.id, {
      ...page,
      advisorId: seesAll ? null : accountId,
    });
  }

  /** The viewer's own invitations, the newest first. Throws `Unauthenticated`. */
  own(
    viewer: Viewer,
    page: { readonly before: string | null; readonly limit: number },
  ): Promise<(InvitationView & { readonly release: ReviewedRelease })[]> {
    return listOwnInvitations(this.database, requireAccount(viewer).accountId, page);
  }

  /**
   * The viewer's own invitations to what is a candidate still: those that she has not answered first,
   * then those that she accepted and owes an opinion, then the rest; within each the one that closes
   * first. Throws `Unauthenticated`.
   */
  standing(
    viewer: Viewer,
    page: {
      readonly after: Pick<StandingInvitation, 'rank' | 'closes' | 'id'> | null;
      readonly limit: number;
    },
  ): Promise<StandingInvitation[]> {
    return listStandingInvitations(this.database, requireAccount(viewer).accountId, page);
  }

  private async store(
    manager: EntityManager,
    actor: AccountViewer,
    repository: RepositoryView,
    release: ReleaseView,
    advisor: PersonView,
    change: {
      readonly status: InvitationStatus;
      readonly competingInterests?: CompetingInterests;
      readonly invitedBy?: string;
    },
  ): Promise<InvitationView> {
    const now = this.clock.now();
    await sql(
      manager,
      `INSERT INTO invitation
         (id, release_id, advisor_id, invited_by, status, competing_interests, invited_at, answered_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (release_id, advisor_id) DO UPDATE SET status = excluded.status,
         answered_at = excluded.answered_at,
         competing_interests = coalesce(excluded.competing_interests, invitation.competing_interests)`,
      [
        newId(),
        release.id,
        advisor.id,
        change.invitedBy ?? advisor.id,
        change.status,
        change.competingInterests === undefined ? null : JSON.stringify(change.competingInterests),
        now,
        change.status === 'pending' ? null : now,
      ],
    );
    await this.recorder.recordInvitation(manager, actor, repository, release, {
      advisor,
      status: change.status,
    });
    const stored = await findInvitation(manager, release.id, advisor.id);
    if (stored === null) throw new Error('The invitation that was just stored is not there.');
    return stored;
  }

  /** Keeps a declaration with an answer that stands: nobody is told of it before there is an opinion. */
  private async declare(
    manager: EntityManager,
    standing: InvitationView,
    competingInterests: CompetingInterests | undefined,
  ): Promise<InvitationView> {
    if (competingInterests === undefined) return standing;
    await sql(manager, 'UPDATE invitation SET competing_interests = $2 WHERE id = $1', [
      standing.id,
      JSON.stringify(competingInterests),
    ]);
    return { ...standing, competingInterests };
  }

  /**
   * A repository that its viewer may see, or that may hold a candidate in the queue: advisors learn of
   * those before they may read them. Whether it does, `lockFor` finds.
   */
  private async findFor(
    viewer: AccountViewer,
    address: RepositoryAddress,
  ): Promise<RepositoryView> {
    const { kind, namespace, name } = address;
    const hidden = mayKnowQueue(viewer) ? await this.repositories.findByName(address) : null;
    return hidden ?? this.repositories.require(viewer, kind, namespace, name);
  }

  private async lockFor(
    manager: EntityManager,
    viewer: AccountViewer,
    { kind, namespace, name }: RepositoryAddress,
    repository: RepositoryView,
    version: string,
  ): Promise<ReleaseView> {
    if (canReadDraft(viewer, repository) || !mayKnowQueue(viewer)) {
      return this.candidates.requireLocked(manager, viewer, repository, version);
    }
    const queued = await this.candidates.lockQueued(manager, repository, version);
    if (queued !== null) return queued;
    if (repository.isReleased) {
      return this.candidates.requireLocked(manager, viewer, repository, version);
    }
    // In the words of any other repository that is not to be seen, and in the spelling that was asked.
    await this.repositories.require(viewer, kind, namespace, name);
    throw new Error('A repository that nobody may see was seen.');
  }
}

function mayKnowQueue({ roles }: AccountViewer): boolean {
  return roles.has('advisor') || roles.has('steward');
}

function notACandidate({ version, state }: ReleaseView): Conflict {
  return new Conflict('not-a-candidate', `Release ${version} is ${state}.`, {
    remedy:
      'Advisors are invited to candidates; a further opinion on a release needs no invitation.',
    facts: { version, state },
  });
}

function notAnAdvisor(handle: string): Refused {
  return new Refused('not-an-advisor', `"${handle}" is no advisor of this service.`, {
    faults: [makeFault('advisor', 'not-an-advisor', `"${handle}" is no advisor.`, { handle })],
    facts: { handle },
    remedy: 'Stewards name advisors; ask one of them.',
  });
}

function tooMany(): Refused {
  return new Refused(
    'too-many-invitations',
    `At most ${maxInvitations} advisors are invited to one candidate.`,
    { facts: { limit: maxInvitations } },
  );
}
