import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { roCrateOf } from '../../domain/exports/ro-crate.js';
import { documentText } from '../../domain/preservation/record-document.js';
import {
  zipDescriptor,
  zipDirectoryEntry,
  zipEnd,
  type ZipEntry,
  zipHeader,
  zipSizeBytes,
} from '../../domain/preservation/zip.js';
import { sha256OfText } from '../../domain/release/canonical-json.js';
import { ArtifactsService } from '../artifacts/index.js';
import type { ReleaseView } from '../releases/index.js';
import type { RepositoryView } from '../repositories/index.js';
import { exactly, type PackagePart } from './package-parts.js';
import type { PackageView } from './package-view.js';
import { ReleaseDocuments } from './release-documents.js';

/** What makes a folder an RO-Crate. */
export const crateDescriptor = 'ro-crate-metadata.json';

interface CrateEntry extends ZipEntry {
  readonly content: PackagePart;
}

/** Packs releases as RO-Crates (1.2) in a zip archive, stored and not deflated. */
@Injectable()
export class CratesService {
  constructor(
    private readonly documents: ReleaseDocuments,
    private readonly artifacts: ArtifactsService,
  ) {}

  /** Throws `Withdrawn`, and `NotFound` for what is not published. */
  async pack(repository: RepositoryView, release: ReleaseView): Promise<PackageView> {
    const { files, source } = await this.documents.requirePublished(repository, release);
    const text = documentText(roCrateOf(source));
    const descriptor = Buffer.from(text);
    const entries: readonly CrateEntry[] = [
      { path: crateDescriptor, sizeBytes: descriptor.length, content: descriptor },
      ...files
        // An author's own description gives way to the crate's; bags keep it.
        .filter(({ path }) => path !== crateDescriptor)
        .map(({ path, sizeBytes, sha256 }) => ({
          ...{ path, sizeBytes },
          content: { sha256, sizeBytes },
        })),
    ];
    return {
      fileName: `${repository.name}-${release.version}.rocrate.zip`,
      mediaType: 'application/zip',
      sizeBytes: zipSizeBytes(entries),
      // It names each file with its checksum.
      sha256: sha256OfText(text),
      open: () => Readable.from(this.write(entries), { objectMode: false }),
    };
  }

  private async *write(entries: readonly CrateEntry[]): AsyncGenerator<Buffer> {
    const directory: Buffer[] = [];
    let offset = 0;
    for (const entry of entries) {
      const { sizeBytes } = entry;
      const header = zipHeader(entry);
      yield header;
      let checksum = 0;
      for await (const chunk of this.read(entry.content)) {
        checksum = crc32(chunk, checksum);
        yield chunk;
      }
      const descriptor = zipDescriptor(sizeBytes, checksum);
      yield descriptor;
      directory.push(zipDirectoryEntry({ ...entry, crc32: checksum, offset }));
      offset += header.length + sizeBytes + descriptor.length;
    }
    const listing = Buffer.concat(directory);
    yield listing;
    yield zipEnd({ entries: entries.length, offset, sizeBytes: listing.length });
  }

  private async *read(content: PackagePart): AsyncGenerator<Buffer> {
    if (Buffer.isBuffer(content)) yield content;
    else if (content.sizeBytes > 0) {
      const stream = await this.artifacts.open(await this.artifacts.require(content.sha256));
      yield* exactly(stream, content, content.sizeBytes);
    }
  }
}
