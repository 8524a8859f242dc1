import { Injectable } from '@nestjs/common';
import { NotFound, Withdrawn } from '../../../domain/errors/sphere-error.js';
import { mainBranch } from '../../../domain/identifiers/branch-name.js';
import { type CommitId, isCommitId, type TreeId } from '../../../domain/identifiers/git-oid.js';
import { canReadDraft } from '../../../domain/release/policies.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { Database } from '../../../foundations/database/database.js';
import { type History, type HistoryPage, readHistory, readLastCommits } from './history.js';
import { readRefs, type Ref, type RefTable, type Tag } from './ref-table.js';
import { RepositoryCache } from '../repository-cache.js';
import type { RepositoryView } from '../repository-view.js';
import type { CommitView, RefsView, Revision } from './revision-view.js';

const branchPrefix = 'refs/heads/';
const tagPrefix = 'refs/tags/';

/** What the names of revisions lead to, for each viewer (design §4). */
@Injectable()
export class Revisions {
  constructor(
    private readonly database: Database,
    private readonly cache: RepositoryCache,
  ) {}

  /**
   * Resolves, in this order, a branch, a version label, `refs/heads/…` or `refs/tags/…`, and a whole
   * commit id; `HEAD` and nothing mean `main` (hf-hub §0). Strangers see `main` as the latest release,
   * published labels, and their commits.
   *
   * Throws `NotFound` (`revision-not-found`), and `Withdrawn` for a withdrawn label, for a commit that
   * only such labels name, and for the `main` that strangers would see where all is withdrawn.
   */
  async resolve(viewer: Viewer, repository: RepositoryView, revision?: string): Promise<Revision> {
    const refs = await this.refTable(repository.id);
    const showsDrafts = canReadDraft(viewer, repository);
    const name = revision === undefined || revision === 'HEAD' ? mainBranch : revision;
    const found =
      this.branch(name.startsWith(branchPrefix) ? name.slice(branchPrefix.length) : name, refs, {
        repository,
        showsDrafts,
      }) ??
      tag(name.startsWith(tagPrefix) ? name.slice(tagPrefix.length) : name, refs, showsDrafts) ??
      (isCommitId(name) ? await this.commit(name, refs, repository, showsDrafts) : null);
    if (found === null) {
      throw new NotFound(
        'revision-not-found',
        `${repository.fullName} has no revision "${name.slice(0, 200)}" for you to see.`,
        { facts: { name: name.slice(0, 200), repository: repository.fullName } },
      );
    }
    return { repositoryId: repository.id, showsDrafts, ...found };
  }

  /** The branches and version labels that the viewer may see; withdrawn labels are seen by nobody. */
  async refs(viewer: Viewer, repository: RepositoryView): Promise<RefsView> {
    const refs = await this.refTable(repository.id);
    const showsDrafts = canReadDraft(viewer, repository);
    const main = publicMain(repository, refs);
    const branches = showsDrafts ? [...refs.branches.values()] : main === null ? [] : [main];
    const tags = [...refs.tags.values()].filter(
      ({ visibility }) => visibility === 'public' || (showsDrafts && visibility === 'draft'),
    );
    return { branches: branches.map(toRefView), tags: tags.map(toRefView) };
  }

  /** The commits that led to a revision, of those that its viewer may see, newest first. */
  history(revision: Revision, page: HistoryPage): Promise<History> {
    return readHistory(this.database, revision, page);
  }

  /**
   * For each path the commit that changed it last, of those that the revision's viewer may see; left
   * out where there is no such path, or where that was more than 2,000 commits ago.
   */
  lastCommits(revision: Revision, paths: readonly string[]): Promise<Map<string, CommitView>> {
    return readLastCommits(this.database, revision, paths);
  }

