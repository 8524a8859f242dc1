import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ContactConfig } from '../../../src/foundations/config/contact.config.js';
import { HarvestingConfig } from '../../../src/foundations/config/harvesting.config.js';
import { Harvester } from '../../support/harvester.js';
import { type Person, RestWorld } from '../../support/rest-world.js';

let world: RestWorld;
let harvester: Harvester;
let ada: Person;
let lab: string;

beforeAll(async () => {
  world = await RestWorld.start({
    config: {
      harvesting: new HarvestingConfig({ repositoryId: 'sphere.example', pageSize: 3 }),
      contact: new ContactConfig({ email: 'contact@localhost' }),
    },
  });
  harvester = new Harvester(world.sphere.url);
  ada = await world.person();
  lab = await world.organisation(ada);
});

afterAll(async () => {
  harvester.close();
  await world.stop();
});

/** The identifier of a release, by its path below the API. */
async function identifierOf(path: string, version = 'v1.0'): Promise<string> {
  const { body } = await world.anyone.get<{ pid: string }>(`${path}/releases/${version}`);
  return `oai:sphere.example:${body.pid}`;
}

const record = (identifier: string, prefix = 'oai_dc') =>
  harvester.get(`verb=GetRecord&metadataPrefix=${prefix}&identifier=${identifier}`);

