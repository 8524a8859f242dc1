import type { Fields } from '../card/field-reader.js';
import { isEdtfDate } from '../card/edtf-date.js';
import { isLanguageTag } from '../card/language-tags.js';
import { recogniseIdentifier } from '../card/related-identifier.js';
import { InvalidInput } from '../errors/sphere-error.js';
import { parseOrcid } from '../identifiers/orcid.js';
import { parseRor } from '../identifiers/ror.js';
import type { NoteCode } from './note-words.js';

/** What a description can be read from. */
export type ProposalSource = 'bibtex' | 'ris' | 'csl' | 'cff' | 'pdf';

/** What of a source could not be taken as it stands. */
export interface ProposalNote {
  readonly code: NoteCode;
  /** What it is about: a value, or the name of a field of the source. */
  readonly value: string;
}

/** Fields of a card as another description of the same work states them; nothing of it is stored. */
export interface Proposal {
  readonly format: ProposalSource;
  /** Front matter that would be accepted, though perhaps not enough for a release. */
  readonly metadata: Fields;
  /** For each key of `metadata` the field of the source that it was read from. */
  readonly sources: Readonly<Record<string, string>>;
  readonly notes: readonly ProposalNote[];
}

/** A person or organisation as a source writes it; only what the source itself splits is split. */
export interface ProposedPerson {
  readonly type?: 'Personal' | 'Organizational';
  readonly name?: string;
  readonly familyName?: string;
  readonly givenName?: string;
  readonly orcid?: string;
  readonly ror?: string;
  readonly affiliations?: readonly string[];
}

const maxLine = 500;
const maxText = 50_000;
const maxKeywords = 200;
const maxReferences = 5_000;
const maxNotes = 100;
const maxValue = 120;

/** As BibLaTeX and reference managers write them. */
const languageNames: Readonly<Record<string, string>> = {
  english: 'en',
  american: 'en-US',
  british: 'en-GB',
  french: 'fr',
  german: 'de',
  ngerman: 'de',
  spanish: 'es',
  italian: 'it',
  portuguese: 'pt',
  dutch: 'nl',
};

/** Gathers a proposal: what a card would refuse is left out, and noted. */
export class ProposalWriter {
  private readonly metadata: Record<string, unknown> = {};
  private readonly sources: Record<string, string> = {};
  private readonly notes = new Map<string, ProposalNote>();

  constructor(private readonly format: ProposalSource) {}

  note(code: NoteCode, value: string): void {
    const shown = cleaned(value).slice(0, maxValue);
    if (this.notes.size < maxNotes) this.notes.set(`${code} ${shown}`, { code, value: shown });
  }

  /** A text on one line, at most 500 characters; without a trace of markup. */
  line(key: string, text: string | undefined, source: string): void {
    const line = this.withoutMarkup(cleaned(text ?? ''), source)
      .replace(/\s+/g, ' ')
      .trim();
    if (line === '') return;
    if (line.length > maxLine) this.note('too-long', source);
    else this.put(key, line, source);
  }

  /** A text of several lines, at most 50,000 characters. */
  text(key: string, text: string | undefined, source: string): void {
    const whole = this.withoutMarkup(cleaned(text ?? ''), source).trim();
    if (whole === '') return;
    if (whole.length > maxText) this.note('text-cut', source);
    this.put(key, whole.slice(0, maxText).replace(/\p{Cs}$/u, ''), source);
  }

  people(
    key: 'creators' | 'contributors',
    people: readonly ProposedPerson[],
    source: string,
    type?: string,
  ): void {
    const seen = new Set<string>();
    const written = people
      .map((person) => this.person(person, seen))
      .filter((person) => person !== null)
      .map((person) => (type === undefined ? person : { ...person, contributorType: type }));
    if (written.length > 0) this.put(key, [...this.listOf(key), ...written], source);
  }

  keywords(keywords: readonly string[], source: string): void {
    const distinct = new Set(
      keywords.map((keyword) => cleaned(keyword).replace(/\s+/g, ' ').trim().slice(0, maxLine)),
    );
    const kept = [...distinct].filter((keyword) => keyword !== '');
    if (kept.length > maxKeywords) this.note('text-cut', source);
    if (kept.length > 0) this.put('keywords', kept.slice(0, maxKeywords), source);
  }

  /** Of the same work elsewhere: a DOI, an arXiv id. What cannot be read is noted. */
  identifier(text: string | undefined, source: string): void {
    const written = cleaned(text ?? '').trim();
    if (written === '') return;
    const found = recogniseIdentifier(written);
    if (found === null) {
      this.note('identifier-unreadable', written);
      return;
    }
    const known = this.listOf('identifiers');
    const shown = found.scheme === 'arXiv' ? `arXiv:${found.identifier}` : found.identifier;
    const isKnown = known.some((one) => (one as { identifier: string }).identifier === shown);
    if (!isKnown) this.put('identifiers', [...known, { identifier: shown }], source);
  }

