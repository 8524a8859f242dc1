import { Injectable } from '@nestjs/common';
import {
  type RecordDocument,
  type RecordPage,
  type RecordQuery,
  RecordsService,
} from '../../../capabilities/discovery/index.js';
import { ReleasesService } from '../../../capabilities/releases/index.js';
import { writeBibtex } from '../../../domain/citation/bibtex.js';
import { citeRelease } from '../../../domain/citation/cited-work.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { recordAddress } from '../records/record-address.js';
import type { SearchQuestion } from './search-question.js';

/** At most so many records are in a file. */
export const exportedRecords = 1_000;
const recordsOfAPage = 100;

export const exportFormats = ['bibtex', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Writes the answers to a search as a file, a page at a time. */
@Injectable()
export class ResultExports {
  constructor(
    private readonly records: RecordsService,
    private readonly releases: ReleasesService,
    private readonly server: ServerConfig,
  ) {}

  /**
   * The text of the file, in pieces. What `RecordsService.search` throws of the question is thrown here,
   * before the first piece.
   */
  async write(question: SearchQuestion, format: ExportFormat): Promise<AsyncIterable<string>> {
    const query = question.fromStart().toQuery(recordsOfAPage);
    const pages = this.pages(query, await this.records.search(query));
    return format === 'bibtex' ? this.bibtex(pages) : this.json(pages);
  }

  private async *pages(query: RecordQuery, first: RecordPage): AsyncGenerator<RecordDocument[]> {
    let page = first;
    for (let written = 0; ;) {
      const documents = page.items.map(({ document }) => document);
      yield documents;
      written += documents.length;
      if (page.next === null || written >= exportedRecords) return;
      page = await this.records.search({ ...query, cursor: page.next });
    }
  }

  /** From the releases themselves, which know the parts of names. */
  private async *bibtex(pages: AsyncIterable<RecordDocument[]>): AsyncGenerator<string> {
    for await (const documents of pages) {
      const releases = await this.releases.findMany(documents.map(({ releaseId }) => releaseId));
      for (const { releaseId } of documents) {
        const release = releases.get(releaseId);
        // It may have been withdrawn since it was found.
        if (release?.state !== 'published') continue;
        yield `${writeBibtex(citeRelease(release, this.server.publicUrl))}\n`;
      }
    }
  }

  private async *json(pages: AsyncIterable<RecordDocument[]>): AsyncGenerator<string> {
    let before = '[';
    for await (const documents of pages) {
      for (const document of documents) {
        yield `${before}\n${JSON.stringify(presentRecord(document, this.server.publicUrl))}`;
        before = ',';
      }
    }
    yield before === '[' ? '[]\n' : '\n]\n';
  }
}

function presentRecord(document: RecordDocument, publicUrl: string) {
  const { kind, namespace, name, version, title, creators, description, licence } = document;
  const { tasks, tags, languages, publishedAt, pid } = document;
  return {
    ...{ kind, namespace, name, version, title, creators, description, licence },
    ...{ tasks, tags, languages },
    publishedAt: publishedAt.toISOString(),
    pid: `${publicUrl}/id/${pid}`,
    url: publicUrl + recordAddress(document, version),
  };
}
