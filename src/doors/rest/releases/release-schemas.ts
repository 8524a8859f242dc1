import { artifactKinds } from '../../../domain/licensing/artifact-kind.js';
import { noticeKinds, withdrawalCategories } from '../../../domain/release/states.js';
import {
  address,
  anything,
  commitId,
  count,
  flag,
  instant,
  list,
  map,
  nullable,
  object,
  oneOf,
  openObject,
  page,
  ref,
  type Schema,
  sha256,
  text,
} from '../openapi/schema.js';

const kind = oneOf('model', 'paper', 'dataset');
const artifactKind = oneOf(...artifactKinds);

/** What one look at some bytes showed. */
const fixityResult = {
  at: instant,
  algorithm: text,
  expected: sha256,
  actual: nullable(sha256),
  outcome: oneOf('intact', 'missing', 'corrupt', 'restored'),
  restoredFrom: nullable(text),
};

const notice = object({
  kind: oneOf(...noticeKinds),
  reason: text,
  replacedBy: nullable(text),
  setBy: text,
  setAt: instant,
});

const review: Schema = {
  anyOf: [
    object({ mode: oneOf('none') }),
    object({
      mode: oneOf('advisory'),
      windowDays: count,
      closesAt: instant,
      waiver: nullable(text),
      invited: count,
      answered: count,
    }),
  ],
};

/** Where a DOI stands (scholarly A.3). */
export const doiState = oneOf('reserved', 'pending', 'registered', 'findable', 'failed');

const release = {
  kind,
  namespace: text,
  name: text,
  version: text,
  versionIndex: count,
  state: oneOf('candidate', 'published', 'withdrawn', 'abandoned'),
  title: text,
  proposedAt: instant,
  publishedAt: nullable(instant),
  commit: commitId,
  swhid: object({ revision: text, directory: text }),
  pid: text,
  doi: nullable(text),
  doiState: nullable(doiState),
  doiReason: nullable(text),
  conceptDoi: nullable(text),
  conceptDoiState: nullable(doiState),
  licence: text,
  openness: ref('Openness'),
  manifestSha256: sha256,
  notes: nullable(text),
  notice: nullable(notice),
  review,
  amendmentCount: count,
  authenticatedOrcids: list(object({ orcid: text, creditConfirmedAt: nullable(instant) })),
  fileCount: count,
  totalBytes: count,
  tombstone: nullable(ref('Tombstone')),
  links: map(address),
};

const verdict = object({
  path: text,
  size: count,
  sha256: text,
  kind: artifactKind,
  isKindCertain: flag,
  component: nullable(text),
  isCovered: flag,
  declared: anything,
  source: text,
  verdict: oneOf('open', 'refused'),
  reason: text,
  licence: nullable(text),
  reliedOn: nullable(text),
  warnings: list(text),
});

const report = {
  verdict: oneOf('open', 'refused'),
  licence: nullable(text),
  licenceByKind: map(text),
  reliedOn: list(text),
  openness: ref('Openness'),
  artifacts: list(verdict),
  errors: list(ref('Fault')),
  warnings: list(openObject({ code: text, field: text, message: text })),
  bases: openObject({ declaresNoBase: flag }),
  texts: list(object({ id: text, source: text, path: nullable(text) })),
  versions: object({ rules: text, table: text, spdx: text }),
};

const file = object({
  path: text,
  kind: artifactKind,
  size: count,
  sha256,
  declared: nullable(text),
  licence: nullable(text),
  reliedOn: nullable(text),
  url: address,
});

/** The shapes of the answers about releases, for the OpenAPI document. */
export const releaseSchemas = {
  Release: object(release),
  Releases: page(ref('Release')),
  ReleaseDetail: object({
    ...release,
    metadata: ref('Metadata'),
    licenceReport: ref('LicenceReport'),
    files: object({ count, totalBytes: count, items: list(file), next: nullable(text) }),
    opinions: list(ref('Opinion')),
  }),
  Openness: openObject({ ruleVersion: text, mof: openObject(), osaid: openObject() }),
  Metadata: openObject({ kind, title: text, creators: list(openObject({ name: text })) }),
  LicenceReport: object(report),
  RevisionReport: object({ commit: commitId, ...report }),
  DryRun: object({
    version: text,
    commit: commitId,
    isAcceptable: flag,
    errors: list(ref('Fault')),
    metadata: nullable(ref('Metadata')),
    licenceReport: ref('LicenceReport'),
  }),
  Tombstone: openObject({
    category: oneOf(...withdrawalCategories),
    ground: text,
    statement: text,
    withdrawnAt: instant,
    decidedByRole: oneOf('steward'),
    citation: text,
    files: list(object({ path: text, size: count, sha256 })),
    howToObject: text,
    licenceNote: text,
  }),
  Amendment: object({ number: count, at: instant, by: text, reason: text, patch: anything }),
  Amendments: page(ref('Amendment')),
  Fixity: page(
    object({
      ...{ path: text, sha256, size: count, lastCheckedAt: nullable(instant) },
      ...fixityResult,
      at: nullable(instant),
      checks: list(object(fixityResult)),
    }),
  ),
  Lineage: object({
    nodes: list(
      object({ id: text, version: nullable(text), licence: nullable(text), isReleasedHere: flag }),
    ),
    edges: list(object({ from: text, to: text, relation: nullable(text) })),
    isCut: flag,
  }),
};
