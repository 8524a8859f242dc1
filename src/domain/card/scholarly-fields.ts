import { InvalidInput } from '../errors/sphere-error.js';
import { parseRor } from '../identifiers/ror.js';
import { isEdtfDateOrInterval } from './edtf-date.js';
import type { FieldReader } from './field-reader.js';
import type {
  Container,
  Funding,
  RecordMetadata,
  RelatedWork,
  Subject,
} from './record-metadata.js';
import { isLanguageTag } from './language-tags.js';
import {
  identifierSchemes,
  isIssn,
  isWebAddress,
  recogniseIdentifier,
} from './related-identifier.js';
import {
  dateTypes,
  descriptionTypes,
  relationTypes,
  resourceTypes,
  titleTypes,
} from './vocabularies.js';

const maxTitleLength = 500;
const maxDescriptionLength = 50_000;

/** The fields of a card that describe a work to libraries, whatever its kind (scholarly A.1). */
export function readScholarlyFields(
  card: FieldReader,
): Pick<
  RecordMetadata,
  | 'additionalTitles'
  | 'descriptions'
  | 'dates'
  | 'related'
  | 'funding'
  | 'identifiers'
  | 'references'
> & { readonly subjects: readonly Subject[]; readonly container?: Container } {
  const container = card.objects('container', 'title').map(readContainer)[0];
  return {
    additionalTitles: card.objects('additionalTitles', 'title').flatMap((entry) => {
      const text = entry.text('title', maxTitleLength);
      const lang = readLanguage(entry);
      const type = entry.oneOf('type', titleTypes) ?? 'AlternativeTitle';
      return text === undefined ? [] : [{ text, type, ...(lang !== undefined && { lang }) }];
    }),
    descriptions: card.objects('descriptions', 'text').flatMap((entry) => {
      const text = entry.text('text', maxDescriptionLength);
      const lang = readLanguage(entry);
      const type = entry.oneOf('type', descriptionTypes) ?? 'Other';
      return text === undefined ? [] : [{ text, type, ...(lang !== undefined && { lang }) }];
    }),
    dates: card.objects('dates', 'date').flatMap(readDate),
    related: card.objects('related', 'identifier').flatMap(readRelated),
    funding: card.objects('funding', 'funderName').flatMap(readFunding),
    identifiers: card.objects('identifiers', 'identifier').flatMap((entry) => {
      const text = entry.text('identifier');
      if (text === undefined) return [];
      return [recogniseIdentifier(text) ?? { scheme: 'Other' as const, identifier: text }];
    }),
    references: card.objects('references', 'citation').flatMap((entry) => {
      const citation = entry.text('citation');
      const doi = entry.parsed('doi', parseDoi);
      if (citation === undefined && doi === undefined) return [];
      return [{ ...(citation !== undefined && { citation }), ...(doi !== undefined && { doi }) }];
    }),
    subjects: [
      ...card.objects('subjects', 'subject'),
      ...card.objects('keywords', 'subject'),
    ].flatMap(readSubject),
    ...(container !== undefined && { container }),
  };
}

/** BCP 47; what is none is the fault `language-tag`. */
function readLanguage(entry: FieldReader): string | undefined {
  const lang = entry.text('lang');
  if (lang === undefined || isLanguageTag(lang)) return lang;
  entry.fault(
    'lang',
    'language-tag',
    `"${lang.slice(0, 80)}" is no language tag; write one such as en or pt-BR.`,
    { value: lang.slice(0, 80) },
  );
  return undefined;
}

function readContainer(entry: FieldReader): Container {
  const issn = entry.text('issn')?.replace(/^issn:?\s*/i, '');
  if (issn !== undefined && !isIssn(issn)) {
    entry.fault(
      'issn',
      'issn-checksum',
      `"${issn.slice(0, 80)}" is not an ISSN; look for a mistyped digit.`,
      { value: issn.slice(0, 80) },
    );
  }
  return definedTexts(entry, ['title', 'issn', 'volume', 'issue', 'pages']);
}

