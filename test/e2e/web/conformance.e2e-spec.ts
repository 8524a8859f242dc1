import { createHash } from 'node:crypto';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import LinkHeader from 'http-link-header';
import { XmlDocument } from 'libxml2-wasm';
import { parse } from 'yaml';
import { DownloadsService } from '../../../src/capabilities/discovery/index.js';
import { RegistrationWorker } from '../../../src/capabilities/registration/index.js';
import { DataCiteConfig } from '../../../src/foundations/config/datacite.config.js';
import {
  type DataCiteStandIn,
  standInAccount,
  startDataCite,
} from '../../support/datacite-stand-in.js';
import { Harvester } from '../../support/harvester.js';
import { ask, type PlainReply } from '../../support/plain-request.js';
import { expectStatus, type Person, RestWorld } from '../../support/rest-world.js';
import { StillClock } from '../../support/still-clock.js';

/*
 * The conformance list of the scholarly interfaces (scholarly H), item by item from outside. Shown elsewhere:
 * 3 by domain/scholarly/writers.spec, domain/exports/exports.spec and every answer in e2e/oai;
 * 4 by capabilities/harvesting/harvest-list.spec and the harvester among the clients;
 * 7 also by e2e/web/packages, e2e/operations/ocfl-export and the reader of bags among the clients;
 * 8 by e2e/rest/review-window.
 */

const title = 'A title & < > " { } % \\ é 中 \u202e';
/** What citations make of it, which are one line: what follows it is not read backwards. */
const closed = `${title}\u202c`;
const path = '/datasets/ada/listes';
const release = `${path}/releases/v1.0`;
const hourMs = 3_600_000;

/** Where formats of JSON have their titles. */
interface Titled {
  readonly title: string;
  readonly name: string;
  readonly titles: readonly [{ readonly title: string }];
  readonly '@graph': readonly [unknown, { readonly name: string }];
}

const clock = new StillClock();
let dataCite: DataCiteStandIn;
let world: RestWorld;
let ada: Person;

beforeAll(async () => {
  dataCite = await startDataCite();
  dataCite.mood = 'down';
  const account = { ...standInAccount, url: dataCite.url };
  world = await RestWorld.start({ clock, config: { dataCite: new DataCiteConfig({ account }) } });
  ada = await world.person('ada');
  const creators = [{ familyName: 'Lovelace', givenName: 'Ada', orcid: '0000-0002-1825-0097' }];
  await world.release(ada, {
    ...{ kind: 'datasets', name: 'listes' },
    metadata: {
      ...{ title, creators, license: 'apache-2.0' },
      artifacts: [{ path: 'data/*', kind: 'data', license: 'cc0-1.0' }],
    },
    files: { "a b;rel='x', é.txt": 'x', 'data/table.csv': 'a,b\n' },
  });
});

afterAll(async () => {
  await world.stop();
  await dataCite.stop();
});

const at = (address: string, method = 'GET', headers: Readonly<Record<string, string>> = {}) =>
  ask(world.sphere.url, address, { method, headers });
const browse = (address: string, method = 'GET') => at(address, method, { accept: 'text/html' });
const linksOf = ({ headers }: PlainReply) => LinkHeader.parse(String(headers['link'])).refs;
const pathOf = (address: string) => address.slice(world.sphere.url.length);
const exported = async (format: string) => {
  const { status, body } = await at(`${release}/export/${format}`);
  expect([format, status]).toEqual([format, 200]);
  return body.toString();
};
const sendDois = () => world.sphere.app.get(RegistrationWorker).send();
const standing = async () =>
  (await world.anyone.get<{ doi: string; doiState: string }>(release)).body;

describe('1: the headers of a landing page', () => {
  it('lead machines on within 4 kB, with 500 files and 3,000 authors', async () => {
    const { repository } = await world.sphere.aRelease({
      card: {
        creators: Array.from({ length: 3_000 }, (_, index) => ({
          ...{ name: `Author ${index}`, orcid: orcidOf(index) },
        })),
      },
      files: Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`f/${index}.txt`, 'x'])),
    });
    const page = `/${repository.fullName}/releases/v1.0`;

    const [head, got, linkset] = [
      await browse(page, 'HEAD'),
      await browse(page),
      await at(`${page}/linkset`),
    ];

    for (const answer of [head, got]) {
      const relations = new Set(linksOf(answer).map(({ rel }) => rel));
      expect(bytesOf(answer)).toBeLessThan(4_096);
      expect([...relations]).toEqual(
        expect.arrayContaining(['cite-as', 'type', 'license', 'describedby', 'linkset']),
      );
    }
    const [context] = (
      JSON.parse(linkset.body.toString()) as { linkset: Record<string, unknown[]>[] }
    ).linkset;
    expect(context?.['item']).toHaveLength(501);
    expect(context?.['author']).toHaveLength(3_000);
    expect(got.body.toString().match(/name="citation_author"/g)).toHaveLength(3_000);
  });
});

