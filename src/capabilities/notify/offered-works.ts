import { Injectable } from '@nestjs/common';
import type { OfferedWork } from '../../domain/notify/offer.js';
import { ServerConfig } from '../../foundations/config/server.config.js';
import { releasePageOf } from '../../domain/scholarly/record-addresses.js';
import { ReleaseSignposts, type ReleaseView, ScholarlyRecords } from '../releases/index.js';
import type { RepositoryView } from '../repositories/index.js';

/** What schema.org calls each kind of work. */
const itemTypes = {
  paper: 'sorg:ScholarlyArticle',
  model: 'sorg:SoftwareSourceCode',
  dataset: 'sorg:Dataset',
} as const;

/** Names releases as other services are asked to review them. */
@Injectable()
export class OfferedWorks {
  constructor(
    private readonly records: ScholarlyRecords,
    private readonly signposts: ReleaseSignposts,
    private readonly server: ServerConfig,
  ) {}

  /** Of a published release: a paper is read in its PDF, anything else in the list of all its files. */
  async describe(repository: RepositoryView, release: ReleaseView): Promise<OfferedWork> {
    const [records, pdf] = await Promise.all([
      this.records.findMany([release.id]),
      this.signposts.pdfOf(repository, release),
    ]);
    const landingPage = releasePageOf(this.server.publicUrl, repository, release.version);
    return {
      landingPage,
      citeAs: records.get(release.id)?.address ?? landingPage,
      item:
        pdf === null
          ? { address: `${landingPage}/export/ro-crate`, mediaType: 'application/ld+json' }
          : { address: pdf, mediaType: 'application/pdf' },
      itemType: itemTypes[repository.kind],
    };
  }
}
