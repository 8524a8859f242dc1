import { Buffer } from 'node:buffer';

import { InvalidInput, makeFault, type Fault } from '../errors/sphere-error.js';
import {
  type ArtifactPath,
  checkPathSet,
  parseArtifactPath,
} from '../identifiers/artifact-path.js';
import { parseSha256, type Sha256 } from '../identifiers/sha256.js';
import { decodeBagPath } from './bag-path.js';

/** Checksum algorithms whose manifests are read; SHA-256 has to be among them. */
export const bagAlgorithms = ['sha256', 'sha512', 'sha1', 'md5'] as const;
export type BagAlgorithm = (typeof bagAlgorithms)[number];

/** The small files that say what a bag holds, by path from its root. */
export interface BagListing {
  /** Every file that is there, with its length in bytes. */
  readonly files: ReadonlyMap<string, number>;
  /** Texts of the declaration, the manifests, `bag-info.txt` and `fetch.txt`. */
  readonly texts: ReadonlyMap<string, string>;
}

/** A file of the payload. */
export interface BagFile {
  /** Below `data/`. */
  readonly path: ArtifactPath;
  /** As the bag spells it, with `data/`. */
  readonly storedAs: string;
  readonly sizeBytes: number;
  readonly sha256: Sha256;
  /** By algorithm, lower-case hex. */
  readonly checksums: ReadonlyMap<BagAlgorithm, string>;
  /** Where it is fetched from; null where it is in the bag. */
  readonly fetchUrl: string | null;
}

/** A bag that is complete as far as its lists tell. */
export interface ReadBag {
  readonly files: readonly BagFile[];
  /** What is not payload, with what it has to hash to. */
  readonly tagChecksums: readonly {
    readonly path: string;
    readonly algorithm: BagAlgorithm;
    readonly checksum: string;
  }[];
  readonly info: ReadonlyMap<string, string>;
}

const maxShownFaults = 100;

/**
 * Reads what a bag (RFC 8493) says of itself and compares it with what is there; nothing is hashed.
 * Throws `InvalidInput` `bag-invalid` with a fault for each thing wrong, at most 100.
 */
export function readBag({ files, texts }: BagListing): ReadBag {
  const faults: Fault[] = [];
  const wrong = (field: string, message: string) => {
    faults.push(makeFault(field.slice(0, 200), 'bag-invalid', message));
  };
  readDeclaration(texts.get('bagit.txt'), wrong);
  const info = readInfo(texts.get('bag-info.txt') ?? '');
  const payload = readManifests('manifest', texts, wrong);
  const tags = readManifests('tagmanifest', texts, wrong);
  const fetched = readFetch(texts.get('fetch.txt') ?? '', wrong);
  if (!texts.has('manifest-sha256.txt')) {
    wrong(
      'manifest-sha256.txt',
      'There is no manifest-sha256.txt: a bag is imported by its SHA-256.',
    );
  }
  const listed = new Set([...payload.values()].flatMap((lines) => [...lines.keys()]));
  for (const path of files.keys()) {
    if (path.startsWith('data/') && !listed.has(path)) {
      wrong(path, `"${shown(path)}" is in the bag, and in no manifest.`);
    }
  }
  for (const path of fetched.keys()) {
    if (!listed.has(path)) wrong(path, `"${shown(path)}" is in fetch.txt, and in no manifest.`);
  }
  const found: BagFile[] = [];
  for (const storedAs of listed) {
    const file = readFile(storedAs, { files, payload, fetched }, wrong);
    if (file !== null) found.push(file);
  }
  const tagChecksums = [...tags].flatMap(([algorithm, lines]) =>
    Array.from(lines, ([path, checksum]) => ({ path, algorithm, checksum })),
  );
  for (const { path } of tagChecksums) {
    if (!files.has(path)) wrong(path, `"${shown(path)}" is in a tag manifest, and not in the bag.`);
  }
  checkOxum(info.get('payload-oxum'), found, wrong);
  faults.push(...checkPathSet(found.map(({ path }) => path)));
  refuse(faults);
  return { files: found, tagChecksums, info };
}

/** Throws `InvalidInput` `bag-invalid` where there are faults, with the first hundred. */
export function refuse(faults: readonly Fault[]): void {
  const [first] = faults;
  if (first === undefined) return;
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
  throw new InvalidInput(
    `This is no bag that can be imported${more}: ${first.message}`,
    { faults: faults.slice(0, maxShownFaults) },
    'bag-invalid',
  );
}

type Report = (field: string, message: string) => void;
type Lines = ReadonlyMap<string, string>;

function readDeclaration(text: string | undefined, wrong: Report): void {
  if (text === undefined) {
    wrong('bagit.txt', 'There is no bagit.txt at its top, nor in its only folder.');
    return;
  }
  const version = /^BagIt-Version: *(\S+)\s*$/m.exec(text)?.[1];
  const encoding = /^Tag-File-Character-Encoding: *(\S+)\s*$/m.exec(text)?.[1];
  if (version !== '1.0' && version !== '0.97') {
    wrong('bagit.txt', `Bags of version 1.0 and 0.97 are read, not "${shown(version ?? '')}".`);
  }
  if (encoding?.toUpperCase() !== 'UTF-8') {
    wrong('bagit.txt', `Tag files are read as UTF-8, not as "${shown(encoding ?? '')}".`);
  }
}

