import { randomUUID } from 'node:crypto';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  HeadBucketCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { isRefusal, statusOf, unavailable } from './s3-errors.js';

/** What a store does, found by trying: versions and vendors differ. */
export interface StoreCapabilities {
  /** Refuses bytes that do not hash to their `x-amz-checksum-sha256`. Ceph 16.2 stores them. */
  readonly enforcesSha256: boolean;
  /** Honours `If-None-Match: *`: the second write of a key is answered 412. */
  readonly conditionalWrites: boolean;
}

/**
 * Makes sure that the bucket exists, making it where that is allowed, and tries what the store does.
 * Throws `Unavailable` where the store does not answer or refuses these credentials.
 */
export async function probeStore(client: S3Client, bucket: string): Promise<StoreCapabilities> {
  try {
    await ensureBucket(client, bucket);
    return {
      enforcesSha256: await enforcesSha256(client, bucket),
      conditionalWrites: await honoursConditions(client, bucket),
    };
  } catch (error) {
    throw unavailable(error);
  }
}

async function ensureBucket(client: S3Client, bucket: string): Promise<void> {
  try {
    await client.send(new HeadBucketCommand({ Bucket: bucket }));
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
    try {
      await client.send(new CreateBucketCommand({ Bucket: bucket }));
    } catch (refusal) {
      // Another process of the same start was first.
      if (!isRefusal(refusal, 'BucketAlreadyOwnedByYou')) throw refusal;
    }
  }
}

async function enforcesSha256(client: S3Client, bucket: string): Promise<boolean> {
  const key = `probe/${randomUUID()}`;
  const wrongSha256 = Buffer.alloc(32).toString('base64');
  try {
    await client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: Buffer.from('probe'),
        ChecksumSHA256: wrongSha256,
      }),
    );
  } catch (error) {
    if (statusOf(error) === 400) return true;
    throw error;
  }
  await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
  return false;
}

async function honoursConditions(client: S3Client, bucket: string): Promise<boolean> {
  const target = { Bucket: bucket, Key: `probe/${randomUUID()}` };
  const write = () =>
    client.send(new PutObjectCommand({ ...target, Body: Buffer.from('probe'), IfNoneMatch: '*' }));
  try {
    await write();
    await write();
    return false;
  } catch (error) {
    if (statusOf(error) === 412) return true;
    // A store that knows no conditions may answer 501.
    if (statusOf(error) === 501) return false;
    throw error;
  } finally {
    await client.send(new DeleteObjectCommand(target));
  }
}
