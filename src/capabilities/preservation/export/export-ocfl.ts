import { createHash } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import type { Sha256 } from '../../../domain/identifiers/sha256.js';
import {
  addVersion,
  type FileDigests,
  headState,
  knownContents,
  objectFolder,
  ocflLayout,
  ocflLayoutConfig,
  rootDeclaration,
  type Sha512,
} from '../../../domain/preservation/ocfl.js';
import { documentText } from '../../../domain/preservation/record-document.js';
import { inOrder } from '../../../domain/preservation/write-bag.js';
import { Clock } from '../../../foundations/clock/clock.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { ArtifactsService } from '../../artifacts/index.js';
import { acquireInstanceLock } from '../../../foundations/embedded/instance-lock.js';
import type { PublicRecord, ReleaseView } from '../../releases/index.js';
import type { RepositoryView } from '../../repositories/index.js';
import { type DocumentedRelease, ReleaseDocuments } from '../release-documents.js';
import { OcflObject } from './ocfl-object.js';
import { ocflReadme } from './ocfl-readme.js';
import { RebuildDocuments } from './rebuild-documents.js';
import { writeDurably } from './write-durably.js';

/** What became of the object of a record. */
export interface ExportedObject {
  /** Below the storage root. */
  readonly folder: string;
  readonly id: string;
  readonly head: string | null;
  /** How many versions were added. */
  readonly added: number;
}

/** No extension of OCFL: a place on the same disk, empty but while an export runs. */
const stagingFolder = 'extensions/sphere-staging';
const stagePrefix = 'object-';

