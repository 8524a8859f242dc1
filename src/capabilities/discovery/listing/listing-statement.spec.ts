import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DiscoveryRoom, discoveryRoom } from '../../../../test/support/discovery-room.js';
import { listingForms } from '../../../../test/support/listing-forms.js';
import { listingRows, namespaceOfRows } from '../../../../test/support/listing-rows.js';
import { listingStatement } from './listing-statement.js';

const audiences = {
  strangers: null,
  members: { namespaceIds: [namespaceOfRows], repositoryIds: [] },
};

describe('listingStatement', () => {
  let room: DiscoveryRoom;

  beforeAll(async () => {
    room = await discoveryRoom();
    await room.maintain(listingRows(20_000).join(';\n'));
  }, 120_000);

  afterAll(() => room.close());

  it.each(Object.keys(audiences) as (keyof typeof audiences)[])(
    'reads the table from end to end in no form, for %s',
    async (audience) => {
      const scanning: string[] = [];
      for (const [form, plan] of listingForms()) {
        const { text, parameters } = listingStatement(plan, audiences[audience]);
        const rows = await room.database.query(`EXPLAIN (FORMAT JSON) ${text}`, parameters);
        if (JSON.stringify(rows).includes('"Seq Scan"')) scanning.push(form);
      }

      expect(scanning).toEqual([]);
    },
    120_000,
  );
});
