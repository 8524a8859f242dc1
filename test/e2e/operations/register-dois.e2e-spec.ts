import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  resumeChannel,
  RegistrationsService,
  RegistrationWorker,
} from '../../../src/capabilities/registration/index.js';
import { ScholarlyRecords } from '../../../src/capabilities/releases/index.js';
import { createApp } from '../../../src/create-app.js';
import { writeDataCiteXml } from '../../../src/domain/scholarly/datacite-xml.js';
import { DataCiteConfig } from '../../../src/foundations/config/datacite.config.js';
import type { SphereConfig } from '../../../src/foundations/config/load-config.js';
import { violatedConstraint } from '../../../src/foundations/database/database.js';
import {
  type DataCiteStandIn,
  standInAccount,
  startDataCite,
} from '../../support/datacite-stand-in.js';
import { hasSchemas, ProtocolSchemas } from '../../support/protocol-schemas.js';
import { expectStatus, type Person, RestWorld } from '../../support/rest-world.js';
import { sphereBuilders } from '../../support/sphere-builders.js';
import { StillClock } from '../../support/still-clock.js';
import { Visitor } from '../../support/visitor.js';

interface Release {
  readonly doi: string;
  readonly conceptDoi: string;
  readonly doiState: string;
  readonly doiReason: string | null;
}

const clock = new StillClock();
const hourMs = 3_600_000;
let dataCite: DataCiteStandIn;
let world: RestWorld;
let ada: Person;
let worker: RegistrationWorker;

beforeAll(async () => {
  dataCite = await startDataCite();
  const account = { ...standInAccount, url: dataCite.url };
  world = await RestWorld.start({ clock, config: { dataCite: new DataCiteConfig({ account }) } });
  worker = world.sphere.app.get(RegistrationWorker);
  ada = await world.person();
});

afterAll(async () => {
  await world.stop();
  await dataCite.stop();
});

beforeEach(async () => {
  dataCite.mood = 'well';
  dataCite.password = standInAccount.password;
  worker.resume();
  clock.advance(hourMs);
  await worker.send();
  dataCite.received.length = 0;
});

async function read(path: string, version = 'v1.0'): Promise<Release> {
  return (await ada.client.get<Release>(`${path}/releases/${version}`)).body;
}

async function feed(): Promise<string> {
  return (await world.sphere.http.get('/feeds/models.atom').expect(200)).text;
}

function stateOf(doi: string): string | undefined {
  return dataCite.held.get(doi)?.state;
}

function relationsOf(doi: string): string[] {
  const related = dataCite.held.get(doi)?.attributes['relatedIdentifiers'] as readonly {
    relationType: string;
    relatedIdentifier: string;
  }[];
  return related.map(
    ({ relationType, relatedIdentifier }) => `${relationType} ${relatedIdentifier}`,
  );
}

/** Events of the DOIs of one work, in the order in which they were sent. */
function sent({ doi, conceptDoi }: Release): string[] {
  return dataCite.received.map((line) =>
    line.replace(doi, 'version').replace(conceptDoi, 'concept'),
  );
}

