import { JsonFields } from './json-fields.js';

/** An account or organisation, as far as it is public and stays so. */
export interface MirroredNamespace {
  readonly handle: string;
  readonly kind: 'account' | 'organisation';
  readonly displayName: string;
  readonly orcid: string | null;
  readonly ror: string | null;
  readonly review: { readonly mode: 'none' | 'advisory'; readonly windowDays: number | null };
  readonly createdAt: string;
  readonly closedAt: string | null;
}

/** A released commit: all that its id is made of, and where the history goes on among the released ones. */
export interface MirroredCommit {
  readonly id: string;
  readonly treeId: string;
  /** As git knows it; a draft where it is not `releasedAncestor`. */
  readonly parent: string | null;
  /** The nearest commit before it that a release names. */
  readonly releasedAncestor: string | null;
  readonly title: string;
  readonly body: string;
  readonly author: { readonly name: string; readonly email: string };
  readonly account: string | null;
  readonly committedAt: string;
}

/** Text that the instance signed, as RFC 8785 JSON, by a key of `keys`. */
export interface MirroredSigned {
  readonly document: unknown;
  readonly signature: { readonly jws: string; readonly kid: string };
  readonly signedAt: string;
}

export interface MirroredOpinion {
  readonly id: string;
  readonly advisor: string;
  readonly stage: 'pre-publication' | 'post-publication';
  readonly follows: string | null;
  readonly givenAt: string;
  /** PIDs of the later versions that answer it. */
  readonly addressedBy: readonly string[];
  /** From the first to the last. */
  readonly revisions: readonly MirroredSigned[];
  readonly replies: readonly (MirroredSigned & { readonly id: string; readonly author: string })[];
}

/** The public half of a key. */
export interface MirroredKey {
  readonly kid: string;
  readonly jwk: { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string };
  readonly createdAt: string;
}

/** What is known of a DOI. */
export interface MirroredDoi {
  readonly doi: string;
  readonly state: 'reserved' | 'pending' | 'registered' | 'findable' | 'failed';
  readonly reason: string | null;
  readonly reservedAt: string;
  readonly registeredAt: string | null;
}

export interface MirroredWidening {
  readonly path: string;
  readonly at: string;
  readonly by: string;
  readonly before: string;
  readonly after: string;
}

/**
 * What a service needs of a release beside `record.json` to be as it was, `sphere-rebuild-v1`. Accounts
 * are named by handle, instants are ISO 8601, UTC. Members are only ever added.
 */
export interface RebuildDocument {
  readonly schema: 'sphere-rebuild-v1';
  readonly namespace: MirroredNamespace;
  /** Everybody else who is named. */
  readonly people: readonly MirroredNamespace[];
  /** Names that the record had before. */
  readonly formerNames: readonly { readonly namespace: string; readonly name: string }[];
  /** Null for what is withdrawn. */
  readonly commit: MirroredCommit | null;
  readonly proposedBy: string | null;
  readonly publishedBy: string | null;
  /** Those of its authenticated iDs whose owners published it. */
  readonly publisherOrcids: readonly string[];
  readonly answers: { readonly invited: number; readonly answered: number };
  readonly widenings: readonly MirroredWidening[];
  readonly opinions: readonly MirroredOpinion[];
  /** Ids of the opinions on earlier versions that it answers. */
  readonly addresses: readonly string[];
  readonly keys: readonly MirroredKey[];
  readonly doi: MirroredDoi | null;
  readonly conceptDoi: MirroredDoi | null;
  /** When harvesters were last told of it. */
  readonly datestamp: string | null;
}

/** Reads the document. Throws `RangeError` where it is none. */
export function readRebuildDocument(text: string): RebuildDocument {
  const fields = JsonFields.parse(text, 'rebuild.json');
  const commit = fields.objectOrNull('commit');
  const answers = fields.object('answers');
  return {
    schema: fields.oneOf('schema', ['sphere-rebuild-v1']),
    namespace: readNamespace(fields.object('namespace')),
    people: fields.list('people').map(readNamespace),
    formerNames: fields
      .list('formerNames')
      .map((one) => ({ namespace: one.text('namespace'), name: one.text('name') })),
    commit: commit && readCommit(commit),
    proposedBy: fields.textOrNull('proposedBy'),
    publishedBy: fields.textOrNull('publishedBy'),
    publisherOrcids: fields.textsOrNone('publisherOrcids', /^[\dX-]{19}$/, 'ORCID iD'),
    answers: { invited: answers.count('invited'), answered: answers.count('answered') },
    widenings: fields.list('widenings').map((one) => ({
      path: one.text('path'),
      at: one.instant('at'),
      by: one.text('by'),
      before: one.text('before'),
      after: one.text('after'),
    })),
    opinions: fields.list('opinions').map(readOpinion),
    addresses: fields.textsOrNone('addresses', uuid, 'UUID'),
    keys: fields.list('keys').map(readKey),
    doi: readDoi(fields.objectOrNull('doi')),
    conceptDoi: readDoi(fields.objectOrNull('conceptDoi')),
    datestamp: fields.instantOrNull('datestamp'),
  };
}

