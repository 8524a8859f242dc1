import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { indexedText } from '../../domain/bibliography/describe-pdf.js';
import { Refused, Unavailable } from '../../domain/errors/sphere-error.js';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import type { PdfFlaw } from '../../domain/refusals/bibliography-refusals.js';
import { Clock } from '../../foundations/clock/clock.js';
import { Rounds } from '../../foundations/clock/rounds.js';
import { Database, sql } from '../../foundations/database/database.js';
import { ArtifactsService } from '../artifacts/index.js';
import { RecordTexts } from '../discovery/index.js';
import { PdfReader } from './reading/pdf-reader.js';

/** How far the text of a paper is: `reason` says why there is none. */
export interface PaperTextState {
  readonly state: 'waiting' | 'read' | 'unreadable';
  readonly reason: PdfFlaw | 'gave-up' | null;
  readonly pageCount: number | null;
  /** True where only the beginning is searched. */
  readonly isCut: boolean;
  readonly settledAt: Date | null;
}

interface DuePaper {
  readonly repositoryId: string;
  readonly releaseId: string;
  readonly sha256: Sha256;
  readonly attempts: number;
}

interface Settled {
  readonly state: 'read' | 'unreadable';
  readonly reason: PaperTextState['reason'];
  readonly pageCount: number | null;
  readonly isCut: boolean;
}

const everyMs = 30_000;
/** After which another process may try; one reading takes a minute at most, and may wait for its turn. */
const leaseMinutes = [5, 15, 60];

/**
 * Reads the PDFs of published papers for search, one after another, in any process: nothing waits for it,
 * and a paper that cannot be read is found by its metadata all the same.
 */
