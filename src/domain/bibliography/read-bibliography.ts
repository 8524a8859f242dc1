import type { BibliographyFormat } from '../refusals/bibliography-refusals.js';
import type { Proposal } from './proposal.js';
import { readBibtex } from './read-bibtex.js';
import { readCff } from './read-cff.js';
import { readCsl } from './read-csl.js';
import { readRis } from './read-ris.js';

/** The longest bibliography that is read. */
export const maxBibliographyBytes = 1_048_576;

const readers: Readonly<Record<BibliographyFormat, (text: string) => Proposal>> = {
  bibtex: readBibtex,
  ris: readRis,
  csl: readCsl,
  cff: readCff,
};

const mediaTypes: Readonly<Record<string, BibliographyFormat>> = {
  'application/x-bibtex': 'bibtex',
  'text/x-bibtex': 'bibtex',
  'application/x-research-info-systems': 'ris',
  'application/vnd.citationstyles.csl+json': 'csl',
  'application/yaml': 'cff',
  'application/x-yaml': 'cff',
  'text/yaml': 'cff',
  'text/x-yaml': 'cff',
};

/** Media types that name a format of bibliographies, without parameters. */
export const bibliographyMediaTypes: readonly string[] = Object.keys(mediaTypes);

/**
 * What a bibliography says of one work, as fields of a card. Linear in the text; nothing is fetched.
 * Throws `Refused` (`bibliography-unreadable`), its fault naming the line.
 */
export function readBibliography(text: string, format: BibliographyFormat): Proposal {
  return readers[format](text);
}

/** The format that a media type names, null for any other. */
export function formatOfMediaType(mediaType: string): BibliographyFormat | null {
  const bare = (mediaType.split(';', 1)[0] ?? '').trim().toLowerCase();
  return Object.hasOwn(mediaTypes, bare) ? (mediaTypes[bare] ?? null) : null;
}

/** The format that the name of a file promises, null where it promises none. */
export function formatOfPath(path: string): BibliographyFormat | null {
  const [, extension = ''] = /\.([a-z]+)$/i.exec(path) ?? [];
  switch (extension.toLowerCase()) {
    case 'bib':
    case 'bibtex':
      return 'bibtex';
    case 'ris':
      return 'ris';
    case 'json':
      return 'csl';
    case 'cff':
      return 'cff';
    default:
      return null;
  }
}

/** The format of a text that somebody pasted; BibTeX where nothing tells. */
export function formatOfText(text: string): BibliographyFormat {
  const start = text.replace(/^\ufeff/, '').trimStart();
  if (/^[[{]/.test(start)) return 'csl';
  if (
    /^(?:cff-version|authors|title|message|abstract)\s*:/m.test(start.slice(0, 5_000)) &&
    !start.startsWith('@')
  ) {
    return 'cff';
  }
  return /^TY\s{0,3}-/m.test(start.slice(0, 5_000)) ? 'ris' : 'bibtex';
}
