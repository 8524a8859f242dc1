import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ObjectStore } from '../../../src/foundations/object-store/object-store.js';
import { runOn } from '../../support/command-line.js';
import { type Sphere, startSphere } from '../../support/sphere.js';

let sphere: Sphere;
beforeAll(async () => {
  sphere = await startSphere();
});
afterAll(() => sphere.stop());

const run = (...args: string[]) => runOn(sphere, ...args);

describe('sphere --help', () => {
  it.each([
    [[], 'serve'],
    [['account'], 'token'],
    [['account', 'create'], '--orcid'],
    [['account', 'token'], '--expires'],
    [['organisation', 'create'], '--window-days'],
    [['demo', 'load'], '--json'],
    [['migrate'], '--json'],
    [['serve'], 'Ctrl-C'],
    [['dois', 'list'], '--state'],
    [['dois', 'retry'], 'account was refused'],
    [['verify'], '--json'],
    [['gc'], '--delete'],
    [['stats', 'rebuild'], '--from'],
    [['stats', 'refresh-lists'], '--fetch-from'],
    [['import'], '--token-file'],
  ])('of %j tells of %s', async (command, word) => {
    const { code, stdout } = await run(...command, '--help');

    expect(code).toBe(0);
    expect(stdout).toContain(word);
  });
});

describe('sphere account', () => {
  it('makes an account and a token that speaks for it', async () => {
    const created = await run('account', 'create', 'grace', '--name', 'Grace Hopper', '--advisor');
    const issued = await run('account', 'token', 'grace', '--scope', 'read', '--expires', '30d');

    const me = await sphere.http
      .get('/api/v1/me')
      .set('authorization', `Bearer ${issued.stdout.trim()}`)
      .expect(200);
    expect([created.code, issued.code]).toEqual([0, 0]);
    expect(JSON.stringify(me.body)).toContain('Grace Hopper');
    expect(JSON.stringify(me.body)).toContain('advisor');
  });

  it('prints for programs what --json asks for, and nothing else', async () => {
    const created = await run('account', 'create', 'json-ada', '--steward', '--json');
    const issued = await run('account', 'token', 'json-ada', '--json');

    expect(JSON.parse(created.stdout)).toMatchObject({ handle: 'json-ada', roles: ['steward'] });
    expect(JSON.parse(issued.stdout)).toMatchObject({ token: expect.stringMatching(/^hf_sph/) });
    expect(created.stderr + issued.stderr).toBe('');
  });

  it.each([
    [['account', 'create', 'operator'], /taken/],
    [['account', 'create', 'x y', '--orcid', '1'], /"x y" is not a handle.*"1" is not an ORCID/],
    [['account', 'token', 'nobody'], /no account "nobody"/],
    [['account', 'token', 'operator', '--scope', 'admin'], /Allowed choices are read, write/],
    [['account', 'token', 'operator', '--expires', '2026-02-31T25:00'], /Write 2027-01-31/],
    [['account', 'token', 'operator', '--expires', '2001-01-01'], /expires/i],
    [['dois', 'retry'], /No registrar of DOIs.*Set DATACITE_URL/],
    [['dois', 'register-all'], /No registrar of DOIs/],
    [['dois', 'list', '--limit', '0'], /whole number/],
    [['account', 'create'], /missing required argument/],
    [['frobnicate'], /unknown command/],
  ])('refuses %j in one line', async (args, line) => {
    const { code, stdout, stderr } = await run(...args);

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(line);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('sphere organisation create', () => {
  it('hands the organisation to its owner', async () => {
    const ada = await sphere.anAccount();

    const founded = await run(
      ...['organisation', 'create', 'handed-over', '--owner', ada.handle, '--json'],
      ...['--review', 'advisory', '--window-days', '7'],
    );

    const members = await membersOf('handed-over');
    expect(JSON.parse(founded.stdout)).toMatchObject({
      handle: 'handed-over',
      review: { mode: 'advisory', windowDays: 7 },
    });
    expect(members).toEqual([{ handle: ada.handle, role: 'owner' }]);
  });

  it('founds nothing for an owner who does not exist', async () => {
    const refused = await run('organisation', 'create', 'not-founded', '--owner', 'nobody');

    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(await membersOf('not-founded')).toEqual([]);
  });
});

describe('sphere verify', () => {
  it('finds a blob whose bytes changed, names it and ends with 1', async () => {
    const intact = await sphere.aModel({ files: { 'a.txt': 'intact' } });
    const before = await run('verify');
    await sphere.aModel({ by: intact.by, files: { 'b.txt': 'to be damaged' } });
    const [blob] = await sphere.database.query<{ sha256: string; storage_key: string }>(
      `SELECT sha256, storage_key FROM blob WHERE size_bytes = ${'to be damaged'.length}`,
    );
    await sphere.app.get(ObjectStore).put(String(blob?.storage_key), Buffer.from('XX'));

    const after = await run('verify', '--json');

    expect(before.code).toBe(0);
    expect(before.stdout).toMatch(/^All \d+ blobs are intact/);
    expect(after.code).toBe(1);
    expect(JSON.parse(after.stdout)).toMatchObject({
      damaged: [{ sha256: blob?.sha256, outcome: 'corrupt' }],
    });
    expect(after.stderr).toContain(`${String(blob?.sha256)} is corrupt`);
  });
});

describe('sphere gc', () => {
  it('lists by default, and deletes only when it is told to', async () => {
    const { repository, by } = await sphere.aModel();
    await sphere.http
      .delete(`/api/v1/models/${repository.fullName}`)
      .set('authorization', `Bearer ${by.token}`)
      .expect(204);

    const listed = await run('gc');
    const listedAgain = await run('gc', '--json');
    const deleted = await run('gc', '--delete', '--json');
    const nothing = await run('gc', '--json');

    const itemsOf = ({ stdout }: { stdout: string }) =>
      (JSON.parse(stdout) as { items: { kind: string }[] }).items;
    expect(listed.stderr).toContain('sphere gc --delete');
    expect(itemsOf(listedAgain)).toContainEqual(expect.objectContaining({ kind: 'tree' }));
    expect(itemsOf(deleted)).toEqual(itemsOf(listedAgain));
    expect(itemsOf(nothing)).toEqual([]);
  });
});

function membersOf(handle: string): Promise<{ handle: string; role: string }[]> {
  return sphere.database.query(
    `SELECT a.handle, m.role FROM membership m JOIN namespace a ON a.id = m.account_id
     JOIN namespace o ON o.id = m.organisation_id WHERE o.handle = $1`,
    [handle],
  );
}
