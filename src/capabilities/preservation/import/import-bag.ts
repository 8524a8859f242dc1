import { createHash, type Hash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { Conflict, type Fault, makeFault, NotFound } from '../../../domain/errors/sphere-error.js';
import { mainBranch } from '../../../domain/identifiers/branch-name.js';
import {
  type RepositoryKind,
  repositoryKinds,
} from '../../../domain/identifiers/repository-kind.js';
import {
  type BagAlgorithm,
  bagAlgorithms,
  type BagFile,
  readBag,
  type ReadBag,
  refuse,
} from '../../../domain/preservation/read-bag.js';
import type { AccountViewer } from '../../../domain/release/viewer.js';
import { fetchPublic } from '../../../foundations/http/public-fetch.js';
import { ArtifactsService } from '../../artifacts/index.js';
import {
  maxFiles,
  maxOperations,
  RepositoriesService,
  type RepositoryAddress,
  type RepositoryView,
} from '../../repositories/index.js';
import { type BagSource, unreadable } from './bag-source.js';
import { openFolder } from './folder-source.js';
import { openTar } from './tar-source.js';

/** Where a bag says that it came from, as far as it says so; a stranger's word. */
export interface BagOrigin {
  readonly kind: RepositoryKind | null;
  readonly namespace: string | null;
  readonly name: string | null;
  /** `External-Identifier` of its `bag-info.txt`. */
  readonly identifier: string | null;
  /** SWHID of the tree of its files. */
  readonly directory: string | null;
}

/** A bag whose lists agree with what is there; its bytes are still to be looked at. */
export interface OpenBag {
  readonly origin: BagOrigin;
  readonly files: readonly BagFile[];
  readonly source: BagSource;
  readonly read: ReadBag;
}

export interface BagWatch {
  /** Its reason is what the import throws. */
  readonly interruption: AbortSignal;
  /** Origins that entries of `fetch.txt` may lead to although they are not public. */
  readonly trustedOrigins: readonly string[];
  readonly onProgress: (progress: {
    readonly step: 'checked' | 'stored';
    readonly bytes: number;
    readonly totalBytes: number;
  }) => void;
}

/** What an import of a bag did. */
export interface BagOutcome {
  readonly repository: RepositoryView;
  readonly commitId: string;
  readonly fileCount: number;
  readonly sizeBytes: number;
  readonly fetchedCount: number;
}

/** Manifests of 100,000 long paths are no longer; other lists are far shorter. */
const maxTextBytes = 134_217_728;
const strict = new TextDecoder('utf-8', { fatal: true });

/** Brings bags into drafts, by the same way as any other bytes: nothing is released thereby. */
@Injectable()
export class BagImports {
  constructor(
    private readonly artifacts: ArtifactsService,
    private readonly repositories: RepositoriesService,
  ) {}

  /**
   * Opens a bag, a folder or a tar archive on this machine, and reads its lists; the caller closes it.
   * Throws `InvalidInput` `bag-invalid` with every fault, and `NotFound` `source-not-found`.
   */
  async open(place: string): Promise<OpenBag> {
    const source = await openSource(place);
    try {
      const read = readBag({ files: source.files, texts: await readTexts(source) });
      if (read.files.length > Math.min(maxFiles, maxOperations)) {
        throw unreadable('source', `it holds more than ${Math.min(maxFiles, maxOperations)} files`);
      }
      return { source, read, files: read.files, origin: await originOf(source, read) };
    } catch (error) {
      await source.close();
      throw error;
    }
  }

  /**
   * Hashes all that is in the bag before anything is stored; then stores it, fetches what the bag names by
   * address, and makes one commit on `main` of `target`, which must be new or empty. Where anything fails,
   * nothing stays of it but bytes that nobody can name. Throws `InvalidInput` `bag-invalid`, `Conflict`
   * `import-target-in-use`, and as `fetchPublic`, `create` and `storeStream` do.
   */
  async run(
    viewer: AccountViewer,
    bag: OpenBag,
    target: RepositoryAddress,
    watch: BagWatch,
  ): Promise<BagOutcome> {
    const found = await this.findEmpty(viewer, target);
    await checkBytes(bag, watch);
    const repository = found ?? (await this.repositories.create(viewer, target));
    try {
      return await this.fill(viewer, bag, repository, watch);
    } catch (error) {
      if (found === null) await this.repositories.remove(viewer, repository);
      throw error;
    }
  }

  /** Null where it is still to be made. */
  private async findEmpty(
    viewer: AccountViewer,
    { kind, namespace, name }: RepositoryAddress,
  ): Promise<RepositoryView | null> {
    try {
      const repository = await this.repositories.requireWritable(viewer, kind, namespace, name);
      const { treeId } = await this.repositories.resolve(viewer, repository, mainBranch);
      const { fileCount } = await this.repositories.totals(treeId);
      if (fileCount === 0) return repository;
      throw new Conflict(
        'import-target-in-use',
        `The ${repository.kind} "${repository.fullName}" has files already.`,
        { remedy: 'Choose another place with --into namespace/name.' },
      );
    } catch (error) {
      if (error instanceof NotFound && error.code === 'repository-not-found') return null;
      throw error;
    }
  }

  private async fill(
    viewer: AccountViewer,
    bag: OpenBag,
    repository: RepositoryView,
    watch: BagWatch,
  ): Promise<BagOutcome> {
    const { id, namespaceId } = repository;
    const totalBytes = bytesOf(bag.files);
    let bytes = 0;
    const passing = async function* (stream: AsyncIterable<Uint8Array>) {
      for await (const chunk of stream) {
        watch.interruption.throwIfAborted();
        bytes += chunk.byteLength;
        watch.onProgress({ step: 'stored', bytes, totalBytes });
        yield chunk;
      }
    };
    for (const { storedAs, sha256, sizeBytes, fetchUrl } of bag.files) {
      watch.interruption.throwIfAborted();
      const stream =
        fetchUrl === null
          ? bag.source.open(storedAs)
          : await fetchPublic(fetchUrl, {
              trustedOrigins: watch.trustedOrigins,
              signal: watch.interruption,
            });
      const limited = noMoreThan(stream as AsyncIterable<Uint8Array>, sizeBytes, storedAs);
      await this.artifacts.storeStream(id, namespaceId, passing(limited), { sha256, sizeBytes });
    }
    const head = await this.repositories.resolve(viewer, repository, mainBranch);
    const { commitId } = await this.repositories.commit(viewer, repository, mainBranch, {
      title: `Import a bag of ${bag.files.length} files`,
      message: `Bag: ${bag.origin.identifier ?? 'without identifier'}`,
      parent: head.commitId,
      operations: bag.files.map(({ path, sha256, sizeBytes }) => ({
        op: 'add',
        ...{ path, sha256, sizeBytes },
      })),
    });
    return {
      ...{ repository, commitId },
      fileCount: bag.files.length,
      sizeBytes: totalBytes,
      fetchedCount: bag.files.filter(({ fetchUrl }) => fetchUrl !== null).length,
    };
  }
}

async function openSource(place: string): Promise<BagSource> {
  const found = await stat(place).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new NotFound('source-not-found', `There is no folder or file "${place}".`);
  });
  if (found.isDirectory()) return openFolder(place);
  if (found.isFile()) return openTar(place);
  throw unreadable('source', 'it is neither a folder nor a file');
}

