import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectStatus, type Person, RestWorld } from '../../support/rest-world.js';

let world: RestWorld;
let ann: Person;

beforeAll(async () => {
  world = await RestWorld.start();
  ann = await world.person('ann');
});
afterAll(() => world.stop());

interface Relations {
  readonly stated: readonly { readonly relation: string }[];
  readonly inverse: readonly {
    readonly relation: string;
    readonly role: string | null;
    readonly name: string;
  }[];
  readonly inverseTotal: number;
}

async function pidOf(path: string): Promise<string> {
  const { body } = await world.anyone.get<{ pid: string }>(`${path}/releases/v1.0`);
  return `${world.sphere.url}/id/${body.pid}`;
}

const derivedFrom = (identifier: string, role?: string) => ({
  related: [{ relation: 'IsDerivedFrom', identifier, ...(role !== undefined && { role }) }],
});

describe('GET …/relations', () => {
  it('shows the inverse on the other record at once, there and on its page', async () => {
    const data = await world.release(ann, { kind: 'datasets', name: 'corpus' });
    const made = await world.release(ann, {
      name: 'made',
      metadata: derivedFrom(await pidOf(data), 'trained-on'),
    });

    const ofData = await world.anyone.get<Relations>(`${data}/relations`);
    const ofMade = await world.anyone.get<Relations>(`${made}/relations`);
    const page = await world.sphere.http.get('/datasets/ann/corpus').set('Accept', 'text/html');

    expect(ofData.body.inverse).toMatchObject([
      { relation: 'IsSourceOf', role: 'trained-on', name: 'made' },
    ]);
    expect(ofData.body.inverseTotal).toBe(1);
    expect(ofMade.body).toMatchObject({ stated: [{ relation: 'IsDerivedFrom' }], inverse: [] });
    expect(page.text).toContain('source of');
  });

  it('is not there for what is not released', async () => {
    const path = await world.draft(ann);

    const { status } = await ann.client.get(`${path}/relations`);

    expect(status).toBe(404);
  });
});

describe('a work that would be derived from itself', () => {
  it('is refused, naming the relation, however long the way round', async () => {
    const first = await world.release(ann, { kind: 'datasets', name: 'first' });
    const second = await world.release(ann, {
      kind: 'datasets',
      name: 'second',
      metadata: derivedFrom(await pidOf(first)),
    });
    const third = await world.release(ann, {
      kind: 'datasets',
      name: 'third',
      metadata: derivedFrom(await pidOf(second)),
    });
    const metadata = {
      title: 'Round',
      license: 'cc-by-4.0',
      related: [
        { relation: 'Cites', identifier: await pidOf(third) },
        { relation: 'IsDerivedFrom', identifier: await pidOf(third) },
      ],
    };
    expectStatus(await ann.client.put(`${first}/metadata`, { metadata }), 200);

    const { status, body } = await ann.client.post<{
      code: string;
      errors: { field: string; code: string }[];
    }>(`${first}/releases`, { version: 'v2.0', publish: true });

    expect([status, body.code]).toEqual([422, 'card-invalid']);
    expect(body.errors).toMatchObject([{ field: 'metadata.related[1]', code: 'relation-cycle' }]);
  });

  it('is refused where others named it before it was released, and by an amendment', async () => {
    const path = await world.draft(ann, { kind: 'datasets', name: 'ahead' });
    const draft = await ann.client.get<{ pid: string }>(path);
    const heir = await world.release(ann, {
      kind: 'datasets',
      name: 'heir',
      metadata: derivedFrom(`${world.sphere.url}/id/${draft.body.pid}`),
    });
    const circle = derivedFrom(await pidOf(heir));
    const release = () => ann.client.post(`${path}/releases`, { version: 'v1.0', publish: true });
    const describeAs = (more: object) =>
      ann.client.put(`${path}/metadata`, {
        metadata: { title: 'Ahead', license: 'cc-by-4.0', ...more },
      });

    expectStatus(await describeAs(circle), 200);
    const proposed = await release();
    expectStatus(await describeAs({}), 200);
    expectStatus(await release(), 201);
    const amended = await ann.client.post(`${path}/releases/v1.0/amendments`, {
      patch: [{ op: 'add', path: '/related/-', value: circle.related[0] }],
      reason: 'Where it comes from.',
    });

    for (const reply of [proposed, amended]) {
      expect(reply).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'metadata.related[0]', code: 'relation-cycle' }] },
      });
    }
  });
});
