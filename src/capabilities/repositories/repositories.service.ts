import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CommitId, TreeId } from '../../domain/identifiers/git-oid.js';
import type { RepositoryKind } from '../../domain/identifiers/repository-kind.js';
import type { VersionLabel } from '../../domain/identifiers/version-label.js';
import type { Viewer } from '../../domain/release/viewer.js';
import type { DraftAudience } from '../discovery/index.js';
import { CommitChanges, type CommitRequest, type CommitResult } from './commits/commit-changes.js';
import type { RepositoryRequest } from './lifecycle/create-repository.js';
import type { History, HistoryPage } from './revisions/history.js';
import { type PublicHead, RefChanges } from './revisions/ref-changes.js';
import { DepositDirectory, type DepositPage, type DepositQuery } from './list-deposits.js';
import { RepositoryDirectory } from './repository-directory.js';
import { RepositoryLifecycle } from './lifecycle/repository-lifecycle.js';
import type { RepositoryAddress, RepositoryView } from './repository-view.js';
import {
  type Listing,
  type ListingPage,
  RevisionContents,
  treesOf,
} from './revisions/revision-contents.js';
import type {
  CommitView,
  FileView,
  RefsView,
  Revision,
  TreeEntryView,
  TreeTotals,
} from './revisions/revision-view.js';
import { Revisions } from './revisions/revisions.js';

/** The front of the room: repositories, their revisions, and what is in them. */
@Injectable()
export class RepositoriesService {
  constructor(
    private readonly directory: RepositoryDirectory,
    private readonly revisions: Revisions,
    private readonly contents: RevisionContents,
    private readonly commits: CommitChanges,
    private readonly refChanges: RefChanges,
    private readonly lifecycle: RepositoryLifecycle,
    private readonly depositDirectory: DepositDirectory,
  ) {}

  /** Founds a repository with one commit on `main`; see `CreateRepository.create`. */
  create(viewer: Viewer, request: RepositoryRequest): Promise<RepositoryView> {
    return this.lifecycle.create(viewer, request);
  }

  /** Throws `NotFound` for what is missing or not to be seen, `Moved` for another name or spelling. */
  require(
    viewer: Viewer,
    kind: RepositoryKind,
    namespace: string,
    name: string,
  ): Promise<RepositoryView> {
    return this.directory.require(viewer, { kind, namespace, name });
  }

  /** As `require`, for writers. */
  requireWritable(
    viewer: Viewer,
    kind: RepositoryKind,
    namespace: string,
    name: string,
  ): Promise<RepositoryView> {
    return this.directory.requireWritable(viewer, { kind, namespace, name });
  }

  /** As `require`, for owners. */
  requireOwned(
    viewer: Viewer,
    kind: RepositoryKind,
    namespace: string,
    name: string,
  ): Promise<RepositoryView> {
    return this.directory.requireOwned(viewer, { kind, namespace, name });
  }

  /** The repository of that name or of one that it had, in any case, whoever asks; null for none. */
  findByName(address: RepositoryAddress): Promise<RepositoryView | null> {
    return this.directory.byName(address);
  }

  /** The repository of that id, whoever asks. */
  findById(id: string): Promise<RepositoryView | null> {
    return this.directory.byId(id);
  }

  /** As `findById`, for writers. Throws `NotFound`, and `Forbidden` for everybody else. */
  requireWritableById(viewer: Viewer, id: string): Promise<RepositoryView> {
    return this.directory.requireWritableById(viewer, id);
  }

  /** The repositories of those ids by their ids, whoever asks. */
  findMany(ids: readonly string[]): Promise<ReadonlyMap<string, RepositoryView>> {
    return this.directory.byIds(ids);
  }

  /** Whose drafts a viewer may read; null where there are none. */
  draftsFor(viewer: Viewer): Promise<DraftAudience | null> {
    return this.directory.draftsFor(viewer);
  }

  /** What the viewer may write to, the one changed last first; see `DepositDirectory.list`. */
  deposits(viewer: Viewer, query: DepositQuery): Promise<DepositPage> {
    return this.depositDirectory.list(viewer, query);
  }

  /** How many repositories of each kind a namespace shows to everybody. */
  countPublic(namespaceId: string): Promise<Readonly<Record<RepositoryKind, number>>> {
    return this.directory.countPublic(namespaceId);
  }

  /** Throws `NotFound` (`revision-not-found`) or `Withdrawn`; see `Revisions.resolve`. */
  resolve(viewer: Viewer, repository: RepositoryView, revision?: string): Promise<Revision> {
    return this.revisions.resolve(viewer, repository, revision);
  }

  /** Branches and version labels that the viewer may see. */
  refs(viewer: Viewer, repository: RepositoryView): Promise<RefsView> {
    return this.revisions.refs(viewer, repository);
  }

  /** The commits that led to a revision, of those that its viewer may see, newest first. */
  history(revision: Revision, page: HistoryPage): Promise<History> {
    return this.revisions.history(revision, page);
  }

