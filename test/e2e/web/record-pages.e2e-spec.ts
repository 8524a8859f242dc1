import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { AnnotateRelease } from '../../../src/capabilities/releases/index.js';
import { DownloadsService } from '../../../src/capabilities/discovery/index.js';
import { RepositoriesService } from '../../../src/capabilities/repositories/index.js';
import { safetensorsBytes } from '../../support/safetensors-bytes.js';
import { signIn, type TestAccount } from '../../support/sphere-builders.js';
import { type Sphere, startSphere } from '../../support/sphere.js';
import { Visitor } from '../../support/visitor.js';

let sphere: Sphere;
let ada: TestAccount;

const weights = safetensorsBytes(
  { w: { dtype: 'F32', shape: [500], data_offsets: [0, 2000] } },
  2000,
);
const card = {
  license: 'apache-2.0',
  title: 'Parole, a speech recogniser',
  description: 'It writes down **what is said**.',
  language: ['fr'],
  pipeline_tag: 'automatic-speech-recognition',
  library_name: 'transformers',
  tags: ['speech'],
  creators: [
    {
      familyName: 'Lovelace',
      givenName: 'Ada',
      orcid: '0000-0002-1825-0097',
      affiliations: [{ name: 'Open Speech Laboratory' }],
    },
  ],
};

beforeAll(async () => {
  sphere = await startSphere();
  ada = await sphere.anAccount('ada');
  await sphere.aRelease({
    by: ada,
    name: 'parole',
    card,
    files: {
      'model.safetensors': weights,
      'config.json': '{"architectures": ["ParoleForCTC"]}',
      'README.fr.md': '---\nlicense: apache-2.0\n---\nIl écrit ce qui est dit.\n',
    },
  });
});

afterAll(async () => {
  await sphere.stop();
});

/** As a browser that keeps no cookies. */
const browse = (path: string, language = 'en') =>
  supertest(sphere.url).get(path).set('Accept', 'text/html').set('Accept-Language', language);

describe('the page of a model', () => {
  it('says what it is, by whom, under which licence and how to get it', async () => {
    const { text, headers } = await browse('/ada/parole').expect(200);

    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(text).toContain('<bdi>Parole, a speech recogniser</bdi></h1>');
    expect(text).toContain('It writes down <strong>what is said</strong>.');
    expect(text).toContain('href="https://orcid.org/0000-0002-1825-0097"');
    expect(text).toContain('Open Speech Laboratory');
    expect(text).toContain('use it for any purpose, commercial ones included');
    expect(text).toContain('keep the copyright notice');
    expect(text).toContain(`export HF_ENDPOINT=${sphere.url}`);
    expect(text).toContain(`${sphere.url}/ada/parole/resolve/v1.0/model.safetensors`);
    expect(text).toContain('href="/ada/parole/resolve/v1.0/config.json"');
    expect(text).toContain('href="/search?task=automatic-speech-recognition"');
    expect(text).toContain('ParoleForCTC');
    expect(text).toMatch(/title="500"[^>]*>500</);
    expect(text).toContain('swh:1:rev:');
    expect(text).toContain('@misc{lovelace');
    expect(text).toContain('In no class of the Model Openness Framework');
  });

  it('says it in French, with the text that is in French', async () => {
    const { text } = await browse('/ada/parole', 'fr').expect(200);

    expect(text).toContain('lang="fr"><p>Il écrit ce qui est dit.</p>');
    expect(text).toContain('l’utiliser à toute fin, y compris commerciale');
    expect(text).toContain('français');
    expect(text).not.toContain('plus récent que cette traduction');
    expect(text).not.toMatch(/You may|Identifiers|Related works|Copy/);
  });

  it('is the same at the address of its release and where its PID leads', async () => {
    const { text } = await browse('/ada/parole/releases/v1.0').expect(200);
    const [pid = ''] = /\/id\/[0-9a-z]{5}-[0-9a-z]{5}/.exec(text) ?? [];

    const { headers } = await sphere.http.get(pid).expect(302);

    expect(headers['location']).toBe(`${sphere.url}/ada/parole/releases/v1.0`);
  });

  it('loads nothing from anywhere else', async () => {
    const { text } = await browse('/ada/parole');
    const loaded = text.matchAll(
      /<(?:script|img|iframe|link rel="(?:stylesheet|preload|icon)")[^>]*?(?:src|href)="([^"]+)"/g,
    );

    for (const [, address] of loaded) expect(address).toMatch(/^\/(?!\/)/);
  });

  it('describes itself to search engines', async () => {
    const { text } = await browse('/ada/parole');
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text) ?? [];

    expect(JSON.parse(json)).toMatchObject({
      '@context': 'https://schema.org/',
      name: card.title,
      version: 'v1.0',
      isAccessibleForFree: true,
    });
  });

  it('leads on with the rest of the address from an old spelling', async () => {
    const { headers } = await browse('/Ada/PAROLE/releases/v1.0?lang=fr').expect(301);

    expect(headers['location']).toBe('/ada/parole/releases/v1.0?lang=fr');
  });

  it('leaves the addresses of other doors alone', async () => {
    await sphere.http.get('/ada/parole/resolve/v1.0/config.json').expect(200);
    const { headers } = await sphere.http.get('/papers/2401.01234.md').expect(404);
    expect(headers['content-type']).toContain('application/json');
  });

  it('is counted as read', async () => {
    const usage = sphere.app.get(DownloadsService);
    const { repository } = await sphere.aRelease();
    await browse(`/${repository.fullName}`).set('User-Agent', 'Mozilla/5.0 Firefox/130.0');
    await usage.settle();

    const { concept } = await usage.stats({ repositoryId: repository.id });

    expect(concept.investigations.regular.total).toBe(1);
  });
});

