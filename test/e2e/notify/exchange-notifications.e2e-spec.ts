import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfirmAnnouncements, SendNotifications } from '../../../src/capabilities/notify/index.js';
import { NotifyConfig } from '../../../src/foundations/config/notify.config.js';
import { expectStatus, type Person, RestWorld } from '../../support/rest-world.js';
import { ReviewService } from '../../support/review-service.js';
import { StillClock } from '../../support/still-clock.js';

interface Items {
  readonly items: readonly Readonly<Record<string, unknown>>[];
}
interface Offer {
  readonly id: string;
  readonly sending: string;
}

const clock = new StillClock();
const hostile = `<script>alert(1)</script>\u202edesrever${'x'.repeat(20_000)}`;
const linkedData = { 'content-type': 'application/ld+json' };
let service: ReviewService;
let world: RestWorld;
let ada: Person;
/** Of a published dataset, below `/api/v1`. */
let path: string;
let release: string;

beforeAll(async () => {
  service = await ReviewService.start();
  const inbox = `${service.url}/inbox`;
  const notify = new NotifyConfig({ reviewServices: [{ id: service.url, inbox }] });
  world = await RestWorld.start({ clock, config: { notify } });
  ada = await world.person();
  await publishWork();
});

afterAll(async () => {
  await world.stop();
  await service.stop();
});

/** Whatever was exchanged before is about another work. */
async function publishWork(): Promise<void> {
  path = await world.release(ada, { kind: 'datasets' });
  release = `${path}/releases/v1.0`;
  service.received.length = 0;
  service.answer = { status: 201 };
}

const inbox = () => `${world.sphere.url}/inbox`;
const landingPage = () => `${world.sphere.url}${release}`;

function post(body: unknown, headers: Readonly<Record<string, string>> = linkedData) {
  return world.anyone.call('POST', '//inbox', { body, headers, isDocumented: false });
}

function announcement(members: Readonly<Record<string, unknown>> = {}) {
  return service.notification(inbox(), {
    type: ['Announce', 'coar-notify:ReviewAction'],
    context: { id: landingPage(), type: 'sorg:AboutPage' },
    object: { id: `${service.url}/reviews${release}`, type: ['Page', 'sorg:Review'] },
    ...members,
  });
}

/** Puts a page where an announcement says that there is one. */
function publishReview(html = `<a href="${landingPage()}">The work</a>`): void {
  service.pages.set(`/reviews${release}`, html);
}

async function shown(): Promise<Items['items']> {
  await world.sphere.app.get(ConfirmAnnouncements).confirm();
  return (await world.anyone.get<Items>(`${release}/external-reviews`)).body.items;
}

async function offers(): Promise<Items['items']> {
  await world.sphere.app.get(SendNotifications).send();
  return (await ada.client.get<Items>(`${release}/review-offers`)).body.items;
}

async function browse(address: string, language: string): Promise<string> {
  const headers = { accept: 'text/html', 'accept-language': language };
  return (await fetch(address, { headers })).text();
}

function askForReview(by = ada) {
  return by.client.post<Offer>(`${release}/review-offers`, { service: service.url });
}

