import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeCursor } from '../../../src/domain/identifiers/page-cursor.js';
import { allNames, namesOf, page } from '../../support/hub-lists.js';
import { bodyOf, hub } from '../../support/hub-requests.js';
import { startSphere, type Somebody, type Sphere } from '../../support/sphere.js';

const count = 12;

describe('pages of a list', () => {
  let sphere: Sphere;
  let ada: Somebody;

  beforeAll(async () => {
    sphere = await startSphere();
    ada = await sphere.anAccount('ada');
    for (let number = 0; number < count; number += 1) {
      await sphere.aRelease({ by: ada, name: `model-${number}`, card: { tags: ['paged'] } });
    }
  });

  afterAll(() => sphere.close());

  it.each(['', '&sort=lastModified', '&sort=downloads&direction=1', '&sort=id', '&sort=mainSize'])(
    'hold everything once and in order (%s)',
    async (query) => {
      const whole = await namesOf(sphere, `models?filter=paged${query}`);

      const paged = await allNames(sphere, `/api/models?filter=paged&limit=5${query}`);

      expect(whole).toHaveLength(count);
      expect(paged).toEqual(whole);
    },
  );

  it('lead on by an address that keeps the question', async () => {
    const { next } = await page(sphere, '/api/models?filter=paged&limit=5&expand=sha&expand=tags');

    expect(next).toContain('filter=paged&limit=5&expand=sha&expand=tags&cursor=');
  });

  it('lose and repeat nothing while others publish', async () => {
    const whole = await namesOf(sphere, 'models?filter=paged');
    let published = 0;

    const paged = await allNames(sphere, '/api/models?filter=paged&limit=3', async () => {
      published += 1;
      await sphere.aRelease({ by: ada, name: `late-${published}`, card: { tags: ['paged'] } });
    });

    expect(published).toBeGreaterThan(2);
    expect(paged).toEqual(whole);
  });

  it('stay whole for a member whose drafts stand between', async () => {
    await sphere.aModel({ by: ada, name: 'draft-of-mine', card: { tags: ['paged'] } });
    const whole = await namesOf(sphere, 'models?filter=paged', ada);

    const first = await page(sphere, `/api/models?filter=paged&limit=1`, ada);
    const second = await page(sphere, first.next ?? '', ada);

    expect([...first.names, ...second.names]).toEqual(whole.slice(0, 2));
    expect(whole[0]).toBe('ada/draft-of-mine');
  });

  it.each([
    ['a cut cursor', (cursor: string) => cursor.slice(0, -3)],
    ['a longer one', (cursor: string) => `${cursor}AA`],
    ['no cursor at all', () => ''],
    ['one of our own making', () => encodeCursor(['x', 1, 'y'])],
    ['one that is not even text', () => '%00%ff'],
    ['a very long one', () => 'A'.repeat(10_000)],
  ])('are refused with a reason for %s', async (_, tamper) => {
    const { next } = await page(sphere, '/api/models?filter=paged&limit=5');
    const cursor = new URL(next ?? '', sphere.url).searchParams.get('cursor') ?? '';

    const response = await hub(sphere).get(`/api/models?filter=paged&cursor=${tamper(cursor)}`);

    expect(response.status).toBe(400);
    expect(bodyOf<{ error: string }>(response).error).toContain('cursor');
  });

  it.each([
    'models',
    'models?filter=other',
    'datasets?filter=paged',
    'models?filter=paged&sort=id',
  ])('are refused to another list: %s', async (list) => {
    const { next } = await page(sphere, '/api/models?filter=paged&limit=5');
    const cursor = new URL(next ?? '', sphere.url).searchParams.get('cursor') ?? '';

    const response = await hub(sphere).get(
      `/api/${list}${list.includes('?') ? '&' : '?'}cursor=${cursor}`,
    );

    expect(response.status).toBe(400);
  });

  it('find again what a database from before lists held', async () => {
    await sphere.database.query(
      `UPDATE listing SET is_described = false, tokens = '{}', parameters = 0, description_length = 0`,
    );

    expect((await namesOf(sphere, 'models?filter=paged')).length).toBeGreaterThanOrEqual(count);
  });
});
