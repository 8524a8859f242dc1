import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import LinkHeader from 'http-link-header';
import { WithdrawRelease } from '../../../src/capabilities/releases/index.js';
import { ask, type PlainReply } from '../../support/plain-request.js';
import { type Sphere, startSphere } from '../../support/sphere.js';

const hostileTitle = 'A title & < > " { } % \\ é 中';
const record = '/ada/parole';
const release = `${record}/releases/v1.0`;

let sphere: Sphere;
let pid: string;
let conceptPid: string;

beforeAll(async () => {
  sphere = await startSphere();
  const by = await sphere.anAccount('ada');
  const first = await sphere.aRelease({
    by,
    name: 'parole',
    card: {
      title: hostileTitle,
      license: 'apache-2.0',
      language: ['fr'],
      creators: [
        {
          name: 'Lovelace, Ada "><script>',
          orcid: '0000-0002-1825-0097',
          affiliations: [{ name: 'First & Laboratory' }, { name: 'Second Laboratory' }],
        },
        { name: 'Smith, Ann' },
      ],
      artifacts: [{ path: 'data/*', kind: 'data', license: 'cc0-1.0' }],
    },
    files: { 'config.json': '{}', "a b;rel='x', é.txt": 'x', 'data/table.csv': 'a,b\n' },
  });
  ({ pid } = first.release);
  conceptPid = first.repository.pid;
  await sphere.aRelease({ by, repository: first.repository, version: 'v2.0' });
});

afterAll(() => sphere.stop());

const browse = (path: string, method: 'GET' | 'HEAD' = 'GET') =>
  ask(sphere.url, path, { method, headers: { accept: 'text/html' } });
const linksOf = ({ headers }: PlainReply) => LinkHeader.parse(String(headers['link'])).refs;
const to = (refs: readonly LinkHeader.Reference[], rel: string) =>
  refs.filter((ref) => ref.rel === rel).map(({ uri }) => uri);
const metaOf = (html: string) =>
  [...html.matchAll(/<meta name="((?:citation_|dcterms\.)[^"]*)" content="([^"]*)"/g)].map(
    ([, name, content = '']) => [
      name,
      content.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    ],
  );

describe('the landing page of a release', () => {
  it('leads machines to what they look for', async () => {
    const refs = linksOf(await browse(release));

    expect(to(refs, 'cite-as')).toEqual([`${sphere.url}/id/${pid}`]);
    expect(to(refs, 'type')).toEqual([
      'https://schema.org/AboutPage',
      'https://schema.org/SoftwareApplication',
    ]);
    expect(to(refs, 'author')).toEqual(['https://orcid.org/0000-0002-1825-0097']);
    expect(to(refs, 'license')).toHaveLength(2);
    expect(to(refs, 'collection')).toEqual([sphere.url + record]);
    expect(to(refs, 'predecessor-version')).toEqual([]);
    expect(to(refs, 'successor-version')).toEqual([`${sphere.url}${record}/releases/v2.0`]);
    expect(to(refs, 'latest-version')).toEqual([`${sphere.url}${record}/releases/v2.0`]);
    expect(to(refs, 'version-history')).toEqual([`${sphere.url}${record}/releases`]);
    expect(to(refs, 'linkset')).toHaveLength(2);
  });

  it('leads to no inbox where nobody may write, which is not there', async () => {
    const inbox = await fetch(`${sphere.url}/inbox`, { method: 'POST', body: '{}' });
    const problem = (await inbox.json()) as { code: string };

    expect(to(linksOf(await browse(release)), 'http://www.w3.org/ns/ldp#inbox')).toEqual([]);
    expect([inbox.status, problem.code]).toEqual([404, 'inbox-closed']);
  });

  it('says the same to HEAD, and in its own head', async () => {
    const [got, head] = await Promise.all([browse(release), browse(release, 'HEAD')]);
    const html = got.body.toString();

    expect(head.body).toHaveLength(0);
    expect(head.headers['link']).toBe(got.headers['link']);
    expect(head.headers['content-type']).toBe(got.headers['content-type']);
    for (const { rel, uri } of linksOf(got)) {
      expect(html).toContain(`<link rel="${rel}" href="${uri}"`);
    }
  });

  it('names its work in the words of search engines, whatever its title', async () => {
    const html = (await browse(release)).body.toString();
    const tags = metaOf(html);
    const today = new Date().toISOString().slice(0, 10).replaceAll('-', '/');

    expect(tags.slice(0, 6)).toEqual([
      ['citation_title', hostileTitle],
      ['citation_author', 'Lovelace, Ada "><script>'],
      ['citation_author_institution', 'First & Laboratory'],
      ['citation_author_institution', 'Second Laboratory'],
      ['citation_author_orcid', 'https://orcid.org/0000-0002-1825-0097'],
      ['citation_author', 'Smith, Ann'],
    ]);
    expect(tags).toContainEqual(['citation_publication_date', today]);
    expect(tags).toContainEqual(['citation_abstract_html_url', sphere.url + release]);
    expect(tags).toContainEqual(['citation_language', 'fr']);
    expect(tags).toContainEqual(['dcterms.identifier', `${sphere.url}/id/${pid}`]);
    expect(tags.map(([name]) => name)).not.toContain('citation_pdf_url');
    expect(html).toContain(`<link rel="canonical" href="${sphere.url}${release}"`);
    expect(html).toContain('property="og:type" content="article"');
  });
});

