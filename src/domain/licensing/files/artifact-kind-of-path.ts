import type { RepositoryKind } from '../../identifiers/repository-kind.js';
import type { ArtifactKind } from '../artifact-kind.js';

/** The kind that a path suggests. `certain` is false for a tie or a doubt, which the report shows. */
export interface KindOfPath {
  readonly kind: ArtifactKind;
  readonly certain: boolean;
}

const suffixesByKind: Readonly<Record<ArtifactKind, string>> = {
  weights:
    'safetensors gguf onnx pt pth bin ckpt npz npy h5 msgpack onnx_data tflite pkl nemo keras pb ot',
  code: 'py ipynb js mjs cjs jsx ts tsx rs c h cc cpp cxx hpp cu cuh sh bash zsh ps1 bat go java kt scala swift m mm rb pl php lua r jl f f90 cs fs hs ml clj ex exs erl dart zig nim v sv vhd sql cmake wgsl glsl metal asm s pyx pxd pyi',
  data: 'parquet arrow csv tsv jsonl wav flac mp3',
  paper: 'pdf tex bib',
  documentation: 'md rst html txt png jpg jpeg gif svg webp bmp ico',
  configuration: 'json yaml yml toml model spm tiktoken jinja',
};

const kindBySuffix: ReadonlyMap<string, ArtifactKind> = new Map(
  (Object.keys(suffixesByKind) as ArtifactKind[]).flatMap((kind) =>
    suffixesByKind[kind].split(' ').map((suffix) => [suffix, kind] as const),
  ),
);

const archiveSuffixes = new Set('zip tar gz tgz bz2 xz zst 7z'.split(' '));
/** In a data set these may as well be the data themselves. */
const doubtfulInData = new Set(
  'bin npz npy h5 msgpack pkl pb json txt html png jpg jpeg webp'.split(' '),
);
const vocabularyName = /^(vocab|vocabulary|merges|bpe\.codes|added_tokens|special_tokens)(\.\w+)?$/;
const codeName = /^(dockerfile|makefile|justfile|jenkinsfile|cmakelists\.txt)$/;
const documentName = /^(readme|licen[sc]e|copying|notice|authors|changelog|citation)\b/;

/** The kind of an artifact from its path alone (licence-policy R6a). */
export function kindOfPath(path: string, repositoryKind: RepositoryKind): KindOfPath {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (vocabularyName.test(name)) return { kind: 'configuration', certain: true };
  if (codeName.test(name)) return { kind: 'code', certain: true };

  const suffix = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : '';
  const isDataSet = repositoryKind === 'dataset';
  const kind = kindBySuffix.get(suffix);
  if (kind !== undefined) return { kind, certain: !(isDataSet && doubtfulInData.has(suffix)) };
  if (documentName.test(name)) return { kind: 'documentation', certain: true };
  if (isDataSet) return { kind: 'data', certain: archiveSuffixes.has(suffix) };
  return { kind: 'documentation', certain: false };
}