/** The lists of a bag. Throws `InvalidInput` for what is too long, or no UTF-8. */
async function readTexts(source: BagSource): Promise<Map<string, string>> {
  const names = [
    ...['bagit.txt', 'bag-info.txt', 'fetch.txt'],
    ...bagAlgorithms.flatMap((name) => [`manifest-${name}.txt`, `tagmanifest-${name}.txt`]),
  ];
  const texts = new Map<string, string>();
  for (const name of names) {
    const text = await readText(source, name, maxTextBytes);
    if (text !== null) texts.set(name, text);
  }
  return texts;
}

async function readText(source: BagSource, path: string, limit: number): Promise<string | null> {
  const sizeBytes = source.files.get(path);
  if (sizeBytes === undefined) return null;
  if (sizeBytes > limit) throw unreadable(path, `${path} has more than ${limit} bytes`);
  const chunks: Buffer[] = [];
  for await (const chunk of source.open(path)) chunks.push(chunk as Buffer);
  try {
    return strict.decode(Buffer.concat(chunks));
  } catch {
    throw unreadable(path, `${path} is no UTF-8`);
  }
}

/** What `metadata/record.json` of a bag of this service says; of others, only what `bag-info.txt` does. */
async function originOf(source: BagSource, { info }: ReadBag): Promise<BagOrigin> {
  const identifier = info.get('external-identifier') ?? null;
  const record = parseObject(await readText(source, 'metadata/record.json', maxTextBytes));
  const concept = objectOf(record['concept']);
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    kind: repositoryKinds.find((kind) => kind === concept['kind']) ?? null,
    namespace: text(concept['namespace']),
    name: text(concept['name']),
    identifier,
    directory: text(objectOf(record['swhid'])['directory']),
  };
}

