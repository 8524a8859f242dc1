import type { RepositoryKind } from '../identifiers/repository-kind.js';
import { artifactKinds, type ArtifactKind } from '../licensing/artifact-kind.js';
import { isFields, type Fields } from './field-reader.js';
import { type DescribedPerson, placePeople, readPeople, writePeople } from './described-people.js';
import { type DescribedWork, placeWorks, readWorks, writeWorks } from './described-works.js';

/**
 * What a form asks of a card: the keys that nearly every record has, as texts. Whatever else a card
 * holds is not in it, and stays where it is when a changed description is written back.
 */
export interface CardDescription {
  readonly title: string;
  readonly description: string;
  readonly creators: readonly DescribedPerson[];
  readonly keywords: readonly string[];
  /** BCP 47 tags as they are written. */
  readonly languages: readonly string[];
  /** SPDX expression, or how the Hub spells it. */
  readonly licence: string;
  /** For the kinds of artifact that have another. */
  readonly licences: Readonly<Partial<Record<ArtifactKind, string>>>;
  readonly tasks: readonly string[];
  readonly library: string;
  /** `namespace/name` */
  readonly baseModels: readonly string[];
  /** `namespace/name` */
  readonly datasets: readonly string[];
  readonly works: readonly DescribedWork[];
  /** Of a paper. */
  readonly subtype: string;
  /** Path of a paper's PDF. */
  readonly mainFile: string;
}

/** What a card says of the record; of another shape than a form can show is what it leaves out. */
export function readDescription(card: Fields, kind: RepositoryKind): CardDescription {
  const licences = isFields(card['licences']) ? card['licences'] : {};
  return {
    title: textOf(card['title']),
    description: textOf(card['description']),
    creators: readPeople(card['creators']),
    keywords: textsOf(card['keywords']),
    languages: textsOf(card['language']),
    licence: textsOf(card['license'])[0] ?? '',
    licences: Object.fromEntries(
      artifactKinds.flatMap((one) => {
        const licence = textOf(licences[one]);
        return licence === '' ? [] : [[one, licence]];
      }),
    ),
    tasks: textsOf(card[taskKey(kind)]),
    library: textOf(card['library_name']),
    baseModels: textsOf(card['base_model']),
    datasets: textsOf(card['datasets']),
    works: readWorks(card['related']),
    subtype: textOf(card['subtype']),
    mainFile: textOf(card['mainFile']),
  };
}

/**
 * A description that was made from another state of a card, to be written over this one: what a form
 * does not show of people and works stays with those that it belongs to.
 */
export function rebaseDescription(description: CardDescription, card: Fields): CardDescription {
  return {
    ...description,
    creators: placePeople(description.creators, card['creators']),
    works: placeWorks(description.works, card['related']),
  };
}

/** The card with a description in the place of the one that it had; every other key is kept. */
export function writeDescription(
  card: Fields,
  kind: RepositoryKind,
  description: CardDescription,
): Fields {
  const before = readDescription(card, kind);
  const changed: Record<string, unknown> = { ...card };
  const put = (key: string, value: unknown, isSame: boolean): void => {
    // As it was: a list of one stays a list, and a number stays a number.
    if (isSame) return;
    if (isEmpty(value)) Reflect.deleteProperty(changed, key);
    else changed[key] = value;
  };
  const putText = (key: string, text: string, was: string): void => {
    put(key, text, text === was);
  };
  const putTexts = (key: string, texts: readonly string[], were: readonly string[]): void => {
    put(key, [...othersIn(card[key]), ...texts], isSameList(texts, were));
  };

  putText('title', description.title, before.title);
  putText('description', description.description, before.description);
  put('creators', writePeople(card['creators'], description.creators), false);
  putTexts('keywords', description.keywords, before.keywords);
  put(
    'language',
    oneOrMany(description.languages),
    isSameList(description.languages, before.languages),
  );
  putText('license', description.licence, before.licence);
  if (description.licence !== before.licence) {
    // They belong to the licence that was there.
    Reflect.deleteProperty(changed, 'license_name');
    Reflect.deleteProperty(changed, 'license_link');
  }
  put('licences', writeLicences(card['licences'], description.licences), false);
  const tasks = kind === 'model' ? description.tasks.slice(0, 1) : description.tasks;
  if (kind === 'model') put(taskKey(kind), tasks[0], isSameList(tasks, before.tasks));
  else putTexts(taskKey(kind), tasks, before.tasks);
  putText('library_name', description.library, before.library);
  put(
    'base_model',
    oneOrMany(description.baseModels),
    isSameList(description.baseModels, before.baseModels),
  );
  putTexts('datasets', description.datasets, before.datasets);
  put('related', writeWorks(card['related'], description.works), false);
  if (kind === 'paper') {
    putText('subtype', description.subtype, before.subtype);
    putText('mainFile', description.mainFile, before.mainFile);
  }
  return changed;
}

/** The Hub asks a model for one task, and a data set for those that it may serve. */
function taskKey(kind: RepositoryKind): string {
  return kind === 'model' ? 'pipeline_tag' : 'task_categories';
}

function writeLicences(
  kept: unknown,
  licences: CardDescription['licences'],
): Readonly<Record<string, unknown>> {
  const others = isFields(kept)
    ? Object.entries(kept).filter(([key]) => !artifactKinds.some((kind) => kind === key))
    : [];
  return Object.fromEntries([
    ...others,
    ...artifactKinds.flatMap((kind) => {
      const licence = licences[kind] ?? '';
      return licence === '' ? [] : [[kind, licence] as const];
    }),
  ]);
}

function textOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.trim() : '';
}

function textsOf(value: unknown): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map(textOf).filter((text) => text !== '');
}

/** What of a list is no text, such as a keyword with its scheme. */
function othersIn(value: unknown): unknown[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((item) => isFields(item));
}

function oneOrMany(texts: readonly string[]): string | readonly string[] | undefined {
  return texts.length > 1 ? texts : texts[0];
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isFields(value) && Object.keys(value).length === 0;
}
