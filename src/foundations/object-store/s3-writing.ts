import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  type CompletedPart,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { TooLarge } from '../../domain/errors/sphere-error.js';
import type { MeasuredBytes } from './measured-bytes.js';
import type { StoredObject } from './object-store.js';
import { maxPartCount, partSizeFor } from './part-size.js';

/** Of a source whose size nobody knows: 1,000 of them are 62.5 GiB. */
const unknownSizePartBytes = 64 * 1_048_576;

export interface WriteTarget {
  readonly client: S3Client;
  readonly bucket: string;
  readonly key: string;
  /** Send SHA-256 checksums as well as Content-MD5, which every store enforces. */
  readonly sendsSha256: boolean;
}

/**
 * Writes a source to S3 with one part of it in memory: at once where it fits into one part, else by
 * multipart. Nothing is left where it throws. Errors are the SDK's, or those of `MeasuredBytes`.
 */
export async function writeToS3(
  target: WriteTarget,
  bytes: MeasuredBytes,
  sizeBytes: number | undefined,
): Promise<StoredObject> {
  const partBytes = sizeBytes === undefined ? unknownSizePartBytes : partSizeFor(sizeBytes);
  const parts = inParts(bytes.chunks(), partBytes);
  const first = await parts.next();
  const body = first.done === true ? Buffer.alloc(0) : first.value;
  if (body.byteLength < partBytes) {
    const stored = bytes.verdict();
    await target.client.send(
      new PutObjectCommand({ ...objectOf(target), ...checkedBody(target, body) }),
    );
    return stored;
  }
  return writeParts(target, bytes, body, parts);
}

async function writeParts(
  target: WriteTarget,
  bytes: MeasuredBytes,
  first: Buffer,
  rest: AsyncIterable<Buffer>,
): Promise<StoredObject> {
  const { UploadId } = await target.client.send(
    new CreateMultipartUploadCommand({
      ...objectOf(target),
      ...(target.sendsSha256 ? { ChecksumAlgorithm: 'SHA256' as const } : {}),
    }),
  );
  const upload = { ...objectOf(target), UploadId };
  try {
    const done: CompletedPart[] = [];
    const send = async (body: Buffer): Promise<void> => {
      const PartNumber = done.length + 1;
      if (PartNumber > maxPartCount)
        throw new TooLarge('The source never ends.', { facts: { what: 'request' } });
      const checked = checkedBody(target, body);
      const { ETag } = await target.client.send(
        new UploadPartCommand({ ...upload, PartNumber, ...checked }),
      );
      const { ChecksumSHA256 } = checked;
      done.push({
        PartNumber,
        ...(ETag === undefined ? {} : { ETag }),
        ...(ChecksumSHA256 === undefined ? {} : { ChecksumSHA256 }),
      });
    };
    await send(first);
    for await (const body of rest) await send(body);
    const stored = bytes.verdict();
    await target.client.send(
      new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts: done } }),
    );
    return stored;
  } catch (error) {
    await target.client.send(new AbortMultipartUploadCommand(upload)).catch(() => undefined);
    throw error;
  }
}

function objectOf({ bucket, key }: WriteTarget): { Bucket: string; Key: string } {
  return { Bucket: bucket, Key: key };
}

function checkedBody(
  { sendsSha256 }: WriteTarget,
  body: Buffer,
): { Body: Buffer; ContentLength: number; ContentMD5: string; ChecksumSHA256?: string } {
  const checksum = (algorithm: string) => createHash(algorithm).update(body).digest('base64');
  return {
    Body: body,
    ContentLength: body.byteLength,
    ContentMD5: checksum('md5'),
    ...(sendsSha256 ? { ChecksumSHA256: checksum('sha256') } : {}),
  };
}

/** Gathers chunks into parts of exactly `partBytes`, but for the last. */
async function* inParts(
  chunks: AsyncIterable<Uint8Array>,
  partBytes: number,
): AsyncGenerator<Buffer> {
  let part: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    let rest = chunk;
    while (size + rest.byteLength >= partBytes) {
      const taken = partBytes - size;
      part.push(rest.subarray(0, taken));
      yield Buffer.concat(part);
      part = [];
      size = 0;
      rest = rest.subarray(taken);
    }
    if (rest.byteLength === 0) continue;
    part.push(rest);
    size += rest.byteLength;
  }
  if (size > 0) yield Buffer.concat(part);
}
