import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  ArtifactsService,
  UploadReception,
  UploadsService,
} from '../../src/capabilities/artifacts/index.js';
import {
  DescriptionsModule,
  DescriptionsService,
} from '../../src/capabilities/descriptions/index.js';
import {
  RepositoriesModule,
  RepositoriesService,
} from '../../src/capabilities/repositories/index.js';
import { Clock } from '../../src/foundations/clock/clock.js';
import { ObjectStoreConfig } from '../../src/foundations/config/object-store.config.js';
import { ServerConfig } from '../../src/foundations/config/server.config.js';
import { UsageConfig } from '../../src/foundations/config/usage.config.js';
import { Database } from '../../src/foundations/database/database.js';
import { DatabaseModule } from '../../src/foundations/database/database.module.js';
import { StillClock } from './still-clock.js';
import { cloneDatabase } from './test-database.js';

/** One process of the service, as far as repositories and their descriptions need it. */
export interface RepositoriesRoom {
  readonly repositories: RepositoriesService;
  readonly descriptions: DescriptionsService;
  readonly artifacts: ArtifactsService;
  readonly uploads: UploadsService;
  readonly reception: UploadReception;
  readonly database: Database;
}

/** What several processes share: a database, an object store and the time. */
export class Ground {
  readonly clock = new StillClock(new Date('2026-03-04T05:06:07.000Z'));
  private readonly closing: (() => Promise<unknown>)[] = [];

  private constructor(
    private readonly url: string,
    private readonly dataDir: string,
  ) {}

  static async lay(): Promise<Ground> {
    const clone = await cloneDatabase();
    const dataDir = await mkdtemp(join(tmpdir(), 'sphere-repositories-'));
    const ground = new Ground(clone.url, dataDir);
    ground.closing.push(
      () => clone.drop(),
      () => rm(dataDir, { recursive: true, force: true }),
    );
    return ground;
  }

  /** Starts a process. */
  async open(): Promise<RepositoriesRoom> {
    const surroundings = [
      { provide: Clock, useValue: this.clock },
      { provide: ObjectStoreConfig, useValue: new ObjectStoreConfig() },
      { provide: UsageConfig, useValue: new UsageConfig() },
      {
        provide: ServerConfig,
        useValue: new ServerConfig({
          publicUrl: 'https://sphere.example',
          dataDir: this.dataDir,
        }),
      },
    ];
    @Global()
    @Module({ providers: surroundings, exports: surroundings.map(({ provide }) => provide) })
    class Surroundings {}

    const room = await Test.createTestingModule({
      imports: [DatabaseModule.at(this.url), Surroundings, RepositoriesModule, DescriptionsModule],
    }).compile();
    await room.init();
    this.closing.unshift(() => room.close());
    return {
      repositories: room.get(RepositoriesService),
      descriptions: room.get(DescriptionsService),
      artifacts: room.get(ArtifactsService),
      uploads: room.get(UploadsService),
      reception: room.get(UploadReception),
      database: room.get(Database),
    };
  }

  /** Ends the processes and removes what they shared. */
  async clear(): Promise<void> {
    for (const close of this.closing) await close();
  }
}
