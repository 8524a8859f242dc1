import { edtfOf, type Proposal, type ProposedPerson, ProposalWriter } from './proposal.js';
import { unreadable } from './unreadable.js';

const subtypes: Readonly<Record<string, string>> = {
  JOUR: 'JournalArticle',
  MGZN: 'JournalArticle',
  CONF: 'ConferencePaper',
  CPAPER: 'ConferencePaper',
  RPRT: 'Report',
  THES: 'Dissertation',
  UNPB: 'Preprint',
  PREP: 'Preprint',
  GEN: 'Preprint',
};

const tag = /^([A-Z][A-Z0-9])\s{0,3}-(?:\s(.*))?$/;
const known = new Set(
  'TY TI T1 CT ST AU A1 A2 ED AB N2 PY Y1 DA KW DO M3 UR L1 JO JF JA J2 T2 BT VL IS SP EP SN LA AN ER ID'.split(
    ' ',
  ),
);

/** A proposal from the first reference of an RIS file. Throws `Refused` (`bibliography-unreadable`). */
export function readRis(text: string): Proposal {
  const proposal = new ProposalWriter('ris');
  const fields = firstReference(text, proposal);
  const all = (...names: string[]) => names.flatMap((name) => fields.get(name) ?? []);
  const first = (...names: string[]): readonly [value: string, name: string] => {
    const name = names.find((one) => (fields.get(one)?.[0] ?? '') !== '') ?? '';
    return [fields.get(name)?.[0] ?? '', name];
  };

  proposal.line('title', ...first('TI', 'T1', 'CT'));
  const authors = all('AU', 'A1');
  const named = authors.filter((name) => !/^et al\.?$/i.test(name));
  if (named.length < authors.length) proposal.note('authors-cut', 'AU');
  proposal.people('creators', named.map(readName), fields.has('AU') ? 'AU' : 'A1');
  if (named.some((name) => !name.includes(','))) proposal.note('name-whole', 'AU');
  proposal.people('contributors', all('A2', 'ED').map(readName), 'A2', 'Editor');
  proposal.text('description', ...first('AB', 'N2'));
  readDate(proposal, first('DA', 'PY', 'Y1'), first('PY', 'Y1'));
  proposal.keywords(
    all('KW').flatMap((line) => line.split(';')),
    'KW',
  );
  proposal.identifier(...first('DO'));
  const [address] = first('UR');
  if (/^https?:\/\/(?:(?:dx\.)?doi\.org|arxiv\.org)\//i.test(address)) {
    proposal.identifier(address, 'UR');
  }
  const [type] = first('TY');
  const subtype = Object.hasOwn(subtypes, type) ? subtypes[type] : undefined;
  if (subtype === undefined) proposal.note('type-unknown', type);
  else proposal.put('subtype', subtype, 'TY');
  const [journal, journalTag] = first('JF', 'JO', 'T2', 'BT', 'JA', 'J2');
  const [[from], [to]] = [first('SP'), first('EP')];
  const pages = to === '' || to === from ? from : `${from}–${to}`;
  const [[volume], [issue], [issn]] = [first('VL'), first('IS'), first('SN')];
  proposal.container({ title: journal, issn, volume, issue, pages }, journalTag || 'VL');
  proposal.language(...first('LA'));
  const others = [...fields.keys()].filter((name) => !known.has(name));
  if (others.length > 0) proposal.note('fields-left-out', others.join(', '));
  return proposal.finish();
}

/** The values of each tag in their order; a line without a tag goes on with the one before it. */
function firstReference(text: string, proposal: ProposalWriter): Map<string, string[]> {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n?|\n/);
  const start = lines.findIndex((line) => /^TY\s{0,3}-/.test(line));
  if (start === -1) throw unreadable('ris', 1, 'nothing-found');
  const fields = new Map<string, string[]>();
  let last: string[] = [];
  for (const [index, line] of lines.slice(start).entries()) {
    const [, name, value = ''] = tag.exec(line.trimEnd()) ?? [];
    if (name === 'ER' || (name === 'TY' && index > 0)) {
      if (name === 'TY') proposal.note('entry-unfinished', '');
      const rest = lines.slice(start + index + (name === 'TY' ? 0 : 1));
      if (rest.some((one) => /^TY\s{0,3}-/.test(one))) proposal.note('further-entries', '');
      return fields;
    }
    if (name === undefined) {
      const more = line.trim();
      if (more !== '' && last.length > 0) last.push(`${last.pop() ?? ''}\n${more}`);
    } else {
      last = fields.get(name) ?? [];
      last.push(value.trim());
      fields.set(name, last);
    }
  }
  proposal.note('entry-unfinished', '');
  return fields;
}

/** `Family, Given, Suffix`; what has no comma is not split. */
function readName(name: string): ProposedPerson {
  const [family = '', given, suffix] = name.split(',').map((part) => part.trim());
  if (given === undefined) return { name: family };
  const all = [given, suffix ?? ''].filter((part) => part !== '');
  return { familyName: family, ...(all.length > 0 && { givenName: all.join(', ') }) };
}

/** `2026/11/24/morning`, with parts that may be empty; a year alone, or an ISO date. */
function readDate(
  proposal: ProposalWriter,
  [date, name]: readonly [string, string],
  [year, yearName]: readonly [string, string],
): void {
  const [ofDate = '', month = '', day = ''] = date.split(/[/-]/);
  const edtf = edtfOf(ofDate, month, day);
  if (edtf !== null || year === '') proposal.date(edtf, date, name);
  else proposal.date(edtfOf(year.split('/', 1)[0] ?? ''), year, yearName);
}
