import type { ImportWatch } from '../import-view.js';

/** Adds up what several files at a time report. */
export class ProgressSum {
  private readonly bytes = new Map<string, number>();
  private readonly totalBytes: number;
  private sumBytes = 0;
  private files = 0;

  constructor(
    private readonly sizes: readonly number[],
    private readonly watch: Pick<ImportWatch, 'onProgress'>,
  ) {
    this.totalBytes = sizes.reduce((total, size) => total + size, 0);
  }

  /** Hears how many bytes of one file are here; that may become fewer again. */
  of(path: string): (sizeBytes: number) => void {
    return (sizeBytes) => {
      this.sumBytes += sizeBytes - (this.bytes.get(path) ?? 0);
      this.bytes.set(path, sizeBytes);
      this.report();
    };
  }

  /** One file more is whole and stored. */
  completes(): void {
    this.files += 1;
    this.report();
  }

  private report(): void {
    this.watch.onProgress({
      files: this.files,
      totalFiles: this.sizes.length,
      bytes: this.sumBytes,
      totalBytes: this.totalBytes,
    });
  }
}
