import type { Sha256 } from '../identifiers/sha256.js';
import { parseVersionLabel } from '../identifiers/version-label.js';
import { type NoticeKind, noticeKinds, withdrawalCategories } from '../release/states.js';
import type { Tombstone } from '../release/tombstone.js';
import type { JsonFields } from './json-fields.js';

/** A notice with who put it, by handle, and when. */
export interface MirroredNotice {
  readonly kind: NoticeKind;
  readonly reason: string;
  readonly replacedBy?: string;
  readonly setBy: string;
  readonly setAt: string;
}

/** The review that the release was under. */
export type MirroredReview =
  | { readonly mode: 'none' }
  | {
      readonly mode: 'advisory';
      readonly windowDays: number;
      readonly closesAt: string;
      readonly waiver?: string;
    };

/** Reads the notice of `record.json`. Throws `RangeError`. */
export function readNotice(fields: JsonFields | null): MirroredNotice | null {
  if (fields === null) return null;
  const replacedBy = fields.textOrNull('replacedBy');
  return {
    kind: fields.oneOf('kind', noticeKinds),
    reason: fields.text('reason'),
    ...(replacedBy !== null && { replacedBy: parseVersionLabel(replacedBy) }),
    setBy: fields.text('setBy'),
    setAt: fields.instant('setAt'),
  };
}

/** Reads the terms of review of `record.json`. Throws `RangeError`. */
export function readReview(fields: JsonFields): MirroredReview {
  const mode = fields.oneOf('mode', ['none', 'advisory']);
  if (mode === 'none') return { mode };
  const waiver = fields.textOrNull('waiver');
  return {
    mode,
    windowDays: fields.count('windowDays'),
    closesAt: fields.instant('closesAt'),
    ...(waiver !== null && { waiver }),
  };
}

/** Reads the tombstone of `record.json`. Throws `RangeError`. */
export function readTombstone(fields: JsonFields): Tombstone {
  const replacement = fields.textOrNull('replacement');
  return {
    category: fields.oneOf('category', withdrawalCategories),
    ground: fields.text('ground'),
    statement: fields.text('statement'),
    withdrawnAt: fields.instant('withdrawnAt'),
    decidedByRole: fields.oneOf('decidedByRole', ['steward']),
    citation: fields.text('citation'),
    files: fields.list('files').map((file) => ({
      path: file.text('path'),
      size: file.count('size'),
      sha256: file.matching('sha256', /^[0-9a-f]{64}$/, 'SHA-256') as Sha256,
    })),
    howToObject: fields.text('howToObject'),
    licenceNote: fields.text('licenceNote'),
    ...(replacement !== null && { replacement }),
  };
}