describe('DOIs', () => {
  it('stay with a label whose candidate is abandoned to print its DOI in the PDF', async () => {
    const path = await world.draft(ada);
    await ada.client.post(`${path}/releases`, { version: 'v1.0' });
    const { doi } = await read(path);
    expectStatus(await ada.client.delete(`${path}/releases/v1.0`), 204);
    await ada.client.post(`${path}/releases`, { version: 'v1.0' });
    await ada.client.post(`${path}/releases`, { version: 'v2.0' });

    expect((await read(path)).doi).toBe(doi);
    expect((await read(path, 'v2.0')).doi).not.toBe(doi);
  });

  it('are known to the authors of a candidate, and sent once it is published', async () => {
    const path = await world.draft(ada);
    await ada.client.post(`${path}/releases`, { version: 'v1.0' });
    const candidate = await read(path);
    await worker.send();
    expect(dataCite.received).toEqual([]);
    expect(candidate).toMatchObject({ doiState: 'reserved', doiReason: null });

    await ada.client.post(`${path}/releases/v1.0/publish`, {});
    await worker.send();

    expect(await read(path)).toMatchObject({ doi: candidate.doi, doiState: 'findable' });
    expect(sent(candidate)).toEqual(['publish version', 'publish concept']);
    expect(dataCite.held.get(candidate.doi)?.attributes['url']).toMatch(/\/releases\/v1\.0$/);
    expect(await feed()).toContain(`<id>https://doi.org/${candidate.doi}</id>`);
  });

  it('say of versions and their concept how they belong together', async () => {
    const path = await world.release(ada, { kind: 'papers', metadata: paper });
    await worker.send();
    dataCite.received.length = 0;

    await ada.client.post(`${path}/releases`, { version: 'v2.0', publish: true });
    await worker.send();

    const [first, second] = [await read(path), await read(path, 'v2.0')];
    expect([...dataCite.received].sort()).toEqual(
      [first.doi, second.doi, first.conceptDoi].map((doi) => `publish ${doi}`).sort(),
    );
    expect(relationsOf(first.doi)).toEqual([
      `IsVersionOf ${first.conceptDoi}`,
      `IsPreviousVersionOf ${second.doi}`,
    ]);
    expect(relationsOf(second.doi)).toEqual([
      `IsVersionOf ${first.conceptDoi}`,
      `IsNewVersionOf ${first.doi}`,
    ]);
    expect(relationsOf(first.conceptDoi)).toEqual([
      `HasVersion ${first.doi}`,
      `HasVersion ${second.doi}`,
    ]);
    expect(dataCite.held.get(first.conceptDoi)?.attributes).not.toHaveProperty('version');
    expect(dataCite.faults).toEqual([]);
  });

  it('are hidden with a withdrawal, and published again when it is lifted', async () => {
    const path = await world.release(ada);
    await worker.send();
    const { doi, conceptDoi } = await read(path);
    dataCite.received.length = 0;

    await world.steward.post(`${path}/releases/v1.0/withdraw`, {
      category: 'legal',
      statement: 'A court said so.',
    });
    await worker.send();
    expect([stateOf(doi), stateOf(conceptDoi)]).toEqual(['registered', 'registered']);
    expect(dataCite.received).toEqual([`hide ${doi}`, `hide ${conceptDoi}`]);
    expect(dataCite.held.get(doi)?.attributes['dates']).toContainEqual(
      expect.objectContaining({ dateType: 'Withdrawn' }),
    );

    expectStatus(await world.steward.delete(`${path}/releases/v1.0/withdrawal`), 200);
    await worker.send();
    expect([stateOf(doi), stateOf(conceptDoi)]).toEqual(['findable', 'findable']);
  });

  it('follow amendments, wider licences, notices and names', async () => {
    const path = await world.release(ada);
    const { doi } = await read(path);
    const titles = () => dataCite.held.get(doi)?.attributes['titles'];

    expectStatus(
      await ada.client.post(`${path}/releases/v1.0/amendments`, {
        reason: 'A typing error.',
        patch: [{ op: 'replace', path: '/title', value: 'A better title' }],
      }),
      201,
    );
    await worker.send();
    expect(titles()).toEqual([{ title: 'A better title' }]);

    const licence = 'CC-BY-4.0 OR CC0-1.0';
    expectStatus(await ada.client.put(`${path}/releases/v1.0/licence`, { licence }), 200);
    await worker.send();
    expect(dataCite.held.get(doi)?.attributes['rightsList']).toContainEqual(
      expect.objectContaining({ rightsIdentifier: 'CC0-1.0', rightsIdentifierScheme: 'SPDX' }),
    );

    await ada.client.put(`${path}/releases/v1.0/notice`, { kind: 'retracted', reason: 'Wrong.' });
    await worker.send();
    expect(titles()).toEqual([{ title: 'RETRACTED: A better title' }]);
    expect(stateOf(doi)).toBe('findable');

    const name = world.unused('renamed');
    await world.sphere.http
      .post('/api/repos/move')
      .set('authorization', `Bearer ${ada.token}`)
      .send({ fromRepo: path.replace('/models/', ''), toRepo: `${ada.handle}/${name}` })
      .expect(200);
    await worker.send();
    expect(dataCite.held.get(doi)?.attributes['url']).toContain(`/${name}/releases/v1.0`);
  });
});

