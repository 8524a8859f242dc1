import { type DataCiteSchema, writeDataCiteXml } from './datacite-xml.js';
import type { ScholarlyRecord } from './scholarly-record.js';
import { element, type Xml } from './xml.js';

export const oaiDataCiteNamespace = 'http://schema.datacite.org/oai/oai-1.1/';
export const oaiDataCiteSchemaLocation = 'http://schema.datacite.org/oai/oai-1.1/oai.xsd';

/** A record in the envelope in which DataCite itself hands it to harvesters, version 1.1. */
export function writeOaiDataCite(record: ScholarlyRecord, schema: DataCiteSchema): Xml {
  return element(
    'oai_datacite',
    {
      xmlns: oaiDataCiteNamespace,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${oaiDataCiteNamespace} ${oaiDataCiteSchemaLocation}`,
    },
    [
      element('schemaVersion', {}, schema),
      element('datacentreSymbol', {}, record.publisher.toUpperCase()),
      element('payload', {}, [writeDataCiteXml(record, schema)]),
    ],
  );
}
