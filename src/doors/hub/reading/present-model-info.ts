import { createHash } from 'node:crypto';
import { arxivIdsIn } from '../../../domain/card/card-body.js';
import { readHubFields } from '../../../domain/card/hub-fields.js';
import { hubTags } from '../../../domain/card/hub-tags.js';
import type { Card } from '../../../domain/card/parse-card.js';
import type {
  FileView,
  RepositoryView,
  Revision,
} from '../../../capabilities/repositories/index.js';
import { presentSibling } from './present-entry.js';

/** What a repository's page in the Hub's form is made of. */
export interface InfoSource {
  readonly repository: RepositoryView;
  readonly revision: Revision;
  /** Every file of the revision. */
  readonly files: readonly FileView[];
  readonly card: Card;
  /** When the revision was committed. */
  readonly lastModified: Date;
  readonly downloads: { readonly last30Days: number; readonly allTime: number };
}

/**
 * A repository at a revision in the Hub's form (hf-hub A2). `private` is true for a draft; there is
 * nothing gated or disabled.
 * @param withBlobs sizes and ids of the files as well
 */
export function presentModelInfo(source: InfoSource, withBlobs: boolean): Record<string, unknown> {
  const { repository, revision, files, card, lastModified, downloads } = source;
  const { frontMatter, body } = card;
  const { tasks, libraryName } = readHubFields(frontMatter);
  const modelIndex = frontMatter['model-index'];
  return {
    _id: hexId(repository.id),
    id: repository.fullName,
    ...(repository.kind === 'model' && { modelId: repository.fullName }),
    author: repository.namespace,
    sha: revision.commitId,
    lastModified: lastModified.toISOString(),
    createdAt: repository.createdAt.toISOString(),
    private: !repository.isReleased,
    gated: false,
    disabled: false,
    downloads: downloads.last30Days,
    downloadsAllTime: downloads.allTime,
    likes: 0,
    trendingScore: 0,
    usedStorage: files.reduce((total, { sizeBytes }) => total + sizeBytes, 0),
    tags: hubTags(frontMatter, undefined, arxivIdsIn(body)),
    ...(tasks[0] !== undefined && { pipeline_tag: tasks[0] }),
    ...(libraryName !== undefined && { library_name: libraryName }),
    ...(Array.isArray(modelIndex) && { 'model-index': modelIndex as unknown[] }),
    cardData: frontMatter,
    siblings: files.map((file) => presentSibling(file, withBlobs)),
    spaces: [],
  };
}

/** Clients expect 24 hex characters; the same ones whenever they ask. */
function hexId(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 24);
}
