import { Injectable } from '@nestjs/common';
import type { CommitId } from '../../domain/identifiers/git-oid.js';
import type { RepositoryKind } from '../../domain/identifiers/repository-kind.js';
import type { Viewer } from '../../domain/release/viewer.js';
import { DescriptionsService, type RevisionDescription } from '../descriptions/index.js';
import {
  type ListedRevision,
  type ListedTag,
  ListedTags,
  ListingPages,
  type ListingQuery,
} from '../discovery/index.js';
import { type FileView, RepositoriesService, type RepositoryView } from '../repositories/index.js';
import { ListingDescriber } from './describe-listings.js';

/** A repository in a list: the revision that everybody may see, or the draft of a member. */
export interface CatalogueEntry {
  readonly repository: RepositoryView;
  readonly commitId: CommitId;
  /** When the commit was made. */
  readonly lastModified: Date;
  readonly description: RevisionDescription;
  readonly downloads: { readonly last30Days: number; readonly allTime: number };
  /** Absent where they were not asked for. */
  readonly files?: readonly FileView[];
}

export interface CataloguePage {
  readonly items: readonly CatalogueEntry[];
  /** `cursor` of the next page; null at the end. */
  readonly next: string | null;
}

/** Lists repositories for whoever asks, with what there is to show of each. */
@Injectable()
export class CatalogueService {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly descriptions: DescriptionsService,
    private readonly pages: ListingPages,
    private readonly tags: ListedTags,
    private readonly describer: ListingDescriber,
  ) {}

  /**
   * A page of what the viewer may see: everything released, by its latest release, and the drafts of
   * members and invited advisors. Throws `InvalidInput` (`cursor`, `too-many`).
   * @param withFiles pages may then be shorter than asked for, and still be followed by others
   */
  async list(viewer: Viewer, query: ListingQuery, withFiles: boolean): Promise<CataloguePage> {
    const audience = await this.repositories.draftsFor(viewer);
    await this.describer.catchUp(audience);
    const { items, next } = await this.pages.read(query, audience, withFiles);
    return { items: await this.entriesOf(items, withFiles), next };
  }

  /** The tags of what is published, the commonest of each type first. */
  async listTags(kind: RepositoryKind, types: readonly string[]): Promise<ListedTag[]> {
    await this.describer.catchUp(null);
    return this.tags.find(kind, types);
  }

  private async entriesOf(
    listed: readonly ListedRevision[],
    withFiles: boolean,
  ): Promise<CatalogueEntry[]> {
    const treeIds = [...new Set(listed.map(({ treeId }) => treeId))];
    const [repositories, descriptions, files] = await Promise.all([
      this.repositories.findMany(listed.map(({ repositoryId }) => repositoryId)),
      this.descriptions.describeMany(treeIds),
      withFiles ? this.repositories.filesOfMany(treeIds) : null,
    ]);
    return listed.flatMap(({ repositoryId, treeId, commitId, modifiedAt, ...counts }) => {
      const repository = repositories.get(repositoryId);
      const description = descriptions.get(treeId);
      // Removed since the page was read.
      if (repository === undefined || description === undefined) return [];
      const { downloads: last30Days, allDownloads: allTime } = counts;
      return {
        repository,
        commitId,
        lastModified: modifiedAt,
        description,
        downloads: { last30Days, allTime },
        ...(files !== null && { files: files.get(treeId) ?? [] }),
      };
    });
  }
}
