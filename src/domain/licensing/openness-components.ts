import type { ArtifactKind } from './artifact-kind.js';

/** The classes of the Model Openness Framework, 1 being the most open. */
export type MofClass = 1 | 2 | 3;

interface Component {
  readonly kind: ArtifactKind;
  /** The class that requires it; null where it is optional. */
  readonly requiredFor: MofClass | null;
}

/** The components of a model release (licence-policy R41). */
const components = {
  model_architecture: { kind: 'code', requiredFor: 3 },
  model_parameters_final: { kind: 'weights', requiredFor: 3 },
  technical_report: { kind: 'paper', requiredFor: 3 },
  evaluation_results: { kind: 'documentation', requiredFor: 3 },
  model_card: { kind: 'documentation', requiredFor: 3 },
  data_card: { kind: 'documentation', requiredFor: 3 },
  sample_outputs: { kind: 'documentation', requiredFor: null },
  training_code: { kind: 'code', requiredFor: 2 },
  inference_code: { kind: 'code', requiredFor: 2 },
  evaluation_code: { kind: 'code', requiredFor: 2 },
  evaluation_data: { kind: 'data', requiredFor: 2 },
  supporting_libraries: { kind: 'code', requiredFor: null },
  datasets: { kind: 'data', requiredFor: 1 },
  data_preprocessing_code: { kind: 'code', requiredFor: 1 },
  model_parameters_intermediate: { kind: 'weights', requiredFor: 1 },
  research_paper: { kind: 'paper', requiredFor: 1 },
  model_metadata: { kind: 'data', requiredFor: null },
} as const satisfies Readonly<Record<string, Component>>;

export type ComponentName = keyof typeof components;

/** Every component's name, in the order of licence-policy R41. */
export const componentNames = Object.keys(components) as readonly ComponentName[];

/** Whether a text names a component, in exactly this spelling. */
export function isComponentName(text: unknown): text is ComponentName {
  return componentNames.some((name) => name === text);
}

/** The kind of artifact that a component is (licence-policy R41). */
export function componentKind(component: ComponentName): ArtifactKind {
  return components[component].kind;
}

/** The components that a class requires beyond those of the classes below it (licence-policy R42). */
export function requiredFor(mofClass: MofClass): readonly ComponentName[] {
  return componentNames.filter((name) => components[name].requiredFor === mofClass);
}

/** What the code of a model consists of for the OSAID (licence-policy R43a). */
export const osaidCodeComponents = [
  'data_preprocessing_code',
  'training_code',
  'inference_code',
  'supporting_libraries',
  'model_architecture',
] as const satisfies readonly ComponentName[];

/**
 * The texts that make data information complete, as a card's `data_information` names them
 * (licence-policy R43c): what the training data are, including what cannot be shared; where they
 * come from; their scope and characteristics; how they were obtained and selected; how labelled;
 * how processed and filtered; the public ones and where to get them; those of third parties and
 * where, fee or no fee. Each is a text, or `none`.
 */
export const dataInformationFields = [
  'description',
  'provenance',
  'scope',
  'selection',
  'labelling',
  'processing',
  'public_data',
  'third_party_data',
] as const;
export type DataInformationField = (typeof dataInformationFields)[number];
