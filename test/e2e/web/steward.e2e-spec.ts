import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../support/rest-world.js';
import { RestWorld } from '../../support/rest-world.js';
import { Visitor } from '../../support/visitor.js';

let world: RestWorld;
let steward: Visitor;
let ada: Person;

beforeAll(async () => {
  world = await RestWorld.start();
  ada = await world.person('ada');
  steward = await Visitor.signedIn(url(), world.sphere.stewardToken);
});

afterAll(async () => {
  await world.stop();
});

const url = () => world.sphere.url;

const pages = [
  '/steward',
  '/steward/accounts',
  '/steward/accounts/ada',
  '/steward/accounts/ada/close',
  '/steward/organisations',
  '/steward/releases',
  '/steward/bytes',
  '/steward/damage',
  '/steward/events',
];

describe('the pages of stewards', () => {
  it.each(pages)('%s is for stewards alone, in both languages', async (path) => {
    const stranger = await new Visitor(url()).get(path);
    const other = await (await Visitor.signedIn(url(), ada.token)).get(path);
    const english = await steward.get(path);
    const french = await steward.get(path).set('Accept-Language', 'fr');

    expect([stranger.status, other.status]).toEqual([401, 403]);
    expect([english.status, french.status]).toEqual([200, 200]);
    expect(french.text).toContain('Administration');
    expect(french.text).not.toContain('Stewardship');
  });

  it('say to a steward whose token only reads that it takes another', async () => {
    const { handle } = await world.person(undefined, ['steward']);
    const reading = await Visitor.signedIn(url(), await world.token(handle, 'read'));

    const { status, text } = await reading.get('/steward/accounts');

    expect(status).toBe(403);
    expect(text).toContain('scope');
  });
});

describe('accounts', () => {
  it('are made with roles, and a first token that is shown once', async () => {
    const answer = await steward.submit('/steward/accounts', '/steward/accounts', {
      handle: 'grace',
      displayName: 'Grace <b>Hopper</b>',
      orcid: '0000-0002-1825-0097',
      roles: ['advisor', 'steward'],
    });

    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    const [token = ''] = /hf_sph[0-9A-Za-z]{34}/.exec(answer.text) ?? [];
    const self = await world.anyone.as(token).get('/me');
    expect(self.body).toMatchObject({
      account: { handle: 'grace', orcid: '0000-0002-1825-0097' },
      roles: ['advisor', 'steward'],
    });
    const { text } = await steward.get('/steward/accounts?q=GRA');
    expect(text).toContain('Grace &lt;b>Hopper&lt;/b>');
    expect(text).not.toContain('href="/steward/accounts/ada"');
  });

  it.each([
    [{ handle: 'ada', displayName: 'Again' }, 409, 'field-handle'],
    [{ handle: 'x y', displayName: 'Odd' }, 400, 'field-handle'],
    [{ handle: 'odd', displayName: 'Odd', orcid: '0000-0002-1825-0098' }, 400, 'field-orcid'],
  ])('are refused beside the field: %j', async (fields, status, id) => {
    const answer = await steward.submit('/steward/accounts', '/steward/accounts', fields);

    expect(answer.status).toBe(status);
    expect(answer.text).toContain(`id="${id}-fault"`);
  });

  it('are listed by pages, each account once', async () => {
    await Promise.all(
      Array.from({ length: 25 }, (_, index) =>
        world.steward.post('/accounts', { handle: `many-${index}`, displayName: 'One of many' }),
      ),
    );
    const handlesOf = (text: string) =>
      [...text.matchAll(/href="\/steward\/accounts\/(many-\d+)"/g)].map(([, handle]) => handle);

    const first = await steward.get('/steward/accounts?q=many-');
    const [, next = ''] = /rel="next" href="([^"]+)"/.exec(first.text) ?? [];
    const second = await steward.get(next.replaceAll('&amp;', '&'));

    expect(handlesOf(first.text)).toHaveLength(20);
    expect(new Set([...handlesOf(first.text), ...handlesOf(second.text)]).size).toBe(25);
    expect(second.text).not.toContain('rel="next"');
  });

  it('get roles, but the last steward keeps hers', async () => {
    const { handle } = await world.person();
    const own = `/steward/accounts/${handle}`;

    const given = await steward.submit(own, `${own}/roles`, { roles: 'advisor' });
    await world.sphere.database.query(
      `UPDATE account SET is_steward = false
        WHERE id <> (SELECT id FROM namespace WHERE handle = 'operator')`,
    );
    const operator = '/steward/accounts/operator';
    const kept = await steward.submit(operator, `${operator}/roles`);

    expect(given.headers['location']).toBe(`${own}?done=roles`);
    expect((await steward.get(own)).text).toMatch(/value="advisor" checked/);
    expect(kept.status).toBe(409);
    expect(kept.text).toContain('href="/steward/accounts/operator?lang=fr"');
  });

  it('lose tokens, and are closed, once that is confirmed', async () => {
    const bob = await world.person();
    const own = `/steward/accounts/${bob.handle}`;
    const { text } = await steward.get(own);
    const [, revocation = ''] = /href="([^"]+\/revoke)"/.exec(text) ?? [];

    const revoked = await steward.submit(revocation, revocation);
    const after = await bob.client.get('/me');
    const closed = await steward.submit(`${own}/close`, `${own}/close`);

    expect(revoked.headers['location']).toBe(`${own}?done=revoked`);
    expect(after.status).toBe(401);
    expect(closed.headers['location']).toBe('/steward/accounts?done=closed');
    expect((await steward.get(own)).status).toBe(404);
  });
});

