import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HarvestingConfig } from '../../../src/foundations/config/harvesting.config.js';
import { Harvester } from '../../support/harvester.js';
import { ask } from '../../support/plain-request.js';
import { RestWorld } from '../../support/rest-world.js';

let world: RestWorld;
let harvester: Harvester;

beforeAll(async () => {
  const harvesting = new HarvestingConfig({ repositoryId: 'sphere.example' });
  world = await RestWorld.start({ config: { harvesting } });
  harvester = new Harvester(world.sphere.url);
  await world.release(await world.person());
});

afterAll(async () => {
  harvester.close();
  await world.stop();
});

const list = 'verb=ListRecords&metadataPrefix=oai_dc';

describe('a request that OAI-PMH refuses', () => {
  it.each([
    ['no verb', '', ['badVerb']],
    ['an empty verb', 'verb=', ['badVerb']],
    ['another verb', 'verb=Nonsense', ['badVerb']],
    ['a verb in another case', 'verb=identify', ['badVerb']],
    ['a verb that objects have', 'verb=constructor', ['badVerb']],
    ['a prototype', 'verb=__proto__&__proto__=1', ['badVerb']],
    ['a repeated verb', 'verb=Identify&verb=Identify', ['badVerb']],
    ['a verb with a NUL byte', 'verb=Identify%00', ['badVerb']],
    ['a verb whose encoding is broken', 'verb=%E0%A4%A', ['badVerb']],
    ['an unknown argument', 'verb=Identify&color=red', ['badArgument']],
    ['an argument of another verb', 'verb=ListSets&metadataPrefix=oai_dc', ['badArgument']],
    ['a repeated argument', `${list}&set=model&set=paper`, ['badArgument']],
    ['a missing argument', 'verb=GetRecord&metadataPrefix=oai_dc', ['badArgument']],
    ['two missing arguments', 'verb=GetRecord', ['badArgument', 'badArgument']],
    ['a broken encoding', `${list}&set=%ZZ`, ['badArgument', 'badArgument']],
    ['a NUL byte', `${list}&set=model%00`, ['badArgument']],
    ['a set that cannot be', `${list}&set=a%20b`, ['badArgument']],
    ['an impossible day', `${list}&from=2021-02-30`, ['badArgument']],
    ['an impossible hour', `${list}&from=2021-02-28T24:00:00Z`, ['badArgument']],
    ['an offset', `${list}&from=2021-02-28T10:00:00%2B01:00`, ['badArgument']],
    ['a fraction', `${list}&until=2021-02-28T10:00:00.5Z`, ['badArgument']],
    ['no zone', `${list}&until=2021-02-28T10:00:00`, ['badArgument']],
    ['an empty date', `${list}&from=`, ['badArgument']],
    ['a year that never was', `${list}&from=0000-01-01`, ['badArgument']],
    ['a year past reason', `${list}&from=99999-01-01`, ['badArgument']],
    ['two granularities', `${list}&from=2021-01-01&until=2021-02-01T00:00:00Z`, ['badArgument']],
    ['from after until', `${list}&from=2021-02-02&until=2021-02-01`, ['badArgument']],
    ['a token with more', `${list}&resumptionToken=abc`, ['badArgument']],
    ['a token that is none', 'verb=ListRecords&resumptionToken=abc', ['badResumptionToken']],
    ['an empty token', 'verb=ListSets&resumptionToken=', ['badResumptionToken']],
    ['a token with a NUL byte', 'verb=ListSets&resumptionToken=%00', ['badResumptionToken']],
    [
      'a forged token',
      `verb=ListRecords&resumptionToken=${Buffer.from('{"verb":"ListRecords"}').toString('base64url')}.AAAA`,
      ['badResumptionToken'],
    ],
    ['an unknown format', 'verb=ListRecords&metadataPrefix=marc21', ['cannotDisseminateFormat']],
    [
      'a format that objects have',
      'verb=ListIdentifiers&metadataPrefix=toString',
      ['cannotDisseminateFormat'],
    ],
    ['an unknown set', `${list}&set=nonsense:of:all`, ['noRecordsMatch']],
    ['a time before there was anything', `${list}&until=1990-01-01`, ['noRecordsMatch']],
    ['a time that has not come', `${list}&from=9999-12-31`, ['noRecordsMatch']],
    ['the first year', `${list}&until=0001-01-01`, ['noRecordsMatch']],
    [
      'an identifier of nobody',
      'verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:sphere.example:7b3kq-9zx02',
      ['idDoesNotExist'],
    ],
    [
      'an identifier of others',
      'verb=ListMetadataFormats&identifier=oai:elsewhere.example:1',
      ['idDoesNotExist'],
    ],
    ['an identifier with a NUL byte', 'verb=ListMetadataFormats&identifier=a%00', ['badArgument']],
  ])('by %s is answered in its own words', async (_name, query, errors) => {
    const [got, posted] = [await harvester.get(query), await harvester.post(query)];

    expect([got.errors, posted.errors]).toEqual([errors, errors]);
  });

  it('is echoed, but not where its verb or arguments are bad', async () => {
    const [bad, unknown] = [
      await harvester.get(`${list}&from=nonsense`),
      await harvester.get('verb=ListRecords&metadataPrefix=marc21'),
    ];

    expect(bad.text).toContain(`<request>${world.sphere.url}/oai</request>`);
    expect(unknown.text).toMatch(/<request verb="ListRecords" metadataPrefix="marc21">/);
  });

  it('has no arguments in a body of another type', async () => {
    const answer = await harvester.post('{"verb":"Identify"}', 'application/json');

    expect(answer.errors).toEqual(['badVerb']);
  });

  it('is refused by HTTP where it is no request of the protocol', async () => {
    const [put, long] = await Promise.all([
      ask(world.sphere.url, '/oai?verb=Identify', { method: 'PUT' }),
      fetch(`${world.sphere.url}/oai`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: `verb=Identify&x=${'x'.repeat(100_000)}`,
      }),
    ]);

    expect(put).toMatchObject({ status: 405, headers: { allow: 'GET, POST' } });
    expect(long.status).toBe(413);
  });
});
