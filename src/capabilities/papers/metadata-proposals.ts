import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { describePdf } from '../../domain/bibliography/describe-pdf.js';
import type { Proposal } from '../../domain/bibliography/proposal.js';
import {
  formatOfPath,
  maxBibliographyBytes,
  readBibliography,
} from '../../domain/bibliography/read-bibliography.js';
import { InvalidInput, NotFound, TooLarge } from '../../domain/errors/sphere-error.js';
import { parseArtifactPath } from '../../domain/identifiers/artifact-path.js';
import { requireWrite } from '../../domain/release/require-ability.js';
import type { Viewer } from '../../domain/release/viewer.js';
import { ArtifactsService } from '../artifacts/index.js';
import { RepositoriesService, type RepositoryView } from '../repositories/index.js';
import { PdfReader } from './reading/pdf-reader.js';

/** Proposes metadata from what a draft holds, or from what its author sends. Nothing is stored. */
@Injectable()
export class MetadataProposals {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly artifacts: ArtifactsService,
    private readonly reader: PdfReader,
  ) {}

  /** Throws `Refused` (`pdf-unreadable`), and `Unavailable` where too many PDFs are being read. */
  async fromPdf(bytes: Buffer): Promise<Proposal> {
    return describePdf(await this.reader.read(() => Promise.resolve(Readable.from([bytes]))));
  }

  /**
   * From a file at the head of a draft: a PDF or a bibliography, by the end of its name. Throws as
   * `fromPdf`, `Refused` (`bibliography-unreadable`), `InvalidInput` for a file of another kind,
   * `TooLarge`, `NotFound`, and `Forbidden` for those who may not write to the draft.
   */
  async fromFile(viewer: Viewer, repository: RepositoryView, path: string): Promise<Proposal> {
    requireWrite(viewer, repository);
    const parsed = parseArtifactPath(path);
    const format = /\.pdf$/i.test(parsed) ? 'pdf' : formatOfPath(parsed);
    if (format === null) {
      const value = parsed.slice(0, 200);
      throw InvalidInput.field(
        'path',
        'bibliography-path',
        `"${value}" is neither a PDF nor a .bib, .ris, .json or .cff file.`,
        { value },
      );
    }
    const revision = await this.repositories.resolve(viewer, repository, 'main');
    const entry = await this.repositories.entry(revision, parsed);
    if (entry?.type !== 'file') {
      throw new NotFound('entry-not-found', `The draft has no file "${parsed}".`, {
        facts: { path: parsed },
      });
    }
    const blob = await this.artifacts.require(entry.sha256);
    if (format === 'pdf') {
      return describePdf(await this.reader.read(() => this.artifacts.open(blob)));
    }
    if (blob.sizeBytes > maxBibliographyBytes) throw bibliographyTooLarge();
    const bytes = await this.artifacts.readBytes(blob);
    return readBibliography(bytes.toString('utf8'), format);
  }
}

/** More of a bibliography than is read. */
export function bibliographyTooLarge(): TooLarge {
  return new TooLarge(`A bibliography has at most ${maxBibliographyBytes} bytes.`, {
    facts: { what: 'request', limitBytes: maxBibliographyBytes },
  });
}
