import type { Fault } from '../errors/sphere-error.js';
import { FieldReader, isFields } from './field-reader.js';
import type { Fields } from './field-reader.js';
import type { RecordMetadata } from './record-metadata.js';
import { readAddress } from './scholarly-fields.js';
import { trainingDataDisclosures } from './vocabularies.js';

type ModelFields = Pick<
  RecordMetadata,
  | 'architecture'
  | 'parameters'
  | 'modalities'
  | 'formats'
  | 'precision'
  | 'trainingData'
  | 'evaluation'
  | 'intendedUse'
  | 'limitations'
  | 'hardware'
  | 'energyKwh'
  | 'co2eqKg'
  | 'trainingDataDisclosure'
>;

const maxTextLength = 20_000;
const textFields = ['architecture', 'precision', 'intendedUse', 'limitations', 'hardware'] as const;

/**
 * What a card says of a model as such. Ordinary Hub cards use some of these words in their own way
 * (`parameters: 7B`), and must publish: in a card (`lenient`) what has another shape is left out;
 * in metadata written through our own form it is a fault.
 */
export function readModelFields(
  fields: Fields,
  faults: Fault[],
  mode: 'lenient' | 'strict',
): ModelFields {
  const card = new FieldReader(fields, 'metadata', mode === 'strict' ? faults : []);
  const texts: Partial<Record<(typeof textFields)[number], string>> = {};
  for (const key of textFields) {
    const text = card.text(key, maxTextLength);
    if (text !== undefined) texts[key] = text;
  }
  const parameters = readCount(card, 'parameters');
  const energyKwh = card.amount('energyKwh');
  const co2eqKg =
    card.value('co2eqKg') === undefined ? emissionsKg(fields) : card.amount('co2eqKg');
  const trainingDataDisclosure = card.oneOf('trainingDataDisclosure', trainingDataDisclosures);
  return {
    ...texts,
    ...(parameters !== undefined && { parameters }),
    ...(energyKwh !== undefined && { energyKwh }),
    ...(co2eqKg !== undefined && { co2eqKg }),
    ...(trainingDataDisclosure !== undefined && { trainingDataDisclosure }),
    modalities: card.texts('modalities'),
    formats: card.texts('format'),
    trainingData: card.texts('trainingData'),
    evaluation: readEvaluation(card),
  };
}

function readCount(card: FieldReader, key: string): number | undefined {
  const count = card.amount(key);
  if (count === undefined || Number.isSafeInteger(count)) return count;
  card.fault(key, 'not-a-number', `${card.at(key)} must be a whole number.`, { isWhole: true });
  return undefined;
}

/** The Hub's `co2_eq_emissions` is in grams, alone or as `emissions`. */
function emissionsKg(fields: Fields): number | undefined {
  const stated = fields['co2_eq_emissions'];
  const grams = isFields(stated) ? stated['emissions'] : stated;
  return typeof grams === 'number' && Number.isFinite(grams) && grams >= 0
    ? grams / 1000
    : undefined;
}

function readEvaluation(card: FieldReader): RecordMetadata['evaluation'] {
  return card.objects('evaluation', 'benchmark').flatMap((entry) => {
    const stated = entry.value('value');
    const value = typeof stated === 'number' ? stated : entry.text('value');
    if (value === undefined) return [];
    const benchmark = entry.text('benchmark');
    const dataset = entry.text('dataset');
    const metric = entry.text('metric');
    const url = readAddress(entry, 'url');
    return [
      {
        value,
        ...(benchmark !== undefined && { benchmark }),
        ...(dataset !== undefined && { dataset }),
        ...(metric !== undefined && { metric }),
        ...(url !== undefined && { url }),
      },
    ];
  });
}
