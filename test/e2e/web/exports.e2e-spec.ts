import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { AnnotateRelease, WithdrawRelease } from '../../../src/capabilities/releases/index.js';
import { exportFormatsOf, fullMediaType } from '../../../src/domain/exports/export-formats.js';
import { plain } from '../../support/plain-answer.js';
import { signIn } from '../../support/sphere-builders.js';
import { type Sphere, startSphere } from '../../support/sphere.js';

let sphere: Sphere;
let pid: string;

const title = 'Speech { one \\ 100%';

beforeAll(async () => {
  sphere = await startSphere();
  const by = await sphere.anAccount('ada');
  const creators = [{ familyName: 'Défossez', givenName: 'Ann' }, { name: 'A Lab, Inc' }];
  const { release } = await sphere.aRelease({ by, name: 'speech', card: { title, creators } });
  pid = release.pid;
  for (const name of ['data', 'more', 'most']) {
    const card = { license: 'cc0-1.0', title: 'Speech' };
    await sphere.aRelease({ by, kind: 'dataset', name, card });
  }
});

afterAll(() => sphere.stop());

/** The answer with its body as text whatever its type is. */
const ask = (
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method: 'get' | 'head' = 'get',
) => {
  const browser = supertest(sphere.url);
  return browser[method](path)
    .set(headers)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        done(null, Buffer.concat(chunks).toString('utf8'));
      });
    });
};

/** As a browser asks. */
const download = (path: string) => ask(path, { accept: 'text/html' });

