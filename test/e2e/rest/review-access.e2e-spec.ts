import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAdvisor, anOpinion, give, invite, underReview } from '../../support/a-review.js';
import { type Person, RestWorld } from '../../support/rest-world.js';

let world: RestWorld;

beforeAll(async () => {
  world = await RestWorld.start();
});
afterAll(async () => {
  await world.stop();
});

async function member(lab: string, owner: Person, role: string): Promise<Person> {
  const person = await world.person();
  await owner.client.put(`/organisations/${lab}/members/${person.handle}`, { role });
  return person;
}

describe('POST …/invitations', () => {
  it('lets the invited read the candidate, until she declines', async () => {
    const { owner, path, release } = await underReview(world);
    const advisor = await anAdvisor(world);
    const before = await advisor.client.get(release);

    const id = await invite(owner, release, advisor);
    const invited = await advisor.client.get(release);
    await advisor.client.call('PATCH', `${release}/invitations/${id}`, {
      body: { status: 'declined' },
    });
    const declined = await advisor.client.get(release);

    expect([before.status, invited.status, declined.status]).toEqual([404, 200, 404]);
    expect((await advisor.client.get(path)).status).toBe(404);
  });

  it('is open to an advisor herself, who has accepted by that, and again after she declined', async () => {
    const { release } = await underReview(world);
    const advisor = await anAdvisor(world);

    const id = await invite(advisor, release, advisor);
    const own = await advisor.client.get(`${release}/invitations`);
    await advisor.client.call('PATCH', `${release}/invitations/${id}`, {
      body: { status: 'declined' },
    });
    const again = await invite(advisor, release, advisor);

    expect(own.body).toMatchObject({
      items: [{ status: 'accepted', invitedBy: advisor.handle, advisor: advisor.handle }],
    });
    expect(again).toBe(id);
    expect((await advisor.client.get(release)).status).toBe(200);
  });

  it('is for writers and stewards; repeating it changes nothing', async () => {
    const { owner, lab, release } = await underReview(world);
    const [advisor, another] = [await anAdvisor(world), await anAdvisor(world)];
    const writer = await member(lab, owner, 'writer');
    const reader = await member(lab, owner, 'reader');
    const stranger = await world.person();
    const ask = async (by: Person, whom = advisor) =>
      (await by.client.post(`${release}/invitations`, { advisor: whom.handle })).status;

    expect(await ask(stranger)).toBe(404);
    expect(await ask(reader)).toBe(403);
    expect(await ask(another, advisor)).toBe(403);
    expect(await ask(writer)).toBe(201);
    expect(await ask(writer)).toBe(201);
    const steward = await world.steward.post(`${release}/invitations`, { advisor: another.handle });
    expect(steward.status).toBe(201);
    expect((await world.anyone.post(`${release}/invitations`, { advisor: 'x' })).status).toBe(401);
    const { body } = await owner.client.get<{ items: unknown[] }>(`${release}/invitations`);
    expect(body.items).toHaveLength(2);
  });

  it('asks advisors only, of candidates only', async () => {
    const { owner, path, release } = await underReview(world);
    const advisor = await anAdvisor(world);
    const layman = await world.person();
    const post = (handle: string) =>
      owner.client.post(`${release}/invitations`, { advisor: handle });

    expect(await post(layman.handle)).toMatchObject({
      status: 422,
      body: { code: 'not-an-advisor' },
    });
    expect((await post('nobody-at-all')).status).toBe(404);
    await owner.client.post(`${release}/publish`, { waiver: 'Now.' });
    expect(await post(advisor.handle)).toMatchObject({
      status: 409,
      body: { code: 'not-a-candidate' },
    });
    expect((await owner.client.get(`${path}/releases/v2.0/invitations`)).status).toBe(404);
  });

  it('tells no advisor of a draft or candidate that is not in the queue', async () => {
    const ada = await world.person('Mixed-Case');
    const path = await world.draft(ada);
    await ada.client.post(`${path}/releases`, { version: 'v1.0' });
    const advisor = await anAdvisor(world);
    const folded = path.replace('Mixed-Case', 'mixed-case');
    const ask = (at: string) =>
      advisor.client.post<{ detail: string }>(`${at}/releases/v1.0/invitations`, {
        advisor: advisor.handle,
      });

    const [hidden, other, missing] = [await ask(path), await ask(folded), await ask(`${path}-x`)];

    expect([hidden.status, other.status, missing.status]).toEqual([404, 404, 404]);
    expect(other.body.detail).not.toContain('Mixed-Case');
    expect(hidden.body.detail.replace('work', '')).toBe(
      missing.body.detail.replace('-x"', '"').replace('work', ''),
    );
  });

  it('ends the right to read with the candidate, unless another one gives it', async () => {
    const { owner, path, release } = await underReview(world);
    const advisor = await anAdvisor(world);
    await invite(owner, release, advisor);
    await owner.client.post(`${path}/releases`, { version: 'v1.1' });
    await invite(owner, `${path}/releases/v1.1`, advisor);

    await owner.client.delete(release);
    const whileOne = await advisor.client.get(`${path}/releases/v1.1`);
    await owner.client.post(`${path}/releases/v1.1/publish`, { waiver: 'Now.' });
    await owner.client.post(`${path}/releases`, { version: 'v2.0' });
    const next = await advisor.client.get(`${path}/releases/v2.0`);

    expect(whileOne.status).toBe(200);
    expect(next.status).toBe(404);
  });
});

