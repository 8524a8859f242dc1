import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runOn } from '../../support/command-line.js';
import { FaultyHub } from '../../support/faulty-hub.js';
import { bodyOf, hub } from '../../support/hub-requests.js';
import { type Somebody, type Sphere, startSphere } from '../../support/sphere.js';

let source: Sphere;
let target: Sphere;
let lab: Somebody;
let ada: Somebody;
let folder: string;
let tokenFile: string;
beforeAll(async () => {
  [source, target] = await Promise.all([startSphere(), startSphere()]);
  [lab, ada] = await Promise.all([source.anAccount('lab'), target.anAccount('ada')]);
  folder = await mkdtemp(join(tmpdir(), 'sphere-import-'));
  tokenFile = join(folder, 'token');
  await writeFile(tokenFile, `${lab.token}\n`);
});
afterAll(async () => {
  await Promise.all([source.stop(), target.stop()]);
  await rm(folder, { recursive: true, force: true });
});

function importOf(name: string, ...options: string[]) {
  const place = ['--from', source.url, '--token-file', tokenFile, '--into', `ada/${name}`];
  return runOn(target, 'import', `hf:lab/${name}`, ...place, ...options);
}

describe('sphere import', () => {
  it('brings a draft over, and tells that it may be released', async () => {
    await source.aModel({ by: lab, name: 'open' });

    const { code, stdout, stderr } = await importOf('open');

    const listing = (sphere: Sphere, somebody: Somebody, path: string) =>
      hub(sphere, somebody).get(`/api/models/${path}/tree/main?recursive=true`).expect(200);
    const [theirs, ours] = [
      await listing(source, lab, 'lab/open'),
      await listing(target, ada, 'ada/open'),
    ];
    expect({ code, stderr: stderr.replace(/Fetched .*\n/, '') }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Imported \S+\/lab\/open at [0-9a-f]{40} into the model ada\/open\.$/m);
    expect(stdout).toMatch(/^Licences: open \(Apache-2\.0\)\. It may be released\.$/m);
    expect(stdout).toMatch(/^Openness: .* OSAID 1\.0: does-not-conform\.$/m);
    expect(ours.body).toEqual(theirs.body);
  });

  it('prints one JSON document for programs, the licence report in it', async () => {
    await source.aModel({ by: lab, name: 'json' });

    const { code, stdout } = await importOf('json', '--json');
    const again = await importOf('json', '--json');

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      source: { url: `${source.url}/lab/json`, commit: expect.stringMatching(/^[0-9a-f]{40}$/) },
      target: { kind: 'model', namespace: 'ada', name: 'json' },
      isNew: true,
      files: [{ path: 'README.md', action: 'fetch' }, {}, {}],
      licenceReport: { verdict: 'open', openness: {} },
    });
    expect(JSON.parse(again.stdout)).toMatchObject({ isNew: false, fetchedBytes: 0 });
    expect(stdout).not.toContain(lab.token);
  });

  it('succeeds where the licences are refused, and names each file, why, and what would do', async () => {
    await source.aModel({ by: lab, name: 'closed', card: { license: 'cc-by-nc-4.0' } });

    const { code, stdout } = await importOf('closed');

    expect(code).toBe(0);
    expect(stdout).toMatch(/cannot be released before this is changed/);
    expect(stdout).toMatch(/LIC_NON_COMMERCIAL: model\.safetensors .* Accepted for weights/);
  });

  it('tells of what it would do, and does not do it', async () => {
    await source.aModel({ by: lab, name: 'dry', files: { 'w.bin': 'dry', 'c.json': '{}' } });

    const { code, stdout } = await importOf('dry', '--dry-run', '--exclude', '*.json');

    expect(code).toBe(0);
    expect(stdout).toMatch(/into the model ada\/dry, which would be made:$/m);
    expect(stdout).toMatch(/^ {2}fetch {6}w\.bin \(3 bytes\)$/m);
    expect(stdout).toMatch(/^To be fetched: 2 of 2 files, /m);
    await hub(target, ada).get('/api/models/ada/dry').expect(404);
  });

  it('commits as the operator, or as the account that is named', async () => {
    await source.aModel({ by: lab, name: 'authors' });
    await importOf('authors', '--include', '*.json');
    await importOf('authors', '--as', 'ada');

    const response = await hub(target, ada).get('/api/models/ada/authors/commits/main').expect(200);
    const commits = bodyOf<{ authors: { user: string }[] }[]>(response);
    const authors = commits.map(({ authors: [by] }) => by?.user);
    expect(authors).toEqual(['ada', 'operator', 'operator']);
  });

  it('names paths that may not stand here one by one, and steers no terminal with them', async () => {
    const bytes = Buffer.from('x');
    const faulty = await FaultyHub.start({ 'a:b': { bytes }, 'x\u001b[2J': { bytes } });

    const { code, stderr } = await runOn(
      target,
      ...['import', 'hf:lab/model', '--from', faulty.url, '--into', 'ada/paths'],
    );
    await faulty.stop();

    expect(code).toBe(1);
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^"a:b" is no path for an artifact: remove/),
      expect.stringMatching(/^"a:b" is no path for an artifact: do not start/),
      expect.stringMatching(/^"x\ufffd\[2J" is no path for an artifact/),
      '2 files of the source may not stand here. Leave what is named out with --exclude.',
    ]);
  });

  it.each([
    [['lab/x'], /names no repository; write hf:namespace\/name/],
    [['hf:datasets/lab/x', '--kind', 'model'], /is a dataset, not a model/],
    [['hf:lab/x', '--from', 'file:///etc'], /write it as https:\/\/huggingface\.co/],
    [['hf:lab/x', '--from', 'https://me:secret@hub.example'], /without a password/],
    [['hf:lab/x', '--into', 'nowhere'], /Write namespace\/name/],
    [['hf:lab/x', '--include', ''], /no pattern of paths/],
    [['hf:lab/x', '--token-file', '/dev/null'], /holds no token/],
    [['hf:lab/x', '--as', 'nobody'], /no account "nobody"/],
  ])('refuses %j in one line', async (args, line) => {
    const { code, stdout, stderr } = await runOn(target, 'import', ...args);

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(line);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).not.toContain('secret');
  });

  it('tells which command makes the namespace, and what a hidden source needs', async () => {
    await source.aModel({ by: lab, name: 'hidden' });

    const noPlace = await runOn(
      target,
      ...['import', 'hf:lab/hidden', '--from', source.url, '--token-file', tokenFile],
    );
    const noToken = await runOn(
      target,
      ...['import', 'hf:lab/hidden', '--from', source.url, '--into', 'ada/hidden'],
    );

    expect([noPlace.code, noToken.code]).toEqual([1, 1]);
    expect(noPlace.stderr).toContain('"sphere organisation create lab"');
    expect(noToken.stderr).toContain('--token-file FILE');
  });
});
