import { Injectable } from '@nestjs/common';
import { maxResults, ResultLists } from '../../../capabilities/catalogue/index.js';
import type { RecordDocument, RecordHit } from '../../../capabilities/discovery/index.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { recordAddress } from '../records/record-address.js';
import type { SearchQuestion } from './search-question.js';

export const exportFormats = ['bibtex', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Writes the answers to a search as a file, a piece at a time. */
@Injectable()
export class ResultExports {
  constructor(
    private readonly lists: ResultLists,
    private readonly server: ServerConfig,
  ) {}

  /**
   * The text of the file, in pieces. What `ResultLists.find` throws of the question is thrown here,
   * before the first piece.
   */
  async write(
    question: SearchQuestion,
    format: ExportFormat,
  ): Promise<AsyncIterable<string> | Iterable<string>> {
    const { hits } = await this.lists.find(question.fromStart().toQuery(maxResults));
    return format === 'bibtex' ? this.lists.cite(hits, format) : this.json(hits);
  }

  private *json(hits: readonly RecordHit[]): Generator<string> {
    let before = '[';
    for (const { document } of hits) {
      yield `${before}\n${JSON.stringify(presentRecord(document, this.server.publicUrl))}`;
      before = ',';
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
