import { Injectable } from '@nestjs/common';
import { requireSteward } from '../../domain/release/require-ability.js';
import type { Viewer } from '../../domain/release/viewer.js';
import { type DamagedBlob, DamagedBlobs } from '../artifacts/index.js';
import { type BlobHolder, BlobHolders } from '../releases/index.js';

/** Damaged bytes with some of the releases that hold them. */
export interface DamagedFile extends DamagedBlob {
  readonly holders: readonly BlobHolder[];
  /** Whether more releases hold them than are named. */
  readonly hasMoreHolders: boolean;
}

const namedHolders = 10;

/** What is damaged, for those who can do something about it. */
@Injectable()
export class DamagedFiles {
  constructor(
    private readonly damaged: DamagedBlobs,
    private readonly holders: BlobHolders,
  ) {}

  /**
   * A page by SHA-256. Throws `Unauthenticated`, `Forbidden`.
   * @param page.after the last SHA-256 of the page before; empty for the first page
   */
  async list(
    viewer: Viewer,
    page: { readonly after: string; readonly limit: number },
  ): Promise<{ readonly items: readonly DamagedFile[]; readonly next: string | null }> {
    requireSteward(viewer);
    const found = await this.damaged.list({ ...page, limit: page.limit + 1 });
    const shown = found.slice(0, page.limit);
    const holders = await this.holders.of(
      shown.map(({ sha256 }) => sha256),
      namedHolders + 1,
    );
    return {
      items: shown.map((blob) => {
        const all = holders.get(blob.sha256) ?? [];
        return {
          ...blob,
          holders: all.slice(0, namedHolders),
          hasMoreHolders: all.length > namedHolders,
        };
      }),
      next: found.length > page.limit ? (shown.at(-1)?.sha256 ?? null) : null,
    };
  }
}
