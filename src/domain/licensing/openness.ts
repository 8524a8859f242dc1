import type { ArtifactKind } from './artifact-kind.js';
import { evaluateCanonical } from './evaluate.js';
import { termsOf } from './expression.js';
import { ruleVersion } from './licence-table.js';
import {
  dataInformationFields,
  osaidCodeComponents,
  requiredFor,
  type ComponentName,
  type DataInformationField,
  type MofClass,
} from './openness-components.js';
import type { LicenceReason } from './reason-code.js';
import { isOsiApproved } from './spdx-list.js';

export { componentKind, componentNames, isComponentName } from './openness-components.js';
export type { ComponentName, DataInformationField } from './openness-components.js';

/** An artifact of a release that is one of the components of licence-policy R41. */
export interface ReleasedComponent {
  readonly component: ComponentName;
  readonly kind: ArtifactKind;
  /** The licence concluded for it. */
  readonly canonicalLicence: string;
  /** The licences relied on, joined by AND. */
  readonly reliedOn: string;
  /** Whether its licence was accepted as atypical for the kind. */
  readonly atypical: boolean;
}

export interface OpennessInput {
  /** Several artifacts may be the same component. */
  readonly components: readonly ReleasedComponent[];
  /** A card's `data_information`: a text per field, or a list of texts; `none` is a text. */
  readonly dataInformation: Readonly<Partial<Record<DataInformationField, unknown>>>;
  readonly hasWeights: boolean;
}

/** One thing that the OSAID asks for and the release does not have. */
export type OsaidGap =
  | { readonly gap: 'component-missing'; readonly component: ComponentName }
  | {
      readonly gap: 'licence-not-osi-approved';
      readonly component: ComponentName;
      readonly licence: string;
    }
  | { readonly gap: 'data-information-missing'; readonly field: DataInformationField };

/** A release's self-assessment; plain data, to be stored with the release. */
export interface OpennessGrade {
  /** The version of the rules it was computed with (licence-policy R44). */
  readonly ruleVersion: string;
  /** What keeps the release from being released at all, and so from being graded. */
  readonly refused: readonly {
    readonly component: ComponentName;
    readonly reason: LicenceReason;
  }[];
  readonly mof: {
    /** 0: unclassified. */
    readonly class: 0 | MofClass;
    readonly missing: Readonly<Record<MofClass, readonly ComponentName[]>>;
    /** Components whose licence is open, but not made for their kind. */
    readonly atypical: readonly ComponentName[];
  };
  readonly osaid: {
    readonly verdict: 'conforms' | 'does-not-conform' | 'not-assessed';
    readonly gaps: readonly OsaidGap[];
    /** The only gaps are licences that are open but not OSI-approved. */
    readonly isOnlyLicenceGap: boolean;
  };
}

/**
 * Grades the components of a release by the Model Openness Framework and the Open Source AI
 * Definition 1.0 (licence-policy R41 to R44). A component counts only if every artifact of it is
 * open for its kind.
 */
export function gradeOpenness(input: OpennessInput): OpennessGrade {
  const refused = input.components.flatMap(({ component, kind, canonicalLicence }) => {
    const { reason } = evaluateCanonical(canonicalLicence, kind);
    return reason === 'LIC_OK' ? [] : [{ component, reason }];
  });
  const closed = new Set(refused.map(({ component }) => component));
  const counted = input.components.filter(({ component }) => !closed.has(component));

  return { ruleVersion, refused, mof: gradeMof(counted), osaid: assessOsaid(counted, input) };
}

// R42
function gradeMof(counted: readonly ReleasedComponent[]): OpennessGrade['mof'] {
  const present = namesOf(counted);
  // A research paper stands in for the technical report.
  if (present.has('research_paper')) present.add('technical_report');

  const lacking = (mofClass: MofClass): readonly ComponentName[] =>
    requiredFor(mofClass).filter((component) => !present.has(component));
  const missing = { 3: lacking(3), 2: lacking(2), 1: lacking(1) };
  const atypical = [...namesOf(counted.filter((component) => component.atypical))];
  return { class: highestClass(missing), missing, atypical };
}

function highestClass(missing: OpennessGrade['mof']['missing']): 0 | MofClass {
  if (missing[3].length > 0) return 0;
  if (missing[2].length > 0) return 3;
  return missing[1].length > 0 ? 2 : 1;
}

// R43
function assessOsaid(
  counted: readonly ReleasedComponent[],
  { dataInformation, hasWeights }: OpennessInput,
): OpennessGrade['osaid'] {
  if (!hasWeights) return { verdict: 'not-assessed', gaps: [], isOnlyLicenceGap: false };

  const present = namesOf(counted);
  const required: readonly ComponentName[] = ['model_parameters_final', ...osaidCodeComponents];
  const gaps: readonly OsaidGap[] = [
    ...required
      .filter((component) => !present.has(component))
      .map((component) => ({ gap: 'component-missing', component }) as const),
    ...licenceGaps(counted),
    ...dataInformationFields
      .filter((field) => !isStated(dataInformation[field]))
      .map((field) => ({ gap: 'data-information-missing', field }) as const),
  ];
  return {
    verdict: gaps.length === 0 ? 'conforms' : 'does-not-conform',
    gaps,
    isOnlyLicenceGap:
      gaps.length > 0 && gaps.every(({ gap }) => gap === 'licence-not-osi-approved'),
  };
}

function licenceGaps(counted: readonly ReleasedComponent[]): readonly OsaidGap[] {
  const code: readonly ComponentName[] = osaidCodeComponents;
  return counted
    .filter(({ component }) => code.includes(component))
    .flatMap(({ component, reliedOn }) =>
      termsOf(reliedOn)
        .filter((term) => !isOsiApproved(term.replace(/\+?( WITH .*)?$/, '')))
        .map((licence) => ({ gap: 'licence-not-osi-approved', component, licence }) as const),
    );
}

function isStated(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isStated);
  return typeof value === 'string' && value.trim() !== '';
}

function namesOf(counted: readonly ReleasedComponent[]): Set<ComponentName> {
  return new Set(counted.map(({ component }) => component));
}
