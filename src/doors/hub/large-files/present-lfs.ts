import type { UploadView } from '../../../capabilities/artifacts/index.js';
import type { FileView, RepositoryView } from '../../../capabilities/repositories/index.js';
import type { LfsClaim } from './lfs-batch.js';
import { repositoryUrl } from '../wire/public-address.js';

interface LfsAction {
  readonly href: string;
  readonly header?: Readonly<Record<string, string>>;
  readonly expires_in?: number;
}

/** One object of the answer to a batch (git-lfs batch API, hf-hub B4). */
export interface LfsObject {
  readonly oid: string;
  readonly size: number;
  readonly actions?: {
    readonly upload?: LfsAction;
    readonly verify?: LfsAction;
    readonly download?: LfsAction;
  };
  readonly error?: { readonly code: number; readonly message: string };
}

/** Addresses are signed for a day. */
const expiresInSeconds = 86_400;

/**
 * Where an object is sent to. In parts, `header` holds the size of a part and the numbered addresses,
 * and `href` takes the completion; whole, `href` takes the bytes. Neither is sent a token.
 */
export function presentUpload(
  publicUrl: string,
  repository: Pick<RepositoryView, 'kind' | 'fullName'>,
  upload: UploadView,
  mode: 'single' | 'multipart',
): LfsObject {
  const verify = {
    href: `${repositoryUrl(publicUrl, repository)}.git/info/lfs/objects/verify`,
    expires_in: expiresInSeconds,
  };
  return {
    oid: upload.sha256,
    size: upload.sizeBytes,
    actions: { upload: uploadAction(publicUrl, upload, mode), verify },
  };
}

/** Where a client that sends an object by Xet asks for a token to do so (hf-hub B5). */
export function presentXetUpload(
  publicUrl: string,
  { kind, fullName }: Pick<RepositoryView, 'kind' | 'fullName'>,
  branch: string,
  { sha256, sizeBytes }: LfsClaim,
): LfsObject {
  const href = `${publicUrl}/api/${kind}s/${fullName}/xet-write-token/${encodeURIComponent(branch)}`;
  return { oid: sha256, size: sizeBytes, actions: { upload: { href } } };
}

/**
 * Where an object is fetched from: the file itself, at a commit.
 * @param authorization what is to be shown there, if anything
 */
export function presentDownload(
  publicUrl: string,
  repository: Pick<RepositoryView, 'kind' | 'fullName'>,
  { commitId, file }: { readonly commitId: string; readonly file: FileView },
  authorization: string | undefined,
): LfsObject {
  const path = file.path.split('/').map(encodeURIComponent).join('/');
  return {
    oid: file.sha256,
    size: file.sizeBytes,
    actions: {
      download: {
        href: `${repositoryUrl(publicUrl, repository)}/resolve/${commitId}/${path}`,
        ...(authorization !== undefined && { header: { Authorization: authorization } }),
        expires_in: expiresInSeconds,
      },
    },
  };
}

function uploadAction(
  publicUrl: string,
  { parts, partSizeBytes, completionToken }: UploadView,
  mode: 'single' | 'multipart',
): LfsAction {
  const [first] = parts;
  if (mode === 'single' && first !== undefined) {
    return { href: first.url, expires_in: expiresInSeconds };
  }
  return {
    href: `${publicUrl}/objects/complete/${encodeURIComponent(completionToken)}`,
    header: {
      chunk_size: String(partSizeBytes),
      ...Object.fromEntries(parts.map(({ number, url }) => [String(number).padStart(5, '0'), url])),
    },
    expires_in: expiresInSeconds,
  };
}
