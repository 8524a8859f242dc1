import type { JsonValue } from '../release/canonical-json.js';

/**
 * A release as preserved packages describe it, `sphere-record-v1`: what a stranger needs to rebuild the
 * record without Sphere. Instants are ISO 8601, UTC. Members are only ever added.
 */
export interface RecordDocument {
  readonly schema: 'sphere-record-v1';
  /** The record as a concept. */
  readonly concept: {
    readonly kind: string;
    readonly namespace: string;
    readonly name: string;
    readonly pid: string;
    readonly createdAt: string;
  };
  readonly version: string;
  readonly versionIndex: number;
  readonly state: 'published' | 'withdrawn';
  readonly pid: string;
  /** Address of the DOI, or of Sphere's own identifier. */
  readonly address: string;
  readonly doi: string | null;
  readonly swhid: { readonly revision: string; readonly directory: string };
  readonly proposedAt: string;
  readonly publishedAt: string;
  /** SPDX expression of the whole. */
  readonly licence: string;
  readonly openness: unknown;
  readonly notes: string | null;
  readonly notice: unknown;
  readonly review: unknown;
  readonly tombstone: unknown;
  readonly manifestSha256: string;
  /** As frozen at propose. */
  readonly frozenMetadata: unknown;
  /** With the amendments applied. */
  readonly metadata: unknown;
  /** Those of its people whose iD was authenticated: by publishing it, or by confirming their roles. */
  readonly authenticatedOrcids: readonly {
    readonly orcid: string;
    /** As the metadata name her; null where they do not any more. */
    readonly name: string | null;
    /** Null where she published it and did not confirm her roles. */
    readonly creditConfirmedAt: string | null;
  }[];
  readonly amendments: readonly {
    readonly number: number;
    readonly at: string;
    readonly by: string;
    readonly reason: string;
    readonly patch: unknown;
  }[];
  readonly commit: {
    readonly title: string;
    readonly message: string;
    readonly authorName: string;
    readonly authorHandle: string | null;
    readonly committedAt: string;
  } | null;
  readonly files: readonly {
    readonly path: string;
    readonly size: number;
    readonly sha256: string;
    /** Git's blob id: of the bytes, or of the LFS pointer where `isLfs`. */
    readonly gitOid: string;
    readonly isLfs: boolean;
    readonly kind: string;
    readonly licence: string | null;
  }[];
}

/** A document as it is written into packages: members in the order of their names, for people to read. */
export function documentText(value: unknown): string {
  return `${JSON.stringify(sorted(value as JsonValue), null, 2)}\n`;
}

function sorted(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(sorted);
  return Object.fromEntries(
    Object.entries(value)
      .filter((member): member is [string, JsonValue] => member[1] !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}
