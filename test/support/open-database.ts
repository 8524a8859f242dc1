import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/foundations/database/data-source.js';
import { Database } from '../../src/foundations/database/database.js';
import { cloneDatabase } from './test-database.js';

/** A migrated database of one test file's own, open. Call `close` in `afterAll`. */
export async function openDatabase(): Promise<{
  readonly database: Database;
  readonly url: string;
  readonly close: () => Promise<void>;
}> {
  const clone = await cloneDatabase();
  const dataSource = await new DataSource(dataSourceOptions(clone.url)).initialize();
  const database = new Database(dataSource, clone.url);
  return {
    database,
    url: clone.url,
    close: async () => {
      await database.close();
      await dataSource.destroy();
      await clone.drop();
    },
  };
}
