import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { plainText } from '../../../domain/card/card-body.js';
import { Unavailable } from '../../../domain/errors/sphere-error.js';
import { Database, sql } from '../../../foundations/database/database.js';
import { excerpt, excerptOfLong, type Highlight, highlight } from './highlight.js';
import { type FacetName, facetNames } from './index-row.js';
import { type RecordDocument, readDocument } from './record-document.js';
import { NewestWindows } from './newest-windows.js';
import { planSearch, type RecordQuery, type SearchPlan, writeCursor } from './record-query.js';
import {
  maxCount,
  type RankedRow,
  type SearchAnswer,
  searchStatement,
} from './search-statement.js';

/** What of a record answers the question. */
export interface RecordHighlights {
  readonly title: Highlight;
  /** Of the description; of the paper's text where the words stand only there. */
  readonly description: Highlight;
  readonly isFromText: boolean;
}

/** One record of a page, with the question's words marked in it. */
export interface RecordHit {
  readonly document: RecordDocument;
  /** Null where nothing was asked. */
  readonly highlights: RecordHighlights | null;
}

/** How many of the matches have one value. */
export interface FacetValue {
  readonly value: string;
  readonly count: number;
  /** True where only the newest matches were counted. */
  readonly isEstimate: boolean;
}

/** One page of a search. */
export interface RecordPage {
  readonly items: readonly RecordHit[];
  /** Cursor of the next page; null at the end. By relevance the end is that of what was ranked. */
  readonly next: string | null;
  /** At most 1,000; `isCapped` where there are, or may be, more. */
  readonly total: { readonly count: number; readonly isCapped: boolean };
  readonly facets: Readonly<Record<FacetName, readonly FacetValue[]>>;
}

/** A search that takes longer is worth less than the searches that it holds up. */
const searchTimeoutMs = 5_000;

/** Finds published records by words and by what they are. */
@Injectable()
export class RecordsService {
  constructor(
    private readonly database: Database,
    private readonly windows: NewestWindows,
  ) {}

  /**
   * Throws `InvalidInput` for a query out of bounds or a cursor of another list, and `Unavailable`
   * where a search takes longer than five seconds.
   */
  async search(query: RecordQuery): Promise<RecordPage> {
    const plan = planSearch(query);
    if (plan.isWordless) return emptyPage;
    const { answer, documents, texts } = await this.run(plan);
    const rows = answer.page.slice(0, plan.limit);
    return {
      items: rows.flatMap(({ id }) => {
        const document = documents.get(id);
        return document === undefined ? [] : [present(document, plan, texts.get(id))];
      }),
      next: nextCursor(plan, answer, rows),
      total: {
        count: Math.min(answer.found, maxCount),
        isCapped: answer.found > maxCount || answer.is_cut,
      },
      facets: presentFacets(answer),
    };
  }

  private async run(plan: SearchPlan): Promise<Found> {
    try {
      return await this.database.transaction(async (manager) => {
        await manager.query(searchSettings);
        const statement = searchStatement(plan, await this.windows.find(manager, plan));
        const [answer] = await sql<SearchAnswer>(manager, statement.text, statement.parameters);
        if (answer === undefined) throw new Error('An aggregate always answers a row.');
        const ids = answer.page.slice(0, plan.limit).map(({ id }) => id);
        const inText = ids.filter((id) => answer.in_text.includes(id));
        const texts = await findTexts(manager, inText);
        return { answer, documents: await findDocuments(manager, ids), texts };
      });
    } catch (error) {
      if (!isTimeout(error)) throw error;
      const message =
        'This search takes too long; ask for rarer words, or narrow it by kind or date.';
      throw new Unavailable(message, 10, {
        cause: error,
        facts: { what: 'search' },
      });
    }
  }
}

interface Found {
  readonly answer: SearchAnswer;
  readonly documents: ReadonlyMap<string, RecordDocument>;
  /** Beginnings of the texts of those that were found by their text alone. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * The table is never read from end to end; compiling such a plan costs more than running it; and one
 * search takes one processor.
 */
export const searchSettings = `
  SELECT set_config('statement_timeout', '${searchTimeoutMs}', true),
    set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),
    set_config('max_parallel_workers_per_gather', '0', true)`;

async function findDocuments(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, RecordDocument>> {
  if (ids.length === 0) return new Map();
  const rows = await sql<{ repository_id: string; document: unknown }>(
    manager,
    'SELECT repository_id, document FROM record_document WHERE repository_id = ANY ($1::uuid[])',
    [ids],
  );
  return new Map(rows.map((row) => [row.repository_id, readDocument(row.document)]));
}

const readOfText = 200_000;

async function findTexts(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await sql<{ repository_id: string; body: string }>(
    manager,
    `SELECT repository_id, left(body, ${readOfText}) AS body FROM record_text
     WHERE repository_id = ANY ($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ repository_id, body }) => [repository_id, body]));
}

function present(
  document: RecordDocument,
  { text }: SearchPlan,
  body: string | undefined,
): RecordHit {
  if (text === null) return { document, highlights: null };
  return {
    document,
    highlights: {
      title: highlight(document.title, text.terms, text.hasPrefix),
      description:
        body === undefined
          ? excerpt(plainText(document.description), text.terms, text.hasPrefix)
          : excerptOfLong(body, text.terms, text.hasPrefix),
      isFromText: body !== undefined,
    },
  };
}

function nextCursor(
  { sort, limit }: SearchPlan,
  { page, edge }: SearchAnswer,
  rows: readonly RankedRow[],
): string | null {
  const last = page.length > limit ? rows.at(-1) : edge;
  if (last === undefined || last === null) return null;
  return writeCursor(sort, { rank: last.rank, at: new Date(last.at), repositoryId: last.id });
}

function presentFacets({ facets, is_cut: isEstimate }: SearchAnswer): RecordPage['facets'] {
  const of = (name: FacetName): FacetValue[] =>
    facets
      .filter(({ facet }) => facet === name)
      .map(({ label, count }) => ({ value: label, count, isEstimate }));
  return Object.fromEntries(facetNames.map((name) => [name, of(name)])) as Record<
    FacetName,
    FacetValue[]
  >;
}

const emptyPage: RecordPage = {
  items: [],
  next: null,
  total: { count: 0, isCapped: false },
  facets: presentFacets({
    page: [],
    facets: [],
    found: 0,
    is_cut: false,
    edge: null,
    in_text: [],
  }),
};

function isTimeout(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '57014';
}
