import type { EntityManager } from 'typeorm';
import { NotFound } from '../../domain/errors/sphere-error.js';
import type { BoundRelease, Signatory } from '../../domain/review/opinion.js';
import { sql } from '../../foundations/database/database.js';
import type { PersonView } from '../identity/index.js';
import type { NotificationSubject } from '../notifications/index.js';
import type { ReleaseView } from '../releases/index.js';
import type { RepositoryView } from '../repositories/index.js';

/** A release as documents that are signed name it. */
export function boundTo(repository: RepositoryView, release: ReleaseView): BoundRelease {
  return {
    kind: repository.kind,
    namespace: repository.namespace,
    name: repository.name,
    version: release.version,
    pid: release.pid,
    manifestSha256: release.manifestSha256,
  };
}

/** A release as notifications name it. */
export function subjectOf(repository: RepositoryView, release: ReleaseView): NotificationSubject {
  return {
    kind: repository.kind,
    namespace: repository.namespace,
    name: repository.name,
    version: release.version,
    title: release.metadata.title,
  };
}

/** A release as the event log names it. */
export function eventSubject(repository: RepositoryView, release: ReleaseView): string {
  return `${repository.kind}:${repository.fullName}@${release.version}`;
}

/** Somebody as documents that are signed name her. */
export function signatoryOf({ handle, displayName, orcid, affiliations }: PersonView): Signatory {
  return { handle, name: displayName, orcid, affiliations };
}

/** Who was invited to a release and has not declined. */
export async function advisorsOf(manager: EntityManager, releaseId: string): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    manager,
    `SELECT advisor_id AS id FROM invitation
     WHERE release_id = $1 AND status <> 'declined' ORDER BY id`,
    [releaseId],
  );
  return rows.map(({ id }) => id);
}

/** What is named by an id from outside; anything else is not worth a query. */
export function requireId(id: string, what: 'invitation' | 'opinion'): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return id;
  throw notFound(what);
}

/** Nothing there, or nothing that the viewer may see. */
export function notFound(what: 'invitation' | 'opinion'): NotFound {
  return new NotFound(`${what}-not-found`, `The release has no such ${what}.`);
}
