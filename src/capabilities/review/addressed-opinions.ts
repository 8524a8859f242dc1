import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Conflict, type Fault, InvalidInput, makeFault } from '../../domain/errors/sphere-error.js';
import { requireWrite } from '../../domain/release/require-ability.js';
import type { Viewer } from '../../domain/release/viewer.js';
import { Database, sql } from '../../foundations/database/database.js';
import { EventLog } from '../audit/index.js';
import { CandidatesService, type ReleaseView } from '../releases/index.js';
import type { RepositoryView } from '../repositories/index.js';
import { listEarlierOpinions } from './opinion-rows.js';
import { eventSubject } from './review-context.js';
import type { OpinionView } from './review-view.js';

/** Which remarks on earlier versions a version answers (scholarly G). */
@Injectable()
export class AddressedOpinions {
  constructor(
    private readonly database: Database,
    private readonly candidates: CandidatesService,
    private readonly events: EventLog,
  ) {}

  /**
   * States that a version answers opinions on earlier ones. It is only ever added to, and harmless to
   * repeat. Throws `Forbidden` for all but writers, `InvalidInput` with every opinion that is not a public
   * one on an earlier version, `Conflict` (`release-withdrawn`).
   */
  async add(
    viewer: Viewer,
    repository: RepositoryView,
    version: string,
    opinionIds: readonly string[],
  ): Promise<readonly string[]> {
    const author = requireWrite(viewer, repository);
    return this.database.transaction(async (manager) => {
      const release = await this.candidates.requireLocked(manager, viewer, repository, version);
      if (release.state === 'withdrawn') throw withdrawn(release);
      await requireEarlier(manager, release, opinionIds);
      const added = await sql<{ id: string }>(
        manager,
        `INSERT INTO opinion_addressed (release_id, opinion_id)
         SELECT $1, id FROM unnest($2::uuid[]) AS id ON CONFLICT DO NOTHING
         RETURNING opinion_id AS id`,
        [release.id, opinionIds],
      );
      const rows = await sql<{ id: string }>(manager, addressedBy, [release.id]);
      if (added.length > 0) {
        await this.events.append(manager, {
          actor: author.handle,
          action: 'opinion.addressed',
          subject: eventSubject(repository, release),
          detail: { opinions: added.map(({ id }) => id) },
          isPublic: release.state === 'published',
        });
      }
      return rows.map(({ id }) => id);
    });
  }

  /** The opinions that a version answers, by their age; served by the primary key. */
  async of(release: Pick<ReleaseView, 'id'>): Promise<readonly string[]> {
    const rows = await this.database.query<{ id: string }>(addressedBy, [release.id]);
    return rows.map(({ id }) => id);
  }

  /** Public opinions on versions that were proposed before this one, the newest first. */
  onEarlierVersions(
    release: Pick<ReleaseView, 'repositoryId' | 'versionIndex'>,
    page: { readonly before: string | null; readonly limit: number },
  ): Promise<OpinionView[]> {
    return listEarlierOpinions(this.database, release, page);
  }
}

const addressedBy = `
  SELECT opinion_id AS id FROM opinion_addressed WHERE release_id = $1 ORDER BY opinion_id`;

async function requireEarlier(
  manager: EntityManager,
  { repositoryId, versionIndex }: ReleaseView,
  opinionIds: readonly string[],
): Promise<void> {
  const rows = await sql<{ id: string }>(
    manager,
    `SELECT o.id FROM opinion o JOIN release r ON r.id = o.release_id
     WHERE o.id::text = ANY ($1::text[]) AND r.repository_id = $2 AND r.version_index < $3
       AND r.state IN ('published', 'withdrawn')`,
    [opinionIds, repositoryId, versionIndex],
  );
  const known = new Set(rows.map(({ id }) => id));
  const unknown = opinionIds.flatMap((id, index) => (known.has(id) ? [] : [notEarlier(id, index)]));
  if (unknown.length === 0) return;
  throw new InvalidInput(unknown.map(({ message }) => message).join(' '), { faults: unknown });
}

function notEarlier(id: string, index: number): Fault {
  const value = id.slice(0, 80);
  const message = `"${value}" is no public opinion on an earlier version of this repository.`;
  return makeFault(`addresses[${index}]`, 'opinion-not-earlier', message, { value });
}

function withdrawn({ version }: ReleaseView): Conflict {
  return new Conflict('release-withdrawn', `Release ${version} is withdrawn.`, {
    remedy: 'A steward may lift the withdrawal.',
    facts: { version },
  });
}
