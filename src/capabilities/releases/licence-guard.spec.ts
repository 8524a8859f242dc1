import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../../test/support/open-database.js';
import type { Database } from '../../foundations/database/database.js';

/** licence-policy R49, as the database repeats it. */
describe('the guard of licences in the database', () => {
  let database: Database;
  let close: () => Promise<void>;

  beforeAll(async () => {
    ({ database, close } = await openDatabase());
  });
  afterAll(() => close());

  it.each([
    ['MIT AND Apache-2.0', 'MIT AND Apache-2.0 OR CC0-1.0', true],
    ['MIT AND Apache-2.0 AND ISC', '(MIT AND Apache-2.0 OR CC0-1.0) AND ISC', true],
    ['MIT AND Apache-2.0', '(MIT AND Apache-2.0 OR CC0-1.0) AND MIT', true],
    ['MIT AND Apache-2.0', 'MIT OR CC0-1.0', false],
    ['MIT AND Apache-2.0', 'MIT', false],
    ['MIT AND Apache-2.0 AND ISC', 'MIT AND Apache-2.0 OR CC0-1.0', false],
    ['MIT', 'MIT AND Apache-2.0', false],
    ['MIT', 'MIT AND Apache-2.0 OR CC0-1.0', false],
  ])('knows whether "%s" becoming "%s" widens', async (before, after, widens) => {
    const [row] = await database.query<{ widens: boolean }>(
      'SELECT licence_widens($1, $2) AS widens',
      [before, after],
    );

    expect(row?.widens).toBe(widens);
  });
});