describe('a review elsewhere', () => {
  beforeEach(publishWork);

  it('is asked for, promised, announced, confirmed, shown and taken back', async () => {
    const before = await stateOfRelease();
    expectStatus(await askForReview(), 201);
    expect(await offers()).toMatchObject([{ sending: 'sent', answer: null }]);
    const [offer] = service.received;
    expect(offer).toMatchObject({
      type: ['Offer', 'coar-notify:ReviewAction'],
      origin: { id: world.sphere.url, inbox: inbox(), type: 'Service' },
      target: { id: service.url, inbox: `${service.url}/inbox`, type: 'Service' },
      object: { id: landingPage(), 'ietf:item': { mediaType: 'application/ld+json' } },
    });

    const promise = { type: 'TentativeAccept', inReplyTo: offer?.id, object: offer };
    const promised = service.notification(inbox(), { ...promise, summary: 'In a month' });
    expectStatus(await post(promised), 201);
    expect(await offers()).toMatchObject([
      { answer: 'tentatively-accepted', answerNote: 'In a month' },
    ]);
    publishReview();
    const announced = announcement({ inReplyTo: offer?.id });
    expectStatus(await post(announced), 201);
    expect(await shown()).toMatchObject([
      {
        kind: 'review',
        url: `${service.url}/reviews${release}`,
        isExternal: true,
        service: { name: 'Open reviews' },
        offer: offer?.id.replace('urn:uuid:', ''),
        disclaimer: expect.stringContaining('changes nothing here') as unknown,
      },
    ]);

    const undone = { type: 'Undo', inReplyTo: announced.id, object: { id: announced.id } };
    expectStatus(await post(service.notification(inbox(), undone)), 201);
    expect(await shown()).toEqual([]);
    expect(await stateOfRelease()).toEqual(before);
    const subject = `dataset:${path.replace('/datasets/', '')}@v1.0`;
    const { items } = (
      await world.anyone.get<Items>(`/events?subject=${encodeURIComponent(subject)}`)
    ).body;
    expect(items.map(({ action }) => action).slice(-2)).toEqual([
      'external-review.shown',
      'external-review.undone',
    ]);
  });

  it.each([
    [
      'names another work',
      () => {
        publishReview('<p>On https://example.org/other</p>');
      },
    ],
    ['is not there', () => service.pages.delete(`/reviews${release}`)],
  ])('is not shown while its page %s, and is looked for again', async (_, arrange) => {
    arrange();
    expectStatus(await post(announcement()), 201);
    expect(await shown()).toEqual([]);

    publishReview();
    clock.advance(60_000);

    expect(await shown()).toHaveLength(1);
  });

  it('is found by any of the names of the work, and shown once however often it is announced', async () => {
    publishReview();
    const { pid } = (await world.anyone.get<{ pid: string }>(release)).body;
    for (const id of [
      landingPage(),
      `${world.sphere.url}${path}`,
      `${world.sphere.url}/id/${pid}`,
      `https://doi.org/10.5072/sphere.${pid}`,
    ]) {
      expectStatus(await post(announcement({ context: { id } })), 201);
    }

    expect(await shown()).toHaveLength(1);
  });

  it('stands on the page of the release, apart from opinions, in both languages and harmless', async () => {
    publishReview();
    const object = { id: `${service.url}/reviews${release}`, type: 'Page', name: hostile };
    await post(
      announcement({ object, actor: { id: service.url, type: 'Service', name: hostile } }),
    );
    expect(await shown()).toHaveLength(1);

    const [english, french, list] = await Promise.all([
      browse(landingPage(), 'en'),
      browse(landingPage(), 'fr'),
      browse(`${landingPage()}/external-reviews`, 'en'),
    ]);

    expect(english).toContain('<h2 id="external-reviews-title">Reviews elsewhere</h2>');
    expect(french).toContain('<h2 id="external-reviews-title">Évaluations externes</h2>');
    for (const page of [english, french, list]) {
      expect(page).toContain('rel="external nofollow ugc noreferrer"');
      expect(page).toContain('&lt;script>alert(1)&lt;/script> desrever');
      expect(page).not.toContain('<script>alert(1)');
      expect(page).not.toContain('\u202e');
    }
  });

  it('is taken back by its own service alone', async () => {
    publishReview();
    const announced = announcement();
    await post(announced);
    const forged = service.notification(inbox(), { type: 'Undo', object: { id: announced.id } });

    const refused = await post({ ...forged, origin: { ...forged.origin, id: `${service.url}/x` } });

    expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: 'object.id' }] } });
    expect(await shown()).toHaveLength(1);
  });
});

describe('POST /inbox', () => {
  it('takes a notification once, and answers the same', async () => {
    const sent = announcement();
    const first = await post(sent);

    const [again, ...others] = await Promise.all([post(sent), post(sent), post(sent)]);

    expect(first.headers.location).toMatch(new RegExp(`^${inbox()}/[0-9a-f-]{36}$`));
    for (const reply of [again, ...others]) {
      expect(reply).toMatchObject({ status: 201, headers: { location: first.headers.location } });
    }
  });

  it.each<[string, () => unknown, number, Readonly<Record<string, unknown>>]>([
    ['no JSON', () => '{', 400, { code: 'malformed-json' }],
    ['deep JSON', () => '['.repeat(30_000), 400, { code: 'malformed-json' }],
    ['a megabyte', () => JSON.stringify({ a: 'b'.repeat(1_000_000) }), 413, { code: 'too-large' }],
    ['inherited names', () => '{"constructor": 1, "__proto__": {"id": "urn:uuid:x"}}', 400, {}],
    [
      'an unknown sender',
      () => announcement({ origin: aService('https://elsewhere.example') }),
      403,
      { code: 'sender-unknown' },
    ],
    [
      'another inbox',
      () => announcement({ target: aService('https://elsewhere.example') }),
      400,
      { errors: [{ field: 'target.inbox', code: 'notify-unmatched' }] },
    ],
    [
      'a work that is not here',
      () => announcement({ context: { id: `${world.sphere.url}/nobody/nothing` } }),
      400,
      { errors: [{ field: 'context.id', code: 'notify-unmatched' }] },
    ],
    [
      'a page of somebody else',
      () => announcement({ object: { id: 'http://169.254.169.254/latest' } }),
      400,
      { errors: [{ field: 'object.id', code: 'notify-unmatched' }] },
    ],
    [
      'an answer to an offer of nobody',
      () => {
        const urn = `urn:uuid:${crypto.randomUUID()}`;
        return announcement({ type: 'Accept', inReplyTo: urn, object: { id: urn } });
      },
      400,
      { errors: [{ field: 'inReplyTo', code: 'notify-unmatched' }] },
    ],
  ])('refuses %s', async (_, payload, status, problem) => {
    const body = payload();

    const refused = await post(typeof body === 'string' ? body : JSON.stringify(body));

    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(refused).toMatchObject({ status, body: problem });
  });

  it('takes JSON-LD and JSON, and nothing else', async () => {
    const body = JSON.stringify(announcement());
    const types = ['application/json', 'application/ld+json; profile="x"', 'text/turtle', ''];

    const replies = await Promise.all(
      types.map((type) => post(body, { 'content-type': type || 'x/y' })),
    );

    expect(replies.map(({ status }) => status)).toEqual([201, 201, 415, 415]);
  });
});

