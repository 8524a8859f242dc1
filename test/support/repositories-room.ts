import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { ArtifactsService } from '../../src/capabilities/artifacts/index.js';
import {
  RepositoriesModule,
  RepositoriesService,
} from '../../src/capabilities/repositories/index.js';
import { Clock } from '../../src/foundations/clock/clock.js';
import { ServerConfig } from '../../src/foundations/config/server.config.js';
import { Database } from '../../src/foundations/database/database.js';
import { DatabaseModule } from '../../src/foundations/database/database.module.js';
import { MemoryStore } from '../../src/foundations/object-store/memory-store.js';
import { ObjectStore } from '../../src/foundations/object-store/object-store.js';

/** A clock that stands still until it is told to go on. */
export class HandClock extends Clock {
  at = new Date('2026-03-04T05:06:07.000Z');

  now(): Date {
    return this.at;
  }

  pass(seconds: number): void {
    this.at = new Date(this.at.getTime() + seconds * 1000);
  }
}

/** One process of the service, as far as repositories need it. */
export interface RepositoriesRoom {
  readonly repositories: RepositoriesService;
  readonly artifacts: ArtifactsService;
  readonly database: Database;
  readonly close: () => Promise<void>;
}

/** Starts a process on a database and a store; several may share both. */
export async function openRepositoriesRoom(shared: {
  readonly url: string;
  readonly store: ObjectStore;
  readonly clock: Clock;
}): Promise<RepositoriesRoom> {
  const surroundings = [
    { provide: ObjectStore, useValue: shared.store },
    { provide: Clock, useValue: shared.clock },
    {
      provide: ServerConfig,
      useValue: new ServerConfig({ publicUrl: 'https://sphere.example' }),
    },
  ];
  @Global()
  @Module({ providers: surroundings, exports: surroundings.map(({ provide }) => provide) })
  class Surroundings {}

  const room = await Test.createTestingModule({
    imports: [DatabaseModule.at(shared.url), Surroundings, RepositoriesModule],
  }).compile();
  await room.init();
  return {
    repositories: room.get(RepositoriesService),
    artifacts: room.get(ArtifactsService, { strict: false }),
    database: room.get(Database),
    close: () => room.close(),
  };
}

/** An object store for one test file. */
export function aStore(): ObjectStore {
  return new MemoryStore();
}
