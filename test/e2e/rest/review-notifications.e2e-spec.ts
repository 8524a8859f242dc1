import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAdvisor, give, invite, underReview } from '../../support/a-review.js';
import { type Person, RestWorld } from '../../support/rest-world.js';

let world: RestWorld;

beforeAll(async () => {
  world = await RestWorld.start();
});
afterAll(async () => {
  await world.stop();
});

interface List {
  readonly items: readonly { readonly id: string; readonly kind: string }[];
  readonly next: string | null;
  readonly unread: number;
}

async function kindsOf({ client }: Person): Promise<string[]> {
  const { body } = await client.get<List>('/me/notifications');
  return body.items.map(({ kind }) => kind);
}

describe('GET /me/notifications', () => {
  it('tells each side what the other did, and nobody what she did herself', async () => {
    const { owner, release } = await underReview(world);
    const [advisor, refuser] = [await anAdvisor(world), await anAdvisor(world)];
    await invite(owner, release, advisor);
    const id = await invite(owner, release, refuser);
    await refuser.client.call('PATCH', `${release}/invitations/${id}`, {
      body: { status: 'declined' },
    });
    const opinion = await give(advisor, release);
    await give(advisor, release, { recommendation: 'endorse' });
    await owner.client.post(`${release}/opinions/${opinion.id}/reply`, { body: 'Thank you.' });
    await owner.client.post(`${release}/publish`);

    expect(await kindsOf(advisor)).toEqual([
      'release-published',
      'opinion-replied',
      'advisor-invited',
    ]);
    expect(await kindsOf(refuser)).toEqual(['advisor-invited']);
    expect(await kindsOf(owner)).toEqual([
      'opinion-revised',
      'opinion-given',
      'invitation-declined',
    ]);
  });

  it('is read page by page, and marked as read', async () => {
    const { owner, release } = await underReview(world);
    const advisor = await anAdvisor(world);
    await invite(owner, release, advisor);
    await owner.client.delete(release);
    const other = await anAdvisor(world);

    const first = await advisor.client.get<List>('/me/notifications?limit=1');
    const second = await advisor.client.get<List>(
      `/me/notifications?limit=1&cursor=${first.body.next ?? ''}`,
    );
    const ids = [first.body.items[0]?.id];
    const foreign = await other.client.post('/me/notifications/read', { ids });
    const marked = await advisor.client.post('/me/notifications/read', { ids });
    const afterwards = await advisor.client.get<List>('/me/notifications');
    const all = await advisor.client.post('/me/notifications/read');

    expect([first.body.items[0]?.kind, second.body.items[0]?.kind]).toEqual([
      'candidate-abandoned',
      'advisor-invited',
    ]);
    expect([first.body.unread, second.body.next]).toEqual([2, null]);
    expect(foreign.body).toEqual({ marked: 0 });
    expect(marked.body).toEqual({ marked: 1 });
    expect(afterwards.body.unread).toBe(1);
    expect(all.body).toEqual({ marked: 1 });
    const wrong = await advisor.client.post('/me/notifications/read', { ids: ['x'] });
    expect(wrong.status).toBe(400);
    expect((await world.anyone.get('/me/notifications')).status).toBe(401);
  });

  it('offers no mail where no server is configured', async () => {
    const person = await world.person();

    const reply = await person.client.put('/me/mail', { address: 'a@b.org', language: 'en' });

    expect(reply).toMatchObject({ status: 422, body: { code: 'mail-not-offered' } });
  });
});

describe('the feed of an advisor', () => {
  it('is read by its secret link until that is renewed or ended', async () => {
    const advisor = await anAdvisor(world);
    const { owner, release } = await underReview(world, { title: 'A < b & "c" \u202e work' });
    await invite(owner, release, advisor);
    const renew = async () => (await advisor.client.put<{ url: string }>('/me/feed')).body.url;
    const read = (url: string) => world.anyone.get<string>(`/${new URL(url).pathname}`);

    const first = await renew();
    const shown = await read(first);
    const second = await renew();
    const statuses = [(await read(first)).status, (await read(second)).status];
    await advisor.client.delete('/me/feed');

    expect(shown).toMatchObject({
      status: 200,
      headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
    });
    expect(shown.body).toContain('invites your opinion on “A &lt; b &amp; &quot;c&quot; work”');
    expect(shown.body).toContain('awaits opinions until');
    expect(shown.body).not.toContain(first);
    expect(statuses).toEqual([404, 200]);
    expect((await read(second)).status).toBe(404);
    expect((await advisor.client.get('/me/feed')).body).toEqual({ createdAt: null });
  });

  it('is for advisors, and closes with the account', async () => {
    const person = await world.person();
    const advisor = await anAdvisor(world);
    const { body } = await advisor.client.put<{ url: string }>('/me/feed');
    const path = `/${new URL(body.url).pathname}`;
    const before = await world.anyone.get(path);

    await world.sphere.database.query(
      `UPDATE account SET closed_at = now(), is_advisor = false
       WHERE id = (SELECT id FROM namespace WHERE handle = $1)`,
      [advisor.handle],
    );

    expect(before.status).toBe(200);
    expect((await world.anyone.get(path)).status).toBe(404);
    expect((await person.client.put('/me/feed')).status).toBe(403);
    const links = await world.sphere.database.query(
      `SELECT 1 FROM feed_link JOIN namespace n ON n.id = account_id WHERE n.handle = $1`,
      [advisor.handle],
    );
    expect(links).toEqual([]);
  });
});