describe('organisations', () => {
  it('are found by their handle, and managed by stewards who do not belong to them', async () => {
    const handle = await world.organisation(ada);
    const own = `/account/organisations/${handle}`;
    const bob = await world.person();

    const { text } = await steward.get(`/steward/organisations?q=${handle}`);
    const added = await steward.submit(own, `${own}/members`, {
      account: bob.handle,
      role: 'reader',
    });

    expect(text).toContain(`href="${own}"`);
    expect(added.headers['location']).toBe(`${own}?done=member`);
  });
});

describe('a release', () => {
  const ground = { category: 'privacy', statement: 'It holds <i>names</i> of patients.' };
  const deskOf = (path: string) => `/steward/releases${path}/v1.0`;

  it('is found by the address of its page', async () => {
    const [, , namespace, name] = (await world.release(ada)).split('/');
    const page = `${url()}/${namespace}/${name}/releases/v1.0`;

    const found = await steward.get(`/steward/releases?address=${encodeURIComponent(page)}`);
    const none = await steward.get('/steward/releases?address=nonsense');

    expect(found.headers['location']).toBe(`/steward/releases/models/${namespace}/${name}/v1.0`);
    expect(none.status).toBe(400);
    expect(none.text).toContain('id="field-address-fault"');
  });

  it('is withdrawn after a page that says what that does, and comes back', async () => {
    const path = await world.release(ada);
    const desk = deskOf(path);
    const record = path.replace('/models', '');

    const question = await steward.submit(desk, `${desk}/withdrawal/question`, ground);
    const stillThere = await new Visitor(url()).get(record);
    const [, form = ''] = /name="form" value="([^"]+)"/.exec(question.text) ?? [];
    const withdrawn = await steward.post(`${desk}/withdrawal`, { form, ...ground });
    const tombstone = await new Visitor(url()).get(record);
    const list = await steward.get('/steward/releases');
    const lifted = await steward.submit(`${desk}/withdrawal/lift`, `${desk}/withdrawal/lift`);

    expect(question.status).toBe(200);
    expect(question.text).toContain('It holds &lt;i>names&lt;/i> of patients.');
    expect(stillThere.status).toBe(200);
    expect(withdrawn.headers['location']).toBe(`${desk}?done=withdrawn`);
    expect(tombstone.status).toBe(410);
    expect(list.text).toContain(`href="${desk}"`);
    expect(lifted.headers['location']).toBe(`${desk}?done=lifted`);
    expect((await new Visitor(url()).get(record)).status).toBe(200);
  });

  it.each([
    [{ category: 'reputation', statement: 'It embarrasses us.' }],
    [{ category: 'legal', statement: ' ' }],
  ])('is not withdrawn for %j', async (values) => {
    const desk = deskOf(await world.release(ada));

    const question = await steward.submit(desk, `${desk}/withdrawal/question`, values);
    const { text } = await steward.get(desk);
    const [, form = ''] = /name="form" value="([^"]+)"/.exec(text) ?? [];
    const answer = await steward.post(`${desk}/withdrawal`, { form, ...values });

    expect([question.status, answer.status]).toEqual([422, 422]);
    expect(answer.text).toContain('role="alert"');
  });

  it('is not withdrawn by a form of another site', async () => {
    const path = await world.release(ada);

    const answer = await steward.post(`${deskOf(path)}/withdrawal`, ground);

    expect(answer.status).toBe(403);
    expect((await new Visitor(url()).get(path.replace('/models', ''))).status).toBe(200);
  });

  it('gets a notice, and is rid of it', async () => {
    const desk = deskOf(await world.release(ada));
    const notice = { kind: 'retracted', reason: 'The <b>scores</b> are wrong.' };

    const empty = await steward.submit(desk, `${desk}/notice`, { ...notice, reason: '' });
    const put = await steward.submit(desk, `${desk}/notice`, notice);
    const shown = await steward.get(desk);
    const list = await steward.get('/steward/releases');
    const lifted = await steward.submit(desk, `${desk}/notice/lift`);

    expect(empty.status).toBe(400);
    expect(empty.text).toContain('id="field-reason-fault"');
    expect(put.headers['location']).toBe(`${desk}?done=noticed`);
    expect(shown.text).toContain('The &lt;b>scores&lt;/b> are wrong.');
    expect(list.text).toContain(`href="${desk}"`);
    expect(lifted.headers['location']).toBe(`${desk}?done=notice-lifted`);
  });

  it.each(['/steward/releases/spaces/ada/x/v1.0', '/steward/releases/models/ada/none/v1.0'])(
    'that is none has no page: %s',
    async (path) => {
      expect((await steward.get(path)).status).toBe(404);
    },
  );
});