const oid = /^[0-9a-f]{40}$/;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function readNamespace(fields: JsonFields): MirroredNamespace {
  const review = fields.object('review');
  const windowDays = review.value('windowDays') ?? null;
  return {
    handle: fields.text('handle'),
    kind: fields.oneOf('kind', ['account', 'organisation']),
    displayName: fields.text('displayName'),
    orcid: fields.textOrNull('orcid'),
    ror: fields.textOrNull('ror'),
    review: {
      mode: review.oneOf('mode', ['none', 'advisory']),
      windowDays: windowDays === null ? null : review.count('windowDays'),
    },
    createdAt: fields.instant('createdAt'),
    closedAt: fields.instantOrNull('closedAt'),
  };
}

function readCommit(fields: JsonFields): MirroredCommit {
  const author = fields.object('author');
  const oidOrNull = (key: string) =>
    fields.textOrNull(key) === null ? null : fields.matching(key, oid, 'object id');
  return {
    id: fields.matching('id', oid, 'object id'),
    treeId: fields.matching('treeId', oid, 'object id'),
    parent: oidOrNull('parent'),
    releasedAncestor: oidOrNull('releasedAncestor'),
    title: fields.text('title'),
    body: fields.text('body'),
    author: { name: author.text('name'), email: author.text('email') },
    account: fields.textOrNull('account'),
    committedAt: fields.instant('committedAt'),
  };
}

function readOpinion(fields: JsonFields): MirroredOpinion {
  return {
    id: fields.matching('id', uuid, 'UUID'),
    advisor: fields.text('advisor'),
    stage: fields.oneOf('stage', ['pre-publication', 'post-publication']),
    follows:
      fields.textOrNull('follows') === null ? null : fields.matching('follows', uuid, 'UUID'),
    givenAt: fields.instant('givenAt'),
    addressedBy: fields.textsOrNone('addressedBy', /^[0-9a-z]{5}-[0-9a-z]{5}$/, 'PID'),
    revisions: fields.list('revisions').map(readSigned),
    replies: fields.list('replies').map((reply) => ({
      ...readSigned(reply),
      id: reply.matching('id', uuid, 'UUID'),
      author: reply.text('author'),
    })),
  };
}

function readSigned(fields: JsonFields): MirroredSigned {
  const signature = fields.object('signature');
  return {
    document: fields.value('document'),
    signature: { jws: signature.text('jws'), kid: signature.text('kid') },
    signedAt: fields.instant('signedAt'),
  };
}

function readKey(fields: JsonFields): MirroredKey {
  const jwk = fields.object('jwk');
  return {
    kid: fields.text('kid'),
    jwk: {
      kty: jwk.oneOf('kty', ['OKP']),
      crv: jwk.oneOf('crv', ['Ed25519']),
      x: jwk.matching('x', /^[\w-]{43}$/, 'Ed25519 key'),
    },
    createdAt: fields.instant('createdAt'),
  };
}

function readDoi(fields: JsonFields | null): MirroredDoi | null {
  if (fields === null) return null;
  return {
    // Concepts and versions are named by PIDs, and DOIs made of them (scholarly A.3).
    doi: fields.matching(
      'doi',
      /^10\.\d{4,9}\/sphere\.[0-9a-z]{5}-[0-9a-z]{5}$/,
      "DOI of Sphere's making",
    ),
    state: fields.oneOf('state', ['reserved', 'pending', 'registered', 'findable', 'failed']),
    reason: fields.textOrNull('reason'),
    reservedAt: fields.instant('reservedAt'),
    registeredAt: fields.instantOrNull('registeredAt'),
  };
}
