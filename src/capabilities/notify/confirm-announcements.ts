import type { IncomingMessage } from 'node:http';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { namesWork, type WorkNames } from '../../domain/notify/names-work.js';
import { isAtSender, numericOrigins } from '../../domain/notify/senders.js';
import { recordPageOf, releasePageOf } from '../../domain/scholarly/record-addresses.js';
import { Clock, newId } from '../../foundations/clock/clock.js';
import { Rounds } from '../../foundations/clock/rounds.js';
import { NotifyConfig } from '../../foundations/config/notify.config.js';
import { ServerConfig } from '../../foundations/config/server.config.js';
import { Database, sql } from '../../foundations/database/database.js';
import { fetchPublic } from '../../foundations/http/public-fetch.js';
import { ReleasesService } from '../releases/index.js';
import { RepositoriesService } from '../repositories/index.js';
import { Announcements } from './announcements.js';
import { NotifyRecorder } from './notify-recorder.js';

interface DueAnnouncement {
  readonly id: string;
  readonly address: string;
  readonly kind: string;
  readonly service: string;
  readonly lease: string;
  readonly attempts: number;
  readonly releaseId: string;
}

const minuteMs = 60_000;
/** How long after each attempt the next one comes: a page may be published after it was announced. */
const pausesMs = [1, 10, 60, 360, 1_440].map((minutes) => minutes * minuteMs);
const everyMs = 30_000;
const batchSize = 50;
/** The whole of an attempt. */
const timeoutMs = 20_000;
/** Longer than any attempt takes. */
const leaseMs = 120_000;
/** Of a page, its beginning: a review names what it is about near its head. */
const mostBytes = 2_097_152;
const longestReason = 300;

/**
 * Looks whether what was announced is there and names the release, before anybody is shown it: whoever
 * sends a notification is only who she says she is, and the page is where the service itself speaks.
 */
@Injectable()
export class ConfirmAnnouncements implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ConfirmAnnouncements.name);
  private readonly rounds = new Rounds(
    () => this.confirmDue(),
    (error) => {
      this.logger.warn({ err: error }, 'Announcements wait; the next round tries again.');
    },
  );

  constructor(
    private readonly database: Database,
    private readonly announcements: Announcements,
    private readonly recorder: NotifyRecorder,
    private readonly repositories: RepositoriesService,
    private readonly releases: ReleasesService,
    private readonly config: NotifyConfig,
    private readonly server: ServerConfig,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.isOpen) return;
    this.announcements.whenDue(() => {
      this.rounds.poke();
    });
    this.rounds.begin(everyMs);
  }

  /** Waits for the page that is being read; the others are read by whoever runs next. */
  beforeApplicationShutdown(): Promise<void> {
    return this.rounds.end();
  }

  /** Looks at what is due. @returns how many were confirmed */
  confirm(): Promise<number> {
    return this.rounds.run();
  }

  private async confirmDue(): Promise<number> {
    let confirmed = 0;
    for (let taken = 0; taken < batchSize && !this.rounds.isOver; taken += 1) {
      const due = await this.lease();
      if (due === null) return confirmed;
      const flaw = await this.flawOf(due);
      if (flaw === null) {
        await this.show(due);
        confirmed += 1;
      } else await this.postpone(due, flaw);
    }
    return confirmed;
  }

  /** Served by external_review_due. */
  private async lease(): Promise<DueAnnouncement | null> {
    const now = this.clock.now();
    const [due] = await this.database.query<DueAnnouncement>(
      `WITH due AS MATERIALIZED (
         SELECT id FROM external_review
         WHERE state = 'waiting' AND due_at <= $1
           AND (leased_until IS NULL OR leased_until <= $1)
         ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
       UPDATE external_review e SET lease = $2, leased_until = $3 FROM due WHERE e.id = due.id
       RETURNING e.id, e.address, e.kind, e.service, e.lease, e.attempts,
         e.release_id AS "releaseId"`,
      [now, newId(), new Date(now.getTime() + leaseMs)],
    );
    return due ?? null;
  }

  /** Why an announcement is not confirmed, on one line; null where it is. */
  private async flawOf({ address, releaseId }: DueAnnouncement): Promise<string | null> {
    const senders = this.config.knownSenders;
    if (!isAtSender(address, senders)) return 'It stands at no service that may write any more.';
    const read = await this.read(address, senders);
    if ('flaw' in read) return read.flaw;
    const isNamed = namesWork(read.text, await this.namesOf(releaseId));
    return isNamed ? null : 'The page does not name the release.';
  }

  private async read(
    address: string,
    senders: readonly string[],
  ): Promise<{ readonly text: string } | { readonly flaw: string }> {
    try {
      const page = await fetchPublic(address, {
        trustedOrigins: numericOrigins(senders),
        mayFollow: (next) => isAtSender(next, senders),
        signal: AbortSignal.timeout(timeoutMs),
        agent: 'Sphere',
      });
      return { text: await readBeginning(page) };
    } catch (error) {
      // Whatever goes wrong with somebody else's page is a reason to look again later.
      return { flaw: reasonOf(error) };
    }
  }

  private async namesOf(releaseId: string): Promise<WorkNames> {
    const release = (await this.releases.findMany([releaseId])).get(releaseId);
    const repositoryId = release?.repositoryId ?? '';
    const repository = (await this.repositories.findMany([repositoryId])).get(repositoryId);
    if (release?.state !== 'published' || repository === undefined) return { pids: [], pages: [] };
    const { publicUrl: base } = this.server;
    return {
      pids: [release.pid, repository.pid],
      pages: [releasePageOf(base, repository, release.version), recordPageOf(base, repository)],
    };
  }

  private async show({ id, lease, releaseId, kind, service }: DueAnnouncement): Promise<void> {
    await this.database.transaction(async (manager) => {
      const shown = await sql(
        manager,
        `UPDATE external_review SET state = 'shown', confirmed_at = $3, last_error = NULL,
           lease = NULL, leased_until = NULL
         WHERE id = $1 AND lease = $2 AND state = 'waiting' RETURNING id`,
        [id, lease, this.clock.now()],
      );
      if (shown.length === 0) return;
      await this.recorder.record(manager, releaseId, {
        action: 'external-review.shown',
        detail: { review: id, service, kind },
        isPublic: true,
      });
    });
  }

  private async postpone({ id, lease, attempts }: DueAnnouncement, flaw: string): Promise<void> {
    const pauseMs = pausesMs[attempts];
    if (pauseMs === undefined) this.logger.warn(`Announcement ${id} is not confirmed: ${flaw}`);
    await this.database.query(
      `UPDATE external_review SET state = $3, due_at = $4, attempts = attempts + 1, last_error = $5,
         lease = NULL, leased_until = NULL
       WHERE id = $1 AND lease = $2`,
      [
        id,
        lease,
        pauseMs === undefined ? 'unconfirmed' : 'waiting',
        new Date(this.clock.now().getTime() + (pauseMs ?? 0)),
        flaw,
      ],
    );
  }
}

async function readBeginning(page: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of page) {
      chunks.push(chunk as Buffer);
      sizeBytes += (chunk as Buffer).length;
      if (sizeBytes >= mostBytes) break;
    }
  } finally {
    page.destroy();
  }
  return Buffer.concat(chunks).subarray(0, mostBytes).toString('utf8');
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').slice(0, longestReason);
}