function parseObject(json: string | null): Readonly<Record<string, unknown>> {
  try {
    return objectOf(JSON.parse(json ?? '{}'));
  } catch {
    throw unreadable('metadata/record.json', 'metadata/record.json is no JSON');
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Reads all that is in the bag once. Throws `InvalidInput` `bag-invalid` with a fault for each wrong file. */
async function checkBytes({ source, read }: OpenBag, watch: BagWatch): Promise<void> {
  const expected = new Map<string, Map<BagAlgorithm, string>>();
  for (const { storedAs, checksums, fetchUrl } of read.files) {
    if (fetchUrl === null) expected.set(storedAs, new Map(checksums));
  }
  for (const { path, algorithm, checksum } of read.tagChecksums) {
    const checksums = expected.get(path) ?? new Map<BagAlgorithm, string>();
    expected.set(path, checksums.set(algorithm, checksum));
  }
  const totalBytes = [...expected.keys()].reduce(
    (total, path) => total + (source.files.get(path) ?? 0),
    0,
  );
  const faults: Fault[] = [];
  let bytes = 0;
  for (const [path, checksums] of expected) {
    const hashes = Array.from(checksums, ([algorithm, checksum]): [Hash, string] => [
      createHash(algorithm),
      checksum,
    ]);
    for await (const chunk of source.open(path)) {
      watch.interruption.throwIfAborted();
      for (const [hash] of hashes) hash.update(chunk as Buffer);
      bytes += (chunk as Buffer).length;
      watch.onProgress({ step: 'checked', bytes, totalBytes });
    }
    if (hashes.every(([hash, checksum]) => hash.digest('hex') === checksum)) continue;
    const message = `"${path.slice(0, 200)}" does not have the checksum that the bag lists for it.`;
    faults.push(makeFault(path.slice(0, 200), 'bag-invalid', message));
  }
  refuse(faults);
}

/** A source that never ends would fill the store before its checksum is looked at. */
async function* noMoreThan(
  stream: AsyncIterable<Uint8Array>,
  sizeBytes: number,
  path: string,
): AsyncGenerator<Uint8Array> {
  let left = sizeBytes;
  for await (const chunk of stream) {
    left -= chunk.byteLength;
    if (left < 0) throw unreadable(path, `"${path.slice(0, 120)}" is longer than is listed`);
    yield chunk;
  }
}

function bytesOf(files: readonly BagFile[]): number {
  return files.reduce((total, { sizeBytes }) => total + sizeBytes, 0);
}
