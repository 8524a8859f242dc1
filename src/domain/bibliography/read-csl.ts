import { isFields, type Fields } from '../card/field-reader.js';
import { edtfOf, type Proposal, type ProposedPerson, ProposalWriter } from './proposal.js';
import { unreadable } from './unreadable.js';

const subtypes: Readonly<Record<string, string>> = {
  'article-journal': 'JournalArticle',
  'journal-article': 'JournalArticle',
  'article-magazine': 'JournalArticle',
  'paper-conference': 'ConferencePaper',
  'proceedings-article': 'ConferencePaper',
  report: 'Report',
  thesis: 'Dissertation',
  dissertation: 'Dissertation',
  article: 'Preprint',
  manuscript: 'Preprint',
  'posted-content': 'Preprint',
};

/**
 * A proposal from the first item of CSL-JSON, or of what Crossref and DataCite answer as such. Throws
 * `Refused` (`bibliography-unreadable`).
 */
export function readCsl(text: string): Proposal {
  const proposal = new ProposalWriter('csl');
  const item = firstItem(text, proposal);
  const string = (key: string): string => textOf(item[key]);

  proposal.line('title', string('title'), 'title');
  const authors = listOf(item['author']);
  proposal.people('creators', authors.map(readName), 'author');
  if (authors.some((one) => isFields(one) && textOf(one['literal']) !== '')) {
    proposal.note('name-whole', 'author');
  }
  proposal.people('contributors', listOf(item['editor']).map(readName), 'editor', 'Editor');
  proposal.text('description', string('abstract').replace(/<\/(?:jats:)?p>/g, '\n\n'), 'abstract');
  readDate(proposal, item['issued']);
  proposal.identifier(string('DOI'), 'DOI');
  const address = string('URL');
  if (/^https?:\/\/(?:(?:dx\.)?doi\.org|arxiv\.org)\//i.test(address)) {
    proposal.identifier(address, 'URL');
  }
  const type = string('type');
  const subtype = Object.hasOwn(subtypes, type) ? subtypes[type] : undefined;
  if (subtype !== undefined) proposal.put('subtype', subtype, 'type');
  else if (type !== '') proposal.note('type-unknown', type);
  const container = {
    title: string('container-title'),
    issn: string('ISSN'),
    volume: string('volume'),
    issue: string('issue'),
    pages: string('page'),
  };
  proposal.container(container, 'container-title');
  const keywords = [...listOf(item['keyword']), ...listOf(item['categories'])].map(textOf);
  proposal.keywords(
    keywords.flatMap((one) => one.split(/[,;]/)),
    'keyword',
  );
  proposal.language(string('language'), 'language');
  if (item['license'] !== undefined) proposal.note('licence-left-out', '');
  return proposal.finish();
}

function firstItem(text: string, proposal: ProposalWriter): Fields {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  } catch (error) {
    const said = error instanceof Error ? error.message.slice(0, 160) : 'no JSON';
    throw unreadable('csl', null, 'syntax', said);
  }
  const items = Array.isArray(value) ? (value as unknown[]) : [value];
  const [item] = items;
  if (!isFields(item) || !['title', 'author', 'DOI'].some((key) => Object.hasOwn(item, key))) {
    throw unreadable('csl', null, 'nothing-found', 'there is no item with a title or an author');
  }
  if (items.length > 1) proposal.note('further-entries', '');
  return item;
}

function readName(value: unknown): ProposedPerson {
  const person = isFields(value) ? value : {};
  const part = (key: string): string => textOf(person[key]);
  const family = [part('non-dropping-particle'), part('family')]
    .filter((one) => one !== '')
    .join(' ');
  const given = [part('given'), part('dropping-particle')].filter((one) => one !== '').join(' ');
  const affiliations = listOf(person['affiliation']).map((one) =>
    textOf(isFields(one) ? one['name'] : one),
  );
  const orcid = part('ORCID');
  // A literal is an organisation as often as a person: `name` says neither.
  if (family === '') return { name: part('literal') || part('name') || given, affiliations, orcid };
  const all = [given, part('suffix')].filter((one) => one !== '');
  return {
    familyName: family,
    ...(all.length > 0 && { givenName: all.join(', ') }),
    affiliations,
    orcid,
  };
}

function readDate(proposal: ProposalWriter, issued: unknown): void {
  if (!isFields(issued)) return;
  const [parts] = listOf(issued['date-parts']);
  if (Array.isArray(parts)) {
    const [year = '', month = '', day = ''] = parts.map(textOf);
    proposal.date(edtfOf(year, month, day), [year, month, day].join('-'), 'issued');
    return;
  }
  const written = textOf(issued['raw']) || textOf(issued['literal']);
  const [, year = '', month = '', day = ''] =
    /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?/.exec(written) ?? [];
  proposal.date(edtfOf(year, month, day), written, 'issued');
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  return value === undefined || value === null ? [] : [value];
}

/** Crossref writes a list of one where the standard has a text. */
function textOf(value: unknown): string {
  const one: unknown = Array.isArray(value) ? (value as unknown[])[0] : value;
  return typeof one === 'string' || typeof one === 'number' ? String(one) : '';
}
