import type { Fault } from '../errors/sphere-error.js';
import type { RepositoryKind } from '../identifiers/repository-kind.js';
import { arxivIdsIn, doisIn, firstHeading, firstParagraph } from './card-body.js';
import { readContributors, readCreators } from './card-people.js';
import { isEdtfDate, isInFuture } from './edtf-date.js';
import { FieldReader } from './field-reader.js';
import { readHubFields, statedLanguages } from './hub-fields.js';
import { sortLanguages } from './language-tags.js';
import { readModelFields } from './model-fields.js';
import type { Card } from './parse-card.js';
import type { Creator, RecordMetadata } from './record-metadata.js';
import { recogniseIdentifier } from './related-identifier.js';
import { readScholarlyFields } from './scholarly-fields.js';
import { paperSubtypes } from './vocabularies.js';

const maxTitleLength = 500;
const maxDescriptionLength = 50_000;

/** What is derived where a card does not state it. */
type DerivedKey = 'title' | 'creators' | 'description';

/** What a card does not say of itself. */
export interface RecordContext {
  readonly repositoryKind: RepositoryKind;
  readonly repositoryName: string;
  readonly namespaceHandle: string;
  readonly namespaceDisplayName: string;
  readonly namespaceIsOrganisation: boolean;
  /** `YYYY-MM-DD`, UTC. */
  readonly today: string;
}

/**
 * Reads a record's metadata from its card by the rules of scholarly A.1: what an ordinary Hub card
 * leaves out is derived and named in `derived`; a paper must state title, creators and description;
 * a stated value that is wrong is a fault. Metadata is null exactly where there are faults.
 */
export function describeRecord(
  card: Card,
  context: RecordContext,
): { readonly metadata: RecordMetadata | null; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const fields = new FieldReader(card.frontMatter, 'metadata', faults);
  const isPaper = context.repositoryKind === 'paper';
  const derived: string[] = [];
  const orDerived = <Value>(
    key: DerivedKey,
    stated: Value | undefined,
    derive: () => Value,
  ): Value => {
    if (stated !== undefined) return stated;
    if (isPaper && !faults.some((fault) => fault.field.startsWith(fields.at(key)))) {
      fields.fault(
        key,
        `${key}-missing`,
        `A paper must state its ${key}: add "${key}:" to README.md.`,
      );
    }
    derived.push(key);
    return derive();
  };

  const title = orDerived('title', readTitle(fields), () => deriveTitle(card, context));
  const creators = orDerived('creators', readStatedCreators(fields), () =>
    deriveCreators(card, context, faults),
  );
  const description = orDerived(
    'description',
    fields.text('description', maxDescriptionLength),
    () => (firstParagraph(card.body) ?? title).slice(0, maxDescriptionLength),
  );
  const publicationDate = readPublicationDate(fields, context.today);
  const languages = sortLanguages(statedLanguages(card.frontMatter));
  const scholarly = readScholarlyFields(fields);
  const hub = readHubFields(card.frontMatter);
  const aiDisclosure = fields.text('aiDisclosure', maxDescriptionLength);
  const metadata: RecordMetadata = {
    kind: context.repositoryKind,
    title,
    creators,
    contributors: readContributors(fields, 'contributors'),
    description,
    ...(publicationDate !== undefined && { publicationDate }),
    ...scholarly,
    ...hub,
    ...readModelFields(card.frontMatter, faults, 'lenient'),
    languages: languages.tags,
    subjects: [...scholarly.subjects, ...languages.keywords.map((subject) => ({ subject }))],
    ...findIdentifiers(card, hub.tags),
    ...(isPaper && {
      identifiers: [...scholarly.identifiers, ...identifiersOfPaper(card, scholarly.identifiers)],
    }),
    ...(aiDisclosure !== undefined && { aiDisclosure }),
    ...(isPaper && readPaperFields(fields)),
    derived,
  };
  return { metadata: faults.length === 0 ? metadata : null, faults };
}

