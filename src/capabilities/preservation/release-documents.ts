import { Injectable } from '@nestjs/common';
import { creditedPeople } from '../../domain/card/credited-people.js';
import { NotFound, Withdrawn } from '../../domain/errors/sphere-error.js';
import { directorySwhid, revisionSwhid } from '../../domain/identifiers/swhid.js';
import { documentText, type RecordDocument } from '../../domain/preservation/record-document.js';
import type { TagFile } from '../../domain/preservation/write-bag.js';
import type { ExportSource } from '../../domain/exports/export-source.js';
import { schemaOrgOf } from '../../domain/exports/schema-org.js';
import { writeDataCiteXml } from '../../domain/scholarly/datacite-xml.js';
import type { ScholarlyRecord } from '../../domain/scholarly/scholarly-record.js';
import { DataCiteConfig } from '../../foundations/config/datacite.config.js';
import { ExportSources } from '../exports/index.js';
import {
  type AmendmentView,
  AnnotateRelease,
  type ReleaseFileView,
  ReleasesService,
  type ReleaseView,
} from '../releases/index.js';
import {
  type CommitView,
  RepositoriesService,
  type RepositoryView,
} from '../repositories/index.js';
import { allPages } from './all-pages.js';
import { ReviewDocuments } from './review-documents.js';

/** A release with what is written down beside its files. */
export interface DocumentedRelease {
  readonly repository: RepositoryView;
  readonly release: ReleaseView;
  readonly publishedAt: Date;
  readonly record: ScholarlyRecord;
  /** By path. */
  readonly files: readonly ReleaseFileView[];
  readonly amendments: readonly AmendmentView[];
  /** What exports are written from. */
  readonly source: ExportSource;
  /** From the package's root. */
  readonly documents: readonly TagFile[];
}

const anyone = { kind: 'anonymous' } as const;

/** Writes what packages say of a release, for those who have nothing but the package. */
@Injectable()
export class ReleaseDocuments {
  constructor(
    private readonly releases: ReleasesService,
    private readonly sources: ExportSources,
    private readonly annotations: AnnotateRelease,
    private readonly repositories: RepositoriesService,
    private readonly reviews: ReviewDocuments,
    private readonly dataCite: DataCiteConfig,
  ) {}

  /**
   * Of a published release. Throws `Withdrawn` for what is withdrawn, whose bytes are sealed, and
   * `NotFound` for a candidate, which may still be abandoned.
   */
  async requirePublished(
    repository: RepositoryView,
    release: ReleaseView,
  ): Promise<DocumentedRelease> {
    if (release.state === 'withdrawn') {
      const { pid, doi, tombstone } = release;
      throw new Withdrawn(release.version, { ...tombstone, version: release.version, pid, doi });
    }
    if (release.state !== 'published') {
      throw new NotFound(
        'release-not-found',
        `Release ${release.version} of ${repository.fullName} is not published yet: it has no package.`,
        { facts: { repository: repository.fullName } },
      );
    }
    return this.of(repository, release);
  }

  /** Of what is or was published. */
  async of(repository: RepositoryView, release: ReleaseView): Promise<DocumentedRelease> {
    const { publishedAt } = release;
    const [files, amendments, reviews, manifest, commit, texts] = await Promise.all([
      this.allFiles(release),
      this.allAmendments(release),
      this.reviews.of(repository, release),
      this.releases.manifest(release),
      this.commitOf(repository, release),
      this.licenceTexts(release),
    ]);
    const source = await this.sources.describe(repository, release, {
      ...{ files, opinions: reviews.opinions },
      licenceTexts: new Map(texts),
    });
    if (source === null || publishedAt === null) {
      throw new Error(`Release ${release.id} was never published.`);
    }
    const { record } = source;
    const document = toDocument(repository, release, { publishedAt, record, files, amendments });
    return {
      ...{ repository, release, publishedAt, record, files, amendments, source },
      documents: [
        { path: 'metadata/record.json', text: documentText({ ...document, commit }) },
        // As it is: its SHA-256 is what opinions are bound to.
        { path: 'metadata/manifest.json', text: manifest },
        ...reviews.documents,
        {
          path: 'metadata/datacite.xml',
          text: `<?xml version="1.0" encoding="UTF-8"?>\n${writeDataCiteXml(record, this.dataCite.schema)}\n`,
        },
        { path: 'metadata/schemaorg.jsonld', text: documentText(schemaOrgOf(source)) },
        ...texts.map(([id, text]) => ({
          path: `metadata/licences/${encodeURIComponent(id)}.txt`,
          text,
        })),
      ],
    };
  }

