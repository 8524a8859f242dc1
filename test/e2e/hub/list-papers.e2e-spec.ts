import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bodyOf, hub } from '../../support/hub-requests.js';
import { startSphere, type Sphere } from '../../support/sphere.js';
import { StillClock } from '../../support/still-clock.js';

type Items = readonly { readonly title: string; readonly paper: { readonly id: string } }[];

describe('lists of papers', () => {
  let sphere: Sphere;
  const clock = new StillClock(new Date('2026-01-05T12:00:00Z'));

  beforeAll(async () => {
    sphere = await startSphere({ clock });
    const ada = await sphere.anAccount('ada');
    const { organisation, owner } = await sphere.anOrganisation('lab');
    const paper = (title: string, rest: object) =>
      sphere.aRelease({
        kind: 'paper',
        card: { title, description: `About ${title}.` },
        by: ada,
        ...rest,
      });
    const first = await paper('Alpha waves', {});
    clock.set('2026-01-11T23:59:59Z');
    await paper('Beta rays', { by: owner, namespace: organisation.handle });
    clock.set('2026-02-01T00:00:00Z');
    await paper('Gamma rays', {});
    await sphere.aRepository({
      kind: 'paper',
      by: ada,
      card: { title: 'Draft', description: 'x' },
    });
    await sphere.aRelease({ by: ada, card: { title: 'A model of rays' } });
    // A later release of a paper does not bring it back into the list of its day.
    await sphere.aRelease({ repository: first.repository, by: ada, version: 'v2.0' });
  });

  afterAll(async () => {
    await sphere.close();
  });

  const titles = async (path: string): Promise<string[]> => {
    const response = await hub(sphere).get(path).expect(200);
    return bodyOf<Items>(response).map(({ title }) => title);
  };

  it.each([
    ['', ['Gamma rays', 'Beta rays', 'Alpha waves']],
    ['?date=2026-01-05', ['Alpha waves']],
    ['?date=2026-01-06', []],
    ['?week=2026-W02', ['Beta rays', 'Alpha waves']],
    ['?month=2026-02', ['Gamma rays']],
    ['?submitter=ADA', ['Gamma rays', 'Alpha waves']],
    ['?submitter=lab&month=2026-01', ['Beta rays']],
    ['?submitter=nobody', []],
    ['?limit=1', ['Gamma rays']],
    ['?limit=1&p=1', ['Beta rays']],
    ['?limit=1&p=3', []],
    ['?limit=100&p=99999', []],
    ['?sort=publishedAt', ['Gamma rays', 'Beta rays', 'Alpha waves']],
  ])('by day answer %s', async (query, expected) => {
    expect(await titles(`/api/daily_papers${query}`)).toEqual(expected);
  });

  it('by what is downloaded most', async () => {
    await sphere.database.query(
      `UPDATE record_popularity SET recent_requests = 7 WHERE repository_id =
       (SELECT repository_id FROM record_document WHERE document ->> 'title' = 'Beta rays')`,
    );

    expect(await titles('/api/daily_papers?sort=trending')).toEqual([
      'Beta rays',
      'Gamma rays',
      'Alpha waves',
    ]);
  });

  it.each([
    'date=2026-02-30',
    'date=yesterday',
    'week=2026-W54',
    'week=2026-2',
    'month=2026-13',
    'month=0000-01',
    'sort=best',
  ])('refuse %s', async (query) => {
    const response = await hub(sphere).get(`/api/daily_papers?${query}`);

    expect(response.status).toBe(400);
    expect(bodyOf<{ error: string }>(response).error).not.toBe('');
  });

  it('wrap the paper, with what Python reads beside it', async () => {
    const response = await hub(sphere).get('/api/daily_papers?submitter=lab').expect(200);

    expect(response.body).toMatchObject([
      {
        title: 'Beta rays',
        publishedAt: '2026-01-11T23:59:59.000Z',
        submittedBy: { user: 'lab', fullname: 'The Laboratory', type: 'org' },
        organization: { name: 'lab', avatarUrl: `${sphere.url}/api/avatars/lab.svg` },
        numComments: 0,
        paper: { summary: 'About Beta rays.', authors: [{ name: 'Ann Smith' }] },
      },
    ]);
  });

  it('by words hold papers alone', async () => {
    expect((await titles('/api/papers/search?q=rays')).sort()).toEqual(['Beta rays', 'Gamma rays']);
    expect(await titles('/api/papers/search?q=rays&limit=1')).toHaveLength(1);
    expect(await titles('/api/papers/search')).toHaveLength(3);
    expect(await titles('/api/papers/search?q=nonsense')).toEqual([]);
  });
});
