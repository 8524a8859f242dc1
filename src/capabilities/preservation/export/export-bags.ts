import { createHash } from 'node:crypto';
import { mkdir, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { ReleaseView } from '../../releases/index.js';
import type { RepositoryView } from '../../repositories/index.js';
import { type BagMode, BagsService } from '../bags.service.js';
import { openTar } from '../import/tar-source.js';
import type { PackageView } from '../package-view.js';
import { writeDurably } from './write-durably.js';

/** A bag that was written, or stood there as it is. */
export interface ExportedBag {
  readonly file: string;
  readonly sizeBytes: number;
  readonly isNew: boolean;
}

/** Writes bags into a folder of this machine. */
@Injectable()
export class BagExport {
  constructor(private readonly bags: BagsService) {}

  /**
   * Writes the bag of a published release to `{folder}/{kind}s/{namespace}/{name}-{version}.bagit.tar`, under
   * that name only once all of it is on the disk. One that is there and would be the same is left alone.
   * Throws as `BagsService.pack` does.
   */
  async write(
    repository: RepositoryView,
    release: ReleaseView,
    options: {
      readonly folder: string;
      readonly mode: BagMode;
      readonly onBytes: (written: number, total: number) => void;
    },
  ): Promise<ExportedBag> {
    const packed = await this.bags.pack(repository, release, options.mode);
    const { kind, namespace } = repository;
    const file = join(options.folder, `${kind}s`, namespace, packed.fileName);
    const { sizeBytes } = packed;
    if (await isThere(file, packed)) return { file, sizeBytes, isNew: false };
    await mkdir(dirname(file), { recursive: true });
    const partial = `${file}.partial`;
    await writeDurably(partial, packed.open(), (written) => {
      options.onBytes(written, sizeBytes);
    });
    await rename(partial, file);
    return { file, sizeBytes, isNew: true };
  }
}

/** Its length and its list of checksums tell: bags get their names when they are complete. */
async function isThere(file: string, { sizeBytes, sha256 }: PackageView): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  if (found?.size !== sizeBytes) return false;
  const archive = await openTar(file);
  try {
    const hash = createHash('sha256');
    for await (const chunk of archive.open('tagmanifest-sha256.txt')) hash.update(chunk as Buffer);
    return hash.digest('hex') === sha256;
  } finally {
    await archive.close();
  }
}
