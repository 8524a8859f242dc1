import { checkShapes } from '../card/check-metadata.js';
import { describeRecord } from '../card/describe-record.js';
import { isFields } from '../card/field-reader.js';
import type { Fields } from '../card/field-reader.js';
import type { RecordMetadata } from '../card/record-metadata.js';
import { recogniseIdentifier } from '../card/related-identifier.js';
import { type Fault, makeFault } from '../errors/sphere-error.js';
import { applyOperation, pointerSegments, readPatch } from './json-patch.js';
import type { PatchOperation } from './json-patch.js';

/**
 * Descriptive fields of a record. Not among them: people (below), the licence and the base models
 * that it depends on, and the main file.
 */
const amendable: ReadonlySet<string> = new Set<keyof RecordMetadata>([
  'title',
  'additionalTitles',
  'description',
  'descriptions',
  'publicationDate',
  'dates',
  'languages',
  'subjects',
  'related',
  'funding',
  'identifiers',
  'aiDisclosure',
  'tags',
  'tasks',
  'libraryName',
  'datasets',
  'arxivIds',
  'dois',
  'newVersion',
  'subtype',
  'container',
  'references',
  'architecture',
  'parameters',
  'modalities',
  'formats',
  'precision',
  'trainingData',
  'evaluation',
  'intendedUse',
  'limitations',
  'hardware',
  'energyKwh',
  'co2eqKg',
  'trainingDataDisclosure',
]);

/**
 * Applies an amendment, a JSON Patch on a published record's metadata (scholarly A.7). Descriptive
 * fields may change; of listed people an identifier or affiliation may be added, and nothing else.
 * The result obeys the rules of a card. Metadata is null exactly where there are faults:
 * `ACC_RELEASED_IMMUTABLE` for what no amendment touches, `patch-…`, and those of `describeRecord`.
 * @param today `YYYY-MM-DD`, UTC
 */
export function amendMetadata(
  metadata: RecordMetadata,
  patch: unknown,
  today: string,
): { readonly metadata: RecordMetadata | null; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const operations = readPatch(patch, faults);
  const draft: object = structuredClone(metadata);
  for (const [index, operation] of operations.entries()) {
    const fault = amend(draft, operation, `patch[${index}].path`);
    if (fault !== null) faults.push(fault);
  }
  if (faults.length > 0) return { metadata: null, faults };
  return readAgain(draft as RecordMetadata, metadata, operations, today);
}

function amend(draft: object, operation: PatchOperation, field: string): Fault | null {
  const path = operation.path.slice(0, 80);
  if (operation.op !== 'test' && !isAmendable(draft, operation)) {
    const message = `"${path}" cannot be amended: files, licence and the list of people stay as they were published.`;
    return makeFault(field, 'ACC_RELEASED_IMMUTABLE', message, { what: 'metadata', path });
  }
  const problem = applyOperation(draft, operation);
  if (problem === null) return null;
  return problem === 'differs' || operation.op === 'test'
    ? makeFault(field, 'patch-test', `"${path}" has another value.`, { path })
    : makeFault(field, 'patch-path', patchProblems[problem](path), { path, why: problem });
}

const patchProblems = {
  missing: (path: string) => `there is no "${path}".`,
  whole: () => 'the whole record cannot be replaced.',
  stays: (path: string) => `"${path}" stays.`,
} as const;

function isAmendable(draft: object, operation: PatchOperation): boolean {
  const segments = pointerSegments(operation.path);
  const [root = ''] = segments;
  if (amendable.has(root)) {
    return !(operation.op === 'remove' && segments.length === 1 && isRequired(root));
  }
  return operation.op === 'add' && isAdditionToPerson(draft, segments);
}

function isRequired(field: string): boolean {
  return field === 'title' || field === 'description';
}

/** `/creators/0/orcid`, `/creators/0/affiliations/-` or `/creators/0/affiliations/0/ror`, if new. */
function isAdditionToPerson(draft: object, segments: readonly string[]): boolean {
  const [list, place = '', field, entry = '', member, ...rest] = segments;
  if ((list !== 'creators' && list !== 'contributors') || rest.length > 0) return false;
  const person = (draft as RecordMetadata)[list][Number(place)];
  if (person === undefined || field === undefined) return false;
  if (field === 'orcid' || field === 'isni' || field === 'ror') {
    return segments.length === 3 && person[field] === undefined;
  }
  if (field !== 'affiliations') return false;
  if (segments.length === 4) return entry === '-';
  return member === 'ror' && person.affiliations[Number(entry)]?.ror === undefined;
}

/** Reads the amended record by the rules of a card, so that nothing enters that a card refuses. */
function readAgain(
  draft: RecordMetadata,
  before: RecordMetadata,
  operations: readonly PatchOperation[],
  today: string,
): ReturnType<typeof amendMetadata> {
  const frontMatter = toFrontMatter({ ...draft });
  const { metadata, faults } = describeRecord(
    { frontMatter, body: '' },
    {
      repositoryKind: before.kind,
      repositoryName: before.title,
      namespaceHandle: '',
      namespaceDisplayName: '',
      namespaceIsOrganisation: false,
      today,
    },
  );
  const touched = new Set(operations.map(({ path }) => pointerSegments(path)[0]));
  const derived = before.derived.filter((field) => !touched.has(field));
  const emptied = (metadata?.derived ?? [])
    .filter((field) => isRequired(field))
    .map((field) =>
      makeFault(
        `metadata.${field}`,
        'value-missing',
        `metadata.${field} is missing; a published record keeps one.`,
      ),
    );
  const all = [...faults, ...emptied, ...checkShapes(frontMatter)];
  return {
    metadata: metadata === null || all.length > 0 ? null : { ...metadata, derived },
    faults: all,
  };
}

/** The keys of a card for a record's fields; a patch may have given these any shape. */
function toFrontMatter(record: Fields): Fields {
  return {
    ...record,
    additionalTitles: eachOf(record['additionalTitles'], ({ text, ...rest }) => ({
      ...rest,
      title: text,
    })),
    creators: eachOf(record['creators'], toCardPerson),
    contributors: eachOf(record['contributors'], toCardPerson),
    related: eachOf(record['related'], withPrefix),
    identifiers: eachOf(record['identifiers'], withPrefix),
    library_name: record['libraryName'],
    new_version: record['newVersion'],
    format: record['formats'],
    arxiv: record['arxivIds'],
    doi: record['dois'],
  };
}

function eachOf(list: unknown, change: (item: Fields) => Fields): unknown {
  if (!Array.isArray(list)) return list;
  return list.map((item: unknown) => (isFields(item) ? change(item) : item));
}

function toCardPerson({ type, isCorresponding, ...person }: Fields): Fields {
  return { ...person, nameType: type, corresponding: isCorresponding };
}

/** Some identifiers are stored without the word by which their scheme is recognised. */
function withPrefix(work: Fields): Fields {
  const { scheme, identifier } = work;
  if (typeof scheme !== 'string' || typeof identifier !== 'string') return work;
  if (scheme === 'Other' || recogniseIdentifier(identifier) !== null) return work;
  return { ...work, identifier: `${scheme.toLowerCase()}:${identifier}` };
}
