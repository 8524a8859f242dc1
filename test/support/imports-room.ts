import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { ArtifactsService } from '../../src/capabilities/artifacts/index.js';
import { Patience } from '../../src/capabilities/imports/hub/patience.js';
import {
  type ImportOutcome,
  type ImportPlan,
  type ImportProgress,
  type ImportRequest,
  ImportsModule,
  ImportsService,
} from '../../src/capabilities/imports/index.js';
import { RepositoriesService } from '../../src/capabilities/repositories/index.js';
import type { AccountViewer } from '../../src/domain/release/viewer.js';
import { Clock } from '../../src/foundations/clock/clock.js';
import { ObjectStoreConfig } from '../../src/foundations/config/object-store.config.js';
import { ServerConfig } from '../../src/foundations/config/server.config.js';
import { UsageConfig } from '../../src/foundations/config/usage.config.js';
import { Database } from '../../src/foundations/database/database.js';
import { DatabaseModule } from '../../src/foundations/database/database.module.js';
import { anAccount } from './an-account.js';
import { StillClock } from './still-clock.js';
import { cloneDatabase } from './test-database.js';

/** What a test says of an import; the rest has defaults. */
export interface ImportDraft {
  readonly from: string;
  readonly fullName: string;
  readonly kind?: 'model' | 'dataset';
  /** Name of the target. */
  readonly into: string;
  /** Of the target; the account's own where absent. */
  readonly namespace?: string;
  readonly revision?: string;
  readonly token?: string;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly force?: boolean;
  readonly interruption?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export type ImportsRoom = Awaited<ReturnType<typeof importsRoom>>;

/** The room of imports, and those below it, on a database and an embedded store of its own. */
export async function importsRoom(patience: Partial<Patience> = {}) {
  const clone = await cloneDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'sphere-imports-'));
  const surroundings = [
    { provide: Clock, useValue: new StillClock(new Date('2026-03-04T05:06:07.000Z')) },
    { provide: ObjectStoreConfig, useValue: new ObjectStoreConfig() },
    { provide: UsageConfig, useValue: new UsageConfig() },
    {
      provide: ServerConfig,
      useValue: new ServerConfig({ publicUrl: 'https://sphere.example', dataDir }),
    },
  ];
  @Global()
  @Module({ providers: surroundings, exports: surroundings.map(({ provide }) => provide) })
  class Surroundings {}

  const room = await Test.createTestingModule({
    imports: [DatabaseModule.at(clone.url), Surroundings, ImportsModule],
  })
    .overrideProvider(Patience)
    .useValue(new Patience({ firstDelayMs: 1, silenceMs: 2_000, ...patience }))
    .compile();
  await room.init();
  const imports = room.get(ImportsService);
  const repositories = room.get(RepositoriesService, { strict: false });
  const ada = await anAccount(room.get(Database), 'ada');
  return {
    dataDir,
    ada,
    repositories,
    artifacts: room.get(ArtifactsService, { strict: false }),
    /** Lines that told of trouble. */
    troubles: [] as string[],
    import(draft: ImportDraft): Promise<ImportOutcome> {
      return imports.run(ada, requestOf(ada, draft), watchOf(draft, this.troubles));
    },
    plan(draft: ImportDraft): Promise<ImportPlan> {
      return imports.plan(ada, requestOf(ada, draft), watchOf(draft, this.troubles));
    },
    /** The files on `main` of a draft of the account, by path, as text. */
    async filesOf(name: string): Promise<Record<string, string>> {
      const { treeId } = await this.headOf(name);
      const files: Record<string, string> = {};
      for (const { path, sha256 } of await repositories.files(treeId)) {
        const blob = await this.artifacts.require(sha256);
        const chunks = await (await this.artifacts.open(blob)).toArray();
        files[path] = Buffer.concat(chunks as Buffer[]).toString('latin1');
      }
      return files;
    },
    async headOf(name: string) {
      const repository = await repositories.require(ada, 'model', 'ada', name);
      return repositories.resolve(ada, repository, 'main');
    },
    close: async () => {
      await room.close();
      await clone.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function requestOf({ handle }: AccountViewer, draft: ImportDraft): ImportRequest {
  const { kind = 'model' } = draft;
  return {
    source: { endpoint: draft.from, kind, fullName: draft.fullName },
    revision: draft.revision ?? 'main',
    token: draft.token ?? null,
    target: { kind, namespace: draft.namespace ?? handle, name: draft.into },
    selection: { include: draft.include ?? [], exclude: draft.exclude ?? [] },
    isForced: draft.force ?? false,
  };
}

function watchOf(draft: ImportDraft, troubles: string[]) {
  return {
    interruption: draft.interruption ?? new AbortController().signal,
    onProgress: draft.onProgress ?? (() => undefined),
    onTrouble: (line: string) => void troubles.push(line),
  };
}
