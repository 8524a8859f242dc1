import type { RepositoryKind } from '../../domain/identifiers/repository-kind.js';
import type { InstalledPackage } from './installed-package.js';

/** The organisation that the demonstration records belong to. */
export const demoOrganisation = {
  handle: 'labo-demo',
  displayName: 'Labo démo (demonstration copies of the work of others)',
} as const;

/** A repository with its releases, oldest first. */
export interface DemoRecord {
  readonly kind: RepositoryKind;
  readonly name: string;
  readonly releases: readonly DemoRelease[];
}

export interface DemoRelease {
  readonly version: string;
  readonly notes: string;
  /** The npm package that the files are copied from; null where they are made here. */
  readonly packageName: string | null;
  readonly files: (sources: DemoSources) => Promise<readonly DemoFile[]>;
}

/** What the files of a release are made from. */
export interface DemoSources {
  /** Base of the addresses by which records name each other. */
  readonly publicUrl: string;
  readonly find: (packageName: string) => Promise<InstalledPackage | null>;
  /** Throws where it is not installed. */
  readonly require: (packageName: string) => Promise<InstalledPackage>;
}

export interface DemoFile {
  readonly path: string;
  readonly bytes: Buffer;
}

/** The address of a demonstration record's page. */
export function pageOf(publicUrl: string, kind: RepositoryKind, name: string): string {
  const prefix = kind === 'model' ? '' : `/${kind}s`;
  return `${publicUrl}${prefix}/${demoOrganisation.handle}/${name}`;
}
