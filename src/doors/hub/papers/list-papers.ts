import { Injectable } from '@nestjs/common';
import { arxivKey } from '../../../domain/card/work-identifiers.js';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { readArxivId } from '../../../domain/identifiers/arxiv-id.js';
import {
  CitationsService,
  PapersService,
  type RecordDocument,
  RecordsService,
} from '../../../capabilities/discovery/index.js';
import { type HubQuery, numberOf, valuesOf } from '../wire/hub-query.js';
import { type Period, readDay, readMonth, readWeek } from './publication-period.js';

const searchSize = { fallback: 20, max: 100 };
const pageSize = { fallback: 50, max: 100 };
const pageNumber = { fallback: 0, max: 1_000_000 };
/** Whoever wants more papers than this has dates to ask by. */
const maxOffset = 10_000;

/** Lists papers as the queries of Hub clients ask for them (hf-hub D). */
@Injectable()
export class PaperLister {
  constructor(
    private readonly papers: PapersService,
    private readonly records: RecordsService,
    private readonly citations: CitationsService,
  ) {}

  /** `q` and `limit`: by words, the newest where there are none; an arXiv id gives its paper. */
  async search(query: HubQuery): Promise<readonly RecordDocument[]> {
    const [q = ''] = valuesOf(query, 'q');
    const limit = Math.max(1, numberOf(query, 'limit', searchSize));
    const arxivId = readArxivId(q);
    const named = arxivId === null ? null : await this.ofArxivId(arxivId);
    if (named !== null) return [named];
    const { items } = await this.records.search({ kind: 'paper', q, limit });
    return items.map(({ document }) => document);
  }

  /**
   * `date`, `week` or `month` of the first publication, `submitter`, `sort`, `p` (from 0) and
   * `limit`; the newest first. Throws `InvalidInput`.
   */
  async daily(query: HubQuery): Promise<readonly RecordDocument[]> {
    const limit = Math.max(1, numberOf(query, 'limit', pageSize));
    const offset = numberOf(query, 'p', pageNumber) * limit;
    const period = periodOf(query);
    const [submitter = null] = valuesOf(query, 'submitter');
    const sort = sortOf(query);
    if (offset > maxOffset) return [];
    return this.papers.list({
      from: period?.from ?? null,
      until: period?.until ?? null,
      namespace: submitter,
      sort,
      offset,
      limit,
    });
  }

  private async ofArxivId(arxivId: string): Promise<RecordDocument | null> {
    const key = arxivKey(arxivId);
    const repositoryId = (await this.citations.findWorks('paper', [key])).get(key);
    return repositoryId === undefined ? null : this.papers.find(repositoryId);
  }
}

function periodOf(query: HubQuery): Period | null {
  const readers = { date: readDay, week: readWeek, month: readMonth };
  for (const [key, read] of Object.entries(readers)) {
    const [text] = valuesOf(query, key);
    if (text !== undefined && text !== '') return read(text);
  }
  return null;
}

function sortOf(query: HubQuery): 'newest' | 'downloads' {
  const [sort = 'publishedAt'] = valuesOf(query, 'sort');
  if (sort === 'publishedAt') return 'newest';
  if (sort === 'trending') return 'downloads';
  throw InvalidInput.field(
    'sort',
    'sort',
    `Papers are not sorted by "${sort.slice(0, 40)}"; write publishedAt or trending.`,
    { value: sort.slice(0, 40), options: ['publishedAt', 'trending'] },
  );
}
