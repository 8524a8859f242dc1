import { writeBibtex } from '../citation/bibtex.js';
import { citeSource } from './cite-source.js';
import type { ExportSource } from './export-source.js';
import { type Node, personNode } from './linked-people.js';
import { describedIn, licenceAddress, publishedOn } from './linked-works.js';

const croissant = 'http://mlcommons.org/croissant/';

/** The context that Croissant 1.0 asks every description to bring along. */
const context = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  sc: 'https://schema.org/',
  cr: croissant,
  dct: 'http://purl.org/dc/terms/',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  equivalentProperty: 'cr:equivalentProperty',
  examples: { '@id': 'cr:examples', '@type': '@json' },
  extract: 'cr:extract',
  field: 'cr:field',
  fileObject: 'cr:fileObject',
  fileProperty: 'cr:fileProperty',
  fileSet: 'cr:fileSet',
  format: 'cr:format',
  includes: 'cr:includes',
  isLiveDataset: 'cr:isLiveDataset',
  jsonPath: 'cr:jsonPath',
  key: 'cr:key',
  md5: 'cr:md5',
  parentField: 'cr:parentField',
  path: 'cr:path',
  rai: 'http://mlcommons.org/croissant/RAI/',
  recordSet: 'cr:recordSet',
  references: 'cr:references',
  regex: 'cr:regex',
  repeated: 'cr:repeated',
  replace: 'cr:replace',
  samplingRate: 'cr:samplingRate',
  separator: 'cr:separator',
  source: 'cr:source',
  subField: 'cr:subField',
  transform: 'cr:transform',
} as const;

/** A dataset in Croissant 1.0: its files, each with the SHA-256 that loaders check. */
export function croissantOf(source: ExportSource): Node {
  const { record, files, modifiedAt, base } = source;
  return {
    '@context': context,
    '@type': 'sc:Dataset',
    '@id': record.address,
    conformsTo: `${croissant}1.0`,
    name: record.title,
    description: describedIn(record, 50_000),
    url: record.landingPage,
    license: record.licences.map((licence) => licenceAddress(licence, record)),
    creator: record.creators.map(personNode),
    publisher: { '@type': 'Organization', name: record.publisher, url: base },
    datePublished: publishedOn(record),
    dateModified: modifiedAt.toISOString(),
    version: source.release.version,
    citeAs: writeBibtex(citeSource(source)),
    keywords: record.subjects.map(({ subject }) => subject),
    ...(record.languages.length > 0 && { inLanguage: record.languages }),
    isLiveDataset: false,
    distribution: files.map((file) => ({
      '@type': 'cr:FileObject',
      '@id': file.path.split('/').map(encodeURIComponent).join('/'),
      name: file.path,
      contentUrl: file.url,
      encodingFormat: file.mediaType,
      contentSize: `${file.sizeBytes} B`,
      sha256: file.sha256,
    })),
  };
}
