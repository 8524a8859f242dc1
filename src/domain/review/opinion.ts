import { InvalidInput } from '../errors/sphere-error.js';
import type { RepositoryKind } from '../identifiers/repository-kind.js';
import type { JsonValue } from '../release/canonical-json.js';
import type { CompetingInterests } from './competing-interests.js';
import type { DetectedInterest } from './detected-interests.js';

/** What an advisor may advise; none of it decides anything. */
export const recommendations = [
  'endorse',
  'endorse_with_reservations',
  'advise_against',
  'abstain',
] as const;
export type Recommendation = (typeof recommendations)[number];

/** What may be looked at separately, each in words. */
export const aspectNames = [
  'soundness',
  'reproducibility',
  'data-and-licence',
  'safety',
  'societal-impact',
  'documentation',
] as const;

/** What an advisor says of each; blank or absent where she says nothing. */
export type Aspects = Readonly<Partial<Record<(typeof aspectNames)[number], string | undefined>>>;

/** Stands on every opinion, and in every export of one. */
export const disclaimer =
  'Opinions are consultative: no opinion accepts, rejects, hides or changes a release.';

/** Of every opinion and reply. */
export const opinionLicence = 'CC-BY-4.0';

/** What an advisor writes; its shape was checked. */
export interface OpinionText {
  readonly recommendation: Recommendation;
  /** One paragraph. */
  readonly summary: string;
  /** CommonMark. */
  readonly body?: string;
  readonly aspects?: Aspects;
  /** How machines helped; empty where the advisor says nothing of it. */
  readonly aiUse?: string;
}

/** The release that something signed is bound to: by its manifest, which no other release has. */
export interface BoundRelease {
  readonly kind: RepositoryKind;
  readonly namespace: string;
  readonly name: string;
  readonly version: string;
  readonly pid: string;
  readonly manifestSha256: string;
}

/** Somebody as a signed document names her. */
export interface Signatory {
  readonly handle: string;
  readonly name: string;
  readonly orcid: string | null;
  readonly affiliations: readonly { readonly name: string; readonly ror: string | null }[];
}

export type OpinionStage = 'pre-publication' | 'post-publication';

/** A signed opinion: what stands here is covered by the signature, and nothing else is. */
export type OpinionDocument = ReturnType<typeof opinionDocument>;

/**
 * The document of an opinion, to be written as RFC 8785 JSON and signed. Throws `InvalidInput` where
 * the summary is blank.
 */
export function opinionDocument(opinion: {
  readonly id: string;
  /** 1, 2, 3, … */
  readonly revision: number;
  readonly stage: OpinionStage;
  /** The advisor's opinion that this one comes after. */
  readonly follows: string | null;
  readonly release: BoundRelease;
  readonly advisor: Signatory;
  readonly competingInterests: CompetingInterests;
  readonly detectedInterests: readonly DetectedInterest[];
  readonly text: OpinionText;
  readonly submittedAt: Date;
}) {
  const { text } = opinion;
  return {
    schema: 'sphere-opinion-v1',
    id: opinion.id,
    revision: opinion.revision,
    stage: opinion.stage,
    follows: opinion.follows,
    release: bound(opinion.release),
    advisor: named(opinion.advisor),
    competingInterests: {
      status: opinion.competingInterests.status,
      kinds: opinion.competingInterests.kinds,
      statement: opinion.competingInterests.statement,
    },
    detectedInterests: opinion.detectedInterests.map(({ kind, name, identifier }) => ({
      kind,
      name,
      identifier,
    })),
    recommendation: text.recommendation,
    summary: requireWords('summary', text.summary),
    body: text.body ?? '',
    aspects: readAspects(text.aspects ?? {}),
    aiUse: text.aiUse ?? '',
    submittedAt: opinion.submittedAt.toISOString(),
    licence: opinionLicence,
    disclaimer,
  } satisfies JsonValue;
}

export type ReplyDocument = ReturnType<typeof replyDocument>;

/** The document of the authors' reply to an opinion; as `opinionDocument`. */
export function replyDocument(reply: {
  readonly id: string;
  readonly revision: number;
  readonly opinionId: string;
  readonly release: BoundRelease;
  readonly author: Signatory;
  readonly body: string;
  readonly submittedAt: Date;
}) {
  return {
    schema: 'sphere-opinion-reply-v1',
    id: reply.id,
    revision: reply.revision,
    opinion: reply.opinionId,
    release: bound(reply.release),
    author: named(reply.author),
    body: requireWords('body', reply.body),
    submittedAt: reply.submittedAt.toISOString(),
    licence: opinionLicence,
  } satisfies JsonValue;
}

function bound({ kind, namespace, name, version, pid, manifestSha256 }: BoundRelease) {
  return { kind, namespace, name, version, pid, manifestSha256 };
}

function named({ handle, name, orcid, affiliations }: Signatory) {
  return {
    handle,
    name,
    orcid,
    affiliations: affiliations.map((one) => ({ name: one.name, ror: one.ror })),
  };
}

/** Those that say something, in the order of `aspectNames`. */
function readAspects(aspects: Aspects) {
  const said = aspectNames.flatMap((name) => {
    const words = aspects[name]?.trim() ?? '';
    return words === '' ? [] : [[name, words] as const];
  });
  return Object.fromEntries(said) as { [Name in keyof Aspects]?: string };
}

function requireWords(field: string, text: string): string {
  const words = text.trim();
  if (words !== '') return words;
  throw InvalidInput.field(field, 'too-short', `"${field}" is blank; write what you think.`, {});
}