  private allFiles(release: ReleaseView): Promise<ReleaseFileView[]> {
    return allPages((last: ReleaseFileView | null, limit) =>
      this.releases.files(release, { after: last?.path ?? '', limit }),
    );
  }

  private allAmendments({ id }: ReleaseView): Promise<AmendmentView[]> {
    return allPages((last: AmendmentView | null, limit) =>
      this.annotations.amendments(id, { after: last?.number ?? 0, limit }),
    );
  }

  /** Of all licences that the release relies on, by id (licence-policy R29). */
  private async licenceTexts(release: ReleaseView): Promise<[string, string][]> {
    const texts: [string, string][] = [];
    for (const id of await this.releases.licenceIds(release)) {
      texts.push([id, await this.releases.licenceText(release, id)]);
    }
    return texts;
  }

  /** Null where the revision is sealed with its release. */
  private async commitOf(
    repository: RepositoryView,
    release: ReleaseView,
  ): Promise<RecordDocument['commit']> {
    if (release.state !== 'published') return null;
    const revision = await this.repositories.resolve(anyone, repository, release.commitId);
    const { commits } = await this.repositories.history(revision, { limit: 1 });
    const [commit] = commits;
    return commit === undefined ? null : commitDocument(commit);
  }
}

function commitDocument(commit: CommitView): RecordDocument['commit'] {
  const { title, message, authorName, authorHandle, committedAt } = commit;
  return { title, message, authorName, authorHandle, committedAt: committedAt.toISOString() };
}

function toDocument(
  repository: RepositoryView,
  release: ReleaseView,
  rest: {
    readonly publishedAt: Date;
    readonly record: ScholarlyRecord;
    readonly files: readonly ReleaseFileView[];
    readonly amendments: readonly AmendmentView[];
  },
): Omit<RecordDocument, 'commit'> {
  const { kind, namespace, name, pid, createdAt } = repository;
  const { version, versionIndex, doi, licence, openness, notes, tombstone } = release;
  const { manifestSha256, frozenMetadata, metadata } = release;
  return {
    schema: 'sphere-record-v1',
    concept: { kind, namespace, name, pid, createdAt: createdAt.toISOString() },
    ...{ version, versionIndex, doi, licence, openness, notes, tombstone },
    ...{ manifestSha256, frozenMetadata, metadata },
    state: release.state === 'withdrawn' ? 'withdrawn' : 'published',
    pid: release.pid,
    address: rest.record.address,
    swhid: {
      revision: revisionSwhid(release.commitId),
      directory: directorySwhid(release.treeId),
    },
    proposedAt: release.proposedAt.toISOString(),
    publishedAt: rest.publishedAt.toISOString(),
    notice: noticeOf(release),
    review: release.review,
    authenticatedOrcids: creditOf(release),
    amendments: rest.amendments.map((amendment) => ({
      ...amendment,
      at: amendment.at.toISOString(),
    })),
    files: rest.files.map((file) => ({
      path: file.path,
      size: file.sizeBytes,
      sha256: file.sha256,
      gitOid: file.gitOid,
      isLfs: file.isLfs,
      kind: file.kind,
      licence: file.licence,
    })),
  };
}

function creditOf({ metadata, authenticatedOrcids }: ReleaseView) {
  const people = creditedPeople(metadata, []);
  return authenticatedOrcids.map((one) => ({
    ...one,
    name: people.find(({ orcid }) => orcid === one.orcid)?.name ?? null,
  }));
}

/** Accounts are named by handle outside. */
function noticeOf({ notice }: ReleaseView) {
  if (notice === null) return null;
  const { kind, reason, replacedBy, setBy, setAt } = notice;
  return { kind, reason, replacedBy: replacedBy ?? null, setBy, setAt };
}
