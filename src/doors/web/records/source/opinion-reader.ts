import { Injectable } from '@nestjs/common';
import type { ReleaseView } from '../../../../capabilities/releases/index.js';
import type { RepositoryView } from '../../../../capabilities/repositories/index.js';
import {
  AddressedOpinions,
  OpinionsService,
  type OpinionView,
} from '../../../../capabilities/review/index.js';
import type { Viewer } from '../../../../domain/release/viewer.js';
import { OpinionTexts, type ShownOpinion } from '../../opinions/opinion-texts.js';

/** Some of the opinions on a release. */
export interface OpinionPage {
  readonly items: readonly ShownOpinion[];
  readonly hasMore: boolean;
}

/** An opinion with all that it says and said before. */
export interface OpinionHistory {
  readonly opinion: ShownOpinion;
  /** The newest first. */
  readonly earlier: readonly ShownOpinion[];
  /** The revision below which the next page starts; null at the end. */
  readonly next: number | null;
}

const opinionsOfAPage = 10;
const revisionsOfAPage = 10;

/** Reads the opinions on a release, as their viewer may see them. */
@Injectable()
export class ReleaseOpinions {
  constructor(
    private readonly opinions: OpinionsService,
    private readonly addressed: AddressedOpinions,
    private readonly texts: OpinionTexts,
  ) {}

  /** @param after id of the last opinion of the page before */
  async list(
    viewer: Viewer,
    repository: RepositoryView,
    release: ReleaseView,
    after: string | null,
  ): Promise<OpinionPage> {
    const page = { after, limit: opinionsOfAPage + 1 };
    const found = await this.opinions.list(viewer, repository, release, page);
    const items = await this.texts.list(found.slice(0, opinionsOfAPage));
    return { items, hasMore: found.length > opinionsOfAPage };
  }

  /**
   * Throws `NotFound` where there is no such opinion for this viewer.
   * @param before a revision to start below; null for the last one
   */
  async history(
    viewer: Viewer,
    repository: RepositoryView,
    release: ReleaseView,
    id: string,
    before: number | null,
  ): Promise<OpinionHistory> {
    const found = await this.opinions.require(viewer, repository, release, id);
    const earlier = await this.earlier(found, before ?? found.revision);
    const shown = earlier.slice(0, revisionsOfAPage);
    return {
      opinion: await this.texts.whole(found),
      earlier: await Promise.all(shown.map((revision) => this.texts.whole(revision))),
      next: earlier.length > shown.length ? (shown.at(-1)?.document.revision ?? null) : null,
    };
  }

  /** Public opinions on the versions before a release; further ones are on their own pages. */
  onEarlierVersions(release: ReleaseView): Promise<OpinionView[]> {
    return this.addressed.onEarlierVersions(release, { before: null, limit: opinionsOfAPage });
  }

  private earlier(opinion: OpinionView, before: number) {
    return this.opinions.earlier(opinion, { before, limit: revisionsOfAPage + 1 });
  }
}
