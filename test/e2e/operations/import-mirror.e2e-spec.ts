import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventLog } from '../../../src/capabilities/audit/index.js';
import { ExternalIdentitiesService } from '../../../src/capabilities/identity/index.js';
import { ConfirmAnnouncements } from '../../../src/capabilities/notify/index.js';
import { RegistrationWorker } from '../../../src/capabilities/registration/index.js';
import {
  AnnotateRelease,
  CreditConfirmations,
  PublishRelease,
  RenameRecord,
  WidenLicence,
  WithdrawRelease,
} from '../../../src/capabilities/releases/index.js';
import { RepositoriesService } from '../../../src/capabilities/repositories/index.js';
import {
  AddressedOpinions,
  GiveOpinion,
  InvitationsService,
  ReplyToOpinion,
} from '../../../src/capabilities/review/index.js';
import { DataCiteConfig } from '../../../src/foundations/config/datacite.config.js';
import { NotifyConfig } from '../../../src/foundations/config/notify.config.js';
import { ServerConfig } from '../../../src/foundations/config/server.config.js';
import { runOn } from '../../support/command-line.js';
import { standInAccount, startDataCite } from '../../support/datacite-stand-in.js';
import { ReviewService } from '../../support/review-service.js';
import { type Sphere, startSphere, type TestAccount } from '../../support/sphere.js';

const interests = { status: 'none', kinds: [], statement: '' } as const;
const orcids = { ada: '0000-0002-1825-0097', bea: '0000-0001-5109-3700' };
const creators = [
  { name: 'Ada Martin', orcid: orcids.ada },
  { name: 'Bea', orcid: orcids.bea },
];
const lines = 'the weights of a model that says hello\n'.repeat(2_000);

