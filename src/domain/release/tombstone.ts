import type { Sha256 } from '../identifiers/sha256.js';
import type { WithdrawalCategory } from './states.js';

/** What remains public of a withdrawn release (scholarly A.8, licence-policy R51). */
export interface Tombstone {
  readonly category: WithdrawalCategory;
  /** The category in a sentence. */
  readonly ground: string;
  /** The steward's own words. */
  readonly statement: string;
  /** ISO 8601, UTC. */
  readonly withdrawnAt: string;
  readonly decidedByRole: 'steward';
  readonly citation: string;
  readonly files: readonly TombstoneFile[];
  readonly howToObject: string;
  /** What becomes of copies that people hold. */
  readonly licenceNote: string;
  /** Address of a release to use instead. */
  readonly replacement?: string;
}

export interface TombstoneFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: Sha256;
}

const grounds: Readonly<Record<WithdrawalCategory, string>> = {
  legal: 'Withdrawn for a legal reason.',
  privacy: 'Withdrawn because it holds personal data.',
  safety: 'Withdrawn because it endangers those who use it.',
};

/** Makes the tombstone of a release. */
export function makeTombstone(withdrawal: {
  readonly category: WithdrawalCategory;
  readonly statement: string;
  readonly withdrawnAt: Date;
  readonly citation: string;
  readonly files: readonly TombstoneFile[];
  readonly contactEmail: string;
  readonly replacement?: string;
}): Tombstone {
  return {
    category: withdrawal.category,
    ground: grounds[withdrawal.category],
    statement: withdrawal.statement,
    withdrawnAt: withdrawal.withdrawnAt.toISOString(),
    decidedByRole: 'steward',
    citation: withdrawal.citation,
    files: withdrawal.files.map(({ path, size, sha256 }) => ({ path, size, sha256 })),
    howToObject: `Write to ${withdrawal.contactEmail} and name this address; a steward answers, and can lift the withdrawal.`,
    licenceNote:
      'A licence that was validly granted is not revoked for those who already have copies.',
    ...(withdrawal.replacement !== undefined && { replacement: withdrawal.replacement }),
  };
}
