import { writeBibtex } from '../citation/bibtex.js';
import { writeCff } from '../citation/cff.js';
import { writeCslJson } from '../citation/csl-json.js';
import { writeRis } from '../citation/ris.js';
import { type CitationForm, oneOf, readCitationForm } from '../citation/styles/citation-form.js';
import { writeCitation } from '../citation/styles/write-citation.js';
import { type TexEncoding, texEncodings } from '../citation/tex-text.js';
import { writeDataCiteJson } from '../scholarly/datacite-json.js';
import { type DataCiteSchema, writeDataCiteXml } from '../scholarly/datacite-xml.js';
import { writeDublinCore } from '../scholarly/dublin-core.js';
import type { Xml } from '../scholarly/xml.js';
import { citeSource } from './cite-source.js';
import { codemetaOf } from './codemeta.js';
import { croissantOf } from './croissant.js';
import { docmapOf } from './docmap.js';
import { type ExportFormat, type ExportName, fullMediaType } from './export-formats.js';
import type { ExportSource } from './export-source.js';
import { recordJsonOf } from './record-json.js';
import { roCrateOf } from './ro-crate.js';
import { schemaOrgOf } from './schema-org.js';

/** What a reader may choose of an export. */
export interface ExportChoice {
  readonly citation: CitationForm;
  readonly encoding: TexEncoding;
}

/** Linksets are no description of a work, but of the addresses around it. */
export type WrittenExport = Exclude<ExportName, 'linkset'>;

type Writer = (source: ExportSource, choice: ExportChoice, schema: DataCiteSchema) => string;

const writers: Readonly<Record<WrittenExport, Writer>> = {
  json: (source) => json(recordJsonOf(source)),
  'datacite-json': ({ record }, _, schema) => json(writeDataCiteJson(record, schema)),
  'datacite-xml': ({ record }, _, schema) => xml(writeDataCiteXml(record, schema)),
  schemaorg: (source) => json(schemaOrgOf(source)),
  bibtex: (source, { encoding }) => writeBibtex(citeSource(source), encoding),
  ris: (source) => writeRis(citeSource(source)),
  csl: (source) => writeCslJson(citeSource(source)),
  citation: (source, { citation }) => `${writeCitation(citeSource(source), citation)}\n`,
  cff: (source) => writeCff(citeSource(source), source.record.landingPage),
  codemeta: (source) => json(codemetaOf(source)),
  'ro-crate': (source) => json(roCrateOf(source)),
  dc: ({ record }) => xml(writeDublinCore(record)),
  croissant: (source) => json(croissantOf(source)),
  docmap: (source) => json(docmapOf(source)),
};

/** Whether a format is written from the record alone. */
export function isWritten(name: ExportName): name is WrittenExport {
  return Object.hasOwn(writers, name);
}

/** The text of an export. */
export function writeExport(
  name: WrittenExport,
  source: ExportSource,
  choice: ExportChoice,
  schema: DataCiteSchema,
): string {
  return writers[name](source, choice, schema);
}

/**
 * Reads what a query chooses: `style` and `locale` of a citation in words, `encoding` of BibTeX. Throws
 * `InvalidInput` (`not-in-list`), which names what there is.
 */
export function readExportChoice(query: Readonly<Record<string, unknown>>): ExportChoice {
  return {
    citation: readCitationForm({ style: query['style'], locale: query['locale'] }),
    encoding: oneOf('encoding', texEncodings, query['encoding']),
  };
}

/** What `Content-Type` says of an export. */
export function contentTypeOf(format: ExportFormat, { citation }: ExportChoice): string {
  const type = fullMediaType(format);
  switch (format.name) {
    case 'citation':
      return `${type}; style=${citation.style}; locale=${citation.locale}; charset=utf-8`;
    case 'bibtex':
    case 'ris':
      return `${type}; charset=utf-8`;
    default:
      return type;
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function xml(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}
