import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  type MirroredFile,
  type MirroredRelease,
  nameOfMirrored,
} from '../../../domain/preservation/mirrored-release.js';
import type { MirrorObject } from '../../../domain/preservation/read-ocfl.js';
import type { MirroredNamespace } from '../../../domain/preservation/rebuild-document.js';
import { Database } from '../../../foundations/database/database.js';
import { AbsentBlobs, ArtifactsService } from '../../artifacts/index.js';
import { EventLog } from '../../audit/index.js';
import { MirroredNamespaces } from '../../identity/index.js';
import { filesOf, MirroredReleases, RestoreRelease } from '../../releases/index.js';
import {
  MirroredHistory,
  RepositoriesService,
  type RepositoryView,
  RestoreRepository,
} from '../../repositories/index.js';
import { checked, drain, requirePointers } from './mirror-bytes.js';
import { inOrder, type Place, readRelease } from './mirror-places.js';
import { MirrorSource } from './mirror-source.js';
import { RestoreReviews } from './restore-reviews.js';

/** What became of a release of a mirror, or of an object that could not be read. */
export interface MirrorOutcome {
  /** `models/namespace/name@v1.0`, or the folder of an object. */
  readonly name: string;
  readonly outcome: 'restored' | 'present' | 'refused';
  /** Why it was refused. */
  readonly reason: unknown;
  /** Ids of the keys that its opinions are verified by. */
  readonly kids: readonly string[];
}

export interface MirrorWatch {
  /** Its reason is what the import throws. */
  readonly interruption: AbortSignal;
  /** Looks at everything and changes nothing. */
  readonly isDryRun: boolean;
  readonly onProgress: (name: string, bytes: number, totalBytes: number) => void;
}

/** Brings the releases of an OCFL mirror back as they were, each as a whole or not at all. */
@Injectable()
export class MirrorImports {
  constructor(
    private readonly database: Database,
    private readonly namespaces: MirroredNamespaces,
    private readonly repositories: RepositoriesService,
    private readonly foundation: RestoreRepository,
    private readonly histories: MirroredHistory,
    private readonly artifacts: ArtifactsService,
    private readonly absent: AbsentBlobs,
    private readonly facts: MirroredReleases,
    private readonly releases: RestoreRelease,
    private readonly reviews: RestoreReviews,
    private readonly events: EventLog,
  ) {}

  /**
   * Restores what the storage root at `folder` holds, in the order of publication, so that a base is here
   * before what was made of it. What is here already is left alone; what differs, or could not be released
   * here, is refused, and the rest goes on. Throws as `MirrorSource.open` does, and the reason of an
   * interruption.
   */
  async *run(folder: string, watch: MirrorWatch): AsyncGenerator<MirrorOutcome> {
    const source = await MirrorSource.open(folder);
    const places: Place[] = [];
    for await (const object of source.folders()) {
      watch.interruption.throwIfAborted();
      yield* this.look(source, object, places);
    }
    const keepsDatestamps = !(await this.facts.hasOthers(places.map(({ pid }) => pid)));
    for (const place of inOrder(places)) {
      watch.interruption.throwIfAborted();
      yield await this.restore(source, place, { ...watch, keepsDatestamps });
    }
  }

  /** Adds the releases of an object; tells of those that cannot be read. */
  private async *look(
    source: MirrorSource,
    folder: string,
    places: Place[],
  ): AsyncGenerator<MirrorOutcome> {
    let object: MirrorObject;
    try {
      object = await source.readObject(folder);
    } catch (reason) {
      yield { name: folder, outcome: 'refused', reason, kids: [] };
      return;
    }
    for (const path of object.documents.keys()) {
      const version = /^metadata\/([^/]+)\/record\.json$/.exec(path)?.[1];
      if (version === undefined) continue;
      try {
        const { pid, publishedAt, commitId, rebuild } = await readRelease(source, folder, version);
        const ancestor = rebuild.commit?.releasedAncestor ?? null;
        const at = publishedAt.getTime();
        places.push({ folder, version, pid, publishedAt: at, commitId, ancestor });
      } catch (reason) {
        yield { name: `${folder}@${version}`, outcome: 'refused', reason, kids: [] };
      }
    }
  }

  private async restore(
    source: MirrorSource,
    { folder, version }: Place,
    watch: MirrorWatch & { readonly keepsDatestamps: boolean },
  ): Promise<MirrorOutcome> {
    let mirrored: MirroredRelease;
    try {
      mirrored = await readRelease(source, folder, version);
    } catch (reason) {
      return { name: `${folder}@${version}`, outcome: 'refused', reason, kids: [] };
    }
    const name = nameOfMirrored(mirrored);
    const kids = mirrored.rebuild.keys.map(({ kid }) => kid);
    try {
      if (await this.releases.isPresent(mirrored)) {
        return { name, outcome: 'present', reason: null, kids };
      }
      this.releases.check(mirrored);
      await this.reviews.verify(mirrored);
      await this.histories.check(revisionOf(mirrored));
      const contents = (await source.readObject(folder)).contents;
      const open = (file: MirroredFile) => {
        const path = contents.get(file.sha256);
        if (path === undefined)
          throw new RangeError(`the bytes of "${file.path}" are not in the mirror`);
        return source.readBytes(folder, path);
      };
      if (watch.isDryRun) {
        if (!mirrored.isWithdrawn) await this.passBytes(mirrored, open, watch, drain);
        return { name, outcome: 'restored', reason: null, kids };
      }
      const repository = await this.repositoryOf(mirrored);
      if (!mirrored.isWithdrawn) {
        await this.passBytes(mirrored, open, watch, (file, bytes) =>
          this.store(repository, file, bytes),
        );
        await this.releases.judgeBytes(repository, mirrored);
      }
      await this.database.transaction((manager) =>
        this.write(manager, repository, mirrored, watch.keepsDatestamps),
      );
      return { name, outcome: 'restored', reason: null, kids };
    } catch (reason) {
      watch.interruption.throwIfAborted();
      return { name, outcome: 'refused', reason, kids };
    }
  }

