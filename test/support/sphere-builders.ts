import { randomBytes } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import {
  AccountsService,
  IdentityService,
  type NamespaceView,
  OrganisationsService,
  TokensService,
} from '../../src/capabilities/identity/index.js';
import { ProposeRelease, type ReleaseView } from '../../src/capabilities/releases/index.js';
import {
  RepositoriesService,
  type RepositoryView,
} from '../../src/capabilities/repositories/index.js';
import { writeCard } from '../../src/domain/card/write-card.js';
import type { RepositoryKind } from '../../src/domain/identifiers/repository-kind.js';
import type { AccountRole, AccountViewer, TokenScope } from '../../src/domain/release/viewer.js';
import { safetensorsBytes } from './safetensors-bytes.js';

/** Somebody with an account and a token. */
export interface Somebody {
  readonly handle: string;
  readonly token: string;
}

/** Somebody signed in. */
export interface TestAccount extends Somebody {
  /** What supertest's `set` takes to sign in. */
  readonly authorization: { readonly authorization: string };
  /** As use cases see it. */
  readonly viewer: AccountViewer;
}

export interface AccountDraft {
  readonly displayName?: string;
  readonly orcid?: string;
  readonly roles?: readonly AccountRole[];
  readonly scope?: TokenScope;
}

export interface RepositoryDraft {
  readonly kind?: RepositoryKind;
  /** Who makes it; a new account where absent. */
  readonly by?: Somebody;
  /** Handle of an account or organisation that `by` may write to; its own where absent. */
  readonly namespace?: string;
  readonly name?: string;
  /** Front matter of the card, over the default one; null leaves the card out. */
  readonly card?: Readonly<Record<string, unknown>> | null;
  /** Files beside the card by path, in place of the default ones; each at most 10 MiB. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
}

export interface ReleaseDraft extends RepositoryDraft {
  /** An existing repository of `by`; a new one from the rest of the draft where absent. */
  readonly repository?: RepositoryView;
  readonly version?: string;
  readonly notes?: string;
  /** False leaves a candidate. */
  readonly publish?: boolean;
}

export interface TestOrganisation {
  readonly organisation: NamespaceView;
  readonly owner: TestAccount;
}

export interface TestRepository {
  readonly repository: RepositoryView;
  readonly by: Somebody;
}

/** Ways to fill the service, through its use cases and with valid defaults. */
export interface SphereBuilders {
  anAccount(handle?: string, draft?: AccountDraft): Promise<TestAccount>;
  /**
   * An organisation of `owner`, a new account where absent.
   * @param reviewDays window in which advisors are asked; none where absent
   */
  anOrganisation(handle?: string, owner?: Somebody, reviewDays?: number): Promise<TestOrganisation>;
  aRepository(draft?: RepositoryDraft): Promise<TestRepository>;
  /** `aRepository` of kind `model`. */
  aModel(draft?: RepositoryDraft): Promise<TestRepository>;
  /** Published where the draft does not say otherwise. */
  aRelease(draft?: ReleaseDraft): Promise<TestRepository & { readonly release: ReleaseView }>;
}

/** The account of a token. */
export async function signIn(app: INestApplicationContext, token: string): Promise<TestAccount> {
  const viewer = await app.get(IdentityService).authenticate(token);
  const authorization = { authorization: `Bearer ${token}` };
  return { handle: viewer.handle, token, authorization, viewer };
}

export function sphereBuilders(app: INestApplicationContext, steward: TestAccount): SphereBuilders {
  const repositories = app.get(RepositoriesService);

  const anAccount: SphereBuilders['anAccount'] = async (handle = uniqueName('ann'), draft = {}) => {
    const { scope = 'write', displayName = 'Ann Smith', ...account } = draft;
    await app.get(AccountsService).create(steward.viewer, { ...account, handle, displayName });
    const tokens = app.get(TokensService);
    const { token } = await tokens.issue(steward.viewer, handle, { name: 'test', scope });
    return signIn(app, token);
  };

  const anOrganisation: SphereBuilders['anOrganisation'] = async (
    handle = uniqueName('lab'),
    founder,
    windowDays,
  ) => {
    const { token } = founder ?? (await anAccount());
    const { viewer } = await signIn(app, token);
    const organisation = await app.get(OrganisationsService).create(viewer, {
      handle,
      displayName: 'The Laboratory',
      ...(windowDays !== undefined && { review: { mode: 'advisory', windowDays } }),
    });
    // A viewer knows the memberships of the moment at which it signed in.
    return { organisation, owner: await signIn(app, token) };
  };

  const aRepository: SphereBuilders['aRepository'] = async (draft = {}) => {
    const by = draft.by ?? (await anAccount());
    const { kind = 'model', namespace = by.handle, name = uniqueName(kind) } = draft;
    const files = Object.entries(draft.files ?? defaultFiles[kind]).map(([path, content]) => ({
      path,
      bytes: Buffer.from(content),
    }));
    const card = draft.card === null ? [] : [{ path: 'README.md', bytes: cardBytes(draft.card) }];
    const { viewer } = await signIn(app, by.token);
    const repository = await repositories.create(viewer, {
      kind,
      namespace,
      name,
      files: [...card, ...files],
    });
    return { repository, by };
  };

  const aRelease: SphereBuilders['aRelease'] = async (draft = {}) => {
    const { version = 'v1.0', publish = true, notes } = draft;
    const { repository, by } =
      draft.repository !== undefined && draft.by !== undefined
        ? { repository: draft.repository, by: draft.by }
        : await aRepository(draft);
    const { viewer } = await signIn(app, by.token);
    const proposal = { version, publish, ...(notes !== undefined && { notes }) };
    const release = await app.get(ProposeRelease).propose(viewer, repository, proposal);
    const { kind, namespace, name } = repository;
    return { release, by, repository: await repositories.require(viewer, kind, namespace, name) };
  };

  return {
    anAccount,
    anOrganisation,
    aRepository,
    aModel: (draft = {}) => aRepository({ ...draft, kind: 'model' }),
    aRelease,
  };
}

const defaultFiles: Readonly<Record<RepositoryKind, Readonly<Record<string, string | Buffer>>>> = {
  model: {
    'config.json': '{"model_type": "test"}\n',
    'model.safetensors': safetensorsBytes(
      { weight: { dtype: 'F32', shape: [2, 2], data_offsets: [0, 16] } },
      16,
    ),
  },
  paper: { 'paper.pdf': '%PDF-1.4\n%%EOF\n' },
  dataset: { 'data.csv': 'a,b\n1,2\n' },
};

function cardBytes(card: Readonly<Record<string, unknown>> = {}): Buffer {
  const frontMatter = {
    license: 'apache-2.0',
    title: 'A record of tests',
    creators: [{ familyName: 'Smith', givenName: 'Ann' }],
    ...card,
  };
  return Buffer.from(writeCard(frontMatter, '\n# A record of tests\n\nWhat it is.\n'));
}

/** Tests of one file share a service: names must not meet. */
function uniqueName(stem: string): string {
  return `${stem}-${randomBytes(4).toString('hex')}`;
}
