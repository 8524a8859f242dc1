import { Injectable } from '@nestjs/common';
import { exportFormatsOf, type ExportFormat } from '../../domain/exports/export-formats.js';
import { mediaTypeOf } from '../../domain/formats/media-type.js';
import {
  fileAddressOf,
  recordPageOf,
  releasePageOf,
} from '../../domain/scholarly/record-addresses.js';
import { inboxAddressOf } from '../../domain/notify/vocabulary.js';
import { licencesOf } from '../../domain/scholarly/rights.js';
import type { ScholarlyRecord } from '../../domain/scholarly/scholarly-record.js';
import {
  type SignpostedFile,
  type SignpostedPage,
  signpostsOfFile,
} from '../../domain/signposting/signposts.js';
import type { TypedLink } from '../../domain/signposting/typed-link.js';
import { NotifyConfig } from '../../foundations/config/notify.config.js';
import { ServerConfig } from '../../foundations/config/server.config.js';
import { Database } from '../../foundations/database/database.js';
import type { RepositoryView } from '../repositories/index.js';
import type { ReleaseView } from './release-view.js';

/** Which of its two landing pages a release is read on: its own, or that of its record. */
export type LandingPage = 'release' | 'record';

interface Neighbours {
  readonly predecessor: string | null;
  readonly successor: string | null;
}

/** Where a file is and what is served there. */
interface FileRow {
  readonly path: string;
  readonly licence: string | null;
  readonly mediaType: string | null;
}

const filesAtATime = 1_000;
/** The catalogues that most machines know; a header without room for all keeps these. */
const chiefFormats: readonly ExportFormat['name'][] = ['datacite-xml', 'schemaorg', 'ro-crate'];

/** What landing pages lead machines to (scholarly D.1). */
@Injectable()
export class ReleaseSignposts {
  constructor(
    private readonly database: Database,
    private readonly server: ServerConfig,
    private readonly notify: NotifyConfig,
  ) {}

  /** What a landing page of a published or withdrawn release leads to, but its files. */
  async of(
    repository: RepositoryView,
    release: ReleaseView,
    landingPage: LandingPage,
    record: ScholarlyRecord,
  ): Promise<SignpostedPage> {
    const base = this.server.publicUrl;
    const { kind } = repository;
    const concept = recordPageOf(base, repository);
    const own = releasePageOf(base, repository, release.version);
    const address = landingPage === 'release' ? own : concept;
    const { predecessor, successor } = await this.neighboursOf(release);
    const pageOf = (version: string | null) =>
      version === null ? null : releasePageOf(base, repository, version);
    return {
      address,
      citeAs: landingPage === 'record' ? record.concept.address : record.address,
      kind,
      creators: release.metadata.creators,
      licences: addressesOf(release.licence, own),
      formats: formatsOf(repository, address),
      linkset: `${address}/linkset`,
      inbox: this.notify.isOpen ? inboxAddressOf(base) : null,
      collection: landingPage === 'release' ? concept : null,
      versions: {
        history: `${concept}/releases`,
        latest: pageOf(repository.publicVersion),
        predecessor: pageOf(predecessor),
        successor: pageOf(successor),
      },
      isWithdrawn: release.state === 'withdrawn',
    };
  }

  /** The files of a release by path, a page at a time; served by the primary keys. */
  async *files(
    repository: RepositoryView,
    release: ReleaseView,
    pageSize = filesAtATime,
  ): AsyncGenerator<SignpostedFile[]> {
    const base = this.server.publicUrl;
    const page = releasePageOf(base, repository, release.version);
    let after = '';
    for (;;) {
      const rows = await this.database.query<FileRow>(filesAfter, [release.id, after, pageSize]);
      const last = rows.at(-1);
      if (last === undefined) return;
      yield rows.map(({ path, licence, mediaType }) => ({
        address: fileAddressOf(base, repository, release.version, path),
        mediaType: withoutParameters(mediaTypeOf(path, mediaType)),
        licences: ownLicences(licence, release.licence, page),
      }));
      if (rows.length < pageSize) return;
      after = last.path;
    }
  }

