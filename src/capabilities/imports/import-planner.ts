import { Injectable } from '@nestjs/common';
import {
  Conflict,
  type Fault,
  InvalidInput,
  makeFault,
  NotFound,
} from '../../domain/errors/sphere-error.js';
import { type ArtifactPath, checkPathSet } from '../../domain/identifiers/artifact-path.js';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import type { AccountViewer } from '../../domain/release/viewer.js';
import { ArtifactsService } from '../artifacts/index.js';
import { maxFiles, maxOperations } from '../repositories/index.js';
import { HubSource, pageOf, type SourceRevision } from './hub/hub-source.js';
import { Patience } from './hub/patience.js';
import type { SourceFile } from './hub/source-file.js';
import type { ImportPlan, ImportRequest, ImportWatch, PlannedFile } from './import-view.js';
import { type Merge, mergeFiles } from './merge-files.js';
import { type SelectedFiles, selectFiles } from './select-files.js';
import { type TargetDraft, TargetReader } from './target-reader.js';

/** What a source holds, as it is going to be taken. */
export interface OpenSource {
  readonly hub: HubSource;
  readonly revision: SourceRevision;
  readonly selected: SelectedFiles;
}

/** How source and draft come together. */
export interface Reconciliation {
  readonly target: TargetDraft;
  readonly merge: Merge;
  readonly files: readonly PlannedFile[];
  /** Bytes that are here already, by the path that they are for. */
  readonly known: ReadonlyMap<ArtifactPath, Sha256>;
  readonly refused: readonly Fault[];
}

/** No repository has it: stands for one that is still to be made. */
const noRepository = '00000000-0000-0000-0000-000000000000';

/** Works out what an import has to do. */
@Injectable()
export class ImportPlanner {
  constructor(
    private readonly targets: TargetReader,
    private readonly artifacts: ArtifactsService,
    private readonly patience: Patience,
  ) {}

  /** Resolves the revision, once, and reads the list of its files. */
  async openSource(request: ImportRequest, watch: ImportWatch): Promise<OpenSource> {
    const { token, source } = request;
    const { interruption, onTrouble } = watch;
    const hub = new HubSource(source, { token, patience: this.patience, interruption, onTrouble });
    const revision = await hub.describe(request.revision);
    const selected = selectFiles(await hub.files(revision.commitId), request.selection);
    if (selected.files.size === 0 && selected.refused.length === 0) {
      throw InvalidInput.field(
        'include',
        'import-nothing',
        `${revision.url} at ${revision.commitId} has ${selected.omitted === 0 ? 'no files' : 'no files that these patterns take'}.`,
      );
    }
    return { hub, revision, selected };
  }

  /**
   * Compares the source with the draft as it is now. Throws as `TargetReader.read`, and `Conflict`
   * `import-target-in-use` where the draft has files and comes from elsewhere.
   */
  async reconcile(
    viewer: AccountViewer,
    request: ImportRequest,
    source: OpenSource,
    watch: ImportWatch,
  ): Promise<Reconciliation> {
    const urls = [source.revision.url, pageOf(request.source)];
    const target = await this.targets.read(viewer, request.target, urls);
    requireOwnOrigin(target, request);
    const base = await this.baseOf(target, request, source, watch);
    const theirs = source.selected.files;
    const draft = await this.targets.comparable(target, theirs, base);
    const merge = mergeFiles(theirs, base, draft);
    const known = await this.knownBytes(viewer, target, merge.takes);
    const actionOf = (path: ArtifactPath): PlannedFile['action'] => {
      if (!merge.takes.has(path)) return 'keep';
      return known.has(path) ? 'attach' : 'fetch';
    };
    return {
      target,
      merge,
      known,
      files: Array.from(theirs, ([path, { sizeBytes }]) => ({
        path,
        sizeBytes,
        action: actionOf(path),
      })),
      refused: [...source.selected.refused, ...refusalsOf(merge, target)],
    };
  }

