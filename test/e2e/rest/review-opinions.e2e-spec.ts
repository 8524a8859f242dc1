import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAdvisor, anOpinion, give, invite, underReview } from '../../support/a-review.js';
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

describe('POST …/opinions', () => {
  it('is signed, bound to the manifest, and verified with nothing but the published keys', async () => {
    const { owner, release } = await underReview(world);
    const advisor = await anAdvisor(world);
    await invite(owner, release, advisor);

    const opinion = await give(advisor, release, {
      summary: 'Zażółć "gęślą" \u{1f98a} \u202e jaźń.',
      body: '# Remarks\n\n- one\n',
      aspects: { soundness: 'Sound.', 'data-and-licence': 'Open.', safety: ' ' },
      aiUse: 'None.',
    });
    const keys = await keySet(world);
    const { body } = await owner.client.get<{ manifestSha256: string }>(release);

    expect(opinion).toMatchObject({
      revision: 1,
      stage: 'pre-publication',
      isFrozen: false,
      release: { manifestSha256: body.manifestSha256, version: 'v1.0' },
      advisor: { handle: advisor.handle },
      aspects: { soundness: 'Sound.', 'data-and-licence': 'Open.' },
      licence: 'CC-BY-4.0',
      disclaimer: expect.stringContaining('consultative'),
    });
    expect(isSigned(opinion, keys)).toBe(true);
    expect(isSigned({ ...opinion, summary: 'All is well.' }, keys)).toBe(false);
    expect(
      isSigned({ ...opinion, release: { ...(opinion['release'] as object), version: 'v2' } }, keys),
    ).toBe(false);
    expect(JSON.stringify(keys)).not.toContain('"d"');
  });

  it('answers the very bytes that were signed', async () => {
    const { release } = await underReview(world);
    const advisor = await anAdvisor(world);
    await invite(advisor, release, advisor);
    const { id, signature } = await give(advisor, release);

    const { text } = await advisor.client.get(`${release}/opinions/${id}/document`);

    const { jws, kid } = signature as Signature;
    const [header = '', , mac = ''] = jws.split('.');
    const jwk = (await keySet(world)).find((key) => key.kid === kid);
    const signed = Buffer.from(`${header}.${Buffer.from(text).toString('base64url')}`);
    const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
    expect(verify(null, signed, key, Buffer.from(mac, 'base64url'))).toBe(true);
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({ alg: 'EdDSA', kid });
  });

  it('revises the first before publication, and adds a further one afterwards', async () => {
    const { owner, release } = await underReview(world);
    const advisor = await anAdvisor(world);
    await invite(owner, release, advisor);

    const first = await give(advisor, release);
    const revised = await give(advisor, release, { recommendation: 'endorse' });
    await owner.client.post(`${release}/publish`);
    const further = await give(advisor, release, { recommendation: 'abstain' });
    const { body } = await world.anyone.get<{ opinions: OpinionAnswer[] }>(release);
    const kept = await world.sphere.database.query(
      'SELECT number FROM opinion_revision WHERE opinion_id = $1 ORDER BY number',
      [first.id],
    );

    expect(revised).toMatchObject({ id: first.id, revision: 2 });
    expect(further).toMatchObject({
      revision: 1,
      stage: 'post-publication',
      follows: first.id,
      isFrozen: true,
    });
    expect(body.opinions).toMatchObject([
      { id: first.id, revision: 2, recommendation: 'endorse', isFrozen: true },
      { id: further.id, recommendation: 'abstain', follows: first.id },
    ]);
    expect(kept).toEqual([{ number: 1 }, { number: 2 }]);
  });

  it('is given on what is published without an invitation, and announced to all', async () => {
    const ada = await world.person();
    const path = await world.release(ada);
    const advisor = await anAdvisor(world);

    const opinion = await give(advisor, `${path}/releases/v1.0`);

    expect(opinion).toMatchObject({ stage: 'post-publication', follows: null, isFrozen: true });
    const events = await world.anyone.get<{ items: unknown[] }>('/events?limit=100');
    expect(events.body.items).toContainEqual(
      expect.objectContaining({ action: 'opinion.given', actor: advisor.handle }),
    );
  });

  it('asks for a declaration of competing interests first, and keeps that of the invitation', async () => {
    const { owner, release } = await underReview(world);
    const advisor = await anAdvisor(world);
    const id = await invite(owner, release, advisor);
    const undeclared = anOpinion({ competingInterests: undefined });

    const refused = await advisor.client.post(`${release}/opinions`, undeclared);
    await advisor.client.call('PATCH', `${release}/invitations/${id}`, {
      body: {
        status: 'accepted',
        competingInterests: {
          status: 'declared',
          kinds: ['funding', 'employment'],
          statement: 'Same grant.',
        },
      },
    });
    const given = await advisor.client.post(`${release}/opinions`, undeclared);

    expect(refused).toMatchObject({ status: 422, body: { code: 'competing-interests-missing' } });
    expect(given).toMatchObject({
      status: 201,
      body: {
        competingInterests: {
          status: 'declared',
          kinds: ['employment', 'funding'],
          statement: 'Same grant.',
        },
      },
    });
  });

  it('shows what our records know beside what is declared', async () => {
    const { owner, lab, release } = await underReview(world, {
      creators: [{ familyName: 'Lovelace', givenName: 'Ada', orcid: '0000-0002-1825-0097' }],
    });
    const handle = world.unused('advisor');
    await world.steward.post('/accounts', {
      handle,
      displayName: 'A. Lovelace',
      orcid: '0000-0002-1825-0097',
      roles: ['advisor'],
    });
    await owner.client.put(`/organisations/${lab}/members/${handle}`, { role: 'reader' });
    const token = await world.token(handle, 'write');

    const opinion = await give({ handle, token, client: world.anyone.as(token) }, release);

    expect(opinion['detectedInterests']).toEqual([
      { kind: 'membership', name: lab, identifier: null },
      {
        kind: 'creator-orcid',
        name: 'Lovelace, Ada',
        identifier: '0000-0002-1825-0097',
      },
    ]);
  });

  it('notices a creator with whom the advisor published here within three years', async () => {
    const bob = { familyName: 'Bach', givenName: 'Bo', orcid: '0000-0001-5109-3700' };
    const eve = { familyName: 'Ek', givenName: 'Eve', orcid: '0000-0002-1694-233X' };
    const handle = world.unused('advisor');
    const { orcid } = eve;
    await world.steward.post('/accounts', { handle, displayName: 'E.', orcid, roles: ['advisor'] });
    const token = await world.token(handle, 'write');
    const advisor = { handle, token, client: world.anyone.as(token) };
    const author = await world.person();
    await world.release(author, { metadata: { creators: [bob, eve] } });
    const shared = await world.release(author, { metadata: { creators: [bob] } });

    const opinion = await give(advisor, `${shared}/releases/v1.0`);

    expect(opinion['detectedInterests']).toEqual([
      { kind: 'co-author', name: 'Bach, Bo', identifier: bob.orcid },
    ]);
  });

  it.each([
    [{ recommendation: 'accept' }],
    [{ score: 5 }],
    [{ summary: '' }],
    [{ summary: '  \n ' }],
    [{ summary: 'x'.repeat(2_001) }],
    [{ body: 'x'.repeat(100_001) }],
    [{ summary: 'a\u0000b' }],
    [{ body: '\ud800' }],
    [{ aspects: { beauty: 'x' } }],
    [{ aspects: [] }],
    [{ competingInterests: { status: 'none', kinds: ['funding'] } }],
    [{ competingInterests: { status: 'declared' } }],
    [{ competingInterests: { status: 'declared', kinds: ['envy'] } }],
    [{ competingInterests: null }],
  ])('refuses %j', async (change) => {
    const { owner, release } = await underReview(world);
    const advisor = await anAdvisor(world);
    await invite(owner, release, advisor);

    const reply = await advisor.client.post(`${release}/opinions`, anOpinion(change));

    expect(reply.status).toBe(400);
    const { body } = await owner.client.get(`${release}/opinions`);
    expect(body).toEqual({ items: [], next: null });
  });

  it('refuses a body of megabytes, and keeps a long and hostile one as it is', async () => {
    const { owner, release } = await underReview(world);
    const advisor = await anAdvisor(world);
    await invite(owner, release, advisor);
    const hostile = `<script>alert(1)</script>[x](javascript:1)\u202e${'w'.repeat(90_000)}`;

    const huge = await advisor.client.post(
      `${release}/opinions`,
      anOpinion({ body: 'x'.repeat(2_000_000) }),
    );
    const kept = await give(advisor, release, { body: hostile });

    expect(huge.status).toBe(413);
    expect(kept['body']).toBe(hostile);
  });
});
