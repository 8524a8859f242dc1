/** A tensor as the header of its file describes it. */
export interface TensorInfo {
  readonly name: string;
  /** As the format spells it: `BF16`, `Q4_K`. */
  readonly dtype: string;
  /** In the order of the file: GGUF names the innermost dimension first, safetensors the outermost. */
  readonly shape: readonly number[];
}