  /** The repository of a release, with everybody who is named; still empty where it is new. */
  private async repositoryOf({ concept, rebuild }: MirroredRelease): Promise<RepositoryView> {
    requireOwner(rebuild.namespace, concept.namespace);
    const id = await this.database.transaction(async (manager) => {
      const namespaceId = await this.namespaces.restore(manager, rebuild.namespace);
      for (const person of rebuild.people) await this.namespaces.restore(manager, person);
      return this.foundation.ensure(manager, {
        ...{ ...concept, namespaceId, formerNames: rebuild.formerNames },
      });
    });
    const repository = (await this.repositories.findMany([id])).get(id);
    if (repository === undefined) throw new Error(`Repository ${id} has no row.`);
    return repository;
  }

  /** Reads every file once, and sees to it that it is what both of its checksums say. */
  private async passBytes(
    mirrored: MirroredRelease,
    open: (file: MirroredFile) => AsyncIterable<Buffer>,
    watch: MirrorWatch,
    take: (file: MirroredFile, bytes: AsyncIterable<Buffer>) => Promise<void>,
  ): Promise<void> {
    const files = [...new Map(mirrored.files.map((file) => [file.sha256, file])).values()];
    const totalBytes = files.reduce((total, { sizeBytes }) => total + sizeBytes, 0);
    let passed = 0;
    const counted = async function* (bytes: AsyncIterable<Buffer>) {
      for await (const chunk of bytes) {
        watch.interruption.throwIfAborted();
        passed += chunk.length;
        watch.onProgress(nameOfMirrored(mirrored), passed, totalBytes);
        yield chunk;
      }
    };
    for (const file of files) await take(file, checked(file, counted(open(file))));
    requirePointers(mirrored.files);
  }

  private async store(
    { id, namespaceId }: RepositoryView,
    file: MirroredFile,
    bytes: AsyncIterable<Buffer>,
  ): Promise<void> {
    if ((await this.artifacts.find(file.sha256)) !== null) await drain(file, bytes);
    else await this.artifacts.storeStream(id, namespaceId, bytes, file);
  }

  private async write(
    manager: EntityManager,
    repository: RepositoryView,
    mirrored: MirroredRelease,
    keepsDatestamp: boolean,
  ): Promise<void> {
    const { rebuild, commitId, manifest, version } = mirrored;
    const ids = await this.namespaces.accountIds(manager, handlesOf(mirrored));
    const accountOf = (handle: string) => {
      const id = ids.get(handle.toLowerCase());
      if (id !== undefined) return id;
      throw new RangeError(`the account "${handle.slice(0, 80)}" is named and not described`);
    };
    if (mirrored.isWithdrawn) await this.absent.note(manager, mirrored.files);
    const committer = rebuild.commit?.account ?? null;
    await this.histories.restore(manager, repository, {
      ...revisionOf(mirrored),
      accountId: committer === null ? null : accountOf(committer),
    });
    await this.releases.restore(manager, repository, mirrored, {
      ...{ accountOf, keepsDatestamp },
      whileCandidate: (id) => this.reviews.ofCandidate(manager, id, mirrored, accountOf),
      whilePublished: (id) => this.reviews.ofPublished(manager, id, mirrored, accountOf),
    });
    await this.histories.followReleases(manager, repository.id, commitId);
    const subject = `${repository.kind}:${repository.fullName}`;
    await this.events.restore(
      manager,
      mirrored.events.map((event) => ({
        ...event,
        subject: `${subject}@${version}`,
        detail: event.detail as Readonly<Record<string, never>>,
      })),
    );
    await this.events.append(manager, {
      actor: null,
      action: 'record.restored',
      subject,
      detail: { version, pid: mirrored.pid, manifestSha256: manifest.sha256 },
      isPublic: true,
    });
  }
}

function requireOwner({ handle }: MirroredNamespace, namespace: string): void {
  if (handle !== namespace) throw new RangeError(`"${namespace.slice(0, 80)}" is not described`);
}

function revisionOf(mirrored: MirroredRelease) {
  const { commitId, treeId, publishedAt, rebuild } = mirrored;
  const files = filesOf(mirrored);
  return { commitId, treeId, files, commit: rebuild.commit, releasedAt: publishedAt };
}

function handlesOf({ rebuild, notice, amendments }: MirroredRelease): string[] {
  const handles = [
    ...[rebuild.commit?.account, rebuild.proposedBy, rebuild.publishedBy, notice?.setBy],
    ...amendments.map(({ by }) => by),
    ...rebuild.widenings.map(({ by }) => by),
    ...rebuild.opinions.flatMap(({ advisor, replies }) => [
      advisor,
      ...replies.map(({ author }) => author),
    ]),
  ].filter((handle) => typeof handle === 'string');
  return [...new Set(handles)];
}