describe('/inbox otherwise', () => {
  const call = (method: string, by = world.anyone, headers = {}) =>
    by.call<Readonly<Record<string, unknown>>>(method, '//inbox', { headers, isDocumented: false });

  it('says what it takes, and by which methods', async () => {
    const [options, put] = await Promise.all([call('OPTIONS'), call('PUT')]);

    expect(options).toMatchObject({
      status: 204,
      headers: {
        allow: 'GET, HEAD, OPTIONS, POST',
        'accept-post': 'application/ld+json, application/json',
      },
    });
    expect(put).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, OPTIONS, POST' } });
  });

  it('is read by stewards, and leads people to their own notifications', async () => {
    const { location = '' } = (await post(announcement({ title: 'zq\u0000' }))).headers;

    const listed = await call('GET', world.steward);
    const entry = await world.steward.get(`/${location.slice(world.sphere.url.length)}`, {
      isDocumented: false,
    });

    expect(listed.body).toMatchObject({ '@id': inbox(), '@context': 'http://www.w3.org/ns/ldp' });
    expect(listed.body['contains']).toContain(location);
    expect(entry).toMatchObject({ status: 200, body: { title: 'zq\u0000' } });
    expect((await call('GET')).status).toBe(401);
    expect((await call('GET', ada.client)).status).toBe(403);
    expect(await call('GET', world.anyone, { accept: 'text/html' })).toMatchObject({
      status: 303,
      headers: { location: '/notifications' },
    });
  });

  it('is named by landing pages and their linksets', async () => {
    const page = await fetch(landingPage());
    const linkset = await fetch(`${landingPage()}/linkset`);

    const link = `<${inbox()}>;rel="http://www.w3.org/ns/ldp#inbox"`;
    expect(page.headers.get('link')).toContain(link);
    expect(await linkset.json()).toMatchObject({
      linkset: expect.arrayContaining([
        expect.objectContaining({ 'http://www.w3.org/ns/ldp#inbox': [{ href: inbox() }] }),
      ]) as unknown,
    });
  });
});

describe('POST …/review-offers', () => {
  beforeEach(publishWork);

  it('is for owners and stewards, of what is published, to services that there are', async () => {
    const stranger = await world.person();
    const draft = await world.draft(ada);
    expectStatus(await ada.client.post(`${draft}/releases`, { version: 'v1.0' }), 201);
    const body = { service: service.url };

    expect((await askForReview(stranger)).status).toBe(403);
    expect((await stranger.client.get(`${release}/review-offers`)).status).toBe(403);
    expect(await ada.client.post(`${draft}/releases/v1.0/review-offers`, body)).toMatchObject({
      status: 409,
      body: { code: 'not-published' },
    });
    const unknown = { service: 'https://elsewhere.example' };
    expect(await world.steward.post(`${release}/review-offers`, unknown)).toMatchObject({
      status: 422,
      body: { code: 'review-service-unknown' },
    });
    expect((await world.anyone.get('/reviews/services')).body).toEqual({
      items: [{ id: service.url }],
    });
  });

  it('waits as long as the service asks, and shows why; what is refused has failed', async () => {
    service.answer = { status: 503, headers: { 'retry-after': '600' } };
    const first = await askForReview();
    expect(await offers()).toMatchObject([{ sending: 'waiting', lastError: 'HTTP 503' }]);
    clock.advance(599_000);
    await offers();
    expect(service.received).toHaveLength(1);

    service.answer = { status: 403 };
    clock.advance(600_000);

    expect(await offers()).toMatchObject([{ sending: 'failed', lastError: 'HTTP 403' }]);
    expect((await askForReview()).body.id).toBe(first.body.id);
  });

  it('is taken back with an Undo of it, once', async () => {
    const { id } = (await askForReview()).body;
    await offers();
    const taken = [1, 2].map(() => ada.client.delete(`${release}/review-offers/${id}`));
    for (const reply of await Promise.all(taken)) expectStatus(reply, 200);

    expect(await offers()).toMatchObject([
      { id, sending: 'sent', withdrawnAt: clock.now().toISOString() },
    ]);
    expect(service.received.slice(1)).toMatchObject([
      {
        type: 'Undo',
        inReplyTo: `urn:uuid:${id}`,
        object: { id: `urn:uuid:${id}`, type: ['Offer', 'coar-notify:ReviewAction'] },
      },
    ]);
    expect((await ada.client.delete(`${release}/review-offers/x`)).status).toBe(404);
  });
});

function aService(id: string) {
  return { id, inbox: `${id}/inbox`, type: 'Service' };
}

/** The whole row: nothing that is announced may touch it. */
function stateOfRelease() {
  return world.sphere.database.query(
    `SELECT r.*, r.xmin::text FROM release r JOIN repository p ON p.id = r.repository_id
     WHERE p.name = $1`,
    [path.split('/').at(-1)],
  );
}