  /** For each path the commit that changed it last; see `Revisions.lastCommits`. */
  lastCommits(revision: Revision, paths: readonly string[]): Promise<Map<string, CommitView>> {
    return this.revisions.lastCommits(revision, paths);
  }

  /** The file or folder at a path; null where there is none. */
  entry(revision: Pick<Revision, 'treeId'>, path: string): Promise<TreeEntryView | null> {
    return this.contents.entry(revision, path);
  }

  /** A page of a folder; null where there is no such folder. */
  list(
    revision: Pick<Revision, 'treeId'>,
    path: string,
    page: ListingPage,
  ): Promise<Listing | null> {
    return this.contents.list(revision, path, page);
  }

  /** Every file of a tree, sorted by path as bytes. */
  files(treeId: TreeId): Promise<readonly FileView[]> {
    return this.contents.files(treeId);
  }

  /** Every file of many trees, as `files`; for those who see to it that they are few. */
  filesOfMany(treeIds: readonly TreeId[]): Promise<ReadonlyMap<TreeId, readonly FileView[]>> {
    return this.contents.filesOfMany(treeIds);
  }

  /** Number and bytes of a tree's files. */
  totals(treeId: TreeId): Promise<TreeTotals> {
    return this.contents.totals(treeId);
  }

  /** Adds a commit to a branch, as a whole or not at all; see `CommitChanges.commit`. */
  commit(
    viewer: Viewer,
    repository: RepositoryView,
    branch: string,
    request: CommitRequest,
  ): Promise<CommitResult> {
    return this.commits.commit(viewer, repository, branch, request);
  }

  /**
   * Makes a branch where a revision is, `main` where none is named. Throws `InvalidInput`, `Forbidden`,
   * `NotFound` (`revision-not-found`), and `Conflict` (`branch-exists`).
   */
  async createBranch(
    viewer: Viewer,
    repository: RepositoryView,
    name: string,
    startingPoint?: string,
  ): Promise<void> {
    const revision = await this.revisions.resolve(viewer, repository, startingPoint);
    await this.refChanges.createBranch(viewer, repository, name, revision);
  }

  /** Throws `Forbidden`, for `main` always, and `NotFound` (`revision-not-found`). */
  deleteBranch(viewer: Viewer, repository: RepositoryView, name: string): Promise<void> {
    return this.refChanges.deleteBranch(viewer, repository, name);
  }

  /** Removes a draft. Throws `Conflict` (`released-immutable`) once anything in it was released. */
  remove(viewer: Viewer, repository: RepositoryView): Promise<void> {
    return this.lifecycle.remove(viewer, repository);
  }

  /** Renames a repository; its old name leads to it from then on; see `MoveRepository.move`. */
  move(
    viewer: Viewer,
    from: RepositoryAddress,
    to: Omit<RepositoryAddress, 'kind'>,
  ): Promise<RepositoryView> {
    return this.lifecycle.move(viewer, from, to);
  }

  /** Puts a label on a commit, for members to see. Throws `Conflict` (`version-exists`). */
  addTag(
    manager: EntityManager,
    repositoryId: string,
    label: VersionLabel,
    commitId: CommitId,
  ): Promise<void> {
    return this.refChanges.addTag(manager, repositoryId, label, commitId);
  }

  /** Takes a label away that was never public. */
  dropTag(manager: EntityManager, repositoryId: string, label: string): Promise<void> {
    return this.refChanges.dropTag(manager, repositoryId, label);
  }

  /** Shows a label to everybody; the release is published by then. */
  publishTag(manager: EntityManager, repositoryId: string, label: string): Promise<void> {
    return this.refChanges.publishTag(manager, repositoryId, label);
  }

  /** Leaves of a label its tombstone alone; the release is withdrawn by then. */
  withdrawTag(
    manager: EntityManager,
    repositoryId: string,
    label: string,
    tombstone: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    return this.refChanges.withdrawTag(manager, repositoryId, label, tombstone);
  }

  /** Shows a withdrawn label again; the release is published again by then. */
  reinstateTag(manager: EntityManager, repositoryId: string, label: string): Promise<void> {
    return this.refChanges.publishTag(manager, repositoryId, label);
  }

  /** Sets what strangers see as `main`; null where no release is to be shown. */
  setPublicCommit(
    manager: EntityManager,
    repositoryId: string,
    head: PublicHead | null,
  ): Promise<void> {
    return this.refChanges.setPublicCommit(manager, repositoryId, head);
  }

  /** Lets an account that is no member read the drafts: an invited advisor. */
  admitGuest(manager: EntityManager, repositoryId: string, accountId: string): Promise<void> {
    return this.refChanges.admitGuest(manager, repositoryId, accountId);
  }

  /** Ends that again. */
  dismissGuest(manager: EntityManager, repositoryId: string, accountId: string): Promise<void> {
    return this.refChanges.dismissGuest(manager, repositoryId, accountId);
  }

  /** The ids of a tree and of every tree below it, each once. */
  treesOf(manager: EntityManager, treeId: TreeId): Promise<TreeId[]> {
    return treesOf(manager, treeId);
  }
}
