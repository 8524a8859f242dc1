import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { NotFound } from '../../domain/errors/sphere-error.js';
import { canonicalJson, sha256OfText } from '../../domain/release/canonical-json.js';
import { requireAccount, requireAdvisor } from '../../domain/release/require-ability.js';
import type { Viewer } from '../../domain/release/viewer.js';
import type { DetectedInterest } from '../../domain/review/detected-interests.js';
import { canSeeAllOpinions } from '../../domain/review/opinion-access.js';
import { disclaimer, type OpinionDocument } from '../../domain/review/opinion.js';
import { Clock } from '../../foundations/clock/clock.js';
import { Database, sql } from '../../foundations/database/database.js';
import { PeopleService } from '../identity/index.js';
import type { ReleaseView } from '../releases/index.js';
import type { RepositoryView } from '../repositories/index.js';
import { InterestDetector } from './interest-detector.js';
import {
  countPublishedOpinions,
  findOpinion,
  listEarlierRevisions,
  listOpinions,
  listOwnOpinions,
} from './opinion-rows.js';
import { notFound, requireId, signatoryOf } from './review-context.js';
import { ReviewKeys } from './review-keys.js';
import type { OpinionView, ReviewedRelease, Signed } from './review-view.js';

/** What an export that was once made said, for whoever is shown one (scholarly G). */
export interface ExportRecord {
  readonly code: string;
  /** Handle. */
  readonly advisor: string;
  readonly opinionCount: number;
  /** Of the RFC 8785 text of its document. */
  readonly documentSha256: string;
  readonly exportedAt: Date;
}

/** The newest ones; more have no place in one file. */
const maxExported = 1_000;

/** Reads opinions as their viewers may see them. */
@Injectable()
export class OpinionsService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly detector: InterestDetector,
    private readonly keys: ReviewKeys,
    private readonly clock: Clock,
  ) {}

  /**
   * Opinions on a release that its viewer may see, in the order in which they were first given. Of a
   * candidate: all for members, for an advisor her own, for anyone else none (decision 0010).
   */
  async list(
    viewer: Viewer,
    repository: RepositoryView,
    release: ReleaseView,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<OpinionView[]> {
    const isPublic = release.state === 'published' || release.state === 'withdrawn';
    if (canSeeAllOpinions(viewer, repository, isPublic)) {
      return listOpinions(this.database, release.id, { ...page, advisorId: null });
    }
    if (viewer.kind === 'anonymous') return [];
    return listOpinions(this.database, release.id, { ...page, advisorId: viewer.accountId });
  }

  /** As `list`, the one of that id. Throws `NotFound` (`opinion-not-found`). */
  async require(
    viewer: Viewer,
    repository: RepositoryView,
    release: ReleaseView,
    id: string,
  ): Promise<OpinionView> {
    const opinion = await findOpinion(this.database, release.id, requireId(id, 'opinion'));
    const isPublic = release.state === 'published' || release.state === 'withdrawn';
    const isOwn = viewer.kind === 'account' && viewer.accountId === opinion?.advisorId;
    if (opinion !== null && (isOwn || canSeeAllOpinions(viewer, repository, isPublic))) {
      return opinion;
    }
    throw notFound('opinion');
  }

  /**
   * What an opinion said before, the newest first, for whoever may read the opinion itself.
   * @param page.before a revision to start below
   */
  earlier(
    opinion: OpinionView,
    page: { readonly before: number; readonly limit: number },
  ): Promise<Signed<OpinionDocument>[]> {
    return listEarlierRevisions(this.database, opinion.id, page);
  }

  /** The viewer's own opinions, the newest first. Throws `Unauthenticated`. */
  own(
    viewer: Viewer,
    page: { readonly before: string | null; readonly limit: number },
  ): Promise<(OpinionView & { readonly release: ReviewedRelease })[]> {
    const { accountId } = requireAccount(viewer);
    return listOwnOpinions(this.database, accountId, { ...page, isPublic: false });
  }

  /** What an advisor said of releases that were published, for anyone to read; the newest first. */
  publishedBy(
    advisorId: string,
    page: { readonly before: string | null; readonly limit: number },
  ): Promise<(OpinionView & { readonly release: ReviewedRelease })[]> {
    return listOwnOpinions(this.database, advisorId, { ...page, isPublic: true });
  }

  /** How many opinions each advisor gave on what was published; who gave none is missing. */
  countPublished(advisorIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return countPublishedOpinions(this.database, advisorIds);
  }

  /**
   * What the records of this service would show beside the viewer's declaration, if she gave an opinion
   * on a release now. Throws `Forbidden` for anyone but advisors.
   */
  async detectedInterests(
    viewer: Viewer,
    repository: RepositoryView,
    release: ReleaseView,
  ): Promise<readonly DetectedInterest[]> {
    const advisor = requireAdvisor(viewer);
    return this.database.transaction((manager) =>
      this.detector.detect(manager, advisor, repository, release),
    );
  }

  /**
   * A record of service: the viewer's opinions on what was published, the 1,000 newest, each with its
   * own signature, in one signed document whose code anyone can check. Throws `Forbidden` for anyone
   * but advisors.
   */
  async export(viewer: Viewer): Promise<Signed<Readonly<Record<string, unknown>>>> {
    const { accountId } = requireAdvisor(viewer);
    const page = { before: null, limit: maxExported, isPublic: true };
    const opinions = await listOwnOpinions(this.database, accountId, page);
    const exportedAt = this.clock.now();
    const code = randomBytes(10).toString('hex');
    return this.database.transaction(async (manager) => {
      const document = {
        schema: 'sphere-opinions-export-v1',
        code,
        advisor: { ...signatoryOf(await this.people.byId(manager, accountId)) },
        exportedAt: exportedAt.toISOString(),
        opinions: opinions.map(({ document: opinion, signature }) => ({
          document: { ...opinion },
          signature: { ...signature },
        })),
        disclaimer,
      };
      const text = canonicalJson(document);
      const signature = await this.keys.sign(manager, text);
      await sql(
        manager,
        `INSERT INTO opinion_export
           (code, advisor_id, opinion_count, document_sha256, exported_at)
         VALUES ($1, $2, $3, $4, $5)`,
        [code, accountId, opinions.length, sha256OfText(text), exportedAt],
      );
      return { document, signature };
    });
  }

  /** What an export of that code said. Throws `NotFound` (`export-not-found`). */
  async checkExport(code: string): Promise<ExportRecord> {
    const [record] = /^[0-9a-f]{20}$/.test(code)
      ? await this.database.query<ExportRecord>(
          `SELECT e.code, n.handle AS advisor, e.opinion_count AS "opinionCount",
                  e.document_sha256 AS "documentSha256", e.exported_at AS "exportedAt"
           FROM opinion_export e JOIN namespace n ON n.id = e.advisor_id WHERE e.code = $1`,
          [code],
        )
      : [];
    if (record !== undefined) return record;
    throw new NotFound('export-not-found', `No export has the code "${code.slice(0, 40)}".`, {
      facts: { code: code.slice(0, 40) },
    });
  }
}
