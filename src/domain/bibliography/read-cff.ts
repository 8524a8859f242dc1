import { isFields, type Fields } from '../card/field-reader.js';
import { readFrontMatter } from '../card/front-matter.js';
import type { Fault } from '../errors/sphere-error.js';
import { edtfOf, type Proposal, type ProposedPerson, ProposalWriter } from './proposal.js';
import { unreadable } from './unreadable.js';

const subtypes: Readonly<Record<string, string>> = {
  article: 'JournalArticle',
  'conference-paper': 'ConferencePaper',
  report: 'Report',
  thesis: 'Dissertation',
  unpublished: 'Preprint',
  generic: 'Preprint',
};

/**
 * A proposal from a CITATION.cff (1.2): of the work that it wants cited, where it names one. Throws
 * `Refused` (`bibliography-unreadable`).
 */
export function readCff(text: string): Proposal {
  const proposal = new ProposalWriter('cff');
  const root = readYaml(text);
  const preferred = root['preferred-citation'];
  if (isFields(preferred)) proposal.note('preferred-citation', '');
  const work = isFields(preferred) ? preferred : root;
  const string = (key: string): string => textOf(work[key]);

  proposal.line('title', string('title'), 'title');
  proposal.people('creators', listOf(work['authors']).map(readName), 'authors');
  proposal.people('contributors', listOf(work['editors']).map(readName), 'editors', 'Editor');
  proposal.text('description', string('abstract') || textOf(root['abstract']), 'abstract');
  const released = string('date-released') || string('date-published');
  if (released !== '') proposal.date(released, released, 'date-released');
  else proposal.date(edtfOf(string('year'), string('month')), string('year'), 'year');
  proposal.identifier(string('doi'), 'doi');
  for (const one of listOf(work['identifiers'])) {
    if (isFields(one) && textOf(one['type']) !== 'other') {
      proposal.identifier(textOf(one['value']), 'identifiers');
    }
  }
  proposal.keywords(listOf(work['keywords'] ?? root['keywords']).map(textOf), 'keywords');
  const type = string('type');
  const subtype = Object.hasOwn(subtypes, type) ? subtypes[type] : undefined;
  if (subtype !== undefined) proposal.put('subtype', subtype, 'type');
  const [start, end] = [string('start'), string('end')];
  const container = {
    title: string('journal') || textOf(fieldsOf(work['conference'])['name']),
    issn: string('issn'),
    volume: string('volume'),
    issue: string('issue'),
    pages: string('pages') || (end === '' ? start : `${start}–${end}`),
  };
  if (container.title !== '') proposal.container(container, 'journal');
  proposal.language(listOf(work['languages']).map(textOf)[0] ?? '', 'languages');
  if (root['license'] !== undefined || work['license'] !== undefined) {
    proposal.note('licence-left-out', '');
  }
  const cited = listOf(root['references']).filter(isFields);
  proposal.references(cited.map(readReference), 'references');
  return proposal.finish();
}

function readYaml(text: string): Fields {
  const faults: Fault[] = [];
  const root = readFrontMatter(text.replace(/^\ufeff/, ''), 1, faults);
  const [fault] = faults;
  if (fault !== undefined) {
    const line = typeof fault['line'] === 'number' ? fault['line'] : 1;
    const said = fault.message.replace(/^Line \d+ of README\.md: /, '').replace(/\.$/, '');
    throw unreadable('cff', line, 'syntax', said);
  }
  if (root['cff-version'] === undefined && root['authors'] === undefined) {
    throw unreadable('cff', 1, 'nothing-found');
  }
  return root;
}

/** A person has parts of a name, an entity has `name`. */
function readName(value: unknown): ProposedPerson {
  const person = fieldsOf(value);
  const part = (key: string): string => textOf(person[key]);
  const affiliations = [part('affiliation')];
  const orcid = part('orcid');
  const family = [part('name-particle'), part('family-names')]
    .filter((one) => one !== '')
    .join(' ');
  const given = [part('given-names'), part('name-suffix')].filter((one) => one !== '').join(', ');
  if (family !== '') {
    return { familyName: family, ...(given !== '' && { givenName: given }), affiliations, orcid };
  }
  const name = part('name');
  if (name !== '') return { type: 'Organizational', name, affiliations, orcid };
  return { name: given || part('alias'), affiliations, orcid };
}

function readReference(work: Fields): { citation: string; doi: string } {
  const names = listOf(work['authors'])
    .slice(0, 10)
    .map(readName)
    .map(({ familyName, givenName, name }) =>
      [familyName ?? name ?? '', givenName ?? ''].filter((part) => part !== '').join(', '),
    );
  const year = textOf(work['year']) || textOf(work['date-released']).slice(0, 4);
  const citation = [
    names.join('; '),
    ...(year === '' ? [] : [`(${year})`]),
    textOf(work['title']),
    textOf(work['journal']),
  ]
    .filter((part) => part !== '')
    .join('. ');
  return { citation: citation.replaceAll('. (', ' ('), doi: textOf(work['doi']) };
}

function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  return value === undefined || value === null ? [] : [value];
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