describe('the licence of a release', () => {
  it('comes with what is worth knowing of it', async () => {
    const { repository } = await sphere.aRelease({
      card: { license: 'cc0-1.0' },
      files: { 'run.py': 'print(1)\n' },
    });

    const { text } = await browse(`/${repository.fullName}`).expect(200);

    expect(text).toContain('One of these licences says that it grants no patent right.');
  });
});

describe('a draft', () => {
  it('shows its members what blocks it, its candidates, and the way on', async () => {
    const { repository, by } = await sphere.aRelease({ publish: false });
    const { viewer } = await signIn(sphere.app, by.token);
    await sphere.app.get(RepositoriesService).commit(viewer, repository, 'main', {
      title: 'Choose a closed licence',
      operations: [
        {
          op: 'add-bytes',
          path: 'README.md',
          bytes: Buffer.from('---\nlicense: cc-by-nc-4.0\n---\n# A record of tests\n'),
        },
      ],
    });
    const visitor = await Visitor.signedIn(sphere.url, by.token);

    const { text } = await visitor.get(`/${repository.fullName}`).expect(200);

    expect(text).toContain('This is a draft.');
    expect(text).toContain(`href="/deposit/models/${repository.fullName}"`);
    expect(text).toContain(`href="/${repository.fullName}/releases/v1.0"`);
    expect(text).toContain(`href="/reviews/models/${repository.fullName}/v1.0"`);
    expect(text).toMatch(/Licences that stand against a release: \d+ of \d+ files\./);
  });
});