let first: Sphere;
let second: Sphere;
let third: Sphere;
let placeOfModel: string;
let ada: TestAccount;
let folder: string;
let mirror: string;
let address: string;
/** What became of the model's object by a run after each thing that was said. */
let laterRuns: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sphere-rebuild-'));
  mirror = join(folder, 'mirror');
  const dataCite = await startDataCite();
  const account = { ...standInAccount, url: dataCite.url };
  const reviews = await ReviewService.start();
  const notify = new NotifyConfig({ senders: [reviews.url] });
  first = await startSphere({ config: { dataCite: new DataCiteConfig({ account }), notify } });
  address = first.url;
  ada = await first.anAccount('ada', { displayName: 'Ada Martin' });
  await signInWith(first, ada, orcids.ada);
  const filled = await fill();
  await first.app.get(RegistrationWorker).send();
  await dataCite.stop();
  const items = await exported(first, mirror);
  placeOfModel = items.find(({ record }) => record === 'models/lab/speech')?.place ?? '';
  laterRuns = await sayMore(filled, reviews);
  await reviews.stop();
});
afterAll(async () => {
  await first.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Under the same address, as where a machine was lost. */
async function anotherSphere(): Promise<Sphere> {
  const dataDir = await mkdtemp(join(folder, 'data-'));
  return startSphere({ config: { server: new ServerConfig({ publicUrl: address, dataDir }) } });
}

/** A model with two releases and a review, a paper that was renamed, a dataset of which one is withdrawn. */
async function fill() {
  const of = <Room>(room: abstract new (...args: never[]) => Room) => first.app.get<Room>(room);
  const { owner } = await first.anOrganisation('lab', ada, 7);
  const mara = await first.anAccount('mara', { roles: ['advisor'], displayName: 'Mara' });
  const draft = { by: owner, namespace: 'lab', name: 'speech' };
  const { repository } = await first.aRelease({
    ...draft,
    card: { creators },
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
  await of(RenameRecord).rename(ada.viewer, from, { namespace: 'ada', name: 'report' });

  const data = await first.aRelease({
    by: ada,
    kind: 'dataset',
    name: 'voices',
    card: { creators },
  });
  await of(WithdrawRelease).withdraw(first.steward.viewer, data.repository, 'v1.0', {
    category: 'privacy',
    statement: 'Somebody is named.',
  });
  return { owner, opinionId: given.id };
}

/** Proves an ORCID iD, as a provider does that vouches for it. */
async function signInWith(sphere: Sphere, { viewer }: TestAccount, orcid: string): Promise<void> {
  const identity = { issuer: 'https://orcid.org', subject: orcid, orcid };
  await sphere.app.get(ExternalIdentitiesService).link(viewer, identity);
}

/** A version answers a remark, an author confirms her roles, a service announces a review. */
async function sayMore(
  { owner, opinionId }: Awaited<ReturnType<typeof fill>>,
  reviews: ReviewService,
): Promise<string[]> {
  const place = ['model', 'lab', 'speech'] as const;
  const repository = await first.app.get(RepositoriesService).require(owner.viewer, ...place);
  const bea = await first.anAccount('bea');
  await signInWith(first, bea, orcids.bea);
  const steps = [
    () => first.app.get(AddressedOpinions).add(owner.viewer, repository, 'v2.0', [opinionId]),
    () => first.app.get(CreditConfirmations).confirm(bea.viewer, repository, 'v1.0'),
    () => announce(reviews),
  ];
  const outcomes: string[] = [];
  for (const step of steps) {
    await step();
    const items = await exported(first, mirror);
    outcomes.push(...items.filter(({ place }) => place === placeOfModel).map((one) => one.outcome));
  }
  return outcomes;
}

async function announce(reviews: ReviewService): Promise<void> {
  const release = `${first.url}/lab/speech/releases/v1.0`;
  reviews.pages.set('/1', `<a href="${release}">The model</a>`);
  const notification = reviews.notification(`${first.url}/inbox`, {
    type: ['Announce', 'coar-notify:ReviewAction'],
    context: { id: release, type: 'sorg:AboutPage' },
    object: { id: `${reviews.url}/1`, type: ['Page', 'sorg:Review'], name: 'A voice, heard' },
  });
  const answer = await first.http
    .post('/inbox')
    .set({ 'content-type': 'application/ld+json' })
    .send(JSON.stringify(notification));
  expect(answer.status).toBe(201);
  await first.app.get(ConfirmAnnouncements).confirm();
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
  '/api/v1/models/lab/speech/releases/v1.0/external-reviews',
  '/api/v1/models/lab/speech/releases/v1.0/credit',
  '/api/v1/models/lab/speech/releases/v1.0/amendments',
  '/api/v1/models/lab/speech/releases/v1.0/licence-report',
  '/api/v1/models/lab/speech/releases/v2.0',
  '/api/v1/models/lab/speech/releases/v2.0/files',
  '/api/v1/papers/ada/report/releases/v1.0',
  '/api/v1/datasets/ada/voices/releases/v1.0',
  '/api/v1/records?q=record',
  '/.well-known/jwks.json',
  '/api/models/lab/speech/commits/main',
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
    const answer = await fetch(`${sphere.url}${path}`, { redirect: 'manual' });
    const bytes = Buffer.from(await answer.arrayBuffer());
    answers[path] = {
      status: answer.status,
      etag: answer.headers.get('etag'),
      body:
        bytes.length > 20_000 ? createHash('sha256').update(bytes).digest('hex') : bytes.toString(),
    };
  }
  return answers;
}

/** What harvesters are answered, without the instant of the answer. */
async function harvested(sphere: Sphere): Promise<string> {
  const { text } = await sphere.http.get('/oai?verb=ListRecords&metadataPrefix=oai_datacite');
  return text.replace(/<responseDate>[^<]*<\/responseDate>/, '');
}

/** What was done to a release, by whom and when. */
async function happened(sphere: Sphere) {
  const answer = await sphere.http.get('/api/v1/events?subject=model:lab/speech@v1.0');
  const { items } = answer.body as { items: Record<string, unknown>[] };
  return items.map(({ at, actor, action, detail }) => ({ at, actor, action, detail }));
}

interface SaidOfRelease {
  readonly items: readonly {
    readonly addressedIn?: readonly string[];
    readonly orcidAuthenticated?: boolean;
    readonly title?: string;
  }[];
}

/** By which versions opinions on v1.0 are answered, whose iDs are authenticated, and reviews elsewhere. */
async function saidOf(sphere: Sphere) {
  const items = async (what: string) =>
    (
      (await sphere.http.get(`/api/v1/models/lab/speech/releases/v1.0/${what}`))
        .body as SaidOfRelease
    ).items;
  return {
    answers: (await items('opinions')).map(({ addressedIn }) => addressedIn),
    people: (await items('credit')).map(({ orcidAuthenticated }) => orcidAuthenticated),
    reviews: (await items('external-reviews')).map(({ title }) => title),
  };
}

describe('a mirror that goes on', () => {
  it('gets a version for whatever is said of releases after their publication', async () => {
    expect(laterRuns).toEqual(['written', 'written', 'written']);
    expect(await saidOf(first)).toEqual({
      ...{ answers: [['v2.0'], []], people: [true, true], reviews: ['A voice, heard'] },
    });
  });
});

describe('a service that is rebuilt from its mirror alone', () => {
  beforeAll(async () => {
    second = await anotherSphere();
  });
  afterAll(() => second.stop());

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
    expect(await happened(second)).toEqual(await happened(first));
  });

  it('is nobody’s until its operator hands accounts and organisations to people', async () => {
    const before = await second.http.get('/api/v1/organisations/lab/members');
    await runOn(second, 'organisation', 'member', 'lab', 'ada', '--role', 'owner');
    const issued = await runOn(second, 'account', 'token', 'ada');

    const authorization = `Bearer ${issued.stdout.trim()}`;
    const { status } = await second.http
      .post('/api/v1/models/lab/speech/commits')
      .set({ authorization })
      .send({
        message: 'Goes on',
        operations: [{ op: 'add', path: 'more.txt', content: 'more', encoding: 'utf-8' }],
      });

    expect({ members: (before.body as { items: unknown }).items, status }).toEqual({
      ...{ members: [], status: 201 },
    });
  });

  it('lets whoever signs in with her iD take back what she had confirmed', async () => {
    const newcomer = await second.anAccount('newcomer');
    await signInWith(second, newcomer, orcids.bea);
    const repositories = second.app.get(RepositoriesService);
    const repository = await repositories.require(newcomer.viewer, 'model', 'lab', 'speech');

    await second.app.get(CreditConfirmations).withdraw(newcomer.viewer, repository, 'v1.0');

    expect((await saidOf(second)).people).toEqual([true, false]);
  });

  it('leaves alone what is here and differs, and says so', async () => {
    const repositories = second.app.get(RepositoriesService);
    const { viewer } = second.steward;
    const repository = await repositories.require(viewer, 'paper', 'ada', 'report');
    await second.app.get(WithdrawRelease).withdraw(viewer, repository, 'v1.0', {
      category: 'legal',
      statement: 'A court said so.',
    });

    const { code, items } = await imported(second, mirror);

    expect(code).toBe(1);
    expect(items.filter(({ outcome }) => outcome !== 'present')).toEqual([
      {
        ...{ name: 'papers/ada/report@v1.0', outcome: 'refused' },
        reason: expect.stringMatching(/differs from it: v1\.0 \(.*\), withdrawn$/),
      },
    ]);
  });

  it('serves what was withdrawn only once somebody has brought its bytes', async () => {
    const release = '/api/v1/datasets/ada/voices/releases/v1.0';
    const lift = async () =>
      (await second.http.delete(`${release}/withdrawal`).set(second.steward.authorization)).status;
    const found = async () => {
      const answer = await second.http.get(`${release}/fixity`);
      const { items } = answer.body as { items: { outcome: string }[] };
      return items.map(({ outcome }) => outcome);
    };

    // Its card is that of the model as well, byte for byte.
    const before = [await lift(), ...(await found())];
    const { stdout } = await runOn(second, 'account', 'token', 'ada');
    const token = stdout.trim();
    await second.aRepository({
      ...{ by: { handle: 'ada', token }, kind: 'dataset', name: 'same', card: { creators } },
    });
    const after = [await lift(), ...(await found())];

    expect([before, after]).toEqual([
      [422, 'intact', 'missing'],
      [200, 'intact', 'intact'],
    ]);
    const { text } = await second.http.get('/datasets/ada/voices/resolve/v1.0/data.csv');
    expect(text).toBe('a,b\n1,2\n');
  });
});

interface Inventory {
  readonly head: string;
  manifest: Record<string, string[]>;
  readonly versions: Record<string, { state: Record<string, string[]> }>;
  readonly fixity: { readonly sha256: Record<string, string[]> };
}

/** A copy of the object of the model, to be changed. */
async function aCopy() {
  const root = await mkdtemp(join(folder, 'copy-'));
  await cp(mirror, root, { recursive: true });
  const object = join(root, placeOfModel.slice(mirror.length));
  const read = async () =>
    JSON.parse(await readFile(join(object, 'inventory.json'), 'utf8')) as Inventory;
  const write = async (inventory: Inventory) => {
    const text = JSON.stringify(inventory);
    const digest = createHash('sha512').update(text).digest('hex');
    await writeFile(join(object, 'inventory.json'), text);
    await writeFile(join(object, 'inventory.json.sha512'), `${digest} inventory.json\n`);
  };
  /** Where the newest version has a document. */
  const find = async (path: string) => {
    const { head, manifest, versions } = await read();
    const [digest = ''] =
      Object.entries(versions[head]?.state ?? {}).find(([, paths]) => paths.includes(path)) ?? [];
    return { digest, file: join(object, manifest[digest]?.[0] ?? '') };
  };
  /** Changes a document as somebody does who knows OCFL. */
  const forge = async (path: string, change: (text: string) => string) => {
    const { digest, file } = await find(path);
    const text = change(await readFile(file, 'utf8'));
    await writeFile(file, text);
    const forged = createHash('sha512').update(text).digest('hex');
    await write(JSON.parse(JSON.stringify(await read()).replaceAll(digest, forged)) as Inventory);
    return createHash('sha256').update(text).digest('hex');
  };
  return { root, object, read, write, find, forge };
}

type Copy = Awaited<ReturnType<typeof aCopy>>;
const v1 = 'metadata/v1.0';
const inRecord = (copy: Copy, change: (record: string) => string) =>
  copy.forge(`${v1}/record.json`, change);

const anotherOrcid = '"orcid": "0000-0002-1694-233X"';

/** Says MIT wherever a mirror says what the weights are under. */
async function relicense(copy: Copy): Promise<void> {
  const toMit = (text: string) => text.replaceAll('Apache-2.0', 'MIT');
  const sha256 = await copy.forge(`${v1}/manifest.json`, toMit);
  await copy.forge(`${v1}/licence-report.json`, toMit);
  await inRecord(copy, (text) =>
    toMit(text).replace(/("manifestSha256": ")[0-9a-f]{64}/, `$1${sha256}`),
  );
  await copy.forge(`${v1}/rebuild.json`, (text) =>
    JSON.stringify({ ...(JSON.parse(text) as object), opinions: [], keys: [] }),
  );
}

const tampered: [string, (copy: Copy) => Promise<unknown>, RegExp][] = [
  [
    'changed bytes',
    async ({ object, read }) => {
      const { fixity } = await read();
      const [path = ''] = fixity.sha256[createHash('sha256').update('one').digest('hex')] ?? [];
      await writeFile(join(object, path), 'two');
    },
    /the bytes of "sub\/notes\.txt" in the mirror are not those that were released/,
  ],
  [
    'a document that its inventory does not vouch for',
    async ({ find }) => writeFile((await find(`${v1}/manifest.json`)).file, '{}'),
    /manifest\.json is not what the inventory says/,
  ],
  [
    'another manifest',
    ({ forge }) => forge(`${v1}/manifest.json`, (text) => text.replace('weights', 'heavy')),
    /manifest\.json does not have the SHA-256 that record\.json states/,
  ],
  [
    'a file under another licence than it was released under',
    (copy) =>
      inRecord(copy, (text) => text.replace('"licence": "Apache-2.0"', '"licence": "0BSD"')),
    /another licence/,
  ],
  [
    'a title that nobody amended',
    (copy) => inRecord(copy, (text) => text.replace(/("title": ")Speech, «/, '$1Song, «')),
    /not what the amendments lead to/,
  ],
  [
    'an opinion in other words',
    ({ forge }) => forge(`${v1}/rebuild.json`, (text) => text.replace('Less is', 'Nothing is')),
    /signature of opinion .* does not hold/,
  ],
  [
    'an event that was not so',
    ({ forge }) => forge(`${v1}/events.json`, (text) => text.replace('"ada"', '"eve"')),
    /event \d+ of v1\.0 is not as it was written/,
  ],
  [
    'a commit of somebody else',
    ({ forge }) => forge(`${v1}/rebuild.json`, (text) => text.replace('"Initial', '"First')),
    /the commit [0-9a-f]{40} is not what its id was made of/,
  ],
  [
    'somebody who never was of it, and yet stands by it',
    (copy) => inRecord(copy, (text) => text.replace(`"orcid": "${orcids.bea}"`, anotherOrcid)),
    /somebody is said to stand by it who could not have done so/,
  ],
  [
    'a review that leads to a script',
    ({ forge }) =>
      forge(`${v1}/external-reviews.json`, (text) =>
        text.replace(/"address": "[^"]*"/, '"address": "javascript:alert(1)"'),
      ),
    /external-reviews\.json: "address" has to be a web address/,
  ],
  [
    'a path that leads out',
    async ({ read, write }) => {
      const text = JSON.stringify(await read());
      await write(
        JSON.parse(text.replace('v1/content/README.txt', 'v1/content/../../..')) as never,
      );
    },
    /leads out of the object/,
  ],
  [
    'a link in the place of a document',
    async ({ find }) => {
      const { file } = await find(`${v1}/record.json`);
      await rm(file);
      await symlink('/etc/hostname', file);
    },
    /is a link, or leads out of the mirror/,
  ],
  [
    'a document without end',
    async ({ find }) => truncate((await find(`${v1}/record.json`)).file, 500_000_000),
    /has more than \d+ bytes/,
  ],
];

describe('a mirror that somebody changed', () => {
  beforeAll(async () => {
    third = await anotherSphere();
  });
  afterAll(() => third.stop());

  it.each(tampered)('with %s is refused, and the rest goes on', async (_, tamper, reason) => {
    const copy = await aCopy();
    await tamper(copy);

    const { code, items } = await imported(third, copy.root, '--dry-run');

    const refused = items.filter(({ outcome }) => outcome === 'refused');
    expect({ code, reasons: refused.map((item) => item.reason) }).toEqual({
      code: 1,
      reasons: [expect.stringMatching(reason)],
    });
    expect(items.length - refused.length).toBeGreaterThanOrEqual(2);
  });

  it('in which an earlier version of Sphere said less is read all the same', async () => {
    const copy = await aCopy();
    const without =
      (...members: string[]) =>
      (text: string) =>
        JSON.stringify(JSON.parse(text), (key, value: unknown) =>
          members.includes(key) ? undefined : value,
        );
    await inRecord(copy, without('authenticatedOrcids'));
    await copy.forge(`${v1}/rebuild.json`, without('publisherOrcids', 'addresses', 'addressedBy'));

    const { code, items } = await imported(third, copy.root, '--dry-run');

    expect({ code, outcome: items.map(({ outcome }) => outcome) }).toEqual({
      ...{ code: 0, outcome: ['restored', 'restored', 'restored', 'restored'] },
    });
  });

  it('under another licence is judged by its bytes, and the true mirror goes on from there', async () => {
    const copy = await aCopy();
    await relicense(copy);

    const forged = await imported(third, copy.root);
    const { status } = await third.http.get('/api/v1/models/lab/speech/releases/v1.0');
    const mended = await imported(third, mirror);

    expect(forged.items).toContainEqual({
      ...{ name: 'models/lab/speech@v1.0', outcome: 'refused' },
      reason: expect.stringMatching(/judged otherwise than its licence report says/),
    });
    expect({ forged: forged.code, status, mended: mended.code }).toEqual({
      ...{ forged: 1, status: 404, mended: 0 },
    });
    expect(mended.items.map(({ outcome }) => outcome)).toEqual([
      ...['restored', 'present', 'present', 'present'],
    ]);
    // What answers an opinion was here before it.
    expect(await saidOf(third)).toEqual(await saidOf(first));
  });

  it('is no mirror at all where nothing says so', async () => {
    const { code, stderr } = await runOn(third, 'import', `ocfl:${join(folder, '..')}`);

    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/is no OCFL 1\.1 storage root/),
    });
  });
});
