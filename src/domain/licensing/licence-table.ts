import { createHash } from 'node:crypto';

import type { ArtifactKind } from './artifact-kind.js';
import table from './data/licences.json' with { type: 'json' };
import type { LicenceReason } from './reason-code.js';

export { spdxListVersion } from './spdx-list.js';

export type Acceptance = 'yes' | 'atypical' | 'no';

/** One row of the licence table: what is known of a licence and on what evidence (licence-policy R3). */
export interface LicenceEntry {
  /** Reference spelling: an SPDX identifier or a `LicenseRef-`. */
  readonly id: string;
  readonly spdxId: string | null;
  readonly name: string;
  readonly url: string | null;
  readonly family:
    | 'permissive'
    | 'weak-copyleft'
    | 'copyleft'
    | 'public-domain'
    | 'data'
    | 'document'
    | 'not-open';
  readonly osiApproved: boolean;
  readonly fsfLibre: boolean;
  /** Null: not assessed. */
  readonly openDefinition: boolean | null;
  /** Null: not assessed. */
  readonly freeCulture: boolean | null;
  /** Null: not assessed. */
  readonly patentGrant: boolean | null;
  readonly shareAlike: boolean;
  /** How model-hub cards spell it, lower case. */
  readonly hfAliases: readonly string[];
  readonly aliases: readonly string[];
  readonly kinds: Readonly<Record<ArtifactKind, Acceptance>>;
  readonly verdict: 'open' | 'refused';
  /** The first of `reasons`; null when open. */
  readonly reason: LicenceReason | null;
  readonly reasons: readonly LicenceReason[];
  /** The evidence of openness; only open entries have it. */
  readonly basis?: readonly string[];
  readonly note?: string;
}

/** A licence that is accepted for a kind; `atypical` is accepted with a warning. */
export interface AcceptedLicence {
  readonly licence: LicenceEntry;
  readonly atypical: boolean;
}

/** The version of the rules in this folder (licence-policy R44, R59); raised when a verdict can change. */
export const ruleVersion = '1.0';

/** The version of the licence table: its schema and a digest of its content (licence-policy R59). */
export const tableVersion = `${table.meta.schemaVersion}-${createHash('sha256')
  .update(JSON.stringify(table))
  .digest('hex')
  .slice(0, 12)}`;

const entries = table.licences as readonly LicenceEntry[];

// Maps, never objects: a word of a depositor must not reach `constructor` or `__proto__` (R16).
const entryByKey = new Map(entries.map((entry) => [entry.id.toLowerCase(), entry]));
const aliases = keyed<string>(table.aliases);
const deprecated = keyed<string>(table.deprecated);
const ambiguous = keyed<readonly string[]>(table.ambiguous);
const missingWords = new Set(table.missing);
const unknownWords = new Set(table.unknown);

// R8; configuration takes those of the weights it belongs to.
const recommended = {
  weights: ['CC-BY-4.0', 'Apache-2.0', 'CC0-1.0'],
  code: ['Apache-2.0', 'MIT'],
  data: ['CC-BY-4.0', 'CC0-1.0', 'CDLA-Permissive-2.0'],
  paper: ['CC-BY-4.0'],
  documentation: ['CC-BY-4.0', 'Apache-2.0'],
  configuration: ['CC-BY-4.0', 'Apache-2.0', 'CC0-1.0'],
} as const satisfies Record<ArtifactKind, readonly string[]>;

/** The table's row for an identifier in any case; null when the table has none. */
export function findLicence(id: string): LicenceEntry | null {
  return entryByKey.get(id.toLowerCase()) ?? null;
}

/** Every row of the table, in the table's order. */
export function allLicences(): readonly LicenceEntry[] {
  return entries;
}

/** The licences accepted for a kind, the typical ones first (licence-policy R7). */
export function acceptedLicences(kind: ArtifactKind): readonly AcceptedLicence[] {
  const accepted = (how: Acceptance): AcceptedLicence[] =>
    entries
      .filter((entry) => entry.verdict === 'open' && entry.kinds[kind] === how)
      .map((licence) => ({ licence, atypical: how === 'atypical' }));

  return [...accepted('yes'), ...accepted('atypical')];
}

/** The licences that a refusal proposes for a kind, the best first (licence-policy R8). */
export function recommendedLicences(kind: ArtifactKind): readonly string[] {
  return recommended[kind];
}

/** The identifier that a known name stands for, or null. `name` is lower case (licence-policy R14). */
export function aliasOf(name: string): string | null {
  return aliases.get(name) ?? null;
}

/** The modern expression for a deprecated identifier, or null. `name` is lower case (licence-policy R16). */
export function replacementOf(name: string): string | null {
  return deprecated.get(name) ?? null;
}

/** The identifiers among which a family word leaves the choice, or null. `name` is lower case (R14). */
export function choicesOf(name: string): readonly string[] | null {
  return ambiguous.get(name) ?? null;
}

/** Whether a lower-case text says that there is no licence (licence-policy R14). */
export function saysMissing(name: string): boolean {
  return missingWords.has(name);
}

/** Whether a lower-case text says that the licence is not known (licence-policy R14). */
export function saysUnknown(name: string): boolean {
  return unknownWords.has(name);
}

function keyed<Value>(object: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> {
  return new Map(Object.entries(object).map(([key, value]) => [key.toLowerCase(), value]));
}
