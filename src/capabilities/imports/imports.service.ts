import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import {
  Conflict,
  InvalidInput,
  makeFault,
  StaleRevision,
} from '../../domain/errors/sphere-error.js';
import { mainBranch } from '../../domain/identifiers/branch-name.js';
import type { ArtifactPath } from '../../domain/identifiers/artifact-path.js';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import type { AccountViewer } from '../../domain/release/viewer.js';
import { ServerConfig } from '../../foundations/config/server.config.js';
import { acquireInstanceLock } from '../../foundations/embedded/instance-lock.js';
import {
  type CommitOperation,
  RepositoriesService,
  type RepositoryView,
} from '../repositories/index.js';
import { writeImportCommit } from './import-commit.js';
import { ImportPlanner, type OpenSource, type Reconciliation } from './import-planner.js';
import type { ImportOutcome, ImportPlan, ImportRequest, ImportWatch } from './import-view.js';
import { FileIntake } from './intake/file-intake.js';
import { inParallel } from './intake/in-parallel.js';
import { ProgressSum } from './intake/progress-sum.js';

/** Files that are fetched at a time. */
const simultaneousFiles = 4;
/** An author who commits meanwhile makes the import look again, so many times. */
const commitAttempts = 3;

/** Brings repositories of other Hubs into drafts. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly planner: ImportPlanner,
    private readonly intake: FileIntake,
    private readonly repositories: RepositoriesService,
    private readonly server: ServerConfig,
  ) {}

  /** What `run` would do; changes nothing. Throws as the planner does. */
  async plan(
    viewer: AccountViewer,
    request: ImportRequest,
    watch: ImportWatch,
  ): Promise<ImportPlan> {
    const source = await this.planner.openSource(request, watch);
    const worked = await this.planner.reconcile(viewer, request, source, watch);
    return this.planner.present(request, source, worked);
  }

  /**
   * Brings a revision of the source into `main` of the target as one commit, which names the source's;
   * none where nothing changed. The target is made where it is missing. What has been fetched when it
   * fails is kept for the next run. Throws as `HubSource` and the planner do; `InvalidInput`
   * `import-refused` with a fault for each file that may not stand here; `Conflict`
   * `import-conflict` with one for each file changed on both sides, `import-running`; `Refused`
   * `import-corrupt`; and the interruption's reason.
   */
  async run(
    viewer: AccountViewer,
    request: ImportRequest,
    watch: ImportWatch,
  ): Promise<ImportOutcome> {
    const source = await this.planner.openSource(request, watch);
    const first = await this.planner.reconcile(viewer, request, source, watch);
    requireAcceptable(request, first);
    const repository = first.target.repository ?? (await this.found(viewer, request));
    const folder = join(this.server.dataDir, 'imports', repository.id);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const lock = await acquireInstanceLock(folder, (pid) => running(repository, pid));
    try {
      const outcome = await this.bring(viewer, request, source, folder, watch);
      await rm(folder, { recursive: true, force: true });
      return outcome;
    } finally {
      await lock.release();
    }
  }

  private found(viewer: AccountViewer, { target }: ImportRequest): Promise<RepositoryView> {
    return this.repositories.create(viewer, target);
  }

  /** Fetches what is missing and commits; looks again where the branch moved meanwhile. */
  private async bring(
    viewer: AccountViewer,
    request: ImportRequest,
    source: OpenSource,
    folder: string,
    watch: ImportWatch,
  ): Promise<ImportOutcome> {
    const fetched = new Map<ArtifactPath, Sha256>();
    for (let attempt = 1; ; attempt += 1) {
      const worked = await this.planner.reconcile(viewer, request, source, watch);
      requireAcceptable(request, worked);
      await this.fetch(source, worked, folder, fetched, watch);
      try {
        return await this.commit(viewer, request, source, worked, fetched);
      } catch (error) {
        if (!(error instanceof StaleRevision) || attempt >= commitAttempts) throw error;
        watch.onTrouble('Somebody has committed to the draft meanwhile; looking again.');
      }
    }
  }

  /** Brings what is not here into the store, and notes it in `fetched`. */
  private async fetch(
    { hub, revision }: OpenSource,
    { target, merge, known }: Reconciliation,
    folder: string,
    fetched: Map<ArtifactPath, Sha256>,
    watch: ImportWatch,
  ): Promise<void> {
    const { repository } = target;
    if (repository === null) throw new Error('An import goes into a repository that is there.');
    const wanted = [...merge.takes].filter(([path]) => !known.has(path) && !fetched.has(path));
    const sum = new ProgressSum(
      wanted.map(([, { sizeBytes }]) => sizeBytes),
      watch,
    );
    const intake = { source: hub, commitId: revision.commitId, repository, folder };
    await inParallel(wanted, simultaneousFiles, hub.stop, async ([path, file]) => {
      fetched.set(path, await this.intake.bring(intake, file, sum.of(path)));
      sum.completes();
    });
  }

  private async commit(
    viewer: AccountViewer,
    request: ImportRequest,
    source: OpenSource,
    worked: Reconciliation,
    fetched: ReadonlyMap<ArtifactPath, Sha256>,
  ): Promise<ImportOutcome> {
    const { repository, head } = worked.target;
    if (repository === null || head === null) {
      throw new Error('An import goes into a repository that is there.');
    }
    const operations = operationsOf(worked, fetched);
    const { selection, revision } = request;
    const made =
      operations.length === 0
        ? { commitId: head.commitId, isNew: false }
        : await this.repositories.commit(viewer, repository, mainBranch, {
            ...writeImportCommit({ ...source.revision, revision, selection }),
            parent: head.commitId,
            operations,
          });
    const { origin, files, deletions, omitted, fetchBytes } = this.planner.present(
      request,
      source,
      worked,
    );
    const { commitId, isNew } = made;
    return { origin, repository, commitId, isNew, files, deletions, omitted, fetchBytes };
  }
}

function operationsOf(
  { merge, known }: Reconciliation,
  fetched: ReadonlyMap<ArtifactPath, Sha256>,
): CommitOperation[] {
  const additions = Array.from(merge.takes, ([path, { sizeBytes }]): CommitOperation => {
    const sha256 = known.get(path) ?? fetched.get(path);
    if (sha256 === undefined) throw new Error(`${path} was neither here nor fetched.`);
    return { op: 'add', path, sha256, sizeBytes };
  });
  return [...merge.deletions.map((path) => ({ op: 'delete', path }) as const), ...additions];
}

function requireAcceptable({ isForced }: ImportRequest, { refused, merge }: Reconciliation): void {
  if (refused.length > 0) {
    const count = new Set(refused.map(({ field }) => field)).size;
    throw new InvalidInput(
      `${count === 1 ? 'A file' : `${count} files`} of the source may not stand here.`,
      { faults: refused, remedy: 'Leave what is named out with --exclude.' },
      'import-refused',
    );
  }
  if (merge.conflicts.length === 0 || isForced) return;
  throw new Conflict(
    'import-conflict',
    'The source and the draft have both changed since the last import, each in its own way.',
    {
      faults: merge.conflicts.map((path) =>
        makeFault(path, 'import-conflict', `"${path}" was changed here and at the source.`),
      ),
      remedy: "Take the source's with --force: the draft's history keeps the others.",
    },
  );
}

function running({ fullName }: RepositoryView, pid: number): Conflict {
  return new Conflict('import-running', `Process ${pid} is importing into ${fullName} already.`, {
    remedy: 'Wait for its end.',
  });
}
