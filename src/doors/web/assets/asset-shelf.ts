import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';

/** A file of the site itself, held in memory: there are few, and they are small. */
export interface Asset {
  readonly contentType: string;
  readonly bytes: Buffer;
  /** The same as gzip; null for what is compressed in itself. */
  readonly gzip: Buffer | null;
}

const ownFiles = join(import.meta.dirname, 'files');

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Fonts under the SIL Open Font License, as their packages ship them. */
const fonts = [
  ['@fontsource-variable/source-sans-3', 'source-sans-3-latin-wght-normal.woff2'],
  ['@fontsource-variable/source-sans-3', 'source-sans-3-latin-ext-wght-normal.woff2'],
  ['@fontsource-variable/source-serif-4', 'source-serif-4-latin-wght-normal.woff2'],
  ['@fontsource-variable/source-serif-4', 'source-serif-4-latin-ext-wght-normal.woff2'],
  ['@fontsource-variable/source-serif-4', 'source-serif-4-latin-wght-italic.woff2'],
] as const;

/**
 * Style sheet, scripts, pictures and fonts of the site. Each is served under a name that holds its
 * digest, so that browsers keep it for ever and never keep an old one.
 */
@Injectable()
export class AssetShelf {
  private readonly byServedName = new Map<string, Asset>();
  private readonly servedNames = new Map<string, string>();
  private readonly sources = new Map<string, string>();

  constructor() {
    const require = createRequire(import.meta.url);
    for (const [name, file] of fonts) {
      const folder = dirname(require.resolve(`${name}/package.json`));
      this.sources.set(file, join(folder, 'files', file));
    }
    for (const name of readdirSync(ownFiles)) this.sources.set(name, join(ownFiles, name));
    for (const name of this.sources.keys()) this.address(name);
  }

  /** Where `name` is served: `/assets/site.3f2a….css`. Throws for a name that is not on the shelf. */
  address(name: string): string {
    return `/assets/${this.servedNames.get(name) ?? this.put(name)}`;
  }

  /** What is served under a name with its digest, or null. */
  find(servedName: string): Asset | null {
    return this.byServedName.get(servedName) ?? null;
  }

  /** Takes a file in after those that it names, since its digest hangs on theirs. */
  private put(name: string): string {
    const source = this.sources.get(name);
    const extension = extname(name);
    const contentType = contentTypes[extension];
    if (source === undefined || contentType === undefined) {
      throw new Error(`The site has no asset "${name}".`);
    }
    const read = readFileSync(source);
    const bytes = namesOthers.has(extension)
      ? Buffer.from(this.resolveNames(read.toString()))
      : read;
    const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    const served = `${name.slice(0, -extension.length)}.${digest}${extension}`;
    this.servedNames.set(name, served);
    const gzip = compressed.has(extension) ? null : gzipSync(bytes, bestCompression);
    this.byServedName.set(served, { contentType, bytes, gzip });
    return served;
  }

  /** Style sheets, scripts and the manifest name other assets as `/assets/<name>`. */
  private resolveNames(text: string): string {
    return text.replace(/\/assets\/([\w.-]+)/g, (_, name: string) => this.address(name));
  }
}

const compressed: ReadonlySet<string> = new Set(['.png', '.woff2']);
const bestCompression = { level: constants.Z_BEST_COMPRESSION };
const namesOthers = new Set(['.css', '.js', '.webmanifest']);
