/** Types registered with IANA, by suffix; of what has none the bytes are all that can be said. */
const registered: ReadonlyMap<string, string> = new Map([
  ['pdf', 'application/pdf'],
  ['json', 'application/json'],
  ['jsonl', 'application/x-ndjson'],
  ['ndjson', 'application/x-ndjson'],
  ['yaml', 'application/yaml'],
  ['yml', 'application/yaml'],
  ['xml', 'application/xml'],
  ['zip', 'application/zip'],
  ['gz', 'application/gzip'],
  ['tar', 'application/x-tar'],
  ['parquet', 'application/vnd.apache.parquet'],
  ['arrow', 'application/vnd.apache.arrow.file'],
  ['csv', 'text/csv'],
  ['tsv', 'text/tab-separated-values'],
  ['txt', 'text/plain'],
  ['md', 'text/markdown'],
  ['tex', 'text/x-tex'],
  ['bib', 'application/x-bibtex'],
  ['html', 'text/html'],
  ['py', 'text/x-python'],
  ['ipynb', 'application/x-ipynb+json'],
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['webp', 'image/webp'],
  ['svg', 'image/svg+xml'],
  ['wav', 'audio/wav'],
  ['flac', 'audio/flac'],
  ['mp3', 'audio/mpeg'],
  ['ogg', 'audio/ogg'],
  ['mp4', 'video/mp4'],
]);

/**
 * The media types of a release's files, as catalogues name them: what a file claims to be, not what a
 * browser may be told it is (`mediaTypeOf`). Sorted, each once, never empty.
 * @param suffixes lower case, without the dot
 */
export function formatsOf(suffixes: readonly string[]): string[] {
  const types = suffixes.map((suffix) => registered.get(suffix) ?? octets);
  return types.length === 0 ? [octets] : [...new Set(types)].sort();
}

/** The media type that one file claims to be, by its path. */
export function formatOfPath(path: string): string {
  const suffix = /\.([A-Za-z0-9]{1,20})$/.exec(path)?.[1]?.toLowerCase();
  return suffix === undefined ? octets : (registered.get(suffix) ?? octets);
}

const octets = 'application/octet-stream';
