import { Buffer } from 'node:buffer';

import { InvalidInput, makeFault } from '../errors/sphere-error.js';
import type { Fault } from '../errors/sphere-error.js';
import type { Branded } from './brand.js';

/** Path of an artifact in its revision: relative, POSIX, Unicode NFC (supply-chain §1). */
export type ArtifactPath = Branded<'ArtifactPath'>;

const maxPathBytes = 1024;
const maxSegments = 32;
const maxSegmentBytes = 200;
/** Controls, what Windows forbids, invisible and direction-changing characters, lone surrogates. */
const badCharacter =
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u001f\u007f-\u009f\\<>:"|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cs}/u;
const deviceName = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\..*)?$/i;
/** `.git` is left out of signatures, `.sphere` is this service's own. */
const reservedFirstSegment = /^\.(?:git|sphere)$/i;

/**
 * Reads the path of an artifact; other Unicode forms are brought to NFC.
 * Throws `InvalidInput` with every rule that is broken, by its code of supply-chain §1.
 */
export function parseArtifactPath(text: string, field = 'path'): ArtifactPath {
  const path = text.normalize('NFC');
  const shown = path.length > 120 ? `${path.slice(0, 120)}…` : path;
  const faults = brokenRules(path, field, shown);
  if (faults[0] !== undefined) throw new InvalidInput(faults[0].message, { faults });
  return path as ArtifactPath;
}

function brokenRules(path: string, field: string, shown: string): Fault[] {
  const broken: Fault[] = [];
  const sentence = (reason: string): string => `"${shown}" is no path for an artifact: ${reason}.`;
  const segments = path.replace(/^\//, '').split('/');
  if (Buffer.byteLength(path) > maxPathBytes) {
    const message = sentence(`shorten it to ${maxPathBytes} bytes`);
    const facts = { path: shown, limit: maxPathBytes };
    broken.push(makeFault(field, 'path_too_long', message, facts));
  }
  if (segments.length > maxSegments) {
    const message = sentence(`use at most ${maxSegments} segments`);
    const facts = { path: shown, limit: maxSegments };
    broken.push(makeFault(field, 'path_too_deep', message, facts));
  }
  if (segments.some((segment) => Buffer.byteLength(segment) > maxSegmentBytes)) {
    const message = sentence(`shorten each segment to ${maxSegmentBytes} bytes`);
    const facts = { path: shown, limit: maxSegmentBytes };
    broken.push(makeFault(field, 'path_segment_too_long', message, facts));
  }
  if (badCharacter.test(path)) {
    const message = sentence('remove control and invisible characters and any of \\ < > : " | ? *');
    broken.push(makeFault(field, 'path_bad_char', message, { path: shown }));
  }
  const bad = segments.find(isBadSegment)?.slice(0, 60);
  if (bad !== undefined) {
    const message = sentence(`rename the segment "${bad}"`);
    broken.push(makeFault(field, 'path_bad_segment', message, { path: shown, segment: bad }));
  }
  if (/^(?:[/~]|[A-Za-z]:)/.test(path) || reservedFirstSegment.test(segments[0] ?? '')) {
    const message = sentence('do not start with "/", "~", a drive letter, ".git" or ".sphere"');
    broken.push(makeFault(field, 'path_reserved', message, { path: shown }));
  }
  return broken;
}

function isBadSegment(segment: string): boolean {
  return (
    segment === '' || segment.startsWith(' ') || /[ .]$/.test(segment) || deviceName.test(segment)
  );
}

/**
 * Finds paths that cannot stand side by side on every file system (supply-chain §1): two that are
 * the same but for case, and a file that is also a folder. One fault for each later path, its
 * field the path. Linear in the paths' total length.
 */
export function checkPathSet(paths: readonly ArtifactPath[]): Fault[] {
  const faults: Fault[] = [];
  const files = new Map<string, ArtifactPath>();
  for (const path of paths) {
    const folded = foldCase(path);
    const twin = files.get(folded);
    if (twin === undefined) {
      files.set(folded, path);
    } else {
      const message = `"${path}" and "${twin}" are one name where case does not count; rename one.`;
      faults.push(makeFault(path, 'path_case_collision', message, { path, twin }));
    }
  }
  for (const [folded, path] of files) {
    const file = fileAbove(folded, files);
    if (file !== undefined) {
      const message = `"${file}" cannot be a file and the folder of "${path}"; rename one.`;
      faults.push(makeFault(path, 'path_prefix_collision', message, { path, file }));
    }
  }
  return faults;
}

function fileAbove(
  folded: string,
  files: ReadonlyMap<string, ArtifactPath>,
): ArtifactPath | undefined {
  for (let slash = folded.indexOf('/'); slash !== -1; slash = folded.indexOf('/', slash + 1)) {
    const file = files.get(folded.slice(0, slash));
    if (file !== undefined) return file;
  }
  return undefined;
}

/** Unicode simple case folding: one code point for one, so `ß` is not `ss` and `ı` is not `i`. */
function foldCase(path: string): string {
  return Array.from(path.normalize('NFC'), (character) => {
    if (character === 'ı') return character;
    const upper = single(character.toUpperCase(), character);
    return single(upper.toLowerCase(), character);
  }).join('');
}

function single(mapped: string, original: string): string {
  return Array.from(mapped).length === 1 ? mapped : original;
}
