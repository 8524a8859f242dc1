import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  type LandingPage,
  ReleaseSignposts,
  type ReleaseView,
  ScholarlyRecords,
} from '../../../../capabilities/releases/index.js';
import type { RepositoryView } from '../../../../capabilities/repositories/index.js';
import { NotAcceptable } from '../../../../domain/errors/sphere-error.js';
import { chooseLinkset, linksetTypes } from '../../../../domain/signposting/choose-linkset.js';
import { writeJsonLinkset, writeTextLinkset } from '../../../../domain/signposting/linkset.js';
import type { WrittenAnswer } from '../../pages/page.js';

/** All links of a landing page in one document (RFC 9264; scholarly D.1). */
@Injectable()
export class Linksets {
  constructor(
    private readonly signposts: ReleaseSignposts,
    private readonly records: ScholarlyRecords,
  ) {}

  /**
   * The linkset of a landing page of a published or withdrawn release, sent as it is read: a release may
   * have a hundred thousand files. Throws `NotAcceptable` where `accept` takes neither of its forms.
   */
  async answer(
    repository: RepositoryView,
    release: ReleaseView,
    landingPage: LandingPage,
    accept: string | undefined,
  ): Promise<WrittenAnswer> {
    const type = chooseLinkset(accept);
    if (type === null) throw new NotAcceptable(linksetTypes);
    const record = (await this.records.findMany([release.id])).get(release.id);
    if (record === undefined) throw new Error(`Release ${release.id} was never public.`);
    const page = await this.signposts.of(repository, release, landingPage, record);
    const write = type === 'application/linkset' ? writeTextLinkset : writeJsonLinkset;
    const pieces = write(page, () => this.signposts.files(repository, release));
    return {
      status: 200,
      headers: { vary: 'Accept', 'content-type': type, 'cache-control': 'no-cache' },
      body: Readable.from(pieces, { objectMode: false }),
    };
  }
}