const [record, release] = ['/ada/speech', '/ada/speech/releases/v1.0'];
const beginnings: readonly (readonly [string, RegExp, string])[] = [
  ['json', /^\{\n {2}"kind": "model"/, 'json'],
  ['datacite-json', /^\{\n {2}"id"/, 'json'],
  ['datacite-xml', /^<\?xml[^>]+>\n<resource /, 'xml'],
  ['schemaorg', /^\{\n {2}"@context": "https:\/\/schema.org\/"/, 'jsonld'],
  ['bibtex', /^@misc\{/, 'bib'],
  ['ris', /^TY {2}- COMP\r\n/, 'ris'],
  ['csl', /^\{\n {2}"id"/, 'json'],
  ['citation', /^Défossez, A\., & A Lab, Inc\. \(/, 'txt'],
  ['cff', /^cff-version: 1\.2\.0\n/, 'cff'],
  ['codemeta', /codemeta\/3\.0/, 'json'],
  ['ro-crate', /ro\/crate\/1\.2\/context/, 'json'],
  ['dc', /^<\?xml[^>]+>\n<oai_dc:dc /, 'xml'],
];

describe('an export by its path', () => {
  it.each(beginnings)('is given as %s', async (name, beginning, extension) => {
    const { body, headers } = plain(await ask(`${release}/export/${name}`).expect(200));
    const latest = plain(await ask(`${record}/export/${name}`).expect(200));
    const type = fullMediaType(formatOf(name));

    expect(body).toMatch(beginning);
    expect(body).toContain(pid);
    expect(latest.body).toBe(body);
    expect(String(headers['content-type']).replace(/; (?:charset|style|locale)=[^;]+/g, '')).toBe(
      type,
    );
    expect(headers['content-disposition']).toBe(`inline; filename="speech-v1.0.${extension}"`);
    expect(headers['link']).toContain(
      `<${sphere.url}${release}>; rel="describes"; type="text/html"`,
    );
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(Date.parse(String(headers['last-modified']))).toBeGreaterThan(0);
  });

  it('names the address of each file, which anybody downloads', async () => {
    const { body } = plain(await ask('/datasets/ada/data/export/croissant').expect(200));
    const { distribution } = JSON.parse(String(body)) as { distribution: { contentUrl: string }[] };
    const addresses = distribution.map(({ contentUrl }) => contentUrl.slice(sphere.url.length));

    expect(addresses).not.toEqual([]);
    for (const address of addresses) {
      expect(address).toMatch(/^\/datasets\/ada\/data\/resolve\/v1\.0\//);
      await ask(address).expect(200);
    }
  });

  it('is not sent again to who has it, and has the same headers for HEAD', async () => {
    const { headers } = plain(await ask(`${release}/export/ris`).expect(200));
    const head = plain(await ask(`${release}/export/ris`, {}, 'head').expect(200));
    const [etag, modified] = [String(headers['etag']), String(headers['last-modified'])];

    expect(head.headers).toMatchObject({ etag, 'content-length': headers['content-length'] });
    const tagged = await ask(`${release}/export/ris`, { 'if-none-match': `"x", ${etag}` });
    const dated = await ask(`${release}/export/ris`, { 'if-modified-since': modified });
    const changed = await ask(`${release}/export/ris`, { 'if-none-match': '"x"' });
    expect([tagged.status, dated.status, changed.status]).toEqual([304, 304, 200]);
  });

  it('is cited in the style and the language that are asked for', async () => {
    const query = 'style=vancouver&locale=fr-FR';
    const { body, headers } = plain(await ask(`${release}/export/citation?${query}`).expect(200));
    const ascii = plain(await ask(`${release}/export/bibtex?encoding=ascii`).expect(200));

    expect(body).toMatch(/^Défossez A, A Lab, Inc\. .* Disponible sur/);
    expect(headers['content-type']).toBe(
      'text/x-bibliography; style=vancouver; locale=fr-FR; charset=utf-8',
    );
    expect(ascii.body).toContain("D{\\'{e}}fossez");
  });

  it.each([
    ['citation?style=mla', 'style', 'apa, chicago-author-date, vancouver'],
    ['citation?locale=de', 'locale', 'en-GB, fr-FR'],
    ['bibtex?encoding=latin1', 'encoding', 'utf-8, ascii'],
    ['citation?style=apa&style=apa', 'style', 'apa'],
  ])('refuses %s with what there is', async (asked, field, list) => {
    const { body } = plain(await ask(`${release}/export/${asked}`).expect(400));
    const { errors } = JSON.parse(String(body)) as { errors: { field: string; message: string }[] };

    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ field, message: expect.stringContaining(list) });
  });

  it.each(['endnote', 'croissant', 'constructor', 'text', '%00'])(
    'is not given as %s',
    async (name) => {
      await ask(`${release}/export/${name}`).expect(404);
    },
  );

  it('is offered on the page', async () => {
    const { body } = plain(await download(record).expect(200));

    expect(body).toContain(`href="${release}/export/ris"`);
    expect(body).toContain(`href="${release}/export/ro-crate"`);
  });
});

describe('the address of a record', () => {
  it.each(beginnings)('answers in the type of %s', async (name, beginning) => {
    const type = fullMediaType(formatOf(name));
    for (const address of [record, release]) {
      const { body, headers } = plain(await ask(address, { accept: type }).expect(200));

      expect(body).toMatch(beginning);
      expect(headers['content-type']).toContain(type);
      expect(headers['vary']).toBe('Accept');
    }
  });

  it.each([
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    '*/*',
    'nonsense',
    'application/x-bibtex;q=0.5, text/html',
  ])('answers %s with its page', async (accept) => {
    const { body, headers } = plain(await ask(record, { accept }).expect(200));

    expect(body).toMatch(/^<!doctype html>/);
    expect(headers['vary']).toMatch(/\bAccept\b(?!-)/);
  });

  it('chooses for HEAD as for GET, and by the parameters of a type', async () => {
    const head = plain(await ask(release, { accept: 'application/x-bibtex' }, 'head').expect(200));
    const accept = 'text/x-bibliography; style=chicago-author-date; locale=en-GB';
    const { body } = plain(await ask(release, { accept }).expect(200));

    expect(head.headers['content-type']).toBe('application/x-bibtex; charset=utf-8');
    expect(body).toMatch(/^Défossez, Ann, and A Lab, Inc\. \d{4}\. ‘/);
    await ask(release, { accept: 'text/x-bibliography; style=mla' }).expect(400);
  });

  it.each(['image/png', 'application/json;q=0', 'application/pdf, audio/*;q=0.1'])(
    'cannot answer %s, and says what it can',
    async (accept) => {
      const { body, headers } = plain(await ask(release, { accept }).expect(406));
      const problem = JSON.parse(String(body)) as { code: string; supported: string[] };
      const types = exportFormatsOf('model').map(fullMediaType);

      expect(headers['content-type']).toContain('application/problem+json');
      expect(headers['vary']).toMatch(/\bAccept\b(?!-)/);
      expect(problem.code).toBe('not-acceptable');
      expect(problem.supported[0]).toBe('text/html');
      expect(types).toEqual(expect.arrayContaining(problem.supported.slice(1)));
    },
  );

  it('holds linked data for who reads the page, that of the export', async () => {
    const { body } = plain(await download(release).expect(200));
    const [, data = ''] =
      /<script type="application\/ld\+json">(.*?)<\/script>/.exec(String(body)) ?? [];
    const { body: whole } = plain(await ask(`${release}/export/schemaorg`).expect(200));
    const { name, encoding } = JSON.parse(data) as { name: string; encoding: object[] };

    expect(name).toBe(title);
    expect(JSON.parse(String(whole))).toMatchObject({ name, encoding });
  });
});

describe('what becomes of a release', () => {
  it('says first that it was retracted', async () => {
    const { repository, by } = await sphere.aRelease({ card: { title: 'Shaky' } });
    const notice = { kind: 'retracted', reason: 'Wrong data.' } as const;
    const viewer = (await signIn(sphere.app, by.token)).viewer;
    await sphere.app.get(AnnotateRelease).setNotice(viewer, repository, 'v1.0', notice);

    const path = `/${repository.fullName}/releases/v1.0/export`;
    const texts = await Promise.all(
      ['bibtex', 'schemaorg', 'dc', 'citation', 'json'].map((name) => ask(`${path}/${name}`)),
    );

    for (const answer of texts) expect(plain(answer).body).toContain('RETRACTED: Shaky');
  });

  it('keeps the exports of what is withdrawn, without files, while its page is gone', async () => {
    const { repository } = await sphere.aRelease({ card: { title: 'Gone' } });
    await sphere.app.get(WithdrawRelease).withdraw(sphere.steward.viewer, repository, 'v1.0', {
      category: 'legal',
      statement: 'A court ordered it.',
    });

    const path = `/${repository.fullName}`;
    for (const address of [path, `${path}/releases/v1.0`]) {
      const { body } = plain(await ask(`${address}/export/ro-crate`).expect(200));
      expect(body).toContain('c_14cb');
      expect(body).not.toContain('/resolve/');
    }
    const gone = await ask(`${path}/releases/v1.0`, { accept: 'application/x-bibtex' }).expect(410);
    expect(plain(gone).body).toContain('A court ordered it.');
  });

  it('keeps a candidate from everybody, whatever is asked of it', async () => {
    const { repository, by } = await sphere.aRelease({ publish: false });
    const path = `/${repository.fullName}`;
    const member = { authorization: `Bearer ${by.token}` };

    const statuses = await Promise.all([
      ask(`${path}/releases/v1.0/export/bibtex`),
      ask(`${path}/releases/v1.0/export/endnote`),
      ask(`${path}/export/bibtex`),
      ask(path, { accept: 'application/x-bibtex' }),
      ask(`${path}/releases/v1.0`, { accept: 'application/json', ...member }),
      ask(`${path}/releases/v1.0/export/bibtex`, member),
    ]);

    expect(statuses.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
  });
});

function formatOf(name: string) {
  const format = exportFormatsOf('model').find((known) => known.name === name);
  if (format === undefined) throw new Error(`No format is called ${name}.`);
  return format;
}

describe('the answers to a search as a file', () => {
  it('are one BibTeX entry each, with the parts of names', async () => {
    const { body, headers } = plain(await download('/search/export/bibtex?q=speech').expect(200));

    expect(String(body).match(/^@misc\{/gm)).toHaveLength(4);
    expect(body).toContain('Défossez, Ann and {A Lab, Inc}');
    expect(headers['content-disposition']).toContain('sphere-results.bib');
  });

  it('are JSON, narrowed as the page is', async () => {
    const { body } = plain(await download('/search/export/json?q=speech&kind=dataset').expect(200));
    const records = JSON.parse(String(body)) as { kind: string; url: string }[];

    expect(records.map(({ kind }) => kind)).toEqual(['dataset', 'dataset', 'dataset']);
    expect(records[0]?.url).toContain(`${sphere.url}/datasets/ada/`);
  });

  it('may be none', async () => {
    const { body } = plain(await download('/search/export/json?q=zzzzzz').expect(200));

    expect(JSON.parse(String(body))).toEqual([]);
    expect((await download('/search/export/bibtex?q=zzzzzz').expect(200)).body).toBe('');
  });

  it('are refused as the page is', async () => {
    await download('/search/export/json?kind=nonsense').expect(400);
    await download('/search/export/xml').expect(404);
  });

  it('are offered on the page from their beginning', async () => {
    const { body } = plain(await download('/search?q=speech&kind=dataset').expect(200));

    expect(body).toContain('href="/search/export/bibtex?q=speech&amp;kind=dataset"');
  });
});
