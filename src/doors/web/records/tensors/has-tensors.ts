/** Whether a file is called like one of safetensors or GGUF, whose tensors have a page. */
export function hasTensors(path: string): boolean {
  return /\.(?:safetensors|gguf)$/i.test(path);
}