  private branch(
    name: string,
    refs: RefTable,
    { repository, showsDrafts }: { repository: RepositoryView; showsDrafts: boolean },
  ): FoundRevision | null {
    if (showsDrafts) {
      const ref = refs.branches.get(name);
      return ref === undefined
        ? null
        : foundRevision(ref, 'branch', { isImmutable: false, isPublic: isPublic(ref, refs) });
    }
    if (name !== mainBranch) return null;
    const main = publicMain(repository, refs);
    if (main !== null) {
      return foundRevision(main, 'branch', { isImmutable: false, isPublic: true });
    }
    const gone = newestWithdrawn([...refs.tags.values()]);
    if (gone !== null) throw withdrawn(gone);
    return null;
  }

  private async commit(
    id: CommitId,
    refs: RefTable,
    repository: RepositoryView,
    showsDrafts: boolean,
  ): Promise<FoundRevision | null> {
    const tags = refs.tagsByCommit.get(id) ?? [];
    const shown = tags.find(({ visibility }) => visibility === 'public');
    if (shown !== undefined) {
      return foundRevision({ ...shown, name: id }, 'commit', { isImmutable: true, isPublic: true });
    }
    const gone = newestWithdrawn(tags);
    if (gone !== null) throw withdrawn(gone);
    if (!showsDrafts) return null;
    const commit = await this.readCommit(repository.id, id);
    return commit === null
      ? null
      : foundRevision({ name: id, commitId: id, treeId: commit.treeId }, 'commit', {
          isImmutable: true,
          isPublic: false,
        });
  }

  private async refTable(repositoryId: string): Promise<RefTable> {
    const refs = await this.cache.refs.load(repositoryId, () =>
      readRefs(this.database, repositoryId),
    );
    if (refs === null) throw new Error('Reading refs always gives a table.');
    return refs;
  }

  private readCommit(repositoryId: string, id: CommitId) {
    return this.cache.commits.load(`${repositoryId}:${id}`, async () => {
      const [row] = await this.database.prepared<{ tree_id: TreeId }>(
        'repositories-commit',
        'SELECT tree_id FROM git_commit WHERE repository_id = $1 AND id = $2',
        [repositoryId, id],
      );
      return row === undefined ? null : { id, treeId: row.tree_id };
    });
  }
}

type FoundRevision = Omit<Revision, 'repositoryId' | 'showsDrafts'>;

function foundRevision(
  { name, commitId, treeId }: Ref,
  via: Revision['via'],
  flags: Pick<Revision, 'isImmutable' | 'isPublic'>,
): FoundRevision {
  return { commitId, treeId, label: name, via, ...flags };
}

function tag(name: string, refs: RefTable, showsDrafts: boolean): FoundRevision | null {
  const found = refs.tags.get(name);
  switch (found?.visibility) {
    case 'public':
      return foundRevision(found, 'tag', { isImmutable: true, isPublic: true });
    case 'withdrawn':
      throw withdrawn(found);
    case 'draft':
      return showsDrafts
        ? foundRevision(found, 'tag', { isImmutable: false, isPublic: isPublic(found, refs) })
        : null;
    case undefined:
      return null;
  }
}

/** `main` as strangers see it: the latest release, which a published label names. */
function publicMain({ publicCommit }: RepositoryView, refs: RefTable): Ref | null {
  if (publicCommit === null) return null;
  const shown = refs.tagsByCommit
    .get(publicCommit)
    ?.find(({ visibility }) => visibility === 'public');
  return shown === undefined ? null : { ...shown, name: mainBranch };
}

function isPublic({ commitId }: Ref, refs: RefTable): boolean {
  return (refs.tagsByCommit.get(commitId) ?? []).some(({ visibility }) => visibility === 'public');
}

function newestWithdrawn(tags: readonly Tag[]): Tag | null {
  return tags
    .filter(({ visibility }) => visibility === 'withdrawn')
    .reduce<Tag | null>((newest, one) => {
      return newest === null || one.movedAt > newest.movedAt ? one : newest;
    }, null);
}

function withdrawn({ name, tombstone }: Tag): Withdrawn {
  return new Withdrawn(name, tombstone ?? {});
}

function toRefView({ name, commitId }: Ref) {
  return { name, commitId };
}
