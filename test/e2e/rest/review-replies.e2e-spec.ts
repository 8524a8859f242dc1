import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAdvisor, give, invite, underReview } from '../../support/a-review.js';
import type { OpinionAnswer } from '../../support/a-review.js';
import { RestWorld } from '../../support/rest-world.js';
import { isSigned, keySet, type Signature } from '../../support/verify-signature.js';

let world: RestWorld;

beforeAll(async () => {
  world = await RestWorld.start();
});
afterAll(async () => {
  await world.stop();
});

describe('POST …/opinions/{id}/reply', () => {
  it('is signed, revisable until publication, and frozen with it', async () => {
    const { owner, release } = await underReview(world);
    const advisor = await anAdvisor(world);
    await invite(owner, release, advisor);
    const { id } = await give(advisor, release);

    const first = await owner.client.post<OpinionAnswer>(`${release}/opinions/${id}/reply`, {
      body: 'We disagree.',
    });
    const second = await owner.client.post<OpinionAnswer>(`${release}/opinions/${id}/reply`, {
      body: 'We agree by now.',
    });
    await owner.client.post(`${release}/publish`);
    const third = await owner.client.post(`${release}/opinions/${id}/reply`, { body: 'Or not.' });
    const { body } = await world.anyone.get<{ opinions: OpinionAnswer[] }>(release);

    const reply = body.opinions[0]?.['reply'] as OpinionAnswer;
    expect(first.body['reply']).toMatchObject({ revision: 1, id: reply.id });
    expect(second.body['reply']).toMatchObject({ revision: 2 });
    expect(third).toMatchObject({ status: 409, body: { code: 'reply-frozen' } });
    expect(reply).toMatchObject({
      body: 'We agree by now.',
      opinion: id,
      author: { handle: owner.handle },
    });
    expect(isSigned(reply, await keySet(world))).toBe(true);
  });

  it('is taken once after publication, where there was none', async () => {
    const ada = await world.person();
    const path = await world.release(ada);
    const advisor = await anAdvisor(world);
    const { id } = await give(advisor, `${path}/releases/v1.0`);
    const at = `${path}/releases/v1.0/opinions/${id}/reply`;

    const first = await ada.client.post(at, { body: 'Thank you.' });
    const second = await ada.client.post(at, { body: 'On second thoughts.' });

    expect([first.status, second.status]).toEqual([200, 409]);
  });
});

describe('an opinion on an earlier version', () => {
  it('stays with its version, is marked with it on later ones, and with the version that answers it', async () => {
    const ada = await world.person();
    const path = await world.release(ada);
    const first = await give(await anAdvisor(world), `${path}/releases/v1.0`);
    const second = `${path}/releases/v2.0`;
    await ada.client.post(`${path}/releases`, { version: 'v2.0', publish: true });
    const own = await give(await anAdvisor(world), second);

    const bad = await ada.client.post(`${second}/addresses`, { addresses: [first.id, own.id] });
    const stated = await ada.client.post(`${second}/addresses`, { addresses: [first.id] });
    const again = await ada.client.post(`${second}/addresses`, { addresses: [first.id] });
    const { items } = (
      await world.anyone.get<{ items: OpinionAnswer[] }>(`${second}/earlier-opinions`)
    ).body;
    const page = await fetch(`${world.sphere.url}${second.replace('/models', '')}`, {
      headers: { accept: 'text/html' },
    });

    expect(bad).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'addresses[1]', code: 'opinion-not-earlier' }] },
    });
    expect([stated.body, again.body]).toEqual([
      { addresses: [first.id] },
      { addresses: [first.id] },
    ]);
    expect(items).toMatchObject([
      { id: first.id, release: { version: 'v1.0' }, addressedIn: ['v2.0'] },
    ]);
    const keys = await keySet(world);
    expect(items.map((item) => isSigned(item, keys))).toEqual([true]);
    expect(await page.text()).toContain('<strong>on v1.0</strong>');
  });

  it('stands in the catalogues as a peer review of its version', async () => {
    const ada = await world.person();
    const path = await world.release(ada);
    const page = `${world.sphere.url}${path.replace('/models', '')}`;
    const catalogued = async () =>
      (await fetch(`${page}/releases/v1.0/export/datacite-xml`)).text();
    const before = await catalogued();

    const { id } = await give(await anAdvisor(world), `${path}/releases/v1.0`);

    const [named] =
      new RegExp(`<relatedIdentifier [^>]*>${page}/releases/v1.0/opinions/${id}<`).exec(
        await catalogued(),
      ) ?? [];
    expect(before).not.toContain('IsReviewedBy');
    expect(named).toContain('relationType="IsReviewedBy"');
    expect(named).toContain('resourceTypeGeneral="PeerReview"');
  });
});

describe('an export of opinions', () => {
  it('holds what was published, and is checked by its code', async () => {
    const { owner, release } = await underReview(world);
    const advisor = await anAdvisor(world);
    await invite(owner, release, advisor);
    const { id } = await give(advisor, release);
    interface Export {
      document: { code: string; opinions: { document: { id: string } }[] };
      signature: Signature;
    }

    const before = await advisor.client.post<Export>('/me/opinions/exports');
    await owner.client.post(`${release}/publish`);
    const after = await advisor.client.post<Export>('/me/opinions/exports');
    const checked = await world.anyone.get(`/reviews/exports/${after.body.document.code}`);
    const unknown = await world.anyone.get('/reviews/exports/00000000000000000000');

    expect(before.body.document.opinions).toEqual([]);
    expect(after.body.document.opinions.map(({ document }) => document.id)).toEqual([id]);
    expect(
      isSigned(
        { ...after.body.document, signature: { ...after.body.signature, unsigned: ['signature'] } },
        await keySet(world),
      ),
    ).toBe(true);
    expect(checked).toMatchObject({
      status: 200,
      body: { advisor: advisor.handle, opinionCount: 1 },
    });
    expect(unknown.status).toBe(404);
  });
});

describe('POST /reviews/keys', () => {
  it('is for stewards; what an old key signed is still verified', async () => {
    const { owner, release } = await underReview(world);
    const advisor = await anAdvisor(world);
    await invite(owner, release, advisor);
    const before = await give(advisor, release);

    const refused = await owner.client.post('/reviews/keys');
    const rotated = await world.steward.post<{ kid: string }>('/reviews/keys');
    const after = await give(advisor, release);

    const keys = await keySet(world);
    expect(refused.status).toBe(403);
    expect(after['signature']).toMatchObject({ kid: rotated.body.kid });
    expect((before['signature'] as Signature).kid).not.toBe(rotated.body.kid);
    expect([isSigned(before, keys), isSigned(after, keys)]).toEqual([true, true]);
  });
});