describe('OAI-PMH', () => {
  it('says what the repository is', async () => {
    await world.release(ada);

    const { text } = await harvester.get('verb=Identify');

    const earliest = /<earliestDatestamp>(.*?)</.exec(text)?.[1] ?? '';
    expect(text).toContain(`<baseURL>${world.sphere.url}/oai</baseURL>`);
    expect(text).toContain('<deletedRecord>persistent</deletedRecord>');
    expect(text).toContain('<adminEmail>contact@localhost.localdomain</adminEmail>');
    expect(text).toContain('<repositoryIdentifier>sphere.example</repositoryIdentifier>');
    expect(Date.parse(earliest)).toBeLessThanOrEqual(Date.now());
  });

  it.each([
    ['oai_dc', '<dc:title>A paper</dc:title>'],
    ['datacite', '<titles><title>A paper</title></titles>'],
    ['oai_datacite', '<schemaVersion>4.6</schemaVersion>'],
    ['oai_openaire', '<datacite:title>A paper</datacite:title>'],
  ])('gives a record as %s, as it lists that it does', async (prefix, expected) => {
    const path = await world.release(ada, { kind: 'papers', metadata: paper });
    const identifier = await identifierOf(path);

    const formats = await harvester.get(`verb=ListMetadataFormats&identifier=${identifier}`);
    const { text } = await record(identifier, prefix);

    expect(formats.text).toContain(`<metadataPrefix>${prefix}</metadataPrefix>`);
    expect(text).toContain(expected);
  });

  it('shows on a record, with a new date, what another says of it', async () => {
    const model = await world.release(ada);
    const identifier = await identifierOf(model);
    const pid = identifier.slice(-11);
    const { responseDate } = await harvester.get('verb=ListIdentifiers&metadataPrefix=oai_dc');

    const describing = await world.release(ada, {
      kind: 'papers',
      metadata: {
        ...paper,
        related: [{ relation: 'Describes', identifier: `https://sphere.example/id/${pid}` }],
      },
    });
    const { text } = await record(identifier, 'datacite');
    const changed = await harvester.harvest(
      `verb=ListIdentifiers&metadataPrefix=oai_dc&from=${responseDate}`,
    );

    const by = (await identifierOf(describing)).slice(-11);
    expect(text).toMatch(new RegExp(`relationType="IsDescribedBy">[^<]*/id/${by}<`));
    expect(changed.map((item) => item.identifier)).toContain(identifier);
  });

  it('puts records into sets by kind, task and organisation, and lists parents with them', async () => {
    const path = await world.release(ada, {
      namespace: lab,
      metadata: { pipeline_tag: 'text-generation' },
    });
    const identifier = await identifierOf(path);
    const sets = [
      'model',
      'model:text-generation',
      'organisation',
      `organisation:${lab}`,
      'openaire',
    ];

    const listed = await setsOfAllPages();
    const harvests = await Promise.all(
      sets.map((set) => harvester.harvest(`verb=ListIdentifiers&metadataPrefix=oai_dc&set=${set}`)),
    );
    const papers = await harvester.harvest('verb=ListIdentifiers&metadataPrefix=oai_dc&set=paper');

    expect(listed).toEqual(expect.arrayContaining([...sets, 'paper', 'dataset']));
    expect(new Set(listed).size).toBe(listed.length);
    for (const items of harvests) {
      expect(items.find((item) => item.identifier === identifier)?.sets).toEqual(sets);
    }
    expect(papers.map((item) => item.identifier)).not.toContain(identifier);
  });

  it('knows no candidate and no draft', async () => {
    const path = await world.draft(ada);
    await ada.client.post(`${path}/releases`, { version: 'v1.0', publish: false });
    const { body } = await ada.client.get<{ pid: string }>(`${path}/releases/v1.0`);

    const answer = await record(`oai:sphere.example:${body.pid}`);

    expect(answer.errors).toEqual(['idDoesNotExist']);
  });

  it('keeps what is withdrawn as deleted, in every format and set, until that is lifted', async () => {
    const path = await world.release(ada);
    const identifier = await identifierOf(path);
    const ground = { category: 'legal', statement: 'A court said so.' };
    await world.steward.post(`${path}/releases/v1.0/withdraw`, ground);

    const [deleted, listed] = [
      await record(identifier, 'datacite'),
      await harvester.harvest('verb=ListRecords&metadataPrefix=oai_dc&set=model'),
    ];
    await world.steward.delete(`${path}/releases/v1.0/withdrawal`);
    const lifted = await record(identifier);

    expect(deleted.items[0]).toMatchObject({ isDeleted: true, sets: ['model', 'openaire'] });
    expect(deleted.text).not.toContain('<metadata>');
    expect(listed.filter((item) => item.identifier === identifier)).toMatchObject([
      { isDeleted: true },
    ]);
    expect(lifted.items[0]).toMatchObject({ isDeleted: false });
    expect(lifted.text).toContain('<metadata>');
  });

  it.each([
    ['a notice', (path: string) => ada.client.put(`${path}/releases/v1.0/notice`, retracted)],
    [
      'an amendment',
      (path: string) =>
        ada.client.post(`${path}/releases/v1.0/amendments`, {
          reason: 'A slip.',
          patch: [{ op: 'replace', path: '/title', value: 'Another title' }],
        }),
    ],
    [
      'a wider licence',
      (path: string) =>
        ada.client.put(`${path}/releases/v1.0/licence`, { licence: 'CC-BY-4.0 OR MIT' }),
    ],
    [
      'a further version',
      (path: string) => ada.client.post(`${path}/releases`, { version: 'v2.0', publish: true }),
    ],
  ])('moves the datestamp with %s', async (_name, change) => {
    const path = await world.release(ada);
    const identifier = await identifierOf(path);
    const before = await record(identifier);
    // A list waits for the end of the second in which something changed.
    const { responseDate } = await harvester.get('verb=ListIdentifiers&metadataPrefix=oai_dc');
    expect((await change(path)).status).toBeLessThan(300);

    const after = await record(identifier);
    const changed = await harvester.harvest(
      `verb=ListIdentifiers&metadataPrefix=oai_dc&from=${responseDate}`,
    );

    expect(after.items[0]?.datestamp.localeCompare(before.items[0]?.datestamp ?? '')).toBe(1);
    expect(changed.map((item) => item.identifier)).toContain(identifier);
    expect(after.text.split('<metadata>')[1]).not.toBe(before.text.split('<metadata>')[1]);
  });

  it('lists page by page, with tokens that give the same page again', async () => {
    for (let count = 0; count < 4; count += 1) await world.release(ada, { kind: 'datasets' });
    const query = 'verb=ListRecords&metadataPrefix=oai_dc&set=dataset';

    const first = await harvester.get(query);
    const second = await harvester.get(`verb=ListRecords&resumptionToken=${first.token ?? ''}`);
    const again = await harvester.get(`verb=ListRecords&resumptionToken=${first.token ?? ''}`);
    const stolen = await harvester.get(`verb=ListIdentifiers&resumptionToken=${first.token ?? ''}`);
    const changed = await harvester.get(
      `verb=ListRecords&resumptionToken=${(first.token ?? '').replace(/^./, 'A')}`,
    );

    expect(first.tokenAttributes).toMatch(
      /expirationDate="[^"]+Z" completeListSize="4" cursor="0"/,
    );
    expect(second).toMatchObject({
      token: '',
      tokenAttributes: ' completeListSize="4" cursor="3"',
    });
    expect(again.items).toEqual(second.items);
    expect([first.items.length, second.items.length]).toEqual([3, 1]);
    expect([stolen.errors, changed.errors]).toEqual([
      ['badResumptionToken'],
      ['badResumptionToken'],
    ]);
  });

  it('has no token where a list fits on one page, and covers the whole of a day', async () => {
    await world.release(ada, { kind: 'papers', metadata: paper });
    const today = new Date().toISOString().slice(0, 10);

    const answer = await harvester.get(
      `verb=ListRecords&metadataPrefix=datacite&set=paper&from=2020-01-01&until=${today}`,
    );
    const none = await harvester.get(
      'verb=ListRecords&metadataPrefix=datacite&set=paper&until=2020-01-01',
    );

    expect(answer.items.length).toBeGreaterThan(0);
    expect(none.errors).toEqual(['noRecordsMatch']);
  });
});

const retracted = { kind: 'retracted', reason: 'Wrong data.' };
const paper = {
  title: 'A paper',
  description: 'What it says.',
  creators: [{ familyName: 'Noether', givenName: 'Emmy', orcid: '0000-0002-1825-0097' }],
};

async function setsOfAllPages(): Promise<string[]> {
  let answer = await harvester.get('verb=ListSets');
  let text = answer.text;
  while (answer.token !== null && answer.token !== '') {
    answer = await harvester.get(`verb=ListSets&resumptionToken=${answer.token}`);
    text += answer.text;
  }
  return [...text.matchAll(/<setSpec>([^<]*)</g)].map(([, set = '']) => set);
}
