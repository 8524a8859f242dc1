import { Injectable } from '@nestjs/common';
import type { LicenceReport } from '../../domain/licensing/release/licence-report.js';
import type { RebuildDocument } from '../../domain/preservation/rebuild-document.js';
import { Database } from '../../foundations/database/database.js';
import { DoiRegister } from '../dois/index.js';
import { HarvestList } from '../harvesting/index.js';
import { readPublisherOrcids } from './credit/mirrored-credit.js';
import { readReport } from './release-rows.js';
import type { ReleaseView } from './release-view.js';

/** What a mirror keeps of a release beside what its record says. */
export type MirroredFacts = Pick<
  RebuildDocument,
  | 'proposedBy'
  | 'publishedBy'
  | 'publisherOrcids'
  | 'answers'
  | 'widenings'
  | 'doi'
  | 'conceptDoi'
  | 'datestamp'
> & { readonly report: LicenceReport };

interface ActorsRow {
  readonly proposedBy: string | null;
  readonly publishedBy: string | null;
}

interface WideningRow {
  readonly path: string;
  readonly at: Date;
  readonly by: string;
  readonly before: string;
  readonly after: string;
}

/** Reads of releases what a service needs that is rebuilt from a mirror. */
@Injectable()
export class MirroredReleases {
  constructor(
    private readonly database: Database,
    private readonly dois: DoiRegister,
    private readonly harvest: HarvestList,
  ) {}

  /** Of a release that is or was published. */
  async describe(release: ReleaseView): Promise<MirroredFacts> {
    const { id, repositoryId, answers } = release;
    const [report, [actors], publisherOrcids, widenings, dois, datestamps] = await Promise.all([
      readReport(this.database, id),
      this.database.query<ActorsRow>(readActors, [id]),
      readPublisherOrcids(this.database, id),
      this.database.query<WideningRow>(readWidenings, [id]),
      this.dois.mirrored(repositoryId),
      this.harvest.datestamps([id]),
    ]);
    const doiOf = (releaseId: string | null) => {
      const found = dois.find((doi) => doi.releaseId === releaseId);
      if (found === undefined) return null;
      const { doi, state, reason, reservedAt, registeredAt } = found;
      return { doi, state, reason, reservedAt, registeredAt };
    };
    return {
      report,
      answers,
      proposedBy: actors?.proposedBy ?? null,
      publishedBy: actors?.publishedBy ?? null,
      publisherOrcids,
      widenings: widenings.map((widening) => ({ ...widening, at: widening.at.toISOString() })),
      doi: doiOf(id),
      conceptDoi: doiOf(null),
      datestamp: datestamps.get(id)?.toISOString() ?? null,
    };
  }

  /** The ids of all that strangers see, or saw, and that is none of these PIDs; one of them is enough. */
  async hasOthers(pids: readonly string[]): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT 1 FROM release
       WHERE state IN ('published', 'withdrawn') AND pid <> ALL ($1::text[]) LIMIT 1`,
      [pids],
    );
    return rows.length > 0;
  }
}

const readActors = `
  SELECT p.handle AS "proposedBy", q.handle AS "publishedBy"
  FROM release r
    LEFT JOIN namespace p ON p.id = r.proposed_by
    LEFT JOIN namespace q ON q.id = r.published_by
  WHERE r.id = $1`;

const readWidenings = `
  SELECT c.path, c.at, n.handle AS by, c.before, c.after
  FROM licence_change c JOIN namespace n ON n.id = c.account_id
  WHERE c.release_id = $1 ORDER BY c.at, c.id`;