describe('when DataCite', () => {
  it.each([
    ['is down', 'down'],
    ['sends elsewhere', { status: 302, headers: { location: '/dois/elsewhere' } }],
    ['has enough for an hour', { status: 429, headers: { 'retry-after': '3600' } }],
  ] as const)('%s, publishing goes on and its DOIs catch up', async (_how, mood) => {
    dataCite.mood = mood;
    const path = await world.release(ada);
    await worker.send();
    expect(await read(path)).toMatchObject({ doiState: 'pending' });

    dataCite.mood = 'well';
    clock.advance(hourMs);
    await worker.send();

    const { doi, conceptDoi, doiState } = await read(path);
    expect([doiState, stateOf(doi), stateOf(conceptDoi)]).toEqual(Array(3).fill('findable'));
  });

  it('is slow, nobody who publishes waits for it', async () => {
    const first = await world.release(ada);
    dataCite.mood = 'slow';
    const sending = worker.send();
    const second = await world.release(ada);
    expect(await read(second)).toMatchObject({ doiState: 'pending' });
    dataCite.hangUp();
    await sending;
    expect(await read(first)).toMatchObject({ doiState: 'pending' });

    dataCite.mood = 'well';
    clock.advance(hourMs);
    await worker.send();

    const states = await Promise.all([first, second].map((path) => read(path)));
    expect(states.map(({ doiState }) => doiState)).toEqual(['findable', 'findable']);
  });

  it('asks for patience, nothing is sent before', async () => {
    dataCite.mood = { status: 429, headers: { 'retry-after': '600' } };
    await world.release(ada);
    await worker.send();
    dataCite.received.length = 0;

    clock.advance(599_000);
    await worker.send();

    expect(dataCite.received).toEqual([]);
  });

  it('refuses the metadata, its reason is public until a retry succeeds', async () => {
    dataCite.mood = { status: 422 };
    const path = await world.release(ada);
    await worker.send();
    expect((await world.anyone.get(`${path}/releases/v1.0`)).body).toMatchObject({
      doiState: 'failed',
      doiReason: 'HTTP 422: Told so',
    });

    dataCite.mood = 'well';
    expect(await retryAll()).toBe(2);
    await worker.send();

    expect(await read(path)).toMatchObject({ doiState: 'findable', doiReason: null });
  });

  it('refuses the account, nothing more is sent, and the instance says so', async () => {
    dataCite.password = 'another';
    const path = await world.release(ada);
    await worker.send();
    await worker.send();

    expect(dataCite.received).toHaveLength(1);
    expect(worker.alarm?.reason).toBe('HTTP 401: Bad credentials.');
    const { doiState } = await read(path);
    expect(doiState).toBe('pending');
    const health = await world.sphere.http.get('/healthz/ready').expect(200);
    expect(health.body).toMatchObject({
      warnings: expect.arrayContaining(['doi-registration-stopped']),
    });
    const metrics = await world.sphere.http.get('/metrics');
    expect(metrics.text).toContain('sphere_doi_registration_stopped 1');
    expect(metrics.text).toContain('sphere_dois_waiting 2');

    dataCite.password = standInAccount.password;
    worker.resume();
    await worker.send();
    expect(await read(path)).toMatchObject({ doiState: 'findable' });
  });

  it('took a DOI and the answer was lost, a withdrawal hides it all the same', async () => {
    dataCite.mood = 'forgetful';
    const path = await world.release(ada);
    await worker.send();
    const { doi } = await read(path);
    expect(stateOf(doi)).toBe('findable');

    await world.steward.post(`${path}/releases/v1.0/withdraw`, {
      category: 'privacy',
      statement: 'It names somebody.',
    });
    dataCite.mood = 'well';
    clock.advance(hourMs);
    await worker.send();

    expect(stateOf(doi)).toBe('registered');
  });
});

it('what is registered is kept by the database', async () => {
  const path = await world.release(ada);
  await worker.send();
  const { doi } = await read(path);
  const refusals = await Promise.all(
    [
      'UPDATE doi SET registered_at = NULL WHERE doi = $1',
      'DELETE FROM doi WHERE doi = $1',
      `UPDATE release SET doi = '10.9999/other' WHERE doi = $1`,
    ].map((statement) =>
      world.sphere.database.query(statement, [doi]).then(() => null, violatedConstraint),
    ),
  );

  expect(refusals).toEqual([
    'doi_registered_is_kept',
    'doi_registered_is_kept',
    'release_doi_is_kept',
  ]);
});

describe('two processes', () => {
  it('send nothing twice, and what one of them held when it died is sent by the other', async () => {
    dataCite.mood = 'down';
    await world.release(ada);
    await world.release(ada);
    await worker.send();
    const [held] = await world.sphere.database.query<{ doi: string }>(
      `UPDATE doi SET lease = gen_random_uuid(), leased_until = $1, due_at = $2
       WHERE doi = (SELECT min(doi) FROM doi WHERE due_at IS NOT NULL) RETURNING doi`,
      [new Date(clock.now().getTime() + hourMs + 60_000), clock.now()],
    );
    dataCite.mood = 'well';
    dataCite.received.length = 0;
    clock.advance(hourMs);
    const other = await anotherProcess({});
    const otherWorker = other.app.get(RegistrationWorker);

    await Promise.all([worker.send(), otherWorker.send()]);
    expect(new Set(dataCite.received).size).toBe(3);
    expect(dataCite.received).toHaveLength(3);

    clock.advance(60_000);
    await Promise.all([worker.send(), otherWorker.send()]);
    await other.stop();
    expect(dataCite.received).toHaveLength(4);
    expect(dataCite.received.at(-1)).toBe(`publish ${held?.doi ?? ''}`);
  });
});