describe('the landing page of a record', () => {
  it('cites the record itself, and has no collection', async () => {
    const refs = linksOf(await browse(`${record}?lang=fr`));

    expect(to(refs, 'cite-as')).toEqual([`${sphere.url}/id/${conceptPid}`]);
    expect(to(refs, 'collection')).toEqual([]);
    expect(to(refs, 'predecessor-version')).toEqual([sphere.url + release]);
    expect(to(refs, 'linkset')[0]).toBe(`${sphere.url}${record}/linkset`);
  });
});

describe('a linkset', () => {
  it.each([
    ['application/linkset+json', release],
    ['application/linkset', record],
  ])('is given as %s', async (accept, page) => {
    const answer = await ask(sphere.url, `${page}/linkset`, { headers: { accept } });

    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe(accept);
    expect(answer.headers.vary).toContain('Accept');
    expect(answer.body.toString()).toContain(`${sphere.url}${record}/resolve/`);
  });

  it('is given at the landing page to who asks for it there', async () => {
    const headers = { accept: 'application/linkset+json' };
    const [own, there, exported] = await Promise.all(
      [`${release}/linkset`, release, `${release}/export/linkset`].map((path) =>
        ask(sphere.url, path, { headers }),
      ),
    );

    expect(JSON.parse(own?.body.toString() ?? '')).toHaveProperty('linkset');
    expect(there?.body.toString()).toBe(own?.body.toString());
    expect(exported?.body.toString()).toBe(own?.body.toString());
  });

  it('is refused in other forms, with those that there are', async () => {
    const answer = await ask(sphere.url, `${release}/linkset`, {
      headers: { accept: 'image/png' },
    });

    expect(answer.status).toBe(406);
    expect(answer.body.toString()).toContain('application/linkset+json');
  });

  it('is not there for a candidate', async () => {
    const { repository } = await sphere.aRelease({ publish: false });

    const paths = [
      `/${repository.fullName}/linkset`,
      `/${repository.fullName}/releases/v1.0/linkset`,
    ];
    for (const path of paths) expect((await ask(sphere.url, path)).status).toBe(404);
  });
});

describe('a withdrawn release', () => {
  it('is still cited, and leads nowhere else', async () => {
    const { repository, release: withdrawn } = await sphere.aRelease({
      kind: 'paper',
      card: { license: 'cc-by-4.0', description: 'What it is.' },
    });
    await sphere.app.get(WithdrawRelease).withdraw(sphere.steward.viewer, repository, 'v1.0', {
      category: 'legal',
      statement: 'A court said so.',
    });
    const page = `/papers/${repository.fullName}`;
    const [tombstone, files, concept, linkset] = await Promise.all([
      browse(`${page}/releases/v1.0`),
      browse(`${page}/files`),
      browse(page, 'HEAD'),
      ask(sphere.url, `${page}/releases/v1.0/linkset`),
    ]);

    expect([tombstone.status, files.status, concept.status]).toEqual([410, 410, 410]);
    expect(linksOf(tombstone)).toEqual([
      { rel: 'cite-as', uri: `${sphere.url}/id/${withdrawn.pid}` },
    ]);
    expect(linksOf(concept)).toEqual([
      { rel: 'cite-as', uri: `${sphere.url}/id/${repository.pid}` },
    ]);
    expect(metaOf(tombstone.body.toString())).toEqual([]);
    expect(tombstone.body.toString()).toContain('name="robots" content="noindex"');
    expect(linkset.body.toString()).not.toContain('resolve');
  });
});

describe('a paper', () => {
  it('names its PDF, which comes from here whatever its size', async () => {
    // The least that an external store would serve itself.
    const large = Buffer.concat([
      Buffer.from('%PDF-1.4\n'),
      Buffer.alloc(10_485_760 - 16, 'x'),
      Buffer.from('\n%%EOF\n'),
    ]);
    const { repository } = await sphere.aRelease({
      kind: 'paper',
      card: {
        license: 'cc-by-4.0',
        description: 'What was found.',
        subtype: 'JournalArticle',
        container: { title: 'Journal of Tests', volume: '12', pages: '3–9' },
        mainFile: 'main paper.pdf',
      },
      files: { 'annex.pdf': '%PDF-1.4\n%%EOF\n', 'main paper.pdf': large },
    });
    const page = `/papers/${repository.fullName}`;

    const tags = new Map(metaOf((await browse(page)).body.toString()) as [string, string][]);
    const address = tags.get('citation_pdf_url') ?? '';
    const pdf = await ask(sphere.url, address.slice(sphere.url.length));

    expect(address).toMatch(/\/main%20paper\.pdf$/);
    expect(pdf.status).toBe(200);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.body.equals(large)).toBe(true);
    expect(tags.get('citation_journal_title')).toBe('Journal of Tests');
    expect(tags.get('citation_firstpage')).toBe('3');
  });
});
