import { Injectable } from '@nestjs/common';
import {
  DraftsService,
  type RecordQuery,
  RecordsService,
} from '../../../capabilities/discovery/index.js';
import {
  ExternalIdentitiesService,
  type MembershipView,
  OrganisationsService,
  type ProfileView,
} from '../../../capabilities/identity/index.js';
import { RepositoriesService } from '../../../capabilities/repositories/index.js';
import { OpinionsService } from '../../../capabilities/review/index.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { idCursor, rowOfCursor } from '../pages/paging.js';
import type { Visit } from '../pages/visit.js';
import type { DraftEntry, GivenOpinion, Part, PlaceQuestion, PlaceSource } from './place-source.js';

const worksOfAPage = 20;
const draftsOfAPage = 20;
const opinionsOfAPage = 10;
const shownMembers = 100;

/** Gathers what there is to show of a person or an organisation. */
@Injectable()
export class PlaceReader {
  constructor(
    private readonly records: RecordsService,
    private readonly drafts: DraftsService,
    private readonly repositories: RepositoriesService,
    private readonly organisations: OrganisationsService,
    private readonly opinions: OpinionsService,
    private readonly identities: ExternalIdentitiesService,
  ) {}

  /** Throws `InvalidInput` for a cursor of another list. */
  async read(
    { viewer, language }: Visit,
    profile: ProfileView,
    question: PlaceQuestion,
  ): Promise<PlaceSource> {
    const isOrcidAuthenticated = await this.isOrcidAuthenticated(profile);
    const orcid = isOrcidAuthenticated ? profile.orcid : null;
    const everything: RecordQuery =
      profile.kind === 'organisation'
        ? { namespace: profile.handle }
        : { person: { handle: profile.handle, orcid } };
    const { kind, cursor } = question;
    const isWhole = kind === null && cursor === null;
    const [works, whole, drafts, opinions, members] = await Promise.all([
      this.records.search({
        ...everything,
        sort: 'updated',
        limit: worksOfAPage,
        kind: kind ?? undefined,
        cursor: cursor ?? undefined,
      }),
      isWhole ? null : this.records.search({ ...everything, sort: 'updated', limit: 1 }),
      this.draftsOf(viewer, profile, question.drafts),
      profile.kind === 'account' ? this.opinionsOf(profile, question.opinions) : null,
      this.membersOf(profile),
    ]);
    return {
      profile,
      isOrcidAuthenticated,
      question,
      works,
      all: whole ?? works,
      drafts,
      opinions,
      memberships: members.items,
      hasMoreMembers: members.hasMore,
      isOwn: viewer.kind === 'account' && viewer.accountId === profile.id,
      language,
    };
  }

  /** Anybody may write any iD into a profile: it brings nobody's works onto a page. */
  private async isOrcidAuthenticated({ id, kind, orcid }: ProfileView): Promise<boolean> {
    if (kind !== 'account' || orcid === null) return false;
    return (await this.identities.orcidsOf(id)).some((held) => held === orcid);
  }

  private async draftsOf(
    viewer: Viewer,
    { id }: ProfileView,
    cursor: string | null,
  ): Promise<Part<DraftEntry>> {
    const audience = await this.repositories.draftsFor(viewer);
    const { items, next } = await this.drafts.ofNamespace(id, audience, {
      limit: draftsOfAPage,
      cursor,
    });
    const found = await this.repositories.findMany(items.map(({ repositoryId }) => repositoryId));
    return {
      items: items.flatMap(({ repositoryId, modifiedAt }) => {
        const repository = found.get(repositoryId);
        return repository === undefined ? [] : [{ repository, modifiedAt }];
      }),
      next,
    };
  }

  private async opinionsOf(
    { id, isAdvisor }: ProfileView,
    cursor: string | null,
  ): Promise<Part<GivenOpinion> | null> {
    const before = rowOfCursor(cursor, 'opinions');
    const given = await this.opinions.publishedBy(id, { before, limit: opinionsOfAPage + 1 });
    if (given.length === 0 && !isAdvisor) return null;
    const items = given.slice(0, opinionsOfAPage);
    const last = given.length > items.length ? items.at(-1) : undefined;
    return { items, next: last === undefined ? null : idCursor(last.id) };
  }

  private async membersOf({ id, kind, handle }: ProfileView): Promise<{
    readonly items: readonly MembershipView[];
    readonly hasMore: boolean;
  }> {
    if (kind === 'account') {
      return { items: await this.organisations.ofAccount(id), hasMore: false };
    }
    const { items, next } = await this.organisations.members(handle, { limit: shownMembers });
    // Who may only read drafts does not speak for the place.
    const writing = items.filter(({ role }) => role !== 'reader');
    const owners = writing.filter(({ role }) => role === 'owner');
    return {
      items: [...owners, ...writing.filter(({ role }) => role !== 'owner')],
      hasMore: next !== null,
    };
  }
}
