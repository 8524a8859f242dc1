import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { parse } from 'yaml';
import { type Sphere, startSphere } from '../../support/sphere.js';
import { plain } from '../../support/plain-answer.js';

let sphere: Sphere;
let pid: string;

beforeAll(async () => {
  sphere = await startSphere();
  const by = await sphere.anAccount('ada');
  const title = 'Speech { one \\ 100%';
  const creators = [{ familyName: 'Défossez', givenName: 'Ann' }, { name: 'A Lab, Inc' }];
  const { release } = await sphere.aRelease({ by, name: 'speech', card: { title, creators } });
  pid = release.pid;
  for (let count = 0; count < 3; count += 1) {
    await sphere.aRelease({ by, kind: 'dataset', card: { license: 'cc0-1.0', title: 'Speech' } });
  }
});

afterAll(() => sphere.stop());

/** As a browser asks, with the body as text whatever its type is. */
const download = (path: string) =>
  supertest(sphere.url)
    .get(path)
    .set('Accept', 'text/html')
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        done(null, Buffer.concat(chunks).toString('utf8'));
      });
    });

describe('the citation of a release as a file', () => {
  it.each([
    ['bibtex', /^@misc\{/, 'speech-v1.0.bib'],
    ['ris', /^TY {2}- COMP\r\n/, 'speech-v1.0.ris'],
    ['csl', /^\{\n {2}"id"/, 'speech-v1.0.json'],
    ['cff', /^cff-version: 1\.2\.0\n/, 'CITATION.cff'],
    ['text', /^Défossez, Ann; A Lab, Inc \(/, 'speech-v1.0.txt'],
  ])('is given as %s', async (format, beginning, fileName) => {
    const { body, headers } = plain(await download(`/ada/speech/releases/v1.0/export/${format}`));

    expect(body).toMatch(beginning);
    expect(body).toContain(`${sphere.url}/id/${pid}`);
    expect(headers['content-disposition']).toBe(`attachment; filename="${fileName}"`);
    expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('is that of the latest release at the address of the record', async () => {
    const { body } = plain(await download('/ada/speech/export/cff').expect(200));

    expect(parse(body as string)).toMatchObject({ title: 'Speech { one \\ 100%' });
  });

  it('has no other format, and none for strangers to a candidate', async () => {
    const { body } = plain(await download('/ada/speech/export/endnote').expect(404));
    const { repository } = await sphere.aRelease({ publish: false });

    expect(body).toContain('bibtex, ris, csl, cff, text');
    await download(`/${repository.fullName}/releases/v1.0/export/bibtex`).expect(404);
  });

  it('is offered on the page', async () => {
    const { body } = plain(await download('/ada/speech').expect(200));

    expect(body).toContain('href="/ada/speech/releases/v1.0/export/ris"');
  });
});

describe('the answers to a search as a file', () => {
  it('are one BibTeX entry each, with the parts of names', async () => {
    const { body, headers } = plain(await download('/search/export/bibtex?q=speech').expect(200));

    expect(String(body).match(/^@misc\{/gm)).toHaveLength(4);
    expect(body).toContain('{Défossez}, {Ann} and {A Lab, Inc}');
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