@Injectable()
export class PaperReadings implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(PaperReadings.name);
  private readonly rounds = new Rounds(
    () => this.readAll(),
    (error) => {
      this.logger.warn({ err: error }, 'Papers wait to be read; the next round tries again.');
    },
  );

  constructor(
    private readonly database: Database,
    private readonly artifacts: ArtifactsService,
    private readonly reader: PdfReader,
    private readonly texts: RecordTexts,
    private readonly clock: Clock,
  ) {}

  /**
   * Queues the PDF of what a paper shows now, in the transaction that shows it; the same bytes are not
   * read again.
   * @param sha256 null where the paper has no PDF, or shows no release
   */
  async follow(
    manager: EntityManager,
    repositoryId: string,
    releaseId: string | null,
    sha256: Sha256 | null,
  ): Promise<void> {
    if (releaseId === null || sha256 === null) {
      await sql(manager, 'DELETE FROM paper_reading WHERE repository_id = $1', [repositoryId]);
      await this.texts.remove(manager, repositoryId);
      return;
    }
    const kept = await sql(
      manager,
      `UPDATE paper_reading SET release_id = $2 WHERE repository_id = $1 AND sha256 = $3
       RETURNING 1`,
      [repositoryId, releaseId, sha256],
    );
    if (kept.length > 0) return;
    await this.texts.remove(manager, repositoryId);
    await sql(
      manager,
      `INSERT INTO paper_reading (repository_id, release_id, sha256, state, due_at)
       VALUES ($1, $2, $3, 'waiting', $4)
       ON CONFLICT (repository_id) DO UPDATE SET
         release_id = excluded.release_id, sha256 = excluded.sha256, state = 'waiting',
         attempts = 0, due_at = excluded.due_at, reason = NULL, page_count = NULL, is_cut = false,
         settled_at = NULL`,
      [repositoryId, releaseId, sha256, this.clock.now()],
    );
    this.database.afterCommit(manager, () => {
      this.rounds.poke();
    });
  }

  /** Null where the paper shows no PDF. */
  async stateOf(repositoryId: string): Promise<PaperTextState | null> {
    const [row] = await this.database.query<PaperTextState>(
      `SELECT state, reason, page_count AS "pageCount", is_cut AS "isCut", settled_at AS "settledAt"
       FROM paper_reading WHERE repository_id = $1`,
      [repositoryId],
    );
    return row ?? null;
  }

  /** Reads what is due, and resolves when nothing is left that is. */
  readDue(): Promise<void> {
    return this.rounds.run();
  }

  onApplicationBootstrap(): void {
    this.rounds.begin(everyMs);
  }

  /** What is being read is read by whoever runs next; its process is ended. */
  async beforeApplicationShutdown(): Promise<void> {
    const ended = this.rounds.end();
    this.reader.beforeApplicationShutdown();
    await ended;
  }

  private async readAll(): Promise<void> {
    for (;;) {
      const paper = this.rounds.isOver ? null : await this.lease();
      if (paper === null) return;
      await this.readOne(paper);
    }
  }

  /** Takes one paper that nobody else is at; served by `paper_reading_due`. */
  private async lease(): Promise<DuePaper | null> {
    const [paper] = await this.database.query<DuePaper>(
      `WITH due AS MATERIALIZED (
         SELECT repository_id FROM paper_reading WHERE state = 'waiting' AND due_at <= $1
         ORDER BY due_at, repository_id LIMIT 1 FOR UPDATE SKIP LOCKED)
       UPDATE paper_reading SET attempts = attempts + 1,
         due_at = $1::timestamptz
           + ($2::int[])[least(attempts + 1, $3::int)] * interval '1 minute'
       FROM due WHERE paper_reading.repository_id = due.repository_id
       RETURNING paper_reading.repository_id AS "repositoryId", release_id AS "releaseId", sha256,
         attempts`,
      [this.clock.now(), leaseMinutes, leaseMinutes.length],
    );
    return paper ?? null;
  }

  private async readOne(paper: DuePaper): Promise<void> {
    try {
      const blob = await this.artifacts.require(paper.sha256);
      const reading = await this.reader.read(() => this.artifacts.open(blob));
      const { pageCount, isCut } = reading;
      await this.settle(
        paper,
        { state: 'read', reason: null, pageCount, isCut },
        indexedText(reading),
      );
    } catch (error) {
      await this.fail(paper, error);
    }
  }

  /** Writes down how it ended, unless the paper shows something else by now. */
  private async settle(paper: DuePaper, settled: Settled, text: string): Promise<void> {
    const prepared = await this.texts.prepare(text);
    await this.database.transaction(async (manager) => {
      const isShown = await this.texts.hold(manager, paper.repositoryId);
      const rows = await sql(
        manager,
        `UPDATE paper_reading SET state = $4, reason = $5, page_count = $6, is_cut = $7,
           settled_at = $8
         WHERE repository_id = $1 AND release_id = $2 AND sha256 = $3 AND state = 'waiting'
         RETURNING 1`,
        [
          paper.repositoryId,
          paper.releaseId,
          paper.sha256,
          settled.state,
          settled.reason,
          settled.pageCount,
          settled.isCut,
          this.clock.now(),
        ],
      );
      if (rows.length === 0 || !isShown || settled.state !== 'read') return;
      await this.texts.put(manager, paper.repositoryId, prepared);
    });
  }

  /** A PDF that is no good stays so, but for one that was too costly: it may have come at a bad time. */
  private async fail(paper: DuePaper, error: unknown): Promise<void> {
    if (this.rounds.isOver) return;
    const flaw =
      error instanceof Refused && error.code === 'pdf-unreadable'
        ? (error.facts as { readonly flaw: PdfFlaw }).flaw
        : null;
    const isLast = paper.attempts >= leaseMinutes.length;
    if (flaw === null && !(error instanceof Unavailable)) {
      this.logger.warn({ err: error }, `The paper ${paper.sha256} was not read.`);
    }
    if (!isLast && (flaw === null || flaw === 'too-costly')) return;
    const reason = flaw ?? 'gave-up';
    await this.settle(paper, { state: 'unreadable', reason, pageCount: null, isCut: false }, '');
  }
}
