import type { ReleaseView } from '../../src/capabilities/releases/index.js';
import type { RepositoryView } from '../../src/capabilities/repositories/index.js';
import type { CommitId } from '../../src/domain/identifiers/git-oid.js';
import type { RepositoryKind } from '../../src/domain/identifiers/repository-kind.js';
import type { AccountViewer } from '../../src/domain/release/viewer.js';
import { newId } from '../../src/foundations/clock/clock.js';
import { writeCard } from '../../src/domain/card/write-card.js';
import { anAccount, withRole } from './an-account.js';
import { safetensorsBytes } from './safetensors-bytes.js';
import type { ReleasesRoom } from './releases-room.js';

/** What a repository holds, by path. */
export type Files = Readonly<Record<string, string | Buffer>>;

/** Some weights, different for each seed. */
export function weights(seed = 1, metadata: Readonly<Record<string, string>> = {}): Buffer {
  const header = {
    __metadata__: { seed: String(seed), ...metadata },
    w: { dtype: 'U8', shape: [4], data_offsets: [0, 4] },
  };
  return safetensorsBytes(header, 4);
}

/** A card with front matter; without further ado under Apache-2.0. */
export function aCard(
  frontMatter: Readonly<Record<string, unknown>> = {},
  body = '\n# A model\n\nWhat it does.\n',
): string {
  return writeCard({ license: 'apache-2.0', ...frontMatter }, body);
}

/** Makes a repository of `files`: a card and weights where none are named. */
export async function aDeposit(
  room: ReleasesRoom,
  owner: AccountViewer,
  deposit: {
    readonly files?: Files;
    readonly card?: Readonly<Record<string, unknown>>;
    readonly kind?: RepositoryKind;
    readonly namespace?: string;
    readonly name?: string;
  } = {},
): Promise<RepositoryView> {
  const files = deposit.files ?? {
    'README.md': aCard(deposit.card),
    'model.safetensors': weights(),
  };
  return room.repositories.create(owner, {
    kind: deposit.kind ?? 'model',
    namespace: deposit.namespace ?? owner.handle,
    name: deposit.name ?? `m-${newId().slice(-12)}`,
    files: Object.entries(files).map(([path, content]) => ({ path, bytes: Buffer.from(content) })),
  });
}

/** Commits `files` onto `main`. */
export async function aChange(
  room: ReleasesRoom,
  viewer: AccountViewer,
  repository: RepositoryView,
  files: Files,
): Promise<CommitId> {
  const { commitId } = await room.repositories.commit(viewer, repository, 'main', {
    title: 'Change',
    operations: Object.entries(files).map(([path, content]) => ({
      op: 'add-bytes' as const,
      path,
      bytes: Buffer.from(content),
    })),
  });
  return commitId;
}

/** Publishes what `main` holds. */
export function published(
  room: ReleasesRoom,
  owner: AccountViewer,
  repository: RepositoryView,
  version = 'v1.0',
): Promise<ReleaseView> {
  return room.proposals.propose(owner, repository, { version, publish: true });
}

/** The repository as it is now, whatever was known of it before. */
export async function now(room: ReleasesRoom, { id }: RepositoryView): Promise<RepositoryView> {
  const repository = await room.repositories.findById(id);
  if (repository === null) throw new Error(`There is no repository ${id}.`);
  return repository;
}

/** An account that may withdraw. */
export async function aSteward(room: ReleasesRoom): Promise<AccountViewer> {
  return { ...(await anAccount(room.database)), roles: new Set(['steward']) };
}

/** An organisation that asks for advice, and its owner. */
export async function anAdvisoryOrganisation(
  room: ReleasesRoom,
  windowDays = 14,
): Promise<{ readonly handle: string; readonly owner: AccountViewer }> {
  const id = newId();
  const handle = `org-${id.slice(-12)}`;
  await room.database.query(
    `INSERT INTO namespace (id, handle, kind, created_at) VALUES ($1, $2, 'organisation', now())`,
    [id, handle],
  );
  await room.database.query(
    `INSERT INTO organisation (id, display_name, review_mode, review_window_days, created_at)
     VALUES ($1, 'The Laboratory', 'advisory', $2, now())`,
    [id, windowDays],
  );
  return { handle, owner: withRole(await anAccount(room.database), id, 'owner') };
}

/** Codes of all that an error, or a dry run, finds at fault. */
export function codesOf({ faults }: { readonly faults: readonly { readonly code: string }[] }) {
  return faults.map(({ code }) => code);
}

/** The error that a promise is rejected with. */
export async function refusal<Failure extends Error>(
  promise: Promise<unknown>,
  expected: abstract new (...args: never) => Failure,
): Promise<Failure> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof expected) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

/** Why those of `outcomes` failed that did. */
export function reasonsOf(outcomes: readonly PromiseSettledResult<unknown>[]): readonly unknown[] {
  return outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
}