  /**
   * What a file of a published release leads back to; served by release_version_is_unique and the primary
   * key. Licences only widen: those that stood here once still hold.
   */
  async ofFile(repository: RepositoryView, version: string, path: string): Promise<TypedLink[]> {
    const page = releasePageOf(this.server.publicUrl, repository, version);
    const [row] = await this.database.query<{ licence: string | null; whole: string }>(
      `SELECT f.licence, r.licence AS whole FROM release r JOIN release_file f ON f.release_id = r.id
       WHERE r.repository_id = $1 AND r.version_folded = lower($2) AND r.state = 'published'
         AND f.path = $3`,
      [repository.id, version, path],
    );
    return signpostsOfFile({ licences: ownLicences(row?.licence ?? null, row?.whole, page) }, page);
  }

  /**
   * The address of a paper's PDF, the one that the card names or else the first; null where none of its
   * files is a PDF by name and bytes, and for all but papers. Served by the primary keys.
   */
  async pdfOf(repository: RepositoryView, release: ReleaseView): Promise<string | null> {
    if (repository.kind !== 'paper') return null;
    const [row] = await this.database.query<{ path: string }>(
      `SELECT f.path FROM release_file f JOIN blob b USING (sha256)
       WHERE f.release_id = $1 AND f.path ILIKE '%.pdf' AND b.media_type = 'application/pdf'
       ORDER BY f.path = $2 DESC, f.path LIMIT 1`,
      [release.id, release.metadata.mainFile ?? ''],
    );
    if (row === undefined) return null;
    return fileAddressOf(this.server.publicUrl, repository, release.version, row.path);
  }

  /** The published releases before and after one; served by release_by_publication. */
  private async neighboursOf({ id }: ReleaseView): Promise<Neighbours> {
    const [row] = await this.database.query<Neighbours>(neighbours, [id]);
    return row ?? { predecessor: null, successor: null };
  }
}

/** Of the licences of an expression; the text that the release keeps where the table knows no place. */
function addressesOf(expression: string, page: string): string[] {
  return licencesOf(expression).map(
    ({ id, url }) => url ?? `${page}/licences/${encodeURIComponent(id)}`,
  );
}

/** Of a file that has other licences than the release as a whole. */
function ownLicences(licence: string | null, whole: string | undefined, page: string): string[] {
  return licence === null || licence === whole ? [] : addressesOf(licence, page);
}

function formatsOf({ kind }: RepositoryView, page: string): SignpostedPage['formats'] {
  const all = exportFormatsOf(kind).filter(({ name }) => name !== 'linkset');
  const chief = chiefFormats.flatMap((name) => all.filter((format) => format.name === name));
  const others = all.filter(({ name }) => !chiefFormats.includes(name));
  return [...chief, ...others].map(({ name, mediaTypes: [type], profile }) => ({
    href: `${page}/export/${name}`,
    type,
    ...(profile !== undefined && { profile }),
  }));
}

function withoutParameters(mediaType: string): string {
  return mediaType.split(';', 1)[0] ?? mediaType;
}

const filesAfter = `
  SELECT f.path, f.licence, b.media_type AS "mediaType"
  FROM release_file f LEFT JOIN blob b USING (sha256)
  WHERE f.release_id = $1 AND f.path > $2 ORDER BY f.path LIMIT $3`;

const neighbours = `
  SELECT
    (SELECT p.version FROM release p
     WHERE p.repository_id = r.repository_id AND p.state = 'published'
       AND (p.published_at, p.id) < (r.published_at, r.id)
     ORDER BY p.published_at DESC NULLS LAST, p.id DESC LIMIT 1) AS predecessor,
    (SELECT p.version FROM release p
     WHERE p.repository_id = r.repository_id AND p.state = 'published'
       AND (p.published_at, p.id) > (r.published_at, r.id)
     ORDER BY p.published_at NULLS FIRST, p.id LIMIT 1) AS successor
  FROM release r WHERE r.id = $1`;
