import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { bagProfilePath } from '../../domain/preservation/bag-profile.js';
import { tarEnd, tarHeader, tarPadding } from '../../domain/preservation/tar.js';
import { type Bag, writeBag } from '../../domain/preservation/write-bag.js';
import { roCrateOf } from '../../domain/exports/ro-crate.js';
import { documentText } from '../../domain/preservation/record-document.js';
import { fileAddressOf } from '../../domain/scholarly/record-addresses.js';
import { PreservationConfig } from '../../foundations/config/preservation.config.js';
import { ServerConfig } from '../../foundations/config/server.config.js';
import { ArtifactsService } from '../artifacts/index.js';
import type { ReleaseView } from '../releases/index.js';
import type { RepositoryView } from '../repositories/index.js';
import { crateDescriptor } from './crates.service.js';
import { type PackagePart, readParts, sizeOfParts } from './package-parts.js';
import type { RangedPackage } from './package-view.js';
import { type DocumentedRelease, ReleaseDocuments } from './release-documents.js';

/** `inline`: every file; `fetch`: none, but where each is; `auto`: large files by their address. */
export type BagMode = 'auto' | 'fetch' | 'inline';

/** Packs releases as bags (RFC 8493) in a tar archive. */
@Injectable()
export class BagsService {
  constructor(
    private readonly documents: ReleaseDocuments,
    private readonly artifacts: ArtifactsService,
    private readonly server: ServerConfig,
    private readonly preservation: PreservationConfig,
  ) {}

  /** Throws `Withdrawn`, and `NotFound` for what is not published. */
  async pack(
    repository: RepositoryView,
    release: ReleaseView,
    mode: BagMode,
  ): Promise<RangedPackage> {
    const documented = await this.documents.requirePublished(repository, release);
    const bag = this.bagOf(documented, mode);
    const folder = `${repository.name}-${release.version}`;
    const modifiedAt = Math.floor(documented.publishedAt.getTime() / 1000);
    const parts = () => partsOf(bag, folder, modifiedAt);
    const sizeBytes = sizeOfParts(parts());
    return {
      fileName: `${folder}.bagit.tar`,
      mediaType: 'application/x-tar',
      sizeBytes,
      sha256: bag.sha256,
      open: (range = { start: 0, end: sizeBytes - 1 }) =>
        Readable.from(
          readParts(parts(), range, async (sha256, part) =>
            this.artifacts.open(await this.artifacts.require(sha256), part),
          ),
          { objectMode: false },
        ),
    };
  }

  private bagOf(
    { repository, release, record, source, ...rest }: DocumentedRelease,
    mode: BagMode,
  ): Bag {
    const { publicUrl } = this.server;
    const isFetched = (sizeBytes: number) =>
      mode === 'fetch' || (mode === 'auto' && sizeBytes > this.preservation.bagInlineLimit);
    // In a bag, the files of the crate lie in the payload.
    const files = source.files.map((file) => ({ ...file, path: `data/${file.path}` }));
    return writeBag({
      organisation: record.publisher,
      externalIdentifier: record.address,
      title: record.title,
      baggingDate: rest.publishedAt.toISOString().slice(0, 10),
      profileUrl: `${publicUrl}${bagProfilePath}`,
      metadata: [
        ...rest.documents,
        { path: crateDescriptor, text: documentText(roCrateOf({ ...source, files })) },
      ],
      payload: rest.files.map(({ path, sizeBytes, sha256 }) => {
        const address = fileAddressOf(publicUrl, repository, release.version, path);
        return { path, sizeBytes, sha256, fetchUrl: isFetched(sizeBytes) ? address : null };
      }),
    });
  }
}

/** The archive: small files that say what is in it come first. */
function* partsOf(bag: Bag, folder: string, modifiedAt: number): Generator<PackagePart> {
  for (const { path, text } of bag.tagFiles) {
    const bytes = Buffer.from(text);
    yield tarHeader({ path: `${folder}/${path}`, sizeBytes: bytes.length, modifiedAt });
    yield bytes;
    yield tarPadding(bytes.length);
  }
  for (const { path, sizeBytes, sha256 } of bag.inline) {
    yield tarHeader({ path: `${folder}/data/${path}`, sizeBytes, modifiedAt });
    yield { sha256, sizeBytes };
    yield tarPadding(sizeBytes);
  }
  yield tarEnd;
}
