/** Whether a file stands in a tree by its bytes or by a Git LFS pointer. */
export type UploadMode = 'regular' | 'lfs';

/** Larger files are never regular, and never sent inside a commit (hf-hub B3, B6). */
export const maxRegularBytes = 10 * 1024 * 1024;

/** How much of a file's start decides whether it is binary (hf-hub B3). */
export const sampleBytes = 512;

/** Suffixes of the Hub's default `.gitattributes` (hf-hub B3). */
const lfsSuffixes: ReadonlySet<string> = new Set(
  `7z arrow bin bz2 ckpt ftz gz h5 joblib mlmodel model msgpack npy npz onnx ot parquet pb pickle
   pkl pt pth rar safetensors tar tflite tgz wasm xz zip zst`.split(/\s+/),
);

/**
 * The rule of hf-hub B3, one for every door since it decides git ids: large, binary or of a known
 * suffix is `lfs`, all else `regular`, and so is everything empty.
 * @param sample the file's first 512 bytes, or all of them
 */
export function uploadMode(path: string, sizeBytes: number, sample: Uint8Array): UploadMode {
  return (
    uploadModeWithoutSample(path, sizeBytes) ??
    (sample.subarray(0, sampleBytes).includes(0) ? 'lfs' : 'regular')
  );
}

/** What path and size alone decide; null where the first 512 bytes have to be seen. */
export function uploadModeWithoutSample(path: string, sizeBytes: number): UploadMode | null {
  if (sizeBytes === 0) return 'regular';
  return sizeBytes > maxRegularBytes || lfsSuffixes.has(suffixOf(path)) ? 'lfs' : null;
}

/** As `*.bin` of `.gitattributes` matches: `.bin` is one, case counts. */
function suffixOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot === -1 ? '' : name.slice(dot + 1);
}
