import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  type CompletedPart,
  CreateMultipartUploadCommand,
  ListPartsCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { TooLarge } from '../../domain/errors/sphere-error.js';
import { requireParts, uploadMissing } from './compare-parts.js';
import type { SignedUpload, UploadedPart, UploadRequest } from './object-store.js';
import { cutIntoParts } from './part-size.js';
import { isRefusal } from './s3-errors.js';

/** The S3 limit of one PUT. */
const maxSinglePutBytes = 5 * 1024 ** 3;

/**
 * Uploads by presigned parts, also the single ones: a presigned PUT of an object could overwrite it
 * after it was verified, a part of a completed upload cannot.
 */
export class S3Uploads {
  /** @param signing a client of the endpoint that uploaders reach */
  constructor(
    private readonly client: S3Client,
    private readonly signing: S3Client,
    private readonly bucket: string,
  ) {}

  async sign(request: UploadRequest): Promise<SignedUpload> {
    if (request.mode === 'single' && request.sizeBytes > maxSinglePutBytes) {
      throw new TooLarge(`${request.sizeBytes} bytes are more than one PUT takes: send parts.`, {
        facts: { what: 'put', sizeBytes: request.sizeBytes },
      });
    }
    const cut = cutIntoParts(request.sizeBytes, request.mode);
    const uploadId = request.uploadId ?? (await this.begin(request.key, cut.partCount));
    const numbers =
      request.partNumbers ?? Array.from({ length: cut.partCount }, (_, index) => index + 1);
    const parts = await Promise.all(
      numbers.map(async (number) => {
        const start = (number - 1) * cut.partSizeBytes;
        const part = new UploadPartCommand({
          ...this.target(request.key, uploadId),
          PartNumber: number,
          // Signed: another length is refused by the store.
          ContentLength: Math.min(cut.partSizeBytes, request.sizeBytes - start),
        });
        const url = await getSignedUrl(this.signing, part, { expiresIn: request.expiresInSeconds });
        return { number, url };
      }),
    );
    return { uploadId, ...cut, parts };
  }

  /** Throws `NotFound` `upload-missing`, `InvalidInput` `upload-incomplete`. */
  async complete(
    key: string,
    uploadId: string,
    claimed: readonly UploadedPart[] | null,
  ): Promise<void> {
    const target = this.target(key, uploadId);
    try {
      const arrived = await this.arrivedParts(target);
      const etags = new Map(arrived.map(({ PartNumber = 0, ETag = '' }) => [PartNumber, ETag]));
      requireParts(uploadId, Number.parseInt(uploadId, 10), etags, claimed);
      await this.client.send(
        new CompleteMultipartUploadCommand({ ...target, MultipartUpload: { Parts: arrived } }),
      );
    } catch (error) {
      if (isRefusal(error, 'NoSuchUpload', 'NoSuchKey')) throw uploadMissing(uploadId);
      throw error;
    }
  }

  async abort(key: string, uploadId: string): Promise<void> {
    try {
      await this.client.send(new AbortMultipartUploadCommand(this.target(key, uploadId)));
    } catch (error) {
      if (!isRefusal(error, 'NoSuchUpload', 'NoSuchKey')) throw error;
    }
  }

  /** Sphere's id of an upload tells its number of parts, which the store does not know. */
  private async begin(key: string, partCount: number): Promise<string> {
    const { UploadId } = await this.client.send(
      new CreateMultipartUploadCommand({ Bucket: this.bucket, Key: key }),
    );
    return `${partCount}.${UploadId ?? ''}`;
  }

  private target(key: string, uploadId: string) {
    const UploadId = uploadId.slice(uploadId.indexOf('.') + 1);
    return { Bucket: this.bucket, Key: key, UploadId };
  }

  private async arrivedParts(target: ReturnType<S3Uploads['target']>): Promise<CompletedPart[]> {
    const parts: CompletedPart[] = [];
    let PartNumberMarker: string | undefined;
    do {
      const page = await this.client.send(
        new ListPartsCommand({ ...target, ...(PartNumberMarker && { PartNumberMarker }) }),
      );
      for (const { PartNumber = 0, ETag = '' } of page.Parts ?? [])
        parts.push({ PartNumber, ETag });
      PartNumberMarker = page.IsTruncated === true ? page.NextPartNumberMarker : undefined;
    } while (PartNumberMarker !== undefined);
    return parts;
  }
}
