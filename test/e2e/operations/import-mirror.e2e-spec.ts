import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventLog } from '../../../src/capabilities/audit/index.js';
import { RegistrationWorker } from '../../../src/capabilities/registration/index.js';
import {
  AnnotateRelease,
  PublishRelease,
  WidenLicence,
  WithdrawRelease,
} from '../../../src/capabilities/releases/index.js';
import { RepositoriesService } from '../../../src/capabilities/repositories/index.js';
import { GiveOpinion, InvitationsService, ReplyToOpinion } from '../../../src/capabilities/review/index.js';
import { DataCiteConfig } from '../../../src/foundations/config/datacite.config.js';
import { ServerConfig } from '../../../src/foundations/config/server.config.js';
import { runOn } from '../../support/command-line.js';
import { standInAccount, startDataCite } from '../../support/datacite-stand-in.js';
import { type Sphere, startSphere, type TestAccount } from '../../support/sphere.js';

const interests = { status: 'none', kinds: [], statement: '' } as const;
const lines = 'the weights of a model that says hello\n'.repeat(2_000);

let first: Sphere;
let second: Sphere;
let ada: TestAccount;
let folder: string;
let mirror: string;
let address: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sphere-rebuild-'));
  mirror = join(folder, 'mirror');
  const dataCite = await startDataCite();
  const account = { ...standInAccount, url: dataCite.url };
  first = await startSphere({ config: { dataCite: new DataCiteConfig({ account }) } });
  address = first.url;
  ada = await first.anAccount('ada', { displayName: 'Ada Martin' });
  await fill();
  await first.app.get(RegistrationWorker).send();
  await dataCite.stop();
  await exported(first, mirror);
  second = await anotherSphere();
});
afterAll(async () => {
  await first.stop();
  await second.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Under the same address, as where a machine was lost. */
async function anotherSphere(): Promise<Sphere> {
  const dataDir = await mkdtemp(join(folder, 'data-'));
  return startSphere({ config: { server: new ServerConfig({ publicUrl: address, dataDir }) } });
}

/** A model with two releases and a review, a paper that was renamed, a dataset of which one is withdrawn. */
async function fill(): Promise<void> {
  const of = <Room>(room: abstract new (...args: never[]) => Room) => first.app.get<Room>(room);
  const { owner } = await first.anOrganisation('lab', ada, 7);
  const mara = await first.anAccount('mara', { roles: ['advisor'], displayName: 'Mara' });
  const draft = { by: owner, namespace: 'lab', name: 'speech' };
  const { repository } = await first.aRelease({
    ...draft,
    files: { 'weights.bin': lines, 'sub/weights.bin': lines, 'sub/notes.txt': 'one' },
    publish: false,
  });
  const text = { recommendation: 'abstain' as const, summary: 'Much is open.' };
  const place = { kind: 'model', namespace: 'lab', name: 'speech' } as const;
  await of(InvitationsService).invite(owner.viewer, place, 'v1.0', 'mara');
  const reviewed = await of(RepositoriesService).require(owner.viewer, 'model', 'lab', 'speech');
  const opine = (words: Partial<typeof text>) =>
    of(GiveOpinion).give(mara.viewer, reviewed, 'v1.0', {
      ...{ ...text, ...words, competingInterests: interests },
    });
  await opine({});
  const given = await opine({ summary: 'Less is open.' });
  await of(ReplyToOpinion).reply(owner.viewer, repository, 'v1.0', given.id, 'Thank you.');
  await of(PublishRelease).publish(owner.viewer, repository, 'v1.0', 'The conference is tomorrow.');
  await opine({ summary: 'Another year, and nothing is open.' });
  for (const step of ['a draft', 'two']) {
    await of(RepositoriesService).commit(owner.viewer, repository, 'main', {
      title: step,
      message: 'Why it was done.',
      operations: [{ op: 'add-bytes', path: 'sub/notes.txt', bytes: Buffer.from(step) }],
    });
  }
  await first.aRelease({ by: owner, repository, version: 'v2.0', publish: false });
  await of(PublishRelease).publish(owner.viewer, repository, 'v2.0', 'As above.');
  await of(AnnotateRelease).amend(owner.viewer, repository, 'v1.0', {
    patch: [{ op: 'replace', path: '/title', value: 'Speech, « à voix basse »' }],
    reason: 'A slip.',
  });
  await of(AnnotateRelease).setNotice(owner.viewer, repository, 'v1.0', {
    kind: 'deprecated',
    reason: 'There is a better one.',
    replacedBy: 'v2.0',
  });
  const wider = { licence: 'Apache-2.0 OR MIT', artifact: 'weights.bin' };
  await of(WidenLicence).widen(owner.viewer, repository, 'v2.0', wider);

  await first.aRelease({
    ...{ by: ada, kind: 'paper', name: 'draft-name' },
    card: { description: 'What we found out about voices.' },
  });
  const from = { kind: 'paper', namespace: 'ada', name: 'draft-name' } as const;
  await of(RepositoriesService).move(ada.viewer, from, { namespace: 'ada', name: 'report' });

  const data = await first.aRelease({ by: ada, kind: 'dataset', name: 'voices' });
  await of(WithdrawRelease).withdraw(first.steward.viewer, data.repository, 'v1.0', {
    category: 'privacy',
    statement: 'Somebody is named.',
  });
}

async function exported(sphere: Sphere, to: string) {
  const { code, stdout, stderr } = await runOn(
    sphere,
    ...['export', '--all', '--format', 'ocfl', '--to', to, '--json'],
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringMatching('failed: ') });
  return (JSON.parse(stdout) as { items: { record: string; outcome: string; place: string }[] })
    .items;
}

async function imported(sphere: Sphere, from: string, ...options: string[]) {
  const { code, stdout, stderr } = await runOn(
    sphere,
    ...['import', `ocfl:${from}`, '--json', ...options],
  );
  expect(stdout).not.toBe('');
  const { items } = JSON.parse(stdout) as {
    items: { name: string; outcome: string; reason?: string }[];
  };
  return { code, items, stderr };
}

const readAgain = [
  '/api/v1/models/lab/speech',
  '/api/v1/models/lab/speech/releases/v1.0',
  '/api/v1/models/lab/speech/releases/v1.0/manifest',
  '/api/v1/models/lab/speech/releases/v1.0/opinions',
  '/api/v1/models/lab/speech/releases/v1.0/amendments',
  '/api/v1/models/lab/speech/releases/v1.0/licence-report',
  '/api/v1/models/lab/speech/releases/v2.0',
  '/api/v1/models/lab/speech/releases/v2.0/files',
  '/api/v1/papers/ada/report/releases/v1.0',
  '/api/v1/datasets/ada/voices/releases/v1.0',
  '/api/v1/records?q=record',
  '/lab/speech/releases/v1.0/export/bibtex',
  '/lab/speech/releases/v2.0/export/datacite-xml',
  '/datasets/ada/voices/releases/v1.0/export/bibtex',
  '/lab/speech/releases/v2.0/package.bagit.tar',
  '/papers/ada/report/releases/v1.0/package.bagit.tar',
  '/lab/speech/resolve/v1.0/sub/notes.txt',
  '/lab/speech/resolve/v2.0/weights.bin',
  '/datasets/ada/voices/resolve/v1.0/data.csv',
  '/papers/ada/draft-name/releases/v1.0',
];

async function answersOf(sphere: Sphere) {
  const answers: Record<string, unknown> = {};
  for (const path of readAgain) {
    const answer = await sphere.http.get(path).buffer(true).parse(readBytes).redirects(0);
    const bytes = answer.body as Buffer;
    answers[path] = {
      status: answer.status,
      etag: answer.headers['etag'] as unknown,
      body: bytes.length > 20_000 ? createHash('sha256').update(bytes).digest('hex') : `${bytes}`,
    };
  }
  return answers;
}

function readBytes(
  response: NodeJS.ReadableStream,
  done: (error: Error | null, bytes: Buffer) => void,
) {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => {
    done(null, Buffer.concat(chunks));
  });
}

