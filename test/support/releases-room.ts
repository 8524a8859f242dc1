import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { ArtifactsService } from '../../src/capabilities/artifacts/index.js';
import { EventLog } from '../../src/capabilities/audit/index.js';
import { RecordsIndex, RecordsService } from '../../src/capabilities/discovery/index.js';
import {
  AbandonCandidate,
  AnnotateRelease,
  CardWriter,
  DraftReader,
  LineageReader,
  ProposeRelease,
  PublishRelease,
  ReleasesModule,
  ReleasesService,
  RenameRecord,
  WidenLicence,
  WithdrawRelease,
} from '../../src/capabilities/releases/index.js';
import { RepositoriesService } from '../../src/capabilities/repositories/index.js';
import { Clock } from '../../src/foundations/clock/clock.js';
import { ContactConfig } from '../../src/foundations/config/contact.config.js';
import { DataCiteConfig } from '../../src/foundations/config/datacite.config.js';
import { NotifyConfig } from '../../src/foundations/config/notify.config.js';
import { ObjectStoreConfig } from '../../src/foundations/config/object-store.config.js';
import { ServerConfig } from '../../src/foundations/config/server.config.js';
import { UsageConfig } from '../../src/foundations/config/usage.config.js';
import { Database } from '../../src/foundations/database/database.js';
import { DatabaseModule } from '../../src/foundations/database/database.module.js';
import { StillClock } from './still-clock.js';
import { cloneDatabase } from './test-database.js';

export type ReleasesRoom = Awaited<ReturnType<typeof releasesRoom>>;

/** The room of releases, and those below it, on a database and an embedded store of its own. */
export async function releasesRoom() {
  const clone = await cloneDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'sphere-releases-'));
  const clock = new StillClock(new Date('2026-03-04T05:06:07.000Z'));
  const surroundings = [
    { provide: Clock, useValue: clock },
    { provide: ObjectStoreConfig, useValue: new ObjectStoreConfig() },
    { provide: UsageConfig, useValue: new UsageConfig() },
    { provide: DataCiteConfig, useValue: new DataCiteConfig() },
    { provide: NotifyConfig, useValue: new NotifyConfig() },
    { provide: ContactConfig, useValue: new ContactConfig({ email: 'contact@sphere.example' }) },
    {
      provide: ServerConfig,
      useValue: new ServerConfig({ publicUrl: 'https://sphere.example', dataDir }),
    },
  ];
  @Global()
  @Module({ providers: surroundings, exports: surroundings.map(({ provide }) => provide) })
  class Surroundings {}

  const room = await Test.createTestingModule({
    imports: [DatabaseModule.at(clone.url), Surroundings, ReleasesModule],
  }).compile();
  await room.init();
  return {
    /** Of the database, for what takes longer than a service would wait. */
    url: clone.url,
    clock,
    database: room.get(Database),
    repositories: room.get(RepositoriesService, { strict: false }),
    artifacts: room.get(ArtifactsService, { strict: false }),
    events: room.get(EventLog, { strict: false }),
    index: room.get(RecordsIndex, { strict: false }),
    records: room.get(RecordsService, { strict: false }),
    proposals: room.get(ProposeRelease),
    publication: room.get(PublishRelease),
    abandonment: room.get(AbandonCandidate),
    annotations: room.get(AnnotateRelease),
    widening: room.get(WidenLicence),
    withdrawal: room.get(WithdrawRelease),
    renaming: room.get(RenameRecord),
    releases: room.get(ReleasesService),
    lineage: room.get(LineageReader),
    drafts: room.get(DraftReader),
    cards: room.get(CardWriter),
    close: async () => {
      await room.close();
      await clone.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