describe('PATCH …/invitations/{id}', () => {
  it('is for the invited alone', async () => {
    const { owner, release } = await underReview(world);
    const [advisor, other] = [await anAdvisor(world), await anAdvisor(world)];
    const id = await invite(owner, release, advisor);
    const patch = async (by: Person, at = id, body: unknown = { status: 'declined' }) =>
      (await by.client.call('PATCH', `${release}/invitations/${at}`, { body })).status;

    expect(await patch(owner)).toBe(403);
    expect(await patch(other)).toBe(404);
    expect(await patch(advisor, 'nonsense')).toBe(404);
    expect(await patch(advisor, id, { status: 'pending' })).toBe(400);
    expect(await patch(advisor)).toBe(200);
    await owner.client.post(`${release}/publish`);
    expect(await patch(advisor, id, { status: 'accepted' })).toBe(409);
  });
});

describe('opinions', () => {
  it('are given by advisors who may read the candidate', async () => {
    const { owner, lab, release } = await underReview(world);
    const stranger = await world.person();
    const advisor = await anAdvisor(world);
    const reader = await member(lab, owner, 'reader');
    await invite(owner, release, advisor);
    const readOnly = world.anyone.as(await world.token(advisor.handle, 'read'));
    const ask = async (client: Person['client']) =>
      (await client.post(`${release}/opinions`, anOpinion())).status;

    expect(await ask(world.anyone)).toBe(404);
    expect(await ask(stranger.client)).toBe(404);
    expect(await ask((await anAdvisor(world)).client)).toBe(404);
    expect(await ask(reader.client)).toBe(403);
    expect(await ask(owner.client)).toBe(403);
    expect(await ask(readOnly)).toBe(403);
    expect(await ask(advisor.client)).toBe(201);
  });

  it('are seen before publication by members, and by each advisor her own', async () => {
    const { owner, lab, release } = await underReview(world);
    const [one, other] = [await anAdvisor(world), await anAdvisor(world)];
    const reader = await member(lab, owner, 'reader');
    await invite(owner, release, one);
    await invite(owner, release, other);
    const { id } = await give(one, release);
    const count = async ({ client }: Person) =>
      (await client.get<{ items: unknown[] }>(`${release}/opinions`)).body.items.length;
    const single = async ({ client }: { client: Person['client'] }) =>
      (await client.get(`${release}/opinions/${id}`)).status;

    expect(await Promise.all([owner, reader, one, other].map(count))).toEqual([1, 1, 1, 0]);
    expect(await Promise.all([owner, one, other].map(single))).toEqual([200, 200, 404]);
    expect((await world.anyone.get(`${release}/opinions`)).status).toBe(404);
    expect((await other.client.get(release)).body).toMatchObject({ opinions: [] });
    expect((await other.client.get('/me/opinions')).body).toMatchObject({ items: [] });

    await owner.client.post(`${release}/publish`, { waiver: 'Now.' });
    expect(await Promise.all([other].map(count))).toEqual([1]);
    expect(await single({ client: world.anyone })).toBe(200);
  });

  it('are replied to by writers only', async () => {
    const { owner, lab, release } = await underReview(world);
    const advisor = await anAdvisor(world);
    await invite(owner, release, advisor);
    const { id } = await give(advisor, release);
    const writer = await member(lab, owner, 'writer');
    const reader = await member(lab, owner, 'reader');
    const stranger = await world.person();
    const reply = async (by: Person, at = id, body: unknown = { body: 'Thank you.' }) =>
      (await by.client.post(`${release}/opinions/${at}/reply`, body)).status;

    expect(await reply(stranger)).toBe(404);
    expect(await reply(advisor)).toBe(403);
    expect(await reply(reader)).toBe(403);
    expect(await reply(writer, 'nonsense')).toBe(404);
    expect(await reply(writer, id, { body: '' })).toBe(400);
    expect(await reply(writer, id, { body: ' ' })).toBe(400);
    expect(await reply(writer, id, { body: 'x'.repeat(50_001) })).toBe(400);
    expect(await reply(writer)).toBe(200);
  });

  it('are not given on what is withdrawn, and stay readable there', async () => {
    const ada = await world.person();
    const path = await world.release(ada);
    const advisor = await anAdvisor(world);
    const release = `${path}/releases/v1.0`;
    await give(advisor, release);
    await world.steward.post(`${release}/withdraw`, { category: 'legal', statement: 'A court.' });

    const refused = await advisor.client.post(`${release}/opinions`, anOpinion());
    const { body } = await world.anyone.get<{ items: unknown[] }>(`${release}/opinions`);

    expect(refused).toMatchObject({ status: 409, body: { code: 'release-withdrawn' } });
    expect(body.items).toHaveLength(1);
  });
});

describe('GET /reviews', () => {
  it('is for advisors', async () => {
    const stranger = await world.person();
    const advisor = await anAdvisor(world);

    expect((await world.anyone.get('/reviews')).status).toBe(401);
    expect((await stranger.client.get('/reviews')).status).toBe(403);
    expect((await advisor.client.get('/reviews')).status).toBe(200);
  });
});

describe('GET /me/invitations and /me/opinions', () => {
  it('list what is the viewer’s own, with what became of it', async () => {
    const { owner, lab, release } = await underReview(world);
    const advisor = await anAdvisor(world);
    await invite(owner, release, advisor);
    await give(advisor, release);
    await owner.client.delete(release);

    const invitations = await advisor.client.get('/me/invitations');
    const opinions = await advisor.client.get('/me/opinions');

    expect(invitations.body).toMatchObject({
      items: [{ hasOpinion: true, release: { namespace: lab, state: 'abandoned' } }],
    });
    expect(opinions.body).toMatchObject({ items: [{ revision: 1, state: 'abandoned' }] });
    expect((await owner.client.get('/me/opinions')).body).toMatchObject({ items: [] });
  });
});
