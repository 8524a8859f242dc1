import { makeFault } from '../errors/sphere-error.js';
import type { Fault } from '../errors/sphere-error.js';
import type { RepositoryKind } from '../identifiers/repository-kind.js';
import { type Fields, isFields } from './field-reader.js';

/** What an entry of a list may say, and of what it must say one. */
interface EntryShape {
  readonly keys: readonly string[];
  readonly oneOf: readonly string[];
}

/** Keys in the shape of a list or of an object, by the field that holds them (scholarly A.1, A.2, A.4). */
const shapes: Readonly<Record<string, EntryShape>> = {
  additionalTitles: shape('title type lang', 'title'),
  // A person without a name has a fault of her own.
  creators: shape('type nameType name familyName givenName orcid isni ror credit corresponding'),
  contributors: shape(
    'type nameType contributorType name familyName givenName orcid isni ror credit corresponding',
  ),
  descriptions: shape('text type lang', 'text'),
  dates: shape('date type information', 'date'),
  subjects: shape('subject scheme schemeUri valueUri', 'subject'),
  keywords: shape('subject scheme schemeUri valueUri', 'subject'),
  related: shape('relation identifier scheme resourceTypeGeneral role citation'),
  funding: shape('funderName funderRor awardNumber awardUri awardTitle'),
  identifiers: shape('identifier scheme', 'identifier'),
  references: shape('citation doi', 'citation doi'),
  container: shape('title issn volume issue pages'),
  evaluation: shape('benchmark dataset metric value url', 'value'),
};
const affiliationShape = shape('name ror');
const personLists: readonly string[] = ['creators', 'contributors'];

/** Fields that say nothing of a work of another kind (scholarly A.1). */
const fieldsOfAKind: Readonly<Record<string, RepositoryKind>> = {
  subtype: 'paper',
  container: 'paper',
  mainFile: 'paper',
  architecture: 'model',
  parameters: 'model',
  precision: 'model',
  baseModels: 'model',
  trainingDataDisclosure: 'model',
};

/**
 * Finds what the entries of a record's lists hold beside what they document (`unknown-field`), and
 * entries without what makes them one (`value-missing`): a card passes over both.
 */
export function checkEntries(metadata: Fields): Fault[] {
  return Object.entries(shapes).flatMap(([key, expected]) =>
    entriesOf(metadata, key, 'metadata').flatMap(([entry, at]) => [
      ...checkEntry(entry, at, expected, personLists.includes(key) ? affiliationKeys : []),
      ...(personLists.includes(key) ? checkPerson(entry, at) : []),
    ]),
  );
}

/** Finds fields of another kind of work, which no record of this kind shows (`field-of-another-kind`). */
export function checkKind(metadata: Fields, kind: RepositoryKind): Fault[] {
  return Object.entries(fieldsOfAKind)
    .filter(([key, its]) => its !== kind && !isBlank(metadata, key))
    .map(([key, its]) =>
      makeFault(
        `metadata.${key}`,
        'field-of-another-kind',
        `"${key}" belongs to a ${its} and this is a ${kind}; remove it.`,
        { name: key, kind: its },
      ),
    );
}

const affiliationKeys = ['affiliations', 'affiliation'] as const;

function checkPerson(person: Fields, at: string): Fault[] {
  const corresponding = Object.hasOwn(person, 'corresponding') ? person['corresponding'] : null;
  return [
    ...affiliationKeys.flatMap((key) =>
      entriesOf(person, key, at).flatMap(([entry, where]) =>
        checkEntry(entry, where, affiliationShape, []),
      ),
    ),
    ...(typeof corresponding === 'boolean' || (corresponding ?? null) === null
      ? []
      : [
          makeFault(
            `${at}.corresponding`,
            'not-a-truth-value',
            `${at}.corresponding must be true or false.`,
          ),
        ]),
  ];
}

function checkEntry(
  entry: Fields,
  at: string,
  { keys, oneOf }: EntryShape,
  further: readonly string[],
): Fault[] {
  const unknown = Object.keys(entry)
    .filter((key) => !keys.includes(key) && !further.includes(key))
    .map((key) => {
      const name = key.slice(0, 80);
      const message = `"${name}" is no field of ${at}; remove it or correct its spelling.`;
      return makeFault(`${at}.${name}`, 'unknown-field', message, { name });
    });
  const [chief] = oneOf;
  if (chief === undefined || oneOf.some((key) => !isBlank(entry, key))) return unknown;
  const message = `${at}.${chief} is missing; write it or remove the entry.`;
  return [...unknown, makeFault(`${at}.${chief}`, 'value-missing', message)];
}

/** The objects under a key, alone or in a list, with their paths. */
function entriesOf(fields: Fields, key: string, at: string): [entry: Fields, at: string][] {
  const value = Object.hasOwn(fields, key) ? fields[key] : undefined;
  if (isFields(value)) return [[value, `${at}.${key}`]];
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown, index) =>
    isFields(item) ? [[item, `${at}.${key}[${index}]`] as [Fields, string]] : [],
  );
}

function isBlank(fields: Fields, key: string): boolean {
  const value = Object.hasOwn(fields, key) ? fields[key] : undefined;
  return (
    (value ?? null) === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  );
}

function shape(keys: string, oneOf = ''): EntryShape {
  return { keys: keys.split(' '), oneOf: oneOf.split(' ').filter((key) => key !== '') };
}
