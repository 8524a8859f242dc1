import type { Readable } from 'node:stream';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import type { ObjectRange } from '../../foundations/object-store/object-store.js';

/** A release packed to be kept. The same record gives the same bytes. */
export interface PackageView {
  /** Letters, digits, dots, underscores and hyphens. */
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Of its lists of checksums, which cover all that is in it: an entity tag. */
  readonly sha256: Sha256;
  /** Streams all of it. Whoever destroys the stream closes all that it reads from. */
  open(): Readable;
}

/** A package of which any part can be had by itself. */
export interface RangedPackage extends PackageView {
  open(range?: ObjectRange): Readable;
}
