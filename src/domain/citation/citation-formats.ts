import { writeBibtex } from './bibtex.js';
import { writeCff } from './cff.js';
import type { CitedWork } from './cited-work.js';
import { writeCslJson } from './csl-json.js';
import { writeRis } from './ris.js';

/** The formats that reference managers read. */
export const citationFormatNames = ['bibtex', 'ris', 'csl', 'cff'] as const;
export type CitationFormatName = (typeof citationFormatNames)[number];

/** How each is written where only the citation is at hand. */
export const citationFormats: Readonly<Record<CitationFormatName, (work: CitedWork) => string>> = {
  bibtex: (work) => writeBibtex(work),
  ris: writeRis,
  csl: writeCslJson,
  cff: (work) => writeCff(work),
};
