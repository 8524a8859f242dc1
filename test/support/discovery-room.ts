import { Client } from 'pg';
import { DataSource } from 'typeorm';
import type { RecordDocument } from '../../src/capabilities/discovery/search/record-document.js';
import { ListingIndex } from '../../src/capabilities/discovery/listing/listing-index.js';
import { ListingPages } from '../../src/capabilities/discovery/listing/listing-pages.js';
import { NewestWindows } from '../../src/capabilities/discovery/search/newest-windows.js';
import { RecordsIndex } from '../../src/capabilities/discovery/search/records-index.js';
import { RecordsService } from '../../src/capabilities/discovery/search/records.service.js';
import { AgentLists } from '../../src/capabilities/discovery/usage/agent-lists.js';
import { DownloadsService } from '../../src/capabilities/discovery/usage/downloads.service.js';
import { Clock, newId } from '../../src/foundations/clock/clock.js';
import { UsageConfig } from '../../src/foundations/config/usage.config.js';
import { dataSourceOptions } from '../../src/foundations/database/data-source.js';
import { Database } from '../../src/foundations/database/database.js';
import { cloneDatabase } from './test-database.js';

/** Stands still until it is moved. */
class HandClock extends Clock {
  at = new Date('2026-03-01T12:00:00Z');

  now(): Date {
    return this.at;
  }

  pass(seconds: number): void {
    this.at = new Date(this.at.getTime() + seconds * 1_000);
  }
}

/** A migrated database of its own, with the search of records on it. */
export interface DiscoveryRoom {
  readonly database: Database;
  readonly index: RecordsIndex;
  readonly records: RecordsService;
  readonly windows: NewestWindows;
  readonly downloads: DownloadsService;
  readonly listings: ListingIndex;
  readonly pages: ListingPages;
  readonly clock: HandClock;
  /** Makes the repositories of the documents and puts the documents into the index. */
  publish(documents: readonly RecordDocument[]): Promise<void>;
  /** Makes bare repositories. */
  found(repositoryIds: readonly string[]): Promise<void>;
  /** Runs a statement that may take longer than a service would wait. */
  maintain(statement: string): Promise<void>;
  close(): Promise<void>;
}

export async function discoveryRoom(): Promise<DiscoveryRoom> {
  const clone = await cloneDatabase();
  const { url } = clone;
  const dataSource = await new DataSource(dataSourceOptions(url)).initialize();
  const database = new Database(dataSource, url);
  const namespaceId = newId();
  await database.query(
    `INSERT INTO namespace (id, handle, kind, created_at) VALUES ($1, 'laboratory', 'organisation', now())`,
    [namespaceId],
  );
  const index = new RecordsIndex();
  const clock = new HandClock();
  const windows = new NewestWindows(clock);
  const found = async (ids: readonly string[]): Promise<void> => {
    await database.query(
      `INSERT INTO repository (id, namespace_id, kind, name, pid, created_at, updated_at)
       SELECT id, $2, 'model', 'r-' || id, 'p-' || id, now(), now() FROM unnest($1::uuid[]) AS id`,
      [ids, namespaceId],
    );
  };
  return {
    database,
    index,
    records: new RecordsService(database, windows),
    windows,
    downloads: new DownloadsService(database, clock, new AgentLists(new UsageConfig())),
    listings: new ListingIndex(database, clock),
    pages: new ListingPages(database),
    clock,
    found,
    publish: async (documents) => {
      await found(documents.map(({ repositoryId }) => repositoryId));
      await database.transaction((manager) => index.putAll(manager, documents));
    },
    maintain: (statement) => onServer(url, statement),
    close: async () => {
      await database.close();
      await dataSource.destroy();
      await clone.drop();
    },
  };
}

/** A published record with valid defaults. */
export function aRecord(overrides: Partial<RecordDocument> = {}): RecordDocument {
  const publishedAt = overrides.publishedAt ?? new Date('2026-03-01T12:00:00Z');
  return {
    repositoryId: newId(),
    releaseId: newId(),
    kind: 'model',
    namespace: 'laboratory',
    namespaceDisplayName: 'The Laboratory',
    name: 'a-record',
    version: 'v1.0',
    title: 'A record',
    creators: ['Ada Lovelace'],
    orcids: [],
    description: '',
    tags: [],
    tasks: [],
    languages: [],
    licence: 'Apache-2.0',
    licenceIds: ['Apache-2.0'],
    organisation: 'laboratory',
    publishedAt,
    firstPublishedAt: publishedAt,
    opennessClass: null,
    baseModels: [],
    datasets: [],
    pid: 'abcde-fghjk',
    hasNotice: false,
    ...overrides,
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