/** Mirrors what is published into an OCFL 1.1 storage root, one object for each record. */
@Injectable()
export class OcflExport {
  constructor(
    private readonly documents: ReleaseDocuments,
    private readonly artifacts: ArtifactsService,
    private readonly rebuilds: RebuildDocuments,
    private readonly server: ServerConfig,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a storage root of an empty folder, or opens one; one process at a time works on it, until `close`.
   * Throws `InvalidInput` for a folder that holds something else, or is in use.
   */
  async openRoot(root: string): Promise<{ readonly close: () => Promise<void> }> {
    await mkdir(root, { recursive: true });
    const names = await readdir(root);
    const isRoot = names.includes(rootDeclaration.name);
    if (!isRoot && names.some((name) => !ownNames.has(name))) {
      throw unfit(
        `"${root}" holds other things and is no OCFL 1.1 storage root: name an empty folder.`,
      );
    }
    const staging = join(root, stagingFolder);
    const lock = await acquireInstanceLock(staging, (pid) =>
      unfit(`Process ${pid} is exporting into "${root}" already: wait for its end.`),
    );
    for (const name of await readdir(staging)) {
      if (name.startsWith(stagePrefix)) await rm(join(staging, name), { recursive: true });
    }
    if (!isRoot) {
      const layout = join(root, 'extensions', ocflLayout.extension);
      await mkdir(layout, { recursive: true });
      await writeDurably(join(layout, 'config.json'), json(ocflLayoutConfig));
      await writeDurably(join(root, 'ocfl_layout.json'), json(ocflLayout));
      await writeDurably(join(root, rootDeclaration.name), Buffer.from(rootDeclaration.text));
    }
    return {
      close: async () => {
        await lock.release();
        await rm(staging, { recursive: true, force: true });
      },
    };
  }

  /**
   * Adds to the object of a record what it has not yet: a version for each release, in the order of their
   * publication, and one where only what is said of them has changed. Bytes are hashed on their way; where
   * the store holds others than were recorded, nothing of that version is written.
   */
  async write(
    root: string,
    { repository, releases }: PublicRecord,
    onBytes: (written: number) => void,
  ): Promise<ExportedObject> {
    const id = `${this.server.publicUrl}/id/${repository.pid}`;
    const object = await OcflObject.open(root, id);
    const told: ToldRelease[] = [];
    for (const release of releases) told.push(await this.tell(repository, release));
    told.sort((one, other) => one.publishedAt.getTime() - other.publishedAt.getTime());
    const user = {
      name: repository.namespace,
      address: `${this.server.publicUrl}/${repository.namespace}`,
    };
    const staging = join(root, stagingFolder, `${stagePrefix}${repository.id}`);
    const steps = told.map((one, index) => ({
      told: told.slice(0, index + 1),
      created: one.publishedAt,
      message: `Release ${one.release.version}`,
      isNeeded: () =>
        object.inventory === null ||
        !headState(object.inventory).has(`metadata/${one.release.version}/record.json`),
    }));
    const message = 'What is said of the releases has changed';
    const last = { told, created: this.clock.now(), message, isNeeded: () => true };
    let added = 0;
    for (const step of [...steps, last]) {
      const work = { ...step, id, user, staging, onBytes };
      if (step.isNeeded() && (await this.addVersion(object, work))) added += 1;
    }
    await rm(staging, { recursive: true, force: true });
    return { id, folder: objectFolder(id), head: object.inventory?.head ?? null, added };
  }

  /** False where the newest version says the same. */
  private async addVersion(object: OcflObject, step: Step): Promise<boolean> {
    const previous = object.inventory;
    const newest = step.told.at(-1);
    if (newest === undefined) return false;
    await rm(step.staging, { recursive: true, force: true });
    await mkdir(step.staging, { recursive: true });
    const content = join(step.staging, 'content');
    const contents = new Map<Sha256, FileDigests>(previous === null ? [] : knownContents(previous));
    const state = new Map<string, FileDigests>();
    const readme = { path: 'README.txt', text: ocflReadme };
    const documents = [readme, ...step.told.flatMap((one) => one.documents)];
    for (const { path, text } of inOrder(documents)) {
      const bytes = Buffer.from(text);
      const digests = digestsOf(bytes);
      if (!contents.has(digests.sha256)) await put(join(content, path), bytes);
      contents.set(digests.sha256, digests);
      state.set(path, digests);
    }
    if (previous !== null && isSaid(headState(previous), state)) return false;
    // Bytes of what is withdrawn are sealed.
    const files = newest.release.state === 'published' ? newest.files : [];
    for (const { path, sha256 } of files) {
      const logical = `data/${path}`;
      const digests =
        contents.get(sha256) ?? (await this.copy(sha256, join(content, logical), step.onBytes));
      contents.set(sha256, digests);
      state.set(logical, digests);
    }
    for (const [logical, sha256] of unkept(step.told, contents)) {
      const digests = await this.copy(sha256, join(content, logical), step.onBytes);
      contents.set(sha256, digests);
      state.set(logical, digests);
    }
    const { message, user } = step;
    const version = { created: step.created.toISOString(), message, user, state };
    await object.add(addVersion(step.id, previous, version), step.staging);
    return true;
  }

  private async tell(repository: RepositoryView, release: ReleaseView): Promise<ToldRelease> {
    const documented = await this.documents.of(repository, release);
    const folder = `metadata/${release.version}`;
    const rebuild = await this.rebuilds.of(documented);
    return {
      ...documented,
      documents: [
        ...documented.documents.map(({ path, text }) => ({
          path: path.replace(/^metadata/, folder),
          text,
        })),
        ...rebuild.map(({ path, text }) => ({ path: `${folder}/${path}`, text })),
      ],
    };
  }

  private async copy(
    sha256: Sha256,
    file: string,
    onBytes: (written: number) => void,
  ): Promise<FileDigests> {
    await mkdir(dirname(file), { recursive: true });
    const hashes = { sha256: createHash('sha256'), sha512: createHash('sha512') };
    const stream = await this.artifacts.open(await this.artifacts.require(sha256));
    const hashed = async function* () {
      for await (const chunk of stream) {
        hashes.sha256.update(chunk as Buffer);
        hashes.sha512.update(chunk as Buffer);
        yield chunk as Buffer;
      }
    };
    await writeDurably(file, hashed(), onBytes);
    const actual = hashes.sha256.digest('hex');
    if (actual !== sha256) {
      throw new Error(`The store holds other bytes than ${sha256}: they hash to ${actual}.`);
    }
    return { sha256, sha512: hashes.sha512.digest('hex') as Sha512 };
  }
}

/** A release with its documents under the paths that they have in the object. */
type ToldRelease = DocumentedRelease;

/** A version to be added. */
interface Step {
  readonly id: string;
  readonly staging: string;
  readonly told: readonly ToldRelease[];
  readonly created: Date;
  readonly message: string;
  readonly user: { readonly name: string; readonly address: string };
  readonly onBytes: (written: number) => void;
}

/** What a run that broke off may have left in a new root. */
const ownNames: ReadonlySet<string> = new Set(['extensions', 'ocfl_layout.json']);

function unfit(message: string): InvalidInput {
  return InvalidInput.field('to', 'not-allowed', message, {});
}

/** Whether a version holds these documents, and no others. */
function isSaid(
  head: ReadonlyMap<string, Sha512>,
  documents: ReadonlyMap<string, FileDigests>,
): boolean {
  const said = [...head.keys()].filter((path) => !/^(?:data|earlier)\//.test(path));
  return (
    said.length === documents.size &&
    said.every((path) => head.get(path) === documents.get(path)?.sha512)
  );
}

/** Files of earlier releases whose bytes no version holds: of those that were withdrawn for a time. */
function unkept(
  told: readonly ToldRelease[],
  contents: ReadonlyMap<Sha256, FileDigests>,
): Map<string, Sha256> {
  const found = new Map<Sha256, string>();
  for (const { release, files } of told) {
    if (release.state !== 'published') continue;
    for (const { path, sha256 } of files) {
      if (!contents.has(sha256)) found.set(sha256, `earlier/${release.version}/${path}`);
    }
  }
  return new Map(Array.from(found, ([sha256, logical]) => [logical, sha256]));
}

async function put(file: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeDurably(file, bytes);
}

function digestsOf(bytes: Buffer): FileDigests {
  return {
    sha256: createHash('sha256').update(bytes).digest('hex') as Sha256,
    sha512: createHash('sha512').update(bytes).digest('hex') as Sha512,
  };
}

function json(value: unknown): Buffer {
  return Buffer.from(documentText(value));
}
