import { describeRecord } from '../../src/domain/card/describe-record.js';
import type { Fields } from '../../src/domain/card/field-reader.js';
import type { RecordMetadata } from '../../src/domain/card/record-metadata.js';
import { describeFiles, type ExportSource } from '../../src/domain/exports/export-source.js';
import type { ExportedOpinion } from '../../src/domain/exports/exported-opinion.js';
import type { CommitId, TreeId } from '../../src/domain/identifiers/git-oid.js';
import type { RepositoryKind } from '../../src/domain/identifiers/repository-kind.js';
import { opinionDocument, replyDocument } from '../../src/domain/review/opinion.js';
import { describeWork } from '../../src/domain/scholarly/describe-work.js';
import type { ReleasedWork } from '../../src/domain/scholarly/scholarly-record.js';

export const base = 'https://sphere.example';
const pid = '7b3kq-9zx02';

/** What a test is about; all else is valid. */
export interface SourceDraft {
  readonly kind?: RepositoryKind;
  /** Front matter of the card, over the default one. */
  readonly card?: Fields;
  /** Changes that no card could make. */
  readonly metadata?: Partial<RecordMetadata>;
  readonly work?: Partial<ReleasedWork>;
  readonly hasOpinion?: boolean;
}

/** A release with two files, and all that exports are written from. */
export function anExportSource(draft: SourceDraft = {}): ExportSource {
  const { kind = 'model', card = {}, work: changes = {} } = draft;
  const metadata = { ...metadataOf(kind, card), ...draft.metadata };
  const place = { kind, namespace: 'lab', name: 'study' };
  const work: ReleasedWork = {
    ...{ pid, doi: null, version: 'v1.0', metadata, licence: 'Apache-2.0' },
    ...{ namespace: place.namespace, name: place.name },
    concept: { pid: 'xxxxx-xxx00', doi: null },
    commitSwhid: `swh:1:rev:${'b'.repeat(40)}`,
    treeSwhid: `swh:1:dir:${'c'.repeat(40)}`,
    publishedAt: new Date('2026-11-05T23:00:00Z'),
    ...{ amendedAt: null, notice: null, withdrawal: null },
    ...{ previous: null, next: null, replacement: null },
    ...{ fileCount: 2, sizeBytes: 1_234, fileSuffixes: ['safetensors', 'pdf'] },
    ...changes,
  };
  const record = describeWork(work, base);
  const release = {
    ...{ version: work.version, versionIndex: 1, metadata, pid, doi: work.doi },
    state: work.withdrawal === null ? ('published' as const) : ('withdrawn' as const),
    proposedAt: work.publishedAt,
    publishedAt: work.publishedAt,
    commitId: 'b'.repeat(40) as CommitId,
    treeId: 'c'.repeat(40) as TreeId,
    licence: work.licence,
    openness: 'open' as never,
    manifestSha256: 'd'.repeat(64),
    ...{ notes: null, notice: null, review: { mode: 'none' as const } },
    registration: null,
    conceptRegistration: null,
    answers: { invited: 0, answered: 0 },
    authenticatedOrcids: [],
    ...{ amendmentCount: 0, fileCount: 2, totalBytes: 1_234, tombstone: null },
  };
  const files = work.withdrawal === null ? describeFiles(base, place, release, twoFiles) : [];
  const opinions = draft.hasOpinion === true ? [anOpinion()] : [];
  return {
    ...{ record, release, place, metadata, files, opinions, base },
    licenceTexts: new Map([['LicenseRef-open', 'Do what you like.']]),
    modifiedAt: new Date('2026-11-06T00:00:00Z'),
  };
}

const twoFiles = [
  {
    path: 'weights/modèle 1#?.safetensors',
    sizeBytes: 1_000,
    sha256: 'e'.repeat(64),
    kind: 'weights' as const,
    licence: 'Apache-2.0',
  },
  {
    path: 'paper.pdf',
    sizeBytes: 234,
    sha256: 'f'.repeat(64),
    kind: 'documentation' as const,
    licence: 'CC-BY-4.0',
  },
];

function metadataOf(kind: RepositoryKind, card: Fields): RecordMetadata {
  const { metadata, faults } = describeRecord(
    { frontMatter: { ...ordinary, ...card }, body: '' },
    {
      repositoryKind: kind,
      repositoryName: 'study',
      namespaceHandle: 'lab',
      namespaceDisplayName: 'The Lab',
      namespaceIsOrganisation: true,
      today: '2026-12-01',
    },
  );
  if (metadata === null) throw new Error(JSON.stringify(faults));
  return metadata;
}

const ordinary: Fields = {
  title: 'The faster model',
  creators: [
    {
      familyName: 'Défossez',
      givenName: 'Ann',
      orcid: '0000-0002-1825-0097',
      affiliations: [{ name: 'Open Speech', ror: '03yrm5c26' }],
    },
    { name: 'Lab and Sons', nameType: 'Organizational' },
  ],
  description: 'It is *fast*.',
  tags: ['speech'],
  language: 'fr',
  mainFile: 'paper.pdf',
};

function anOpinion(): ExportedOpinion {
  const release = {
    ...{ kind: 'model' as const, namespace: 'lab', name: 'study', version: 'v1.0', pid },
    manifestSha256: 'd'.repeat(64),
  };
  const someone = { handle: 'eve', name: 'Eve Advisor', orcid: null, affiliations: [] };
  const submittedAt = new Date('2026-11-04T00:00:00Z');
  return {
    page: `${base}/lab/study/releases/v1.0/opinions/1`,
    document: opinionDocument({
      ...{ id: '1', revision: 1, stage: 'pre-publication', follows: null, release, submittedAt },
      advisor: someone,
      competingInterests: { status: 'none', kinds: [], statement: '' },
      detectedInterests: [],
      text: { recommendation: 'endorse', summary: 'Sound </script> work.' },
    }),
    reply: {
      document: replyDocument({
        ...{ id: '2', revision: 1, opinionId: '1', release, author: someone, submittedAt },
        body: 'Thank you.',
      }),
    },
  };
}