describe('2: what a landing page leads to', () => {
  it('is described in forms that answer as it says, and lead back', async () => {
    const described = linksOf(await browse(release)).filter(({ rel }) => rel === 'describedby');

    expect(described.length).toBeGreaterThan(10);
    for (const { uri, type, profile } of described) {
      const answer = await at(pathOf(uri));
      const [mediaType = '', ...parameters] = String(answer.headers['content-type']).split('; ');
      expect([answer.status, mediaType]).toEqual([200, type]);
      if (profile !== undefined) expect(parameters).toContain(`profile="${profile}"`);
      const back = linksOf(answer).filter(({ rel }) => rel === 'describes');
      expect(back.map(({ uri: page }) => page)).toEqual([world.sphere.url + release]);
    }
  });

  it('has files that answer HEAD with length, digest, ranges and the way back', async () => {
    // The header of this page has no room for them.
    const { body } = await at(`${release}/linkset`);
    const [{ item }] = (JSON.parse(body.toString()) as { linkset: [{ item: { href: string }[] }] })
      .linkset;

    expect(item).toHaveLength(3);
    for (const { href: uri } of item) {
      const answer = await at(pathOf(uri), 'HEAD');
      const [collection, ...licences] = linksOf(answer);
      expect(answer.status).toBe(200);
      expect(answer.headers).toMatchObject({
        'content-length': expect.stringMatching(/^\d+$/),
        'repr-digest': expect.stringMatching(/^sha-256=:.+:$/),
        'accept-ranges': 'bytes',
      });
      expect(collection).toEqual({
        ...{ uri: world.sphere.url + release, rel: 'collection', type: 'text/html' },
      });
      if (uri.endsWith('.csv')) {
        expect(licences.map(({ rel, uri: text }) => [rel, text])).toEqual([
          ['license', 'https://creativecommons.org/publicdomain/zero/1.0/legalcode'],
        ]);
      }
    }
  });
});

describe('6: a DOI', () => {
  it('waits while DataCite is down, and catches up without anybody publishing again', async () => {
    await sendDois();
    const before = await standing();

    dataCite.mood = 'well';
    clock.advance(hourMs);
    await sendDois();

    expect(before.doiState).toBe('pending');
    expect(await standing()).toMatchObject({ doi: before.doi, doiState: 'findable' });
    expect(dataCite.held.get(before.doi)?.state).toBe('findable');
    expect(dataCite.faults).toEqual([]);
  });
});

describe('7: a bag', () => {
  it('is the same byte for byte on another day', async () => {
    const today = await at(`${release}/package.bagit.tar`);
    clock.advance(24 * hourMs);
    const tomorrow = await at(`${release}/package.bagit.tar`);

    expect([today.status, today.body.length > 10_000]).toEqual([200, true]);
    expect(tomorrow.body.equals(today.body)).toBe(true);
  });
});

describe('9: a file', () => {
  const file = `${path}/resolve/v1.0/data/table.csv`;
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
  const googlebot = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';

  it('fetched twice in 20 s counts once, by a robot never, by tools as by machines', async () => {
    await at(file, 'GET', { 'user-agent': firefox });
    clock.advance(20_000);
    for (const agent of [
      firefox,
      googlebot,
      'curl/8.5.0',
      'python-requests/2.32; huggingface_hub/1.0',
    ]) {
      await at(file, 'GET', { 'user-agent': agent });
    }
    clock.advance(31_000);
    await at(file, 'GET', { 'user-agent': firefox });
    await world.sphere.app.get(DownloadsService).settle();

    const { body } = await world.anyone.get<{
      concept: { requests: Record<string, { total: number }> };
    }>(`/stats${path}`);

    expect(body.concept.requests['regular']?.total).toBe(2);
    expect(body.concept.requests['machine']?.total).toBe(2);
  });
});

