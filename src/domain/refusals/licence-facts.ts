import type { ArtifactKind } from '../licensing/artifact-kind.js';
import type { LicenceVerdict } from '../licensing/evaluate.js';
import type { AccessReason, LicenceReason } from '../licensing/reason-code.js';

/** What a finding about a licence speaks of. */
export type LicenceFacts =
  | {
      readonly about: 'licence';
      readonly artifact?: string;
      readonly inside?: string;
      readonly kind: ArtifactKind;
      readonly verdict: LicenceVerdict;
      readonly accepted: readonly string[];
      /** The file may only write about licence tags (R26). */
      readonly isMention?: boolean;
      /** Of a licence for everything that does not suit this kind: the first files of the kind (R6b). */
      readonly files?: readonly string[];
      readonly moreFiles?: number;
    }
  | { readonly about: 'empty-release' }
  | { readonly about: 'reuse'; readonly path: string }
  | { readonly about: 'card-terms'; readonly name: string }
  | {
      readonly about: 'header';
      readonly path: string;
      readonly declared: string;
      readonly embedded: string;
    }
  /** With a path where the text is to be added there; else the holders are not known. */
  | { readonly about: 'text'; readonly id: string; readonly path?: string }
  | {
      readonly about: 'text-differs';
      readonly path: string;
      readonly nearest: string | null;
      readonly percent: number;
      readonly added: string | null;
    }
  | {
      readonly about: 'base-unknown';
      readonly id: string;
      readonly why:
        | { readonly what: 'no-name'; readonly field: string }
        | { readonly what: 'not-here' }
        | { readonly what: 'unreadable'; readonly verdict: LicenceVerdict }
        | { readonly what: 'undeclared'; readonly path: string; readonly name: string };
      readonly addToCard: string;
    }
  | { readonly about: 'base-cycle'; readonly id: string }
  | { readonly about: 'base-closed'; readonly id: string; readonly verdict: LicenceVerdict }
  | {
      readonly about: 'base-conflict';
      readonly id: string;
      readonly licence: string;
      readonly derived: string;
      readonly satisfying: readonly string[];
    }
  | {
      readonly about: 'widening';
      readonly path: string;
      readonly licence: string;
      readonly requested: string;
      readonly term: string | null;
      readonly allowed: string;
    };

/** What asks for a gate, a price or an embargo in a card. */
interface CardAccess {
  readonly name: string;
  /** As JSON, cut to what is shown. */
  readonly value: string;
}

export type CardAccessReason = Exclude<AccessReason, 'ACC_RELEASED_IMMUTABLE' | 'ACC_NOT_A_GROUND'>;

export type LicenceFaults = Readonly<
  Record<LicenceReason, LicenceFacts> & Record<CardAccessReason, CardAccess>
>;