  /** An EDTF date; what the calendar does not have is noted. */
  date(edtf: string | null, written: string, source: string): void {
    if (edtf !== null && isEdtfDate(edtf)) this.put('publicationDate', edtf, source);
    else if (written.trim() !== '') this.note('date-unreadable', written);
  }

  /** A language tag, or the English name that some formats write. */
  language(text: string, source: string): void {
    const written = cleaned(text).trim();
    const name = written.toLowerCase();
    const tag = Object.hasOwn(languageNames, name) ? languageNames[name] : written;
    if (tag !== undefined && isLanguageTag(tag)) this.put('language', tag, source);
    else if (written !== '') this.note('language-unreadable', written);
  }

  container(parts: Readonly<Record<string, string | undefined>>, source: string): void {
    const container = Object.entries(parts).flatMap(([key, value]) => {
      const text = cleaned(value ?? '')
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, maxLine);
      return text === '' ? [] : [[key, text] as const];
    });
    if (container.length > 0) this.put('container', Object.fromEntries(container), source);
  }

  references(references: readonly { citation?: string; doi?: string }[], source: string): void {
    const kept = references.flatMap(({ citation, doi }) => {
      const found = recogniseIdentifier(cleaned(doi ?? ''));
      const text = cleaned(citation ?? '')
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, 2_000);
      if (text === '' && found?.scheme !== 'DOI') return [];
      return [
        {
          ...(text !== '' && { citation: text }),
          ...(found?.scheme === 'DOI' && { doi: found.identifier }),
        },
      ];
    });
    if (kept.length > maxReferences) this.note('text-cut', source);
    if (kept.length > 0) this.put('references', kept.slice(0, maxReferences), source);
  }

  /** A value of a closed list. */
  put(key: string, value: unknown, source: string): void {
    this.metadata[key] = value;
    const known = this.sources[key];
    this.sources[key] =
      known === undefined || known.split(', ').includes(source) ? source : `${known}, ${source}`;
  }

  has(key: string): boolean {
    return Object.hasOwn(this.metadata, key);
  }

  finish(): Proposal {
    const { format, metadata, sources } = this;
    return { format, metadata, sources, notes: [...this.notes.values()] };
  }

  private listOf(key: string): readonly unknown[] {
    const value = this.metadata[key];
    return Array.isArray(value) ? value : [];
  }

  private person(person: ProposedPerson, seen: Set<string>): Fields | null {
    const part = (text: string | undefined): string =>
      cleaned(text ?? '')
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, maxLine);
    const [name, family, given] = [
      part(person.name),
      part(person.familyName),
      part(person.givenName),
    ];
    if (name === '' && family === '') return null;
    const orcid = this.parsed(person.orcid, parseOrcid, 'orcid-unreadable');
    if (orcid !== undefined && seen.has(orcid)) {
      this.note('person-twice', orcid);
      return null;
    }
    if (orcid !== undefined) seen.add(orcid);
    const ror = this.parsed(person.ror, parseRor, 'identifier-unreadable');
    const affiliations = (person.affiliations ?? []).map(part).filter((one) => one !== '');
    return {
      ...(person.type !== undefined && { type: person.type }),
      ...(family === ''
        ? { name }
        : { familyName: family, ...(given !== '' && { givenName: given }) }),
      ...(orcid !== undefined && { orcid }),
      ...(ror !== undefined && { ror }),
      ...(affiliations.length > 0 && { affiliations: affiliations.map((one) => ({ name: one })) }),
    };
  }

  private parsed<Value>(
    text: string | undefined,
    parse: (text: string) => Value,
    code: NoteCode,
  ): Value | undefined {
    const written = cleaned(text ?? '').trim();
    if (written === '') return undefined;
    try {
      return parse(written);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      this.note(code, written);
      return undefined;
    }
  }

  /** Titles of journals come with HTML and JATS, which a card takes for text. */
  private withoutMarkup(text: string, source: string): string {
    const plain = text.replace(/<\/?[a-z][^<>]{0,200}>/gi, '');
    if (plain !== text) this.note('markup-removed', source);
    return plain;
  }
}

/** In NFC, without the characters that no card holds. */
function cleaned(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // eslint-disable-next-line no-control-regex -- control characters are what is looked for
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff]|\p{Cs}/gu, '')
      .normalize('NFC')
  );
}

/** `2026-11-24`, `2026-11` or `2026` of parts that may be missing; null where there is no year. */
export function edtfOf(year: string, month = '', day = ''): string | null {
  if (!/^\d{4}$/.test(year.trim())) return null;
  const two = (part: string) => part.trim().padStart(2, '0');
  const monthNumber = monthOf(month);
  if (monthNumber === null) return year.trim();
  const isDay = /^\d{1,2}$/.test(day.trim());
  return `${year.trim()}-${two(String(monthNumber))}${isDay ? `-${two(day)}` : ''}`;
}

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

function monthOf(text: string): number | null {
  const plain = text.trim().toLowerCase();
  if (/^\d{1,2}$/.test(plain)) return Number(plain);
  const place = monthNames.findIndex((name) => plain.startsWith(name));
  return place === -1 ? null : place + 1;
}
