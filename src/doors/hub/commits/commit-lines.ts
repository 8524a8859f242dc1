import { Buffer } from 'node:buffer';
import { InvalidInput, TooLarge } from '../../../domain/errors/sphere-error.js';
import { isFields } from '../../../domain/card/field-reader.js';
import { maxRegularBytes } from '../../../domain/git/upload-mode.js';
import { splitLines } from './split-lines.js';
import type { HubFaultCode } from '../../../domain/refusals/protocol-refusals.js';

/** First line of a commit: what it is called and what it builds on. */
export interface CommitHeader {
  readonly summary: string;
  readonly description: string;
  readonly parentCommit: string | null;
}

/** A further line of a commit: one change. */
export type CommitLine =
  | { readonly key: 'file'; readonly path: string; readonly bytes: Buffer }
  | {
      readonly key: 'lfsFile';
      readonly path: string;
      readonly sha256: string;
      /** Absent where a client copies a file. */
      readonly sizeBytes?: number;
    }
  | { readonly key: 'deletedFile' | 'deletedFolder'; readonly path: string };

/** 10 MiB in base64 are 13.4 MiB; the rest is path and punctuation. */
const maxLineBytes = Math.ceil(maxRegularBytes / 3) * 4 + 16_384;
/** Clients without LFS send everything so; each file is stored as it arrives, so memory is no matter. */
const maxBodyBytes = 1_073_741_824;
/** Operations of one commit (hf-hub, limits). */
const maxOperations = 25_000;

/**
 * Reads the body of a commit, `application/x-ndjson` with one object per line (hf-hub B6). Holds one
 * line at a time. Throws `InvalidInput` for what is no such body, `TooLarge` beyond the limits.
 */
export class CommitLines {
  private readonly lines: AsyncIterator<Buffer>;
  private lineNumber = 0;

  constructor(body: AsyncIterable<Buffer>) {
    this.lines = splitLines(body, { maxLineBytes, maxBodyBytes });
  }

  /** The first line; to be read before the others. */
  async header(): Promise<CommitHeader> {
    const line = await this.next();
    if (line?.key !== 'header') {
      throw wrongLine(1, 'commit-header', 'begin with {"key": "header", "value": {"summary": …}}');
    }
    const { summary, description, parentCommit } = line.value;
    return {
      summary: typeof summary === 'string' && summary.trim() !== '' ? summary : 'Upload',
      description: typeof description === 'string' ? description : '',
      parentCommit: typeof parentCommit === 'string' ? parentCommit : null,
    };
  }

  /** The changes, each as soon as it has arrived. */
  async *changes(): AsyncGenerator<CommitLine> {
    for (let line = await this.next(); line !== null; line = await this.next()) {
      if (this.lineNumber > maxOperations + 1) {
        throw new TooLarge(`A commit takes ${maxOperations} changes; send the rest in another.`, {
          facts: { what: 'protocol' },
        });
      }
      yield toChange(line, this.lineNumber);
    }
  }

  /** Lets go of the body, which can then be read to its end by others. */
  async close(): Promise<void> {
    await this.lines.return?.();
  }

  private async next(): Promise<Line | null> {
    const next = await this.lines.next();
    if (next.done === true) return null;
    this.lineNumber += 1;
    return parseLine(next.value, this.lineNumber);
  }
}

interface Line {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

function parseLine(bytes: Buffer, lineNumber: number): Line {
  let parsed: unknown;
  try {
    parsed = JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw wrongLine(lineNumber, 'malformed-json', 'write one JSON object on each line');
  }
  if (!isFields(parsed) || typeof parsed['key'] !== 'string' || !isFields(parsed['value'])) {
    throw wrongLine(lineNumber, 'commit-line', 'write {"key": …, "value": {…}}');
  }
  return { key: parsed['key'], value: parsed['value'] };
}

function toChange({ key, value }: Line, lineNumber: number): CommitLine {
  const { path } = value;
  if (typeof path !== 'string') {
    throw wrongLine(lineNumber, 'commit-path', 'give the path of the file');
  }
  switch (key) {
    case 'file':
      return { key, path, bytes: decodeContent(value, lineNumber) };
    case 'lfsFile': {
      const { oid, size } = value;
      if (typeof oid !== 'string') {
        throw wrongLine(lineNumber, 'commit-oid', 'give the SHA-256 of the file as oid');
      }
      return {
        key,
        path,
        sha256: oid,
        ...(typeof size === 'number' && { sizeBytes: size }),
      };
    }
    case 'deletedFile':
      return { key, path };
    case 'deletedFolder':
      return { key, path: path.replace(/\/+$/, '') };
    default:
      throw wrongLine(
        lineNumber,
        'commit-key',
        `"${key.slice(0, 40)}" is none of file, lfsFile, deletedFile and deletedFolder`,
      );
  }
}

function decodeContent(
  { content, encoding, path }: Readonly<Record<string, unknown>>,
  lineNumber: number,
): Buffer {
  if (typeof content !== 'string') {
    throw wrongLine(lineNumber, 'commit-content', 'give the content of the file');
  }
  const bytes = decode(content, encoding);
  if (bytes === null) {
    throw wrongLine(lineNumber, 'commit-encoding', 'encode the content as base64 or utf-8');
  }
  if (bytes.length > maxRegularBytes) {
    throw InvalidInput.field(
      `line ${lineNumber}`,
      'commit-file-too-large',
      `"${String(path).slice(0, 120)}" has ${bytes.length} bytes; a file inside a commit may have ${maxRegularBytes}, send it by LFS.`,
    );
  }
  return bytes;
}

function decode(content: string, encoding: unknown): Buffer | null {
  switch (encoding) {
    case 'base64':
    case undefined:
      return isBase64(content) ? Buffer.from(content, 'base64') : null;
    case 'utf-8':
    case 'utf8':
      return Buffer.from(content, 'utf8');
    default:
      return null;
  }
}

/** `Buffer` skips what is not base64, and would store other bytes than were sent. */
function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

function wrongLine(lineNumber: number, code: HubFaultCode, remedy: string): InvalidInput {
  return InvalidInput.field(
    `line ${lineNumber}`,
    code,
    `Line ${lineNumber} of the commit cannot be read: ${remedy}.`,
  );
}