  /** Shows what has been worked out. */
  present(
    request: ImportRequest,
    source: OpenSource,
    { target, ...worked }: Reconciliation,
  ): ImportPlan {
    const { url, commitId } = source.revision;
    return {
      origin: { url, revision: request.revision, commitId },
      target: { ...request.target, exists: target.repository !== null },
      files: worked.files,
      deletions: worked.merge.deletions,
      omitted: source.selected.omitted,
      refused: worked.refused,
      conflicts: request.isForced ? [] : worked.merge.conflicts,
      fetchBytes: fetchBytesOf(worked.files),
    };
  }

  /** What the source was at the last import, of what that one and this one take. */
  private async baseOf(
    { lastImport }: TargetDraft,
    request: ImportRequest,
    { hub, revision, selected }: OpenSource,
    watch: ImportWatch,
  ): Promise<SelectedFiles['files']> {
    if (lastImport === null) return new Map();
    try {
      const listed =
        lastImport.commitId === revision.commitId
          ? [...selected.files.values()]
          : await hub.files(lastImport.commitId);
      const before = [...selectFiles(listed, lastImport.selection).files.values()];
      return selectFiles(before, request.selection).files;
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      watch.onTrouble(
        `The source has commit ${lastImport.commitId} of the last import no more: what was changed here since cannot be told.`,
      );
      return new Map();
    }
  }

  /** Large files by their SHA-256, where the viewer may name them; small ones that the draft has elsewhere. */
  private async knownBytes(
    viewer: AccountViewer,
    { repository, files }: TargetDraft,
    takes: ReadonlyMap<ArtifactPath, SourceFile>,
  ): Promise<Map<ArtifactPath, Sha256>> {
    const byOid = new Map(
      [...files.values()].flatMap(({ isLfs, oid, sha256 }) => (isLfs ? [] : [[oid, sha256]])),
    );
    const wanted = [...takes.values()].flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256]));
    const nameable = await this.artifacts.mayName(viewer, repository?.id ?? noRepository, wanted);
    const known = new Map<ArtifactPath, Sha256>();
    for (const [path, { sha256, oid }] of takes) {
      const here = sha256 === null ? byOid.get(oid) : nameable.has(sha256) ? sha256 : undefined;
      if (here !== undefined) known.set(path, here);
    }
    return known;
  }
}

function fetchBytesOf(files: readonly PlannedFile[]): number {
  return files
    .filter(({ action }) => action === 'fetch')
    .reduce((total, { sizeBytes }) => total + sizeBytes, 0);
}

function requireOwnOrigin(
  { repository, files, lastImport }: TargetDraft,
  { isForced, source }: ImportRequest,
): void {
  if (repository === null || files.size === 0 || lastImport !== null || isForced) return;
  throw new Conflict(
    'import-target-in-use',
    `The ${repository.kind} "${repository.fullName}" has files, and none of an import from ${pageOf(source)}.`,
    {
      remedy:
        'Choose another place with --into namespace/name, or add to it with --force: files of the same path are replaced then.',
    },
  );
}

/** What the whole would break that each file by itself does not. */
function refusalsOf(merge: Merge, { files }: TargetDraft): Fault[] {
  const gone = new Set(merge.deletions);
  const after = new Set([...files.keys()].filter((path) => !gone.has(path)));
  for (const path of merge.takes.keys()) after.add(path);
  const faults = checkPathSet([...after]);
  const changes = merge.takes.size + merge.deletions.length;
  if (changes > maxOperations) faults.push(tooMany('change', changes, maxOperations));
  if (after.size > maxFiles) faults.push(tooMany('leave', after.size, maxFiles));
  return faults;
}

function tooMany(verb: string, count: number, limit: number): Fault {
  const message = `The import would ${verb} ${count} files; ${limit} are allowed: take fewer with --include and --exclude.`;
  return makeFault('source', 'too-many-files', message, { limit, found: count });
}