describe('an instance that had no DOIs', () => {
  it('gives them to what is published, once asked to, and harvesters hear of it', async () => {
    const { url, steward, database } = world.sphere;
    const before = await anotherProcess({ dataCite: new DataCiteConfig() });
    const { repository, release } = await sphereBuilders(before.app, steward).aRelease();
    await before.stop();
    const address = `${url}/api/v1/models/${repository.fullName}/releases/${release.version}`;
    const stamp = async () =>
      (
        await database.query<{ at: string }>(
          `SELECT max(datestamp)::text AS at FROM harvest_item WHERE release_id = $1`,
          [release.id],
        )
      )[0]?.at ?? '';
    await database.query('DELETE FROM harvest_membership WHERE release_id = $1', [release.id]);
    await database.query(
      `UPDATE harvest_item SET datestamp = datestamp - interval '1 day' WHERE release_id = $1`,
      [release.id],
    );
    const stampedAt = await stamp();
    expect(release).toMatchObject({ doi: null, registration: null });

    clock.advance(hourMs);
    const registrations = world.sphere.app.get(RegistrationsService);
    expect(await registrations.registerAll(() => undefined)).toBe(1);
    expect(await registrations.registerAll(() => undefined)).toBe(0);
    await worker.send();

    const { doi, doiState } = (await (await fetch(address)).json()) as Release;
    expect([doiState, stateOf(doi)]).toEqual(['findable', 'findable']);
    expect((await stamp()) > stampedAt).toBe(true);
    // An id in a feed never changes.
    expect(await feed()).toContain(`<id>${url}/id/${release.pid}</id>`);
    expect(await feed()).toContain(`<link rel="cite-as" href="https://doi.org/${doi}"/>`);
  });
});

describe('pages', () => {
  it('link a DOI once it leads there, and tell stewards when none is sent', async () => {
    dataCite.mood = { status: 422 };
    const path = await world.release(ada);
    await worker.send();
    const { doi } = await read(path);
    // A page is remembered for a minute in each language.
    const page = async (language: string) =>
      (await world.sphere.http.get(path.replace('/models', '')).set('accept-language', language))
        .text;
    const english = await page('en');
    expect(english).not.toContain(`href="https://doi.org/${doi}"`);
    expect(english).toContain('HTTP 422: Told so');

    dataCite.mood = { status: 403 };
    await world.release(ada);
    await worker.send();
    const visitor = await Visitor.signedIn(world.sphere.url, world.sphere.stewardToken);
    expect((await visitor.get('/steward')).text).toContain('HTTP 403: Told so');

    dataCite.mood = 'well';
    await retryAll();
    await worker.send();
    expect(await page('fr')).toContain(`href="https://doi.org/${doi}"`);
  });
});

(hasSchemas ? it : it.skip)('what is registered is valid as XML, too', async () => {
  const schemas = new ProtocolSchemas();
  const path = await world.release(ada, { kind: 'papers', metadata: paper });
  const [row] = await world.sphere.database.query<{ id: string; repository: string }>(
    'SELECT id, repository_id AS repository FROM release WHERE doi = $1',
    [(await read(path)).doi],
  );
  const records = world.sphere.app.get(ScholarlyRecords);

  const version = (await records.findMany([row?.id ?? ''])).get(row?.id ?? '');
  const concept = await records.findConcept(row?.repository ?? '');

  for (const record of [version, concept]) {
    if (record === undefined || record === null) throw new Error('It has no record.');
    expect(schemas.faultsOfMetadata(writeDataCiteXml(record, '4.6'))).toEqual([]);
  }
  schemas.close();
});

/** As `sphere dois retry`, until every process has heard of it. */
async function retryAll(): Promise<number> {
  const heard = new Promise<void>((resolve) => {
    void world.sphere.database.listen(resumeChannel, () => {
      resolve();
    });
  });
  const count = await world.sphere.app.get(RegistrationsService).retry(null);
  await heard;
  return count;
}

/** A second process on the same database. */
async function anotherProcess(changes: Partial<SphereConfig>) {
  const { config, databaseUrl } = world.sphere;
  const app = await createApp({ ...config, ...changes }, databaseUrl, false, clock);
  await app.init();
  return { app, stop: () => app.close() };
}

const paper = {
  title: 'A paper',
  creators: [{ familyName: 'Noether', givenName: 'Emmy', orcid: '0000-0002-1825-0097' }],
  description: 'A paper about energy, and about what is kept of it.',
};
