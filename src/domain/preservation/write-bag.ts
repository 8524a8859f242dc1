import { Buffer } from 'node:buffer';

import type { Sha256 } from '../identifiers/sha256.js';
import { sha256OfText } from '../release/canonical-json.js';
import { encodeBagPath } from './bag-path.js';

/** A file that a bag carries, or names an address for. */
export interface PayloadFile {
  /** Below `data/`. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: Sha256;
  /** Where it is fetched from; null where it is in the bag. */
  readonly fetchUrl: string | null;
}

/** A file about the payload. */
export interface TagFile {
  /** From the bag's root. */
  readonly path: string;
  readonly text: string;
}

/** What a bag is made of. */
export interface BagContent {
  readonly organisation: string;
  /** Address of the version PID. */
  readonly externalIdentifier: string;
  readonly title: string;
  /** `YYYY-MM-DD`: the day of publication, so that a bag is the same whenever it is made. */
  readonly baggingDate: string;
  readonly profileUrl: string;
  readonly payload: readonly PayloadFile[];
  readonly metadata: readonly TagFile[];
}

/** A bag in the order in which it is written. */
export interface Bag {
  readonly tagFiles: readonly TagFile[];
  /** What follows `data/`, without what is to be fetched. */
  readonly inline: readonly PayloadFile[];
  /** Of the tag manifest, which covers everything in the bag. */
  readonly sha256: Sha256;
}

/** Writes a bag of version 1.0 (RFC 8493). The same content gives the same bytes, whenever and wherever. */
export function writeBag(content: BagContent): Bag {
  const payload = inOrder(content.payload);
  const fetched = payload.filter(({ fetchUrl }) => fetchUrl !== null);
  const tagged: TagFile[] = [
    { path: 'bagit.txt', text: 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' },
    { path: 'bag-info.txt', text: bagInfo(content) },
    {
      path: 'manifest-sha256.txt',
      text: manifestText(payload.map(({ path, sha256 }) => ({ path: `data/${path}`, sha256 }))),
    },
    ...(fetched.length > 0 ? [{ path: 'fetch.txt', text: fetchText(fetched) }] : []),
    ...inOrder(content.metadata),
  ];
  const tagManifest = manifestText(
    inOrder(tagged).map(({ path, text }) => ({ path, sha256: sha256OfText(text) })),
  );
  return {
    tagFiles: [...tagged, { path: 'tagmanifest-sha256.txt', text: tagManifest }],
    inline: payload.filter(({ fetchUrl }) => fetchUrl === null),
    sha256: sha256OfText(tagManifest),
  };
}

/** By the bytes of their paths. */
export function inOrder<Named extends { readonly path: string }>(files: readonly Named[]): Named[] {
  return files
    .map((file) => ({ file, key: Buffer.from(file.path) }))
    .sort((one, other) => Buffer.compare(one.key, other.key))
    .map(({ file }) => file);
}

function bagInfo(content: BagContent): string {
  const bytes = content.payload.reduce((total, { sizeBytes }) => total + sizeBytes, 0);
  const labels: readonly (readonly [string, string])[] = [
    ['BagIt-Profile-Identifier', content.profileUrl],
    ['Source-Organization', content.organisation],
    ['External-Identifier', content.externalIdentifier],
    ['External-Description', content.title],
    ['Bagging-Date', content.baggingDate],
    ['Bag-Size', humanSize(bytes)],
    ['Payload-Oxum', `${bytes}.${content.payload.length}`],
  ];
  return labels.map(([label, value]) => `${label}: ${oneLine(value)}\n`).join('');
}

/** A line break would begin another label. */
function oneLine(text: string): string {
  return text.replace(/[\s\u0085\u2028\u2029]+/g, ' ').trim();
}

function humanSize(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return `${Number((bytes / 1000 ** power).toFixed(1))} ${units[power] ?? 'B'}`;
}

function manifestText(
  lines: readonly { readonly path: string; readonly sha256: Sha256 }[],
): string {
  return lines.map(({ path, sha256 }) => `${sha256}  ${encodeBagPath(path)}\n`).join('');
}

function fetchText(files: readonly PayloadFile[]): string {
  return files
    .map(({ path, sizeBytes, fetchUrl }) => {
      return `${fetchUrl ?? ''} ${sizeBytes} ${encodeBagPath(`data/${path}`)}\n`;
    })
    .join('');
}