describe('a page behind that of a model', () => {
  it('has the text of its licence', async () => {
    const { text } = await browse('/ada/parole/releases/v1.0/licences/Apache-2.0').expect(200);

    expect(text).toContain('Apache License 2.0');
    expect(text).toContain('TERMS AND CONDITIONS');
    await browse('/ada/parole/licences/GPL-3.0-only').expect(404);
  });

  it('lists many files, a page at a time', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 160 }, (_, index) => [`f/${String(index).padStart(4, '0')}.txt`, 'x']),
    );
    const { repository } = await sphere.aRelease({ files });
    const record = await browse(`/${repository.fullName}`).expect(200);
    expect(record.text).toContain('161 files');
    expect(record.text).not.toContain('f/0150.txt');

    const { text } = await browse(`/${repository.fullName}/releases/v1.0/files`).expect(200);
    const [, next = ''] = /rel="next" href="([^"]+)"/.exec(text) ?? [];
    const last = await browse(next).expect(200);

    expect(text).toContain('f/0090.txt');
    expect(last.text).toContain('f/0159.txt');
    expect(last.text).not.toContain('rel="next"');
  });

  it('tells what changed between two versions', async () => {
    const { repository, by } = await sphere.aRelease({ files: { 'a.txt': '1', 'b.txt': '2' } });
    const { viewer } = await signIn(sphere.app, by.token);
    await sphere.app.get(RepositoriesService).commit(viewer, repository, 'main', {
      title: 'Change',
      operations: [
        { op: 'add-bytes', path: 'a.txt', bytes: Buffer.from('other') },
        { op: 'add-bytes', path: 'c.txt', bytes: Buffer.from('3') },
        { op: 'delete', path: 'b.txt' },
      ],
    });
    await sphere.aRelease({ repository, by, version: 'v2.0' });

    const { text } = await browse(`/${repository.fullName}/compare/v1.0...v2.0`).expect(200);

    expect(text).toMatch(/Added \(1\)<\/h3><ul[^>]*><li>c\.txt/);
    expect(text).toMatch(/Removed \(1\)<\/h3><ul[^>]*><li>b\.txt/);
    expect(text).toMatch(/Changed \(1\)<\/h3><ul[^>]*><li>a\.txt/);
    await browse(`/${repository.fullName}/compare/v1.0...v9`).expect(404);
    await browse(`/${repository.fullName}/compare/v1.0`).expect(400);
    const old = await browse(`/${repository.fullName}/releases/v1.0`).expect(200);
    expect(old.text).toContain('This is an older version. The latest is v2.0.');
  });

  it('lists the versions', async () => {
    const { text } = await browse('/ada/parole/releases').expect(200);

    expect(text).toContain('href="/ada/parole/releases/v1.0"');
  });
});

describe('a notice', () => {
  it('stands on the page at once, although the page was read before', async () => {
    const { repository, by } = await sphere.aRelease();
    await browse(`/${repository.fullName}`).expect(200);
    const { viewer } = await signIn(sphere.app, by.token);
    const notice = { kind: 'retracted', reason: 'The data were <b>invented</b>.' } as const;
    await sphere.app.get(AnnotateRelease).setNotice(viewer, repository, 'v1.0', notice);

    const { text } = await browse(`/${repository.fullName}`).expect(200);

    expect(text).toContain('Its authors have retracted this work.');
    expect(text).toContain('The data were &lt;b>invented&lt;/b>.');
  });
});

describe('the page of a paper', () => {
  it('has its abstract and the paper, and the models that refer to it both ways', async () => {
    const { repository, release } = await sphere.aRelease({
      kind: 'paper',
      card: {
        title: 'On speech',
        license: 'cc-by-4.0',
        description: 'We write it down.',
        mainFile: 'paper.pdf',
      },
    });
    const model = await sphere.aRelease({
      card: {
        title: 'Speech, applied',
        related: [{ relation: 'IsDescribedBy', identifier: `${sphere.url}/id/${release.pid}` }],
      },
    });

    const { text } = await browse(`/papers/${repository.fullName}`).expect(200);

    expect(text).toContain('Abstract');
    expect(text).toContain('We write it down.');
    expect(text).toContain(
      `class="button" href="/papers/${repository.fullName}/resolve/v1.0/paper.pdf"`,
    );
    expect(text).toContain(`href="/${model.repository.fullName}"`);
    expect(text).not.toContain('Openness');
  });
});
