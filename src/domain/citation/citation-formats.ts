import { writeBibtex } from './bibtex.js';
import { writeCff } from './cff.js';
import type { CitedWork } from './cited-work.js';
import { writeCslJson } from './csl-json.js';
import { writePlainText } from './plain-text.js';
import { writeRis } from './ris.js';

export const citationFormatNames = ['bibtex', 'ris', 'csl', 'cff', 'text'] as const;
export type CitationFormatName = (typeof citationFormatNames)[number];

/** A way to write a citation. */
export interface CitationFormat {
  readonly mediaType: string;
  /** Of a file that holds it, without a dot before it. */
  readonly extension: string;
  readonly write: (work: CitedWork) => string;
}

/** The formats that citations are given in (scholarly B). */
export const citationFormats: Readonly<Record<CitationFormatName, CitationFormat>> = {
  bibtex: {
    mediaType: 'application/x-bibtex; charset=utf-8',
    extension: 'bib',
    write: writeBibtex,
  },
  ris: {
    mediaType: 'application/x-research-info-systems; charset=utf-8',
    extension: 'ris',
    write: writeRis,
  },
  csl: {
    mediaType: 'application/vnd.citationstyles.csl+json',
    extension: 'json',
    write: writeCslJson,
  },
  cff: { mediaType: 'application/yaml; charset=utf-8', extension: 'cff', write: writeCff },
  text: { mediaType: 'text/plain; charset=utf-8', extension: 'txt', write: writePlainText },
};

/** Reads the name of a format; null for anything else. */
export function findCitationFormat(name: string): CitationFormatName | null {
  return citationFormatNames.find((known) => known === name) ?? null;
}
