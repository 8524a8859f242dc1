const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** A number of bytes for people: `1.5 MiB`. */
export function inBytes(sizeBytes: number): string {
  const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, sizeBytes)) / 10));
  const value = sizeBytes / 1_024 ** step;
  return `${step === 0 ? value : value.toFixed(1)} ${units[step] ?? 'bytes'}`;
}
