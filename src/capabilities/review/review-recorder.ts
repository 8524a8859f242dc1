import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AccountViewer } from '../../domain/release/viewer.js';
import type { InvitationStatus } from '../../domain/review/answers.js';
import { sql } from '../../foundations/database/database.js';
import { EventLog } from '../audit/index.js';
import { PeopleService, type PersonView } from '../identity/index.js';
import { type NotificationKind, NotificationsService } from '../notifications/index.js';
import { CandidatesService, RegisteredReleases, type ReleaseView } from '../releases/index.js';
import { RepositoriesService, type RepositoryView } from '../repositories/index.js';
import { answersTo } from './invitation-rows.js';
import { advisorsOf, eventSubject, subjectOf } from './review-context.js';

const invitationNews: Readonly<Record<InvitationStatus, NotificationKind>> = {
  pending: 'advisor-invited',
  accepted: 'invitation-accepted',
  declined: 'invitation-declined',
};

const invitationEvents: Readonly<Record<InvitationStatus, string>> = {
  pending: 'review.invited',
  accepted: 'review.accepted',
  declined: 'review.declined',
};

/**
 * What follows from each step of a review, in its transaction: who may read the candidate, how many
 * answered, who is told, and what the event log keeps.
 */
@Injectable()
export class ReviewRecorder implements OnModuleInit {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly candidates: CandidatesService,
    private readonly registered: RegisteredReleases,
    private readonly people: PeopleService,
    private readonly notifications: NotificationsService,
    private readonly events: EventLog,
  ) {}

  onModuleInit(): void {
    this.candidates.whenEnded((manager, repository, release) =>
      this.endReview(manager, repository, release),
    );
  }

  /** An advisor was invited, or answered. Call it last: it writes an event. */
  async recordInvitation(
    manager: EntityManager,
    actor: AccountViewer,
    repository: RepositoryView,
    release: ReleaseView,
    { advisor, status }: { readonly advisor: PersonView; readonly status: InvitationStatus },
  ): Promise<void> {
    if (status === 'declined') await this.dismiss(manager, repository, advisor.id);
    else await this.repositories.admitGuest(manager, repository.id, advisor.id);
    await this.countAnswers(manager, release);
    const told =
      status === 'pending'
        ? [advisor.id]
        : await this.people.writersOf(manager, repository.namespaceId);
    await this.tell(manager, actor, told, invitationNews[status], repository, release);
    await this.events.append(manager, {
      actor: actor.handle,
      action: invitationEvents[status],
      subject: eventSubject(repository, release),
      detail: { advisor: advisor.handle },
      isPublic: false,
    });
  }

  /** An opinion was signed. Call it last: it writes an event. */
  async recordOpinion(
    manager: EntityManager,
    actor: AccountViewer,
    repository: RepositoryView,
    release: ReleaseView,
    opinion: { readonly id: string; readonly revision: number; readonly kid: string },
  ): Promise<void> {
    if (release.state === 'candidate') await this.countAnswers(manager, release);
    else await this.registered.announceRelations(manager, repository, release.id);
    const isFirst = opinion.revision === 1;
    const told = await this.people.writersOf(manager, repository.namespaceId);
    const news = isFirst ? 'opinion-given' : 'opinion-revised';
    await this.tell(manager, actor, told, news, repository, release);
    await this.events.append(manager, {
      actor: actor.handle,
      action: isFirst ? 'opinion.given' : 'opinion.revised',
      subject: eventSubject(repository, release),
      detail: { opinion: opinion.id, revision: opinion.revision, kid: opinion.kid },
      isPublic: release.state === 'published',
    });
  }

  /** The authors replied. Call it last: it writes an event. */
  async recordReply(
    manager: EntityManager,
    actor: AccountViewer,
    repository: RepositoryView,
    release: ReleaseView,
    reply: { readonly opinionId: string; readonly advisorId: string; readonly revision: number },
  ): Promise<void> {
    const told = [reply.advisorId];
    await this.tell(manager, actor, told, 'opinion-replied', repository, release);
    await this.events.append(manager, {
      actor: actor.handle,
      action: 'opinion.replied',
      subject: eventSubject(repository, release),
      detail: { opinion: reply.opinionId, revision: reply.revision },
      isPublic: release.state === 'published',
    });
  }

  /** A candidate is one no more: its guests leave, and hear what became of it. */
  private async endReview(
    manager: EntityManager,
    repository: RepositoryView,
    release: ReleaseView,
  ): Promise<void> {
    const advisors = await advisorsOf(manager, release.id);
    for (const advisorId of advisors) await this.dismiss(manager, repository, advisorId);
    await this.notifications.tell(manager, advisors, {
      kind: release.state === 'published' ? 'release-published' : 'candidate-abandoned',
      subject: subjectOf(repository, release),
      actor: repository.namespace,
    });
  }

  /** Ends an advisor's reading right, unless another candidate of the repository still gives it. */
  private async dismiss(
    manager: EntityManager,
    repository: RepositoryView,
    advisorId: string,
  ): Promise<void> {
    const others = await sql(
      manager,
      `SELECT 1 FROM invitation i JOIN release r ON r.id = i.release_id
       WHERE i.advisor_id = $1 AND i.status <> 'declined'
         AND r.repository_id = $2 AND r.state = 'candidate' LIMIT 1`,
      [advisorId, repository.id],
    );
    if (others.length > 0) return;
    await this.repositories.dismissGuest(manager, repository.id, advisorId);
  }

  private async countAnswers(manager: EntityManager, { id }: ReleaseView): Promise<void> {
    await this.candidates.recordAnswers(manager, id, await answersTo(manager, id));
  }

  /** Whoever does something is not told of it. */
  private async tell(
    manager: EntityManager,
    actor: AccountViewer,
    accountIds: readonly string[],
    kind: NotificationKind,
    repository: RepositoryView,
    release: ReleaseView,
  ): Promise<void> {
    await this.notifications.tell(
      manager,
      accountIds.filter((id) => id !== actor.accountId),
      { kind, subject: subjectOf(repository, release), actor: actor.handle },
    );
  }
}
