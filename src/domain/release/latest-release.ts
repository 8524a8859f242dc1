import type { ReleaseState } from './states.js';

/** What of a release counts for its place among the others. */
export type RankedRelease = ReleaseState & {
  readonly version: string;
  /** 1, 2, 3 … in the order of publication; decides between equal instants. */
  readonly versionIndex: number;
  readonly publishedAt: Date | null;
};

/**
 * The latest release (design §1): of the live ones the one published last, passing over those under
 * a notice, then SemVer pre-releases, as long as another remains. Null where none is live.
 */
export function latestRelease<Release extends RankedRelease>(
  releases: readonly Release[],
): Release | null {
  const live = releases.filter((release) => release.state === 'published');
  const unmarked = preferring(live, isUnmarked);
  const stable = preferring(unmarked, (release) => !isPreRelease(release.version));
  return newest(stable);
}

/** True for a SemVer 2.0 label with a pre-release part, a leading `v` allowed. */
export function isPreRelease(version: string): boolean {
  const preRelease = /^v?(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)-([0-9A-Za-z.-]+)$/.exec(
    version,
  )?.[1];
  return preRelease?.split('.').every((part) => part !== '' && !/^0\d+$/.test(part)) ?? false;
}

function preferring<Release>(
  releases: readonly Release[],
  isPreferred: (release: Release) => boolean,
): readonly Release[] {
  const preferred = releases.filter(isPreferred);
  return preferred.length > 0 ? preferred : releases;
}

function isUnmarked(release: RankedRelease): boolean {
  return release.state === 'published' && release.notice === undefined;
}

function newest<Release extends RankedRelease>(releases: readonly Release[]): Release | null {
  return [...releases].sort((one, other) => (isNewer(one, other) ? -1 : 1))[0] ?? null;
}

function isNewer(release: RankedRelease, other: RankedRelease): boolean {
  const difference = (release.publishedAt?.getTime() ?? 0) - (other.publishedAt?.getTime() ?? 0);
  return difference > 0 || (difference === 0 && release.versionIndex > other.versionIndex);
}
