import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Conflict, makeFault, Refused } from '../../domain/errors/sphere-error.js';
import { canonicalJson } from '../../domain/release/canonical-json.js';
import { requireAdvisor } from '../../domain/release/require-ability.js';
import type { AccountViewer, Viewer } from '../../domain/release/viewer.js';
import type { CompetingInterests } from '../../domain/review/competing-interests.js';
import { opinionDocument, type OpinionText } from '../../domain/review/opinion.js';
import { Clock, newId } from '../../foundations/clock/clock.js';
import { Database, sql } from '../../foundations/database/database.js';
import { PeopleService } from '../identity/index.js';
import { CandidatesService, type ReleaseView } from '../releases/index.js';
import type { RepositoryView } from '../repositories/index.js';
import { InterestDetector } from './interest-detector.js';
import { findInvitation } from './invitation-rows.js';
import { findLastOpinion, insertOpinion, insertRevision } from './opinion-rows.js';
import { boundTo, signatoryOf } from './review-context.js';
import { ReviewKeys } from './review-keys.js';
import { ReviewRecorder } from './review-recorder.js';
import type { OpinionView } from './review-view.js';

/** What an advisor sends. */
export interface OpinionRequest extends OpinionText {
  /** Absent where the advisor declared them before. */
  readonly competingInterests?: CompetingInterests;
}

/**
 * Signs an advisor's opinion. On a candidate the second one revises the first, and every revision is
 * kept; on a published release a further one is added, names the one before, and is frozen at once.
 */
@Injectable()
export class GiveOpinion {
  constructor(
    private readonly database: Database,
    private readonly candidates: CandidatesService,
    private readonly people: PeopleService,
    private readonly detector: InterestDetector,
    private readonly keys: ReviewKeys,
    private readonly recorder: ReviewRecorder,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws `Forbidden` for anyone but advisors, `NotFound` (`release-not-found`) for a candidate that
   * the advisor was not invited to, `Refused` (`competing-interests-missing`), and `Conflict`
   * (`release-withdrawn`).
   */
  async give(
    viewer: Viewer,
    repository: RepositoryView,
    version: string,
    request: OpinionRequest,
  ): Promise<OpinionView> {
    const advisor = requireAdvisor(viewer);
    return this.database.transaction(async (manager) => {
      const release = await this.candidates.requireLocked(manager, viewer, repository, version);
      if (release.state === 'withdrawn') throw withdrawn(release);
      const interests = await this.declare(manager, advisor, release, request);
      const last = await findLastOpinion(manager, release.id, advisor.accountId);
      return release.state === 'candidate' && last !== null
        ? this.sign(manager, advisor, repository, release, request, interests, last)
        : this.add(manager, advisor, repository, release, request, interests, last);
    });
  }

  private async add(
    manager: EntityManager,
    advisor: AccountViewer,
    repository: RepositoryView,
    release: ReleaseView,
    text: OpinionText,
    interests: CompetingInterests,
    last: OpinionView | null,
  ): Promise<OpinionView> {
    const isCandidate = release.state === 'candidate';
    const opinion = {
      id: newId(),
      releaseId: release.id,
      advisorId: advisor.accountId,
      stage: isCandidate ? 'pre-publication' : 'post-publication',
      follows: last?.id ?? null,
      revision: 0,
    } as const;
    await insertOpinion(manager, opinion, this.clock.now());
    return this.sign(manager, advisor, repository, release, text, interests, opinion);
  }

  private async sign(
    manager: EntityManager,
    advisor: AccountViewer,
    repository: RepositoryView,
    release: ReleaseView,
    text: OpinionText,
    competingInterests: CompetingInterests,
    opinion: Pick<
      OpinionView,
      'id' | 'releaseId' | 'advisorId' | 'stage' | 'follows' | 'revision'
    > &
      Partial<Pick<OpinionView, 'reply' | 'addressedIn'>>,
  ): Promise<OpinionView> {
    const at = this.clock.now();
    const revision = opinion.revision + 1;
    const person = await this.people.byId(manager, advisor.accountId);
    const document = opinionDocument({
      id: opinion.id,
      revision,
      stage: opinion.stage,
      follows: opinion.follows,
      release: boundTo(repository, release),
      advisor: signatoryOf(person),
      competingInterests,
      detectedInterests: await this.detector.detect(manager, advisor, repository, release),
      text,
      submittedAt: at,
    });
    const written = canonicalJson(document);
    const signature = await this.keys.sign(manager, written);
    await insertRevision(manager, opinion.id, revision, { text: written, signature, at });
    await this.recorder.recordOpinion(manager, advisor, repository, release, {
      id: opinion.id,
      revision,
      kid: signature.kid,
    });
    const { reply = null, addressedIn = [] } = opinion;
    return { ...opinion, revision, document, signature, reply, addressedIn };
  }

  /**
   * The declaration of competing interests comes first (scholarly G). On a candidate it is kept with
   * the invitation; whoever gives an opinion without one has invited herself.
   */
  private async declare(
    manager: EntityManager,
    advisor: AccountViewer,
    release: ReleaseView,
    { competingInterests }: OpinionRequest,
  ): Promise<CompetingInterests> {
    const invitation = await findInvitation(manager, release.id, advisor.accountId);
    const interests = competingInterests ?? invitation?.competingInterests ?? null;
    if (interests === null) throw interestsMissing();
    if (release.state !== 'candidate') return interests;
    await sql(
      manager,
      `INSERT INTO invitation
         (id, release_id, advisor_id, invited_by, status, competing_interests, invited_at, answered_at)
       VALUES ($1, $2, $3, $3, 'accepted', $4, $5, $5)
       ON CONFLICT (release_id, advisor_id) DO UPDATE SET status = 'accepted',
         competing_interests = excluded.competing_interests,
         answered_at = coalesce(invitation.answered_at, excluded.answered_at)`,
      [newId(), release.id, advisor.accountId, JSON.stringify(interests), this.clock.now()],
    );
    return interests;
  }
}

function interestsMissing(): Refused {
  const message = 'Competing interests are declared before an opinion is given.';
  return new Refused('competing-interests-missing', message, {
    faults: [makeFault('competingInterests', 'competing-interests-missing', message)],
    remedy: 'Send "competingInterests", with the status "none" or "declared".',
  });
}

function withdrawn({ version }: ReleaseView): Conflict {
  return new Conflict('release-withdrawn', `Release ${version} is withdrawn.`, {
    remedy: 'A steward may lift the withdrawal.',
    facts: { version },
  });
}