describe('10: a title of signs that formats live by', () => {
  it.each([
    ['datacite-xml', '//d:title', { d: 'http://datacite.org/schema/kernel-4' }],
    ['dc', '//dc:title', { dc: 'http://purl.org/dc/elements/1.1/' }],
  ])('is read back from %s', async (format, place, names) => {
    const document = XmlDocument.fromString(await exported(format));

    const read = document.get(place, names)?.content;
    document.dispose();

    expect(read).toBe(title);
  });

  it.each<[string, (document: Titled) => string]>([
    ['json', ({ title: read }) => read],
    ['datacite-json', ({ titles: [first] }) => first.title],
    ['schemaorg', ({ name }) => name],
    ['codemeta', ({ name }) => name],
    ['croissant', ({ name }) => name],
    ['ro-crate', ({ '@graph': [, root] }) => root.name],
  ])('is read back from %s', async (format, titleIn) => {
    const document = JSON.parse(await exported(format)) as Titled;

    expect(titleIn(document)).toBe(title);
  });

  it.each(['bibtex', 'ris', 'csl'])('is read back from %s', async (format) => {
    const [item] = new Cite(await exported(format)).data;

    expect(item?.['title']).toBe(closed);
  });

  it('is read back from CFF, and stands in a citation in words', async () => {
    expect(parse(await exported('cff'))).toMatchObject({ title: closed });
    expect(await exported('citation')).toContain(closed);
  });

  it('is read back from the head of the page', async () => {
    const page = (await browse(release)).body.toString();
    const [, linked = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page) ?? [];

    expect(JSON.parse(linked)).toMatchObject({ name: title });
    expect(page).toContain(
      'name="citation_title" content="A title &amp; &lt; > &quot; { } % \\ é 中 \u202e"',
    );
    expect(page).toMatch(/<title>[^<]* \u202e\u202c · Sphere<\/title>/);
    expect(page).toMatch(/property="og:title" content="[^"]* \u202e\u202c"/);
  });
});

describe('5: withdrawing a release', () => {
  it('leaves what is said of it, hides its DOI, and gives the same bytes back when lifted', async () => {
    const harvester = new Harvester(world.sphere.url);
    const { doi } = await standing();
    const file = `${path}/resolve/v1.0/data/table.csv`;
    const before = await at(file);
    const sha256 = createHash('sha256').update(before.body).digest('hex');
    const isDeleted = async () =>
      (await harvester.get('verb=ListIdentifiers&metadataPrefix=oai_dc&set=dataset')).items.map(
        (item) => item.isDeleted,
      );

    expectStatus(
      await world.steward.post(`${release}/withdraw`, {
        ...{ category: 'legal', statement: 'A court said so.' },
      }),
      200,
    );
    await sendDois();
    const page = await browse(release);
    const gone = await at(file);
    const described = await exported('datacite-json');
    const [hidden, deleted] = [dataCite.held.get(doi)?.state, await isDeleted()];
    expectStatus(await world.steward.delete(`${release}/withdrawal`), 200);
    await sendDois();
    const after = await at(file);

    expect(page.status).toBe(410);
    expect(page.body.toString()).toMatch(/Lovelace[^<]*2026[^<]*10\.5072/);
    expect(page.body.toString()).toContain(sha256);
    expect(gone.status).toBe(410);
    expect(described).toContain('c_14cb');
    expect([hidden, deleted]).toEqual(['registered', [true]]);
    expect([dataCite.held.get(doi)?.state, await isDeleted()]).toEqual(['findable', [false]]);
    expect(after.body.equals(before.body)).toBe(true);
    harvester.close();
  });
});

/** Of a whole head, its first line included. */
function bytesOf({ headers }: PlainReply): number {
  return Object.entries(headers).reduce(
    (sum, [name, value]) => sum + `${name}: ${String(value)}\r\n`.length,
    'HTTP/1.1 200 OK\r\n\r\n'.length,
  );
}

/** ISO 7064 MOD 11-2, as ORCID checks it. */
function orcidOf(index: number): string {
  const digits = `00000002${String(index).padStart(7, '0')}`;
  const total = Array.from(digits).reduce((sum, digit) => (sum + Number(digit)) * 2, 0);
  const check = (12 - (total % 11)) % 11;
  const all = `${digits}${check === 10 ? 'X' : check}`;
  return (all.match(/.{4}/g) ?? []).join('-');
}
