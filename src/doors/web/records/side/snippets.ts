import type { RepositoryKind } from '../../../../domain/identifiers/repository-kind.js';
import { fileAddress, type RecordName } from '../record-address.js';

/** A way to get a release, to be copied as it stands. */
export interface Snippet {
  readonly tool: 'hf' | 'python' | 'javascript' | 'curl';
  readonly code: string;
}

/** A file to be fetched on its own. */
export interface FetchedFile {
  readonly path: string;
  readonly sha256: string;
}

/**
 * Commands that fetch a release from this service by the usual tools, safe to paste into a shell
 * whatever its files are called.
 * @param file the one that most come for; null where no name is plain enough
 */
export function snippetsOf(
  record: RecordName,
  version: string,
  file: FetchedFile | null,
  publicUrl: string,
): readonly Snippet[] {
  const id = `${record.namespace}/${record.name}`;
  const curl = file === null ? [] : [curlSnippet(record, version, file, publicUrl)];
  const { kind } = record;
  if (kind === 'paper') return curl;
  return [
    { tool: 'hf', code: hubCommand(kind, id, version, publicUrl) },
    { tool: 'python', code: pythonSnippet(kind, id, version, publicUrl) },
    ...(file === null
      ? []
      : [
          {
            tool: 'javascript' as const,
            code: javascriptSnippet(kind, id, version, file.path, publicUrl),
          },
        ]),
    ...curl,
  ];
}

/**
 * The file that a release is about: the paper itself, the largest weights, or else the largest file.
 * Names that no shell takes amiss come alone into question.
 */
export function chiefFile<
  File extends { readonly path: string; readonly kind: string; readonly sizeBytes: number },
>(files: readonly File[], mainFile: string | undefined): File | null {
  const plain = files.filter(({ path }) => plainPath.test(path));
  const main = plain.find(({ path }) => path === mainFile);
  const weights = plain.filter(({ kind }) => kind === 'weights');
  const [largest] = [...(weights.length > 0 ? weights : plain)].sort(
    (one, other) => other.sizeBytes - one.sizeBytes,
  );
  return main ?? largest ?? null;
}

const plainPath = /^\w[\w./+=@-]{0,200}$/;

function hubCommand(kind: RepositoryKind, id: string, version: string, publicUrl: string): string {
  const type = kind === 'dataset' ? ' --repo-type dataset' : '';
  return `export HF_ENDPOINT=${publicUrl}\nhf download ${id}${type} --revision ${version}`;
}

function pythonSnippet(
  kind: RepositoryKind,
  id: string,
  version: string,
  publicUrl: string,
): string {
  return [
    'from huggingface_hub import snapshot_download',
    '',
    'folder = snapshot_download(',
    `    "${id}",`,
    ...(kind === 'dataset' ? ['    repo_type="dataset",'] : []),
    `    revision="${version}",`,
    `    endpoint="${publicUrl}",`,
    ')',
  ].join('\n');
}

function javascriptSnippet(
  kind: RepositoryKind,
  id: string,
  version: string,
  path: string,
  publicUrl: string,
): string {
  return [
    'import { downloadFile } from "@huggingface/hub";',
    '',
    'const file = await downloadFile({',
    `  repo: { type: "${kind}", name: "${id}" },`,
    `  path: "${path}",`,
    `  revision: "${version}",`,
    `  hubUrl: "${publicUrl}",`,
    '});',
  ].join('\n');
}

function curlSnippet(
  record: RecordName,
  version: string,
  { path, sha256 }: FetchedFile,
  publicUrl: string,
): Snippet {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const code = [
    `curl -fL -o ${name} ${publicUrl}${fileAddress(record, version, path)}`,
    `echo "${sha256}  ${name}" | sha256sum --check`,
  ].join('\n');
  return { tool: 'curl', code };
}
