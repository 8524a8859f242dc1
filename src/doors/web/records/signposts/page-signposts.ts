import { Injectable } from '@nestjs/common';
import {
  type LandingPage,
  ReleaseSignposts,
  type ReleaseView,
  ScholarlyRecords,
} from '../../../../capabilities/releases/index.js';
import type { RepositoryView } from '../../../../capabilities/repositories/index.js';
import type { ScholarlyRecord } from '../../../../domain/scholarly/scholarly-record.js';
import { withinBudget, writeLinkHeader } from '../../../../domain/signposting/header-budget.js';
import { metaTagsOf } from '../../../../domain/signposting/meta-tags.js';
import { itemOf, signpostsOf } from '../../../../domain/signposting/signposts.js';
import type { TypedLink } from '../../../../domain/signposting/typed-link.js';
import type { Page } from '../../pages/page.js';
import { writeMachineTags } from './machine-tags.js';

/** More never have room in a header, whose lines are rarely shorter than a hundred bytes. */
const mostItems = 30;

/** What landing pages tell machines, in their headers and heads (scholarly D.1, D.2). */
@Injectable()
export class PageSignposts {
  constructor(
    private readonly signposts: ReleaseSignposts,
    private readonly records: ScholarlyRecords,
  ) {}

  /** Of a published release on one of its landing pages. */
  async of(
    repository: RepositoryView,
    release: ReleaseView,
    landingPage: LandingPage,
    record: ScholarlyRecord,
  ): Promise<Pick<Page, 'links' | 'machineTags'>> {
    const [page, pdf, items] = await Promise.all([
      this.signposts.of(repository, release, landingPage, record),
      this.signposts.pdfOf(repository, release),
      this.itemsOf(repository, release),
    ]);
    const links = withinBudget([...signpostsOf(page), ...items]);
    const { metadata } = release;
    const tags = metaTagsOf({ record, metadata, address: page.address, pdf });
    return { links: [writeLinkHeader(links)], machineTags: writeMachineTags(tags, links) };
  }

  /** Of a tombstone, which is still cited. */
  async ofTombstone(
    repository: RepositoryView,
    release: ReleaseView,
    landingPage: LandingPage,
  ): Promise<Pick<Page, 'links'>> {
    const record = (await this.records.findMany([release.id])).get(release.id);
    if (record === undefined) throw new Error(`Release ${release.id} was never public.`);
    const page = await this.signposts.of(repository, release, landingPage, record);
    return { links: [writeLinkHeader(signpostsOf(page))] };
  }

  private async itemsOf(repository: RepositoryView, release: ReleaseView): Promise<TypedLink[]> {
    if (release.fileCount > mostItems) return [];
    const items: TypedLink[] = [];
    for await (const files of this.signposts.files(repository, release)) {
      items.push(...files.map(itemOf));
    }
    return items;
  }
}
