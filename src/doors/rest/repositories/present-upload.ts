import type { BlobView, Begun, UploadView } from '../../../capabilities/artifacts/index.js';
import {
  address,
  count,
  flag,
  instant,
  list,
  nullable,
  object,
  oneOf,
  sha256,
  text,
} from '../openapi/schema.js';

/** An upload, or the good news that none is needed. */
export function presentBegun(begun: Begun) {
  return 'attached' in begun
    ? { attached: true, sha256: begun.blob.sha256, size: begun.blob.sizeBytes }
    : presentUpload(begun);
}

export function presentUpload(upload: UploadView) {
  return {
    id: upload.id,
    path: upload.path,
    size: upload.sizeBytes,
    sha256: upload.sha256,
    state: upload.state,
    partSize: upload.partSizeBytes,
    partCount: upload.partCount,
    parts: upload.parts.map(({ number, url }) => ({ number, url })),
    expiresAt: upload.expiresAt.toISOString(),
  };
}

export function presentBlob({ sha256: digest, sizeBytes }: BlobView) {
  return { sha256: digest, size: sizeBytes };
}

const upload = object({
  id: text,
  path: nullable(text),
  size: count,
  sha256,
  state: oneOf('open', 'completing', 'verifying', 'done', 'rejected', 'expired', 'aborted'),
  partSize: count,
  partCount: count,
  parts: list(object({ number: count, url: address })),
  expiresAt: instant,
});

/** The shapes above, for the OpenAPI document. */
export const uploadSchemas = {
  Upload: upload,
  BegunUpload: { anyOf: [object({ attached: flag, sha256, size: count }), upload] },
  Blob: object({ sha256, size: count }),
};
