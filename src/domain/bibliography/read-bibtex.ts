import { firstEntry } from './bibtex-entries.js';
import { readBibtexNames } from './bibtex-names.js';
import { edtfOf, type Proposal, ProposalWriter } from './proposal.js';
import { texToText } from './tex-text.js';

const subtypes: Readonly<Record<string, string>> = {
  article: 'JournalArticle',
  inproceedings: 'ConferencePaper',
  conference: 'ConferencePaper',
  techreport: 'Report',
  report: 'Report',
  manual: 'Report',
  phdthesis: 'Dissertation',
  mastersthesis: 'Dissertation',
  thesis: 'Dissertation',
  unpublished: 'Preprint',
  misc: 'Preprint',
  online: 'Preprint',
};

/** Read below, or of no use to a record. */
const known = new Set(
  `title subtitle author editor abstract year month day date journal journaltitle booktitle volume
   number pages issn doi eprint eprinttype archiveprefix primaryclass url keywords language langid
   license licence rights copyright`.split(/\s+/),
);

/**
 * A proposal from the first entry of a BibTeX or BibLaTeX file. Throws `Refused`
 * (`bibliography-unreadable`).
 */
export function readBibtex(text: string): Proposal {
  const { type, fields, hasFollower } = firstEntry(text);
  const proposal = new ProposalWriter('bibtex');
  if (hasFollower) proposal.note('further-entries', '');
  const onUnknown = (command: string): void => {
    proposal.note('tex-unknown', command);
  };
  const raw = (name: string): string => fields.get(name) ?? '';
  const plain = (name: string): string => texToText(raw(name), onUnknown);
  const first = (...names: string[]): string => names.find((name) => fields.has(name)) ?? '';

  const subtitle = plain('subtitle').trim();
  proposal.line(
    'title',
    subtitle === '' ? plain('title') : `${plain('title')}: ${subtitle}`,
    'title',
  );
  for (const [name, key, role] of [
    ['author', 'creators', undefined],
    ['editor', 'contributors', 'Editor'],
  ] as const) {
    const { people, isCut } = readBibtexNames(raw(name), onUnknown);
    proposal.people(key, people, name, role);
    if (isCut) proposal.note('authors-cut', name);
  }
  proposal.text('description', plain('abstract'), 'abstract');
  readDate(proposal, raw, plain);
  readIdentifiers(proposal, raw);
  readSubtype(proposal, type, fields.has('eprint') && !fields.has('journal'));
  const journal = first('journal', 'journaltitle', 'booktitle');
  // arXiv calls itself a journal in what it exports.
  if (!/^arxiv/i.test(raw(journal))) {
    const parts = {
      title: plain(journal),
      issn: raw('issn'),
      volume: plain('volume'),
      issue: plain('number'),
      pages: plain('pages'),
    };
    proposal.container(parts, journal === '' ? type : journal);
  } else proposal.identifier(/arxiv:\S+/i.exec(raw(journal))?.[0], journal);
  proposal.keywords(plain('keywords').split(/[,;\n]/), 'keywords');
  const language = first('langid', 'language');
  proposal.language(plain(language), language);
  if (first('license', 'licence', 'rights', 'copyright') !== '')
    proposal.note('licence-left-out', '');
  const others = [...fields.keys()].filter((name) => !known.has(name));
  if (others.length > 0) proposal.note('fields-left-out', others.join(', '));
  return proposal.finish();
}

function readSubtype(proposal: ProposalWriter, type: string, isEprint: boolean): void {
  const subtype = isEprint
    ? 'Preprint'
    : Object.hasOwn(subtypes, type)
      ? subtypes[type]
      : undefined;
  if (subtype === undefined) proposal.note('type-unknown', type);
  else proposal.put('subtype', subtype, `@${type}`);
}

function readDate(
  proposal: ProposalWriter,
  raw: (name: string) => string,
  plain: (name: string) => string,
): void {
  const date = plain('date').trim();
  if (date !== '') {
    proposal.date(date.split('/', 1)[0] ?? null, date, 'date');
    return;
  }
  const year = plain('year').trim();
  // Either `nov` alone, or `24 November` in one of several spellings.
  const month = plain('month').trim();
  const [day = raw('day')] = /^\d{1,2}(?=\D+[a-z]{3})/i.exec(month) ?? [];
  const edtf = edtfOf(year, month.replace(/^\d{1,2}\W+(?=[a-z])/i, ''), day);
  proposal.date(edtf, year, 'year');
}

function readIdentifiers(proposal: ProposalWriter, raw: (name: string) => string): void {
  const address = (name: string) =>
    raw(name)
      .replace(/\\([_%&#~])/g, '$1')
      .trim();
  proposal.identifier(address('doi'), 'doi');
  const eprint = address('eprint');
  const archive = address('archiveprefix') || address('eprinttype');
  if (eprint !== '') {
    const isArxiv = archive === '' || /^arxiv$/i.test(archive);
    proposal.identifier(isArxiv && !/^arxiv:/i.test(eprint) ? `arXiv:${eprint}` : eprint, 'eprint');
  }
  const url = address('url');
  if (/^https?:\/\/(?:(?:dx\.)?doi\.org|arxiv\.org)\//i.test(url)) proposal.identifier(url, 'url');
  else if (url !== '') proposal.note('fields-left-out', 'url');
}