function readDate(entry: FieldReader): RecordMetadata['dates'] {
  const date = entry.text('date');
  const type = entry.oneOf('type', dateTypes) ?? 'Other';
  if (date === undefined) return [];
  if (!isEdtfDateOrInterval(date)) {
    entry.fault(
      'date',
      'date-impossible',
      `"${date}" is not a date; write 2026-11-24, 2026-11 or 2026.`,
      { value: date },
    );
    return [];
  }
  return [{ date, type, ...definedTexts(entry, ['information']) }];
}

function readRelated(entry: FieldReader): RelatedWork[] {
  const relation = entry.oneOf('relation', relationTypes) ?? 'References';
  const text = entry.text('identifier');
  if (text === undefined) {
    entry.fault('identifier', 'identifier-missing', `${entry.at('identifier')} is missing.`);
    return [];
  }
  const scheme = entry.oneOf('scheme', identifierSchemes);
  const resourceTypeGeneral = entry.oneOf('resourceTypeGeneral', resourceTypes);
  const recognised = recogniseIdentifier(text);
  if (recognised !== null && scheme !== undefined && scheme !== recognised.scheme) {
    entry.fault(
      'scheme',
      'not-in-list',
      `"${text.slice(0, 80)}" is a ${recognised.scheme}, not a ${scheme}.`,
      { value: scheme, options: [recognised.scheme] },
    );
  }
  if (recognised === null) {
    entry.fault(
      'identifier',
      'identifier-scheme',
      `"${text.slice(0, 80)}" is no DOI, arXiv id, Handle, SWHID, URL, ISBN, ISSN, PMID or RRID.`,
      { value: text.slice(0, 80) },
    );
    return [];
  }
  return [
    {
      relation,
      ...recognised,
      ...(resourceTypeGeneral !== undefined && { resourceTypeGeneral }),
      ...definedTexts(entry, ['role', 'citation']),
    },
  ];
}

function readFunding(entry: FieldReader): Funding[] {
  const funderName = entry.text('funderName');
  const funderRor = entry.parsed('funderRor', parseRor);
  if (funderName === undefined) {
    entry.fault(
      'funderName',
      'name-missing',
      `${entry.at('funderName')} is missing; name the funder.`,
    );
    return [];
  }
  const awardUri = readAddress(entry, 'awardUri');
  return [
    {
      funderName,
      ...(funderRor !== undefined && { funderRor }),
      ...definedTexts(entry, ['awardNumber', 'awardTitle']),
      ...(awardUri !== undefined && { awardUri }),
    },
  ];
}

function readSubject(entry: FieldReader): Subject[] {
  const subject = entry.text('subject', maxTitleLength);
  if (subject === undefined) return [];
  const schemeUri = readAddress(entry, 'schemeUri');
  const valueUri = readAddress(entry, 'valueUri');
  return [
    {
      subject,
      ...definedTexts(entry, ['scheme']),
      ...(schemeUri !== undefined && { schemeUri }),
      ...(valueUri !== undefined && { valueUri }),
    },
  ];
}

/** An `http` or `https` address; anything else is the fault `not-an-address`. */
export function readAddress(entry: FieldReader, key: string): string | undefined {
  const text = entry.text(key);
  if (text === undefined || isWebAddress(text)) return text;
  entry.fault(key, 'not-an-address', `"${text.slice(0, 80)}" is not an http or https address.`, {
    value: text.slice(0, 80),
  });
  return undefined;
}

function parseDoi(text: string, field: string): string {
  const recognised = recogniseIdentifier(text);
  if (recognised?.scheme === 'DOI') return recognised.identifier;
  throw InvalidInput.field(
    field,
    'doi',
    `"${text.slice(0, 80)}" is not a DOI; it begins with "10.".`,
    { value: text.slice(0, 80) },
  );
}

function definedTexts<Key extends string>(
  entry: FieldReader,
  keys: readonly Key[],
): Partial<Record<Key, string>> {
  const texts: Partial<Record<Key, string>> = {};
  for (const key of keys) {
    const text = entry.text(key);
    if (text !== undefined) texts[key] = text;
  }
  return texts;
}
