import { makeFault, Refused } from '../errors/sphere-error.js';
import type { Fault } from '../errors/sphere-error.js';
import { describeRecord } from './describe-record.js';
import type { RecordContext } from './describe-record.js';
import { checkEntries, checkKind } from './check-entries.js';
import { FieldReader } from './field-reader.js';
import type { Fields } from './field-reader.js';
import { readModelFields } from './model-fields.js';
import { parseCard } from './parse-card.js';
import { writeCard } from './write-card.js';

/** The Hub's card keys, for models and datasets. */
const hubKeys = `annotations_creators annotation_creators arxiv authors base_model
  base_model_relation co2_eq_emissions configs dataset_info datasets doi extra_gated_button_content
  extra_gated_description extra_gated_fields extra_gated_heading extra_gated_prompt gated inference
  language language_bcp47 language_creators library_name license license_link license_name metrics
  model-index model_name multilinguality new_version paperswithcode_id pipeline_tag pretty_name
  quantized_by size_categories source_datasets tags task_categories task_ids thumbnail
  train-eval-index viewer widget`;
/** design §1, and the access words that licence-policy R46 and R47 answer by name. */
const ownKeys = `licences artifacts copyrightHolders bases data_information eu_ai_act
  acceptable_use additional_terms access_right embargo_date price`;
/** scholarly A.1. */
const recordKeys = `title additionalTitles creators contributors description descriptions
  publicationDate dates languages subjects keywords related funding identifiers aiDisclosure subtype
  container references mainFile architecture parameters tasks modalities format precision baseModels
  trainingData evaluation intendedUse limitations hardware energyKwh co2eqKg trainingDataDisclosure`;
const knownKeys: ReadonlySet<string> = new Set(
  `${hubKeys} ${ownKeys} ${recordKeys}`.trim().split(/\s+/),
);

/** Keys of the Hub that a card may have in any shape, and our own form only in the documented one. */
const textListKeys = [
  'tags',
  'tasks',
  'task_categories',
  'pipeline_tag',
  'library_name',
  'datasets',
  'language',
  'languages',
  'license',
  'license_name',
  'license_link',
  'new_version',
] as const;

const maxJsonDepth = 20;

/**
 * Finds what is wrong with metadata written through `PUT …/metadata`: stricter than a card, for an
 * unknown field is a fault here (`unknown-field`, scholarly A.1). What is missing is not: the
 * record is a draft, and proposing asks for it. No fault means that `writeCard` makes a valid card.
 */
export function checkMetadata(metadata: Fields, context: RecordContext): Fault[] {
  if (isDeeperThan(metadata, maxJsonDepth)) {
    return [
      makeFault(
        'metadata',
        'card-too-deep',
        `Values are nested deeper than ${maxJsonDepth} levels.`,
        { limit: maxJsonDepth },
      ),
    ];
  }
  const unknown = Object.keys(metadata)
    .filter((key) => !knownKeys.has(key))
    .map((key) => {
      const name = key.slice(0, 80);
      const message = `"${name}" is no field of a record; remove it or correct its spelling.`;
      return makeFault(`metadata.${name}`, 'unknown-field', message, { name });
    });
  const { faults } = describeRecord({ frontMatter: metadata, body: '' }, context);
  return [
    ...unknown,
    ...faults.filter(({ code }) => !/^(?:title|creators|description)-missing$/.test(code)),
    ...checkKind(metadata, context.repositoryKind),
    ...checkShapes(metadata),
    ...checkAsCard(metadata),
  ];
}

/**
 * Finds values of another shape than their keys document, where a card would be read leniently and
 * they would be passed over.
 */
export function checkShapes(metadata: Fields): Fault[] {
  const faults: Fault[] = [];
  readModelFields(metadata, faults, 'strict');
  const reader = new FieldReader(metadata, 'metadata', faults);
  for (const key of textListKeys) reader.texts(key);
  return [...faults, ...checkEntries(metadata)];
}

function checkAsCard(metadata: Fields): readonly Fault[] {
  try {
    parseCard(writeCard(metadata, ''));
    return [];
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.faults;
  }
}

function isDeeperThan(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((item) => isDeeperThan(item, depth - 1));
}
