import type { RepositoryKind } from '../identifiers/repository-kind.js';

/** As they stand in `export/{name}`. */
export type ExportName =
  | 'json'
  | 'datacite-json'
  | 'datacite-xml'
  | 'schemaorg'
  | 'bibtex'
  | 'ris'
  | 'csl'
  | 'citation'
  | 'cff'
  | 'codemeta'
  | 'ro-crate'
  | 'dc'
  | 'croissant'
  | 'linkset'
  | 'docmap';

/** A format that records are handed out in (scholarly B). */
export interface ExportFormat {
  /** As it stands in `export/{name}`. */
  readonly name: ExportName;
  /** What it calls itself, in any language. */
  readonly label: string;
  /** Lower case, without parameters. The first is what is answered, the others are understood. */
  readonly mediaTypes: readonly [string, ...string[]];
  /** Parameter of the media type that parts this format from others of the same type. */
  readonly profile?: string;
  /** Of a file that holds it, without a dot before it. */
  readonly extension: string;
  /** Kinds of records that have it; absent where all have. */
  readonly kinds?: readonly RepositoryKind[];
  /** True where only `export/{name}` leads to it and no `Accept` does. */
  readonly isByPathOnly?: true;
}

const linkedData = 'application/ld+json';

/** All formats, in the order in which they are preferred where a reader does not mind. */
export const exportFormats: readonly ExportFormat[] = [
  {
    name: 'json',
    label: 'JSON',
    mediaTypes: ['application/vnd.sphere.record.v1+json', 'application/json'],
    extension: 'json',
  },
  {
    name: 'datacite-json',
    label: 'DataCite JSON',
    mediaTypes: ['application/vnd.datacite.datacite+json'],
    extension: 'json',
  },
  {
    name: 'datacite-xml',
    label: 'DataCite XML',
    mediaTypes: ['application/vnd.datacite.datacite+xml'],
    extension: 'xml',
  },
  {
    name: 'schemaorg',
    label: 'Schema.org',
    mediaTypes: [linkedData, 'application/vnd.schemaorg.ld+json'],
    extension: 'jsonld',
  },
  { name: 'bibtex', label: 'BibTeX', mediaTypes: ['application/x-bibtex'], extension: 'bib' },
  {
    name: 'ris',
    label: 'RIS',
    mediaTypes: ['application/x-research-info-systems'],
    extension: 'ris',
  },
  {
    name: 'csl',
    label: 'CSL-JSON',
    mediaTypes: ['application/vnd.citationstyles.csl+json'],
    extension: 'json',
  },
  {
    name: 'citation',
    label: 'Bibliography',
    mediaTypes: ['text/x-bibliography'],
    extension: 'txt',
  },
  {
    name: 'cff',
    label: 'CITATION.cff',
    mediaTypes: ['application/yaml'],
    profile: 'https://citation-file-format.github.io/1.2.0/schema.json',
    extension: 'cff',
  },
  {
    name: 'codemeta',
    label: 'CodeMeta',
    mediaTypes: ['application/vnd.codemeta.ld+json'],
    extension: 'json',
  },
  {
    name: 'ro-crate',
    label: 'RO-Crate',
    mediaTypes: [linkedData],
    profile: 'https://w3id.org/ro/crate',
    extension: 'json',
  },
  { name: 'dc', label: 'Dublin Core', mediaTypes: ['application/x-dc+xml'], extension: 'xml' },
  {
    name: 'croissant',
    label: 'Croissant',
    mediaTypes: [linkedData],
    profile: 'http://mlcommons.org/croissant/1.0',
    extension: 'json',
    kinds: ['dataset'],
  },
  {
    name: 'linkset',
    label: 'Linkset',
    mediaTypes: ['application/linkset+json', 'application/linkset'],
    extension: 'json',
  },
  {
    name: 'docmap',
    label: 'DocMap',
    mediaTypes: [linkedData],
    profile: 'https://w3id.org/docmaps/context.jsonld',
    extension: 'json',
    isByPathOnly: true,
  },
];

/** The formats that a record of that kind has. */
export function exportFormatsOf(kind: RepositoryKind): readonly ExportFormat[] {
  return exportFormats.filter(({ kinds }) => kinds?.includes(kind) ?? true);
}

/** Media type with its profile, as it stands in `Content-Type` and in the `type` of a link. */
export function fullMediaType({ mediaTypes: [mediaType], profile }: ExportFormat): string {
  return profile === undefined ? mediaType : `${mediaType}; profile="${profile}"`;
}