describe('bytes', () => {
  it('of a draft are quarantined and allowed; of nothing, refused', async () => {
    const content = 'Bytes that an inspection holds back.';
    await world.draft(ada, { files: { 'notes.md': content } });
    const sha256Of = createHash('sha256').update(content).digest('hex');
    const decide = (sha256: string, reason = 'An inspection says so.') =>
      steward.submit('/steward/bytes', '/steward/bytes', {
        sha256,
        decision: 'quarantine',
        reason,
      });

    const decided = await decide(sha256Of);
    const [malformed, unknown] = [await decide('xyz'), await decide('0'.repeat(64))];
    const unexplained = await decide(sha256Of, '');

    expect(decided.headers['location']).toBe('/steward/bytes?done=quarantined');
    expect([malformed.status, unknown.status, unexplained.status]).toEqual([400, 404, 400]);
  });
});

describe('the event log', () => {
  it('is read by subject and by actor, the last event first', async () => {
    const bob = await world.person();
    await world.steward.post(`/accounts/${bob.handle}/tokens`, { name: 'more', scope: 'read' });

    const bySubject = await steward.get(`/steward/events?subject=account:${bob.handle}`);
    const byActor = await steward.get(`/steward/events?actor=${bob.handle}`);

    const actions = [...bySubject.text.matchAll(/<code>([a-z_.]+)<\/code>/g)].map(([, one]) => one);
    expect(actions).toEqual(['token.issued', 'token.issued', 'account.created']);
    expect(byActor.text).not.toContain('<code>');
  });

  it('has pages that follow on one another', async () => {
    const seqsOf = (text: string) =>
      [...text.matchAll(/<span title="[0-9a-f]{64}">([\d,]+)</g)].map(([, seq = '']) =>
        Number(seq.replaceAll(',', '')),
      );

    const first = await steward.get('/steward/events');
    const [, next = ''] = /rel="next" href="([^"]+)"/.exec(first.text) ?? [];
    const second = await steward.get(next.replaceAll('&amp;', '&'));

    expect(seqsOf(first.text)).toHaveLength(20);
    expect(seqsOf(second.text)[0]).toBe((seqsOf(first.text).at(-1) ?? 0) - 1);
  });

  it('is verified, and says where the chain is broken', async () => {
    const verify = () => steward.submit('/steward/events', '/steward/events/verification');
    const { database } = world.sphere;

    const whole = await verify();
    await database.query('ALTER TABLE event DISABLE TRIGGER event_is_append_only');
    await database.query(`UPDATE event SET action = 'account.praised' WHERE seq = 3`);
    const broken = await verify();

    expect(whole.text).toContain('The chain holds');
    expect(broken.text).toContain('broken at event 3');
  });

  it.each(['?cursor=nonsense', '?cursor=WyJhIl0'])('refuses %s', async (query) => {
    expect((await steward.get(`/steward/events${query}`)).status).toBe(400);
  });
});
