import { Injectable } from '@nestjs/common';
import { writeBibtex } from '../../domain/citation/bibtex.js';
import { citeRelease, type CitedWork } from '../../domain/citation/cited-work.js';
import { writeCslJson } from '../../domain/citation/csl-json.js';
import { writeRis } from '../../domain/citation/ris.js';
import { InvalidInput } from '../../domain/errors/sphere-error.js';
import { writeDataCiteJson } from '../../domain/scholarly/datacite-json.js';
import { DataCiteConfig } from '../../foundations/config/datacite.config.js';
import { ServerConfig } from '../../foundations/config/server.config.js';
import { type RecordHit, type RecordQuery, RecordsService } from '../discovery/index.js';
import { ReleasesService, ScholarlyRecords } from '../releases/index.js';

/** The formats in which the results of a search are cited (scholarly B). */
export const citedFormats = ['bibtex', 'ris', 'csl', 'datacite-json'] as const;
export type CitedFormat = (typeof citedFormats)[number];

/** The longest list of results that is handed out at once. */
export const maxResults = 1_000;
/** Results that are looked for, or read from their releases, at a time. */
const atATime = 100;

/** A long page of results. */
export interface FoundRecords {
  readonly hits: readonly RecordHit[];
  /** `cursor` of the next page; null at the end. */
  readonly next: string | null;
}

/** The results of a search as long lists, for programs and reference managers. */
@Injectable()
export class ResultLists {
  constructor(
    private readonly records: RecordsService,
    private readonly releases: ReleasesService,
    private readonly scholarly: ScholarlyRecords,
    private readonly server: ServerConfig,
    private readonly dataCite: DataCiteConfig,
  ) {}

  /**
   * As `RecordsService.search` finds them, but up to 1,000 of them, 100 by default. Throws what it
   * throws, and `InvalidInput` for another limit.
   */
  async find({ limit = atATime, ...query }: RecordQuery): Promise<FoundRecords> {
    if (!Number.isInteger(limit) || limit < 1 || limit > maxResults) {
      const message = `${limit} is not a number from 1 to ${maxResults}.`;
      throw InvalidInput.field('limit', 'limit', message, { value: limit, max: maxResults });
    }
    const hits: RecordHit[] = [];
    let { cursor } = query;
    for (;;) {
      const wanted = Math.min(atATime, limit - hits.length);
      const page = await this.records.search({ ...query, cursor, limit: wanted });
      hits.push(...page.items);
      // A page may be short and still be followed by others.
      if (page.next === null || hits.length >= limit) return { hits, next: page.next };
      cursor = page.next;
    }
  }

  /** Cites what was found, in pieces; what has been withdrawn meanwhile is left out. */
  cite(hits: readonly RecordHit[], format: CitedFormat): AsyncIterable<string> {
    switch (format) {
      case 'bibtex':
        return this.texts(hits, (work) => `${writeBibtex(work)}\n`);
      case 'ris':
        return this.texts(hits, writeRis);
      case 'csl':
        return inBrackets(this.texts(hits, writeCslJson));
      case 'datacite-json':
        return inBrackets(this.dataCiteRecords(hits));
    }
  }

  private async *texts(
    hits: readonly RecordHit[],
    write: (work: CitedWork) => string,
  ): AsyncGenerator<string> {
    for (const ids of releasesOf(hits)) {
      const releases = await this.releases.findMany(ids);
      for (const id of ids) {
        const release = releases.get(id);
        if (release?.state !== 'published') continue;
        yield write(citeRelease(release, this.server.publicUrl));
      }
    }
  }

  private async *dataCiteRecords(hits: readonly RecordHit[]): AsyncGenerator<string> {
    for (const ids of releasesOf(hits)) {
      const records = await this.scholarly.findMany(ids);
      for (const id of ids) {
        const record = records.get(id);
        if (record === undefined || record.isWithdrawn) continue;
        yield JSON.stringify(writeDataCiteJson(record, this.dataCite.schema));
      }
    }
  }
}

function* releasesOf(hits: readonly RecordHit[]): Generator<readonly string[]> {
  for (let first = 0; first < hits.length; first += atATime) {
    yield hits.slice(first, first + atATime).map(({ document }) => document.releaseId);
  }
}

/** A JSON array of the items. */
async function* inBrackets(items: AsyncIterable<string>): AsyncGenerator<string> {
  let before = '[';
  for await (const item of items) {
    yield `${before}\n${item.trimEnd()}`;
    before = ',';
  }
  yield before === '[' ? '[]\n' : '\n]\n';
}
