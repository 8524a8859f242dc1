import {
  type DataCiteSchema,
  dataCiteNamespace,
  dataCiteSchemaLocation,
  writeDataCiteXml,
} from '../../../domain/scholarly/datacite-xml.js';
import {
  dublinCoreNamespace,
  dublinCoreSchemaLocation,
  writeDublinCore,
} from '../../../domain/scholarly/dublin-core.js';
import {
  oaiDataCiteNamespace,
  oaiDataCiteSchemaLocation,
  writeOaiDataCite,
} from '../../../domain/scholarly/oai-datacite.js';
import {
  openAireNamespace,
  openAireSchemaLocation,
  type OpenAireFile,
  writeOpenAire,
} from '../../../domain/scholarly/openaire.js';
import type { ScholarlyRecord } from '../../../domain/scholarly/scholarly-record.js';
import { element, type Xml } from '../../../domain/scholarly/xml.js';
import { OaiRefusal } from '../request/oai-error.js';

/** A way to write a record. */
export interface MetadataFormat {
  readonly prefix: string;
  readonly namespace: string;
  readonly schema: string;
  /** True where the main files are named, which are read for it. */
  readonly namesFiles?: true;
  readonly write: (
    record: ScholarlyRecord,
    dataCite: DataCiteSchema,
    files: readonly OpenAireFile[],
  ) => Xml;
}

const formats: readonly MetadataFormat[] = [
  {
    prefix: 'oai_dc',
    namespace: dublinCoreNamespace,
    schema: dublinCoreSchemaLocation,
    write: writeDublinCore,
  },
  {
    prefix: 'oai_datacite',
    namespace: oaiDataCiteNamespace,
    schema: oaiDataCiteSchemaLocation,
    write: writeOaiDataCite,
  },
  {
    prefix: 'datacite',
    namespace: dataCiteNamespace,
    schema: dataCiteSchemaLocation,
    write: writeDataCiteXml,
  },
  {
    prefix: 'oai_openaire',
    namespace: openAireNamespace,
    schema: openAireSchemaLocation,
    namesFiles: true,
    write: (record, _, files) => writeOpenAire(record, files),
  },
];

/** By prefix; every item can be had in each of these. */
const byPrefix = new Map(formats.map((format) => [format.prefix, format]));

/** Throws `OaiRefusal` (`cannotDisseminateFormat`). */
export function requireFormat(prefix: string): MetadataFormat {
  const format = byPrefix.get(prefix);
  if (format !== undefined) return format;
  const known = [...byPrefix.keys()].join(', ');
  throw new OaiRefusal({
    code: 'cannotDisseminateFormat',
    message: `"${prefix.slice(0, 80)}" is no format of this repository; ask for one of ${known}.`,
  });
}

/** The answer to ListMetadataFormats (OAI-PMH 2.0 §4.4). */
export function listFormatsElement(): Xml {
  return element(
    'ListMetadataFormats',
    {},
    formats.map(({ prefix, schema, namespace }) =>
      element('metadataFormat', {}, [
        element('metadataPrefix', {}, prefix),
        element('schema', {}, schema),
        element('metadataNamespace', {}, namespace),
      ]),
    ),
  );
}
