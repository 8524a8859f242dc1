import { Injectable } from '@nestjs/common';
import { type Fault, makeFault } from '../../domain/errors/sphere-error.js';
import type { FormatFault } from '../../domain/formats/format-fault.js';
import { readGgufHeader } from '../../domain/formats/gguf-header.js';
import {
  readSafetensorsHeader,
  safetensorsHeaderRange,
} from '../../domain/formats/safetensors-header.js';
import {
  ggufStatements,
  safetensorsStatements,
} from '../../domain/licensing/files/header-statements.js';
import type { FileUnderJudgement } from '../../domain/licensing/release/release-under-judgement.js';
import { checkSafetensorsIndex } from '../../domain/formats/safetensors-index.js';
import { ArtifactsService, type BlobView } from '../artifacts/index.js';
import type { FileView } from '../repositories/index.js';
import { textShares } from './text-shares.js';

const parallelReads = 8;
/** The index of a model with hundreds of experts has some ten megabytes. */
const maxIndexBytes = 64 * 1024 * 1024;
const indexPath = /\.safetensors\.index\.json$/i;

/** What the bytes of a revision say for themselves. */
export interface Evidence {
  readonly files: readonly FileUnderJudgement[];
  /** Headers that cannot be believed: the release is refused with their codes. */
  readonly faults: readonly Fault[];
}

type Embedded = NonNullable<FileUnderJudgement['embedded']>;

/** Reads of a revision's files what the licence rules ask about: texts and embedded headers. */
@Injectable()
export class EvidenceReader {
  constructor(private readonly artifacts: ArtifactsService) {}

  /** Reads texts as far as `textShares` lets it, and of weights their headers only. */
  async read(files: readonly FileView[]): Promise<Evidence> {
    const blobs = await this.artifacts.findMany(files.map(({ sha256 }) => sha256));
    const evidence = new Array<FileUnderJudgement>(files.length);
    const faults: Fault[] = [];
    const shares = textShares(files);

    const readOne = async (file: FileView, index: number): Promise<void> => {
      const { path, sizeBytes, sha256, isLfs } = file;
      const blob = blobs.get(sha256);
      if (blob === undefined) {
        faults.push(unverifiedFault(path));
        return;
      }
      if (blob.state === 'quarantined') faults.push(quarantinedFault(path));
      const textBytes = shares.get(path) ?? 0;
      const text = textBytes === 0 ? null : await this.readText(blob, textBytes);
      const embedded = await this.readEmbedded(path, blob, faults);
      if (indexPath.test(path)) await this.checkIndex(path, blob, files, faults);
      evidence[index] = {
        path,
        sizeBytes,
        sha256,
        isLfs,
        ...(text !== null && { text }),
        ...(embedded !== null && { embedded }),
      };
    };

    const queue = files.entries();
    const work = async (): Promise<void> => {
      for (const [index, file] of queue) await readOne(file, index);
    };
    await Promise.all(Array.from({ length: parallelReads }, work));
    return { files: evidence.filter(Boolean), faults };
  }

  private async readText(blob: BlobView, lengthBytes: number): Promise<string | null> {
    const bytes = await this.readRange(blob, 0, lengthBytes);
    return bytes.includes(0) ? null : bytes.toString('utf8');
  }

  private async readEmbedded(
    path: string,
    blob: BlobView,
    faults: Fault[],
  ): Promise<Embedded | null> {
    const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
    switch (extension) {
      case 'safetensors':
        return this.readSafetensors(path, blob, faults);
      case 'gguf':
        return this.readGguf(path, blob, faults);
      default:
        return null;
    }
  }

  private async readSafetensors(
    path: string,
    blob: BlobView,
    faults: Fault[],
  ): Promise<Embedded | null> {
    const first = await this.readRange(blob, 0, Math.min(8, blob.sizeBytes));
    const range = safetensorsHeaderRange(first, blob.sizeBytes);
    if (!range.ok) return noEvidence(path, range.fault, faults);
    const header = await this.readRange(blob, range.facts.offset, range.facts.length);
    const reading = readSafetensorsHeader(header, blob.sizeBytes);
    if (!reading.ok) return noEvidence(path, reading.fault, faults);
    return safetensorsStatements(reading.facts);
  }

  /** Every shard that an index names is there. Which tensors it holds is only ever worth a warning. */
  private async checkIndex(
    path: string,
    blob: BlobView,
    files: readonly FileView[],
    faults: Fault[],
  ): Promise<void> {
    if (blob.sizeBytes > maxIndexBytes) {
      const message = `An index has at most ${maxIndexBytes} bytes.`;
      const fault = { code: 'st_index_malformed', message, value: `${blob.sizeBytes}` } as const;
      noEvidence(path, fault, faults);
      return;
    }
    const text = (await this.readRange(blob, 0, blob.sizeBytes)).toString('utf8');
    const { fault } = checkSafetensorsIndex(path, text, files);
    if (fault !== null) noEvidence(path, fault, faults);
  }

  private async readGguf(path: string, blob: BlobView, faults: Fault[]): Promise<Embedded | null> {
    const reading = await readGgufHeader(
      (offset, length) => this.readRange(blob, offset, length),
      blob.sizeBytes,
    );
    if (!reading.ok) return noEvidence(path, reading.fault, faults);
    return ggufStatements(reading.facts);
  }

  private async readRange(blob: BlobView, offset: number, lengthBytes: number): Promise<Buffer> {
    if (lengthBytes === 0) return Buffer.alloc(0);
    const end = Math.min(offset + lengthBytes, blob.sizeBytes) - 1;
    const chunks: Buffer[] = [];
    for await (const chunk of await this.artifacts.open(blob, { start: offset, end })) {
      chunks.push(chunk as Buffer);
    }
    return Buffer.concat(chunks);
  }
}

function noEvidence(path: string, fault: FormatFault, faults: Fault[]): null {
  const { code, message, value } = fault;
  const facts = { path, ...(value !== undefined && { value }) };
  faults.push({ ...makeFault(path, code, `${path}: ${message}`, facts), artifact: path });
  return null;
}

/** A steward took the bytes out of service (supply-chain §4). */
export function quarantinedFault(path: string): Fault {
  const message = `The bytes of ${path} are in quarantine; replace the file, or ask a steward to decide again.`;
  return { ...makeFault(path, 'artifact-quarantined', message, { path }), artifact: path };
}

/** Nobody has stored the bytes here, or not to their end. */
export function unverifiedFault(path: string): Fault {
  const message = `The bytes of ${path} have not been verified; upload it again.`;
  return { ...makeFault(path, 'artifact-unverified', message, { path }), artifact: path };
}
