import { Injectable } from '@nestjs/common';
import { type AdvisorView, ProfilesService } from '../../../../capabilities/identity/index.js';
import { ReleasesService, type ReleaseView } from '../../../../capabilities/releases/index.js';
import {
  RepositoriesService,
  type RepositoryView,
} from '../../../../capabilities/repositories/index.js';
import {
  InvitationsService,
  type InvitationView,
  OpinionsService,
  type OpinionView,
} from '../../../../capabilities/review/index.js';
import { NotFound } from '../../../../domain/errors/sphere-error.js';
import { canAdvise, canOwn, canSeeReviews, canWrite } from '../../../../domain/release/policies.js';
import { requireAccount } from '../../../../domain/release/require-ability.js';
import type { AccountViewer, Viewer } from '../../../../domain/release/viewer.js';
import type { DetectedInterest } from '../../../../domain/review/detected-interests.js';
import { isMember } from '../../../../domain/review/opinion-access.js';
import { OpinionReader, type OpinionSource } from '../../opinions/opinion-reader.js';
import { idCursor } from '../../pages/paging.js';
import type { Visit } from '../../pages/visit.js';
import { compareFiles, type FileChanges } from '../../records/compare/compare-releases.js';
import { RecordReader, type RecordSource } from '../../records/source/record-reader.js';
import type { ReviewName } from '../named-review.js';

/** A candidate or release and its review, as one viewer sees them. */
export interface ReviewSource {
  readonly viewer: AccountViewer;
  readonly record: RecordSource;
  /** What changed since the last release; null for the first. */
  readonly changes: { readonly before: ReleaseView; readonly files: FileChanges } | null;
  /** All of them for members, for everybody else her own. */
  readonly invitations: readonly InvitationView[];
  readonly ownInvitation: InvitationView | null;
  /** The viewer's own opinion that another one would revise; null where it would be a further one. */
  readonly revisable: OpinionView | null;
  readonly opinions: readonly OpinionSource[];
  readonly isFirstPage: boolean;
  readonly nextOpinions: string | null;
  readonly detected: readonly DetectedInterest[];
  /** Whom the authors may ask, by name; the first ones. */
  readonly askable: readonly Pick<AdvisorView, 'handle' | 'displayName'>[];
  readonly may: {
    readonly seeAll: boolean;
    /** Is an advisor, with whatever token. */
    readonly beAdvisor: boolean;
    readonly advise: boolean;
    readonly write: boolean;
    readonly own: boolean;
  };
}

/** A release under review that its viewer may read. */
export interface FoundReview {
  readonly viewer: AccountViewer;
  readonly repository: RepositoryView;
  readonly release: ReleaseView;
}

/** Whether a release has a page among the reviews: what is withdrawn or given up has none. */
export function isOpen({ state }: Pick<ReleaseView, 'state'>): boolean {
  return state === 'candidate' || state === 'published';
}

/** No candidate has more invitations, and none more opinions from the invited. */
const maxInvitations = 50;
const opinionsOfAPage = 60;
/** More are not proposed as one types. */
const proposedAdvisors = 100;

/** Gathers the page of a candidate under review. */
@Injectable()
export class CandidateReader {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly releases: ReleasesService,
    private readonly records: RecordReader,
    private readonly invitations: InvitationsService,
    private readonly opinions: OpinionsService,
    private readonly texts: OpinionReader,
    private readonly profiles: ProfilesService,
  ) {}

  /** Throws `Unauthenticated`, and `NotFound` for what the viewer may not read. */
  async find(viewer: Viewer, { record, version }: ReviewName): Promise<FoundReview> {
    const account = requireAccount(viewer);
    const { kind, namespace, name } = record;
    const repository = await this.repositories.require(account, kind, namespace, name);
    const release = await this.releases.require(account, repository, version);
    return { viewer: account, repository, release };
  }

  /**
   * Throws `NotFound` for what is withdrawn or given up: nothing of it is shown here any more.
   * @param after id of the last opinion of the page before
   */
  async read(
    { language }: Visit,
    { viewer, repository, release }: FoundReview,
    after: string | null = null,
  ): Promise<ReviewSource> {
    if (!isOpen(release)) {
      const { version, state } = release;
      throw new NotFound('release-not-found', `Release ${version} is ${state}.`, {
        facts: { repository: repository.fullName, version },
      });
    }
    const mayAdvise = canAdvise(viewer);
    const [record, invitations, found, detected] = await Promise.all([
      this.records.read(viewer, repository, release, language),
      this.invitations.list(viewer, repository, release, { after: null, limit: maxInvitations }),
      this.opinions.list(viewer, repository, release, { after, limit: opinionsOfAPage + 1 }),
      mayAdvise ? this.opinions.detectedInterests(viewer, repository, release) : [],
    ]);
    const shown = found.slice(0, opinionsOfAPage);
    const isOwn = ({ advisorId }: { readonly advisorId: string }) => advisorId === viewer.accountId;
    const mayAsk = canWrite(viewer, repository) && release.state === 'candidate';
    const last = found.length > opinionsOfAPage ? shown.at(-1) : undefined;
    return {
      viewer,
      record,
      changes: await this.changesOf(viewer, repository, release),
      invitations,
      ownInvitation: invitations.find(isOwn) ?? null,
      revisable: release.state === 'candidate' ? (found.find(isOwn) ?? null) : null,
      opinions: await this.texts.read(shown),
      isFirstPage: after === null,
      nextOpinions: last === undefined ? null : idCursor(last.id),
      detected,
      askable: mayAsk ? (await this.profiles.advisors({ limit: proposedAdvisors })).items : [],
      may: {
        seeAll: release.state !== 'candidate' || isMember(viewer, repository),
        beAdvisor: canSeeReviews(viewer),
        advise: mayAdvise,
        write: canWrite(viewer, repository),
        own: canOwn(viewer, repository),
      },
    };
  }

  private async changesOf(
    viewer: Viewer,
    repository: RepositoryView,
    release: ReleaseView,
  ): Promise<ReviewSource['changes']> {
    const page = { before: release.versionIndex, limit: 20 };
    const earlier = await this.releases.list(viewer, repository, page);
    const before = earlier.find(({ state }) => state === 'published');
    if (before === undefined) return null;
    const [old, current] = await Promise.all([
      this.repositories.files(before.treeId),
      this.repositories.files(release.treeId),
    ]);
    return { before, files: compareFiles(old, current) };
  }
}