/** What harvesters are answered, without the instant of the answer. */
async function harvested(sphere: Sphere): Promise<string> {
  const { text } = await sphere.http.get('/oai?verb=ListRecords&metadataPrefix=oai_datacite');
  return text.replace(/<responseDate>[^<]*<\/responseDate>/, '');
}

describe('a service that is rebuilt from its mirror alone', () => {
  it('answers as the first one did, byte for byte, and has nothing to add to the mirror', async () => {
    const dry = await imported(second, mirror, '--dry-run');
    const none = await second.http.get('/api/v1/models/lab/speech');
    const { code, items } = await imported(second, mirror);

    expect({ code, dry: dry.code, none: none.status }).toEqual({ code: 0, dry: 0, none: 404 });
    expect(items.map(({ name, outcome, reason }) => [name, outcome, reason])).toEqual([
      ['models/lab/speech@v1.0', 'restored', undefined],
      ['models/lab/speech@v2.0', 'restored', undefined],
      ['papers/ada/report@v1.0', 'restored', undefined],
      ['datasets/ada/voices@v1.0', 'restored', undefined],
    ]);
    expect(await answersOf(second)).toEqual(await answersOf(first));
    expect(await harvested(second)).toBe(await harvested(first));
    expect((await exported(second, mirror)).map(({ outcome }) => outcome)).toEqual([
      ...['kept', 'kept', 'kept'],
    ]);
    expect((await imported(second, mirror)).items.map(({ outcome }) => outcome)).toEqual([
      ...['present', 'present', 'present', 'present'],
    ]);
    expect((await second.app.get(EventLog).verify()).brokenAt).toBeNull();
  });
});