function readPaperFields(fields: FieldReader): Pick<RecordMetadata, 'subtype' | 'mainFile'> {
  const mainFile = fields.text('mainFile');
  return {
    subtype: fields.oneOf('subtype', paperSubtypes) ?? 'Preprint',
    ...(mainFile !== undefined && { mainFile }),
  };
}

function readTitle(fields: FieldReader): string | undefined {
  const title = fields.text('title', maxTitleLength);
  if (title === undefined) return undefined;
  if (/[\t\r\n\u2028\u2029]/.test(title)) {
    fields.fault('title', 'bad-character', 'A title stands on one line.', { isTitle: true });
  } else if (/<\/?[a-z][^<>]*>/i.test(title)) {
    fields.fault('title', 'title-html', 'A title holds no HTML; write plain text.');
  }
  return title;
}

function deriveTitle(card: Card, context: RecordContext): string {
  // Unlike a stated title, a heading may be of any length.
  const heading = firstHeading(card.body)?.normalize('NFC').slice(0, maxTitleLength).trim();
  return heading === undefined || heading === '' ? context.repositoryName : heading;
}

function readStatedCreators(fields: FieldReader): Creator[] | undefined {
  const creators = readCreators(fields, 'creators');
  return creators.length === 0 ? undefined : creators;
}

/** The Hub's `authors`, else who owns the namespace. */
function deriveCreators(card: Card, context: RecordContext, faults: Fault[]): Creator[] {
  const found: Fault[] = [];
  const authors = readCreators(new FieldReader(card.frontMatter, 'metadata', found), 'authors');
  // The Hub says nothing of the shape of `authors`: only identifiers that are slips are at fault.
  faults.push(...found.filter(({ code }) => code.endsWith('-checksum')));
  if (authors.length > 0) return authors;
  const shown = context.namespaceDisplayName.trim();
  return [
    {
      type: context.namespaceIsOrganisation ? 'Organizational' : 'Personal',
      name: shown === '' ? context.namespaceHandle : shown,
      affiliations: [],
      credit: [],
    },
  ];
}

function readPublicationDate(fields: FieldReader, today: string): string | undefined {
  const date = fields.text('publicationDate');
  if (date === undefined) return undefined;
  if (!isEdtfDate(date)) {
    fields.fault(
      'publicationDate',
      'date-impossible',
      `"${date.slice(0, 80)}" is not a date; write 2026-11-24, 2026-11 or 2026.`,
      { value: date.slice(0, 80) },
    );
  } else if (isInFuture(date, today)) {
    fields.fault(
      'publicationDate',
      'date-in-future',
      `The publication date ${date} is yet to come.`,
      { value: date },
    );
  }
  return date;
}

/** `arxiv` and `doi` of a paper's card, where they are one each, are those of the paper itself. */
function identifiersOfPaper(
  { frontMatter }: Card,
  known: RecordMetadata['identifiers'],
): RecordMetadata['identifiers'] {
  return (['arxiv', 'doi'] as const)
    .flatMap((key) => {
      const value = frontMatter[key];
      return typeof value === 'string' ? [recogniseIdentifier(`${key}:${value}`)] : [];
    })
    .filter((found) => found !== null)
    .filter(({ identifier }) => !known.some((one) => one.identifier === identifier));
}

/** In the order of trust: fields of their own, tags, the text. */
function findIdentifiers(
  card: Card,
  tags: readonly string[],
): Pick<RecordMetadata, 'arxivIds' | 'dois'> {
  const stated = (key: string): string => {
    const value = card.frontMatter[key];
    const values: unknown[] = Array.isArray(value) ? value : [value];
    return values.map((item) => (typeof item === 'string' ? `${key}:${item}` : '')).join('\n');
  };
  const text = [stated('arxiv'), ...tags, card.body].join('\n');
  return {
    arxivIds: arxivIdsIn(text),
    dois: doisIn(
      [stated('doi').replaceAll('doi:', ''), text.replaceAll(/\bdoi:/gi, ' ')].join('\n'),
    ),
  };
}
