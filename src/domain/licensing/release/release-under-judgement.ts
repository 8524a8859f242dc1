import type { RepositoryKind } from '../../identifiers/repository-kind.js';
import type { ResolvedBase } from '../bases/judge-bases.js';

/** One file of the revision that is to be released. */
export interface FileUnderJudgement {
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly isLfs: boolean;
  readonly isSymlink?: boolean;
  /** Content of a text file, as far as the caller read it; absent for others. */
  readonly text?: string;
  /** What the header of a safetensors or GGUF file states. */
  readonly embedded?: {
    /** A text, or `{license, license_name}`; null or absent where the header states none. */
    readonly license?: unknown;
    /** Names of the bases, as written. */
    readonly baseModels?: readonly string[];
  };
}

/** All that the verdict on a release depends on (licence-policy sections 5 to 9). Plain data. */
export interface ReleaseUnderJudgement {
  /** `namespace/name`. */
  readonly repository: string;
  readonly repositoryKind: RepositoryKind;
  /** Front matter of the card, parsed. */
  readonly card: Readonly<Record<string, unknown>>;
  /** The card after its front matter. */
  readonly body: string;
  /** Line of the file on which `body` begins, from 1. */
  readonly bodyStartLine: number;
  readonly files: readonly FileUnderJudgement[];
  /** Display names of the record's creators, in order. */
  readonly creators: readonly string[];
  readonly namespaceDisplayName: string;
  /** ISO date of the judgement. */
  readonly today: string;
  /** What the caller found of the bases that `declaredBases` lists. */
  readonly resolvedBases: readonly ResolvedBase[];
  /** Licences of the card's `datasets`, where the caller knows them. */
  readonly trainingData?: readonly { readonly id: string; readonly licence: string }[];
}