/** Labels in lower case; the first value of each, with continuation lines. */
function readInfo(text: string): Map<string, string> {
  const info = new Map<string, string>();
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r\n|\n|\r/)) {
    const [, label = '', value = ''] = /^([^:\s][^:]*?)\s*:\s*(.*)$/.exec(line) ?? [];
    const key = label.toLowerCase();
    if (key !== '' && !info.has(key)) info.set(key, value.trim());
  }
  return info;
}

const checksumLengths: Readonly<Record<BagAlgorithm, number>> = {
  sha256: 64,
  sha512: 128,
  sha1: 40,
  md5: 32,
};

function readManifests(
  kind: 'manifest' | 'tagmanifest',
  texts: ReadonlyMap<string, string>,
  wrong: Report,
): Map<BagAlgorithm, Lines> {
  const manifests = new Map<BagAlgorithm, Lines>();
  for (const algorithm of bagAlgorithms) {
    const name = `${kind}-${algorithm}.txt`;
    const text = texts.get(name);
    if (text === undefined) continue;
    const lines = new Map<string, string>();
    for (const [index, line] of linesOf(text)) {
      const [, checksum = '', written = ''] = /^([0-9A-Fa-f]+)[ \t]+\*?(.+)$/.exec(line) ?? [];
      const path = decodeBagPath(written).replace(/^\.\//, '');
      if (checksum.length !== checksumLengths[algorithm] || path === '') {
        wrong(name, `Line ${index} of ${name} is no checksum with a path.`);
      } else if (lines.has(path)) {
        wrong(name, `${name} lists "${shown(path)}" twice.`);
      } else if (kind === 'manifest' && !path.startsWith('data/')) {
        wrong(name, `${name} lists "${shown(path)}", which is not below data/.`);
      } else lines.set(path, checksum.toLowerCase());
    }
    manifests.set(algorithm, lines);
  }
  return manifests;
}

interface Fetched {
  readonly url: string;
  /** NaN where it is not told. */
  readonly sizeBytes: number;
}

function readFetch(text: string, wrong: Report): Map<string, Fetched> {
  const fetched = new Map<string, Fetched>();
  for (const [index, line] of linesOf(text)) {
    const [, url = '', size = '', written = ''] =
      /^(\S+)[ \t]+(\d{1,15}|-)[ \t]+(.+)$/.exec(line) ?? [];
    const path = decodeBagPath(written).replace(/^\.\//, '');
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
      wrong('fetch.txt', `Line ${index} of fetch.txt is no web address, length and path.`);
    } else if (fetched.has(path)) {
      wrong('fetch.txt', `fetch.txt lists "${shown(path)}" twice.`);
    } else fetched.set(path, { url, sizeBytes: size === '-' ? NaN : Number(size) });
  }
  return fetched;
}

function readFile(
  storedAs: string,
  bag: {
    readonly files: ReadonlyMap<string, number>;
    readonly payload: ReadonlyMap<BagAlgorithm, Lines>;
    readonly fetched: ReadonlyMap<string, Fetched>;
  },
  wrong: Report,
): BagFile | null {
  const checksums = new Map<BagAlgorithm, string>();
  for (const [algorithm, lines] of bag.payload) {
    const checksum = lines.get(storedAs);
    if (checksum === undefined) {
      wrong(storedAs, `"${shown(storedAs)}" is missing from manifest-${algorithm}.txt.`);
    } else checksums.set(algorithm, checksum);
  }
  const sha256 = checksums.get('sha256');
  const here = bag.files.get(storedAs);
  const there = bag.fetched.get(storedAs);
  const sizeBytes = here ?? there?.sizeBytes;
  if (sizeBytes === undefined) {
    wrong(
      storedAs,
      `"${shown(storedAs)}" is in a manifest, and neither in the bag nor in fetch.txt.`,
    );
  } else if (Number.isNaN(sizeBytes)) {
    wrong(storedAs, `fetch.txt does not tell how long "${shown(storedAs)}" is.`);
  } else if (sha256 !== undefined) {
    try {
      return {
        path: parseArtifactPath(storedAs.slice('data/'.length), storedAs.slice(0, 200)),
        ...{ storedAs, sizeBytes, checksums },
        sha256: parseSha256(sha256),
        fetchUrl: here === undefined ? (there?.url ?? null) : null,
      };
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      for (const { message } of error.faults) wrong(storedAs, message);
    }
  }
  return null;
}

function checkOxum(oxum: string | undefined, files: readonly BagFile[], wrong: Report): void {
  if (oxum === undefined) return;
  const bytes = files.reduce((total, { sizeBytes }) => total + sizeBytes, 0);
  const actual = `${bytes}.${files.length}`;
  if (oxum !== actual) {
    wrong('bag-info.txt', `Payload-Oxum is "${shown(oxum)}", but the payload is ${actual}.`);
  }
}

/** With their numbers from 1; empty ones are passed over. */
function linesOf(text: string): [number, string][] {
  return text
    .split(/\r\n|\n|\r/)
    .map((line, index): [number, string] => [index + 1, line])
    .filter(([, line]) => line.trim() !== '');
}

function shown(text: string): string {
  return Buffer.byteLength(text) > 120 ? `${text.slice(0, 100)}…` : text;
}
