import { type CitedWork, citeRecord } from '../citation/cited-work.js';
import type { ExportSource } from './export-source.js';

/** The citation of a release with all that is known of it. */
export function citeSource({ record, metadata, files, base }: ExportSource): CitedWork {
  const main = files.find(({ path }) => path === metadata.mainFile);
  return citeRecord(record, base, {
    metadata,
    pdf: main?.mediaType === 'application/pdf' ? main.url : null,
  });
}
