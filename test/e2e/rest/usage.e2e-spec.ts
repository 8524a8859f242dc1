import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DownloadsService } from '../../../src/capabilities/discovery/index.js';
import { FixityCheck } from '../../../src/capabilities/artifacts/index.js';
import { anAdvisor, invite, underReview } from '../../support/a-review.js';
import type { RestReply } from '../../support/rest-client.js';
import { type Person, RestWorld } from '../../support/rest-world.js';

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
const googlebot = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';
const month = new Date().toISOString().slice(0, 7);

interface Report {
  readonly Report_Header: { readonly Reporting_Period: { readonly Begin_Date: string } };
  readonly Report_Datasets: readonly {
    readonly Dataset_Title: string;
    readonly Performance: readonly [{ readonly Instance: readonly unknown[] }];
  }[];
}

let world: RestWorld;
let ada: Person;

beforeAll(async () => {
  world = await RestWorld.start();
  ada = await world.person('ada');
});

afterAll(async () => {
  await world.stop();
});

/** Reads an address from the root, as it would be read elsewhere. */
const read = (path: string, agent: string, person: Person | null = null, accept = '*/*') =>
  (person?.client ?? world.anyone).get(`/${path}`, {
    headers: { 'user-agent': agent, accept },
    isDocumented: false,
  });
const pageOf = (path: string) => path.replace('/models', '');
const figures = async (path: string) => {
  await world.sphere.app.get(DownloadsService).settle();
  const { body } = await world.anyone.get<{
    concept: Record<'requests' | 'investigations', Record<string, { total: number }>>;
  }>(`/stats${path}`);
  const of = (count: 'requests' | 'investigations') =>
    [body.concept[count]['regular']?.total, body.concept[count]['machine']?.total] as const;
  return { requests: of('requests'), investigations: of('investigations') };
};

describe('a file of a release', () => {
  it('fetched twice in 20 s by one agent counts once, by a robot never, by tools as machine', async () => {
    const path = await world.release(ada, { files: { 'a.txt': 'hello' } });
    const file = `/${pageOf(path)}/resolve/v1.0/a.txt`.slice(1);

    for (const agent of [firefox, firefox, googlebot, '', 'curl/8.5.0', 'huggingface_hub/0.34.0']) {
      expect((await read(file, agent)).status).toBe(200);
    }
    await world.anyone.call('HEAD', `/${file}`, { headers: { 'user-agent': 'Wget/1.21' } });
    await read(`${file}x`, 'Wget/1.21');

    expect((await figures(path)).requests).toEqual([1, 2]);
  });

  it('counts as it is in the git tree too, and metadata read by clients as an investigation', async () => {
    const path = await world.release(ada, { files: { 'a.txt': 'hello' } });

    await read(`${pageOf(path)}/raw/v1.0/a.txt`, 'curl/8.5.0');
    await read(`/api${path}`, 'huggingface_hub/0.34.0');

    expect(await figures(path)).toEqual({ requests: [0, 1], investigations: [0, 2] });
  });
});

describe('metadata', () => {
  /** How many investigations each of the reads was taken for, by the place that was read. */
  const investigationsOf = async (
    path: string,
    reads: readonly (readonly [place: string, accept?: string])[],
  ) => {
    const counted: Record<string, unknown> = {};
    let before = 0;
    for (const [place, accept] of reads) {
      // By another reader each, or they would be double clicks.
      const agent = firefox.replace('128.0)', `${Object.keys(counted).length})`);
      const { status } = await read(place, agent, null, accept);
      const { investigations, requests } = await figures(path);
      expect([status, ...requests]).toEqual([200, 0, 0]);
      counted[place + (accept ?? '')] = (investigations[0] ?? 0) - before;
      before = investigations[0] ?? 0;
    }
    return new Set(Object.values(counted)).size === 1 ? Object.values(counted)[0] : counted;
  };

  it('is an investigation where a record is read: as a page, in another form, over the API', async () => {
    const path = await world.release(ada, { files: { 'a.txt': 'hello' } });
    const page = pageOf(path);

    const counted = await investigationsOf(path, [
      [page, 'text/html'],
      [page, 'application/ld+json'],
      [page, 'application/linkset+json'],
      [`${page}/export/bibtex`],
      [`${page}/releases/v1.0/export/datacite-json`],
      [`${page}/releases/v1.0/linkset`],
      [`/api/v1${path}`],
      [`/api/v1${path}/releases/v1.0`],
      [`/api/v1${path}/releases/v1.0/manifest`],
      [`/api${path}`],
    ]);

    expect(counted).toBe(1);
  });

  it('is none in lists, harvests, packages and checks of bytes', async () => {
    const path = await world.release(ada, { files: { 'a.txt': 'hello' } });
    const release = `${pageOf(path)}/releases/v1.0`;

    const counted = await investigationsOf(path, [
      ['/api/v1/records?limit=100'],
      [`/api/v1${path}/releases`],
      [`/api/v1${path}/releases/v1.0/fixity`],
      ['/api/models?full=true'],
      ['/oai?verb=ListRecords&metadataPrefix=oai_dc'],
      ['/feeds/all.atom'],
      [`${release}/package.bagit.tar`],
      [`${release}/package.rocrate.zip`],
    ]);

    expect(counted).toBe(0);
  });
});

describe('what nobody outside reads', () => {
  it('is not counted: a candidate, by its authors and its advisors', async () => {
    const { owner, path, release } = await underReview(world);
    const advisor = await anAdvisor(world);
    await invite(owner, release, advisor);

    const page = `${pageOf(path)}/resolve/v1.0/data/notes.md`;
    const reads = [
      await read(page, firefox, advisor),
      await read(page, firefox, owner),
      await read(`/api/v1${release}`, firefox, advisor),
    ];
    await world.sphere.app.get(DownloadsService).settle();

    expect(reads.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(
      await world.sphere.database.query(
        'SELECT 1 FROM usage_event WHERE version = $1 AND repository_id IN (SELECT id FROM repository WHERE name = $2)',
        ['v1.0', path.split('/').at(-1)],
      ),
    ).toEqual([]);
  });

  it('is not counted: drafts, health, fixity, and what was refused', async () => {
    const path = await world.release(ada, { files: { 'a.txt': 'hello' } });
    await ada.client.put(`${path}/files/draft.txt`, 'A draft.');
    const page = pageOf(path);

    const draft = await read(`${page}/resolve/main/draft.txt`, firefox, ada);
    await read(`${page}/draft`, firefox, ada);
    await read('/healthz/ready', firefox);
    const checked = [];
    for await (const result of world.sphere.app.get(FixityCheck).run()) checked.push(result);
    const refused = await world.anyone.get(`${path}/releases/v1.0?cursor=tampered`, {
      headers: { 'user-agent': firefox },
    });

    expect([draft.status, refused.status]).toEqual([200, 400]);
    expect(checked).not.toEqual([]);
    expect(await figures(path)).toEqual({ requests: [0, 0], investigations: [0, 0] });
  });
});

describe('GET /stats/health', () => {
  it('says whether the counters keep up, as the metrics do', async () => {
    await world.sphere.app.get(DownloadsService).settle();

    const { body } = await world.anyone.get('/stats/health');
    const metrics = await read('/metrics', firefox);

    expect(body).toMatchObject({ lost: 0, waiting: 0, isStuck: false });
    expect(metrics.text).toMatch(/^sphere_usage_lag_seconds \d+$/m);
    expect(metrics.text).toMatch(/^sphere_usage_counter_stuck 0$/m);
  });
});

describe('GET /stats/export', () => {
  it('reports each release that was used in a month, a page at a time', async () => {
    const title = 'A model, "quoted" & called =1+1';
    const path = await world.release(ada, { metadata: { title }, files: { 'a.txt': 'hello' } });
    const other = await world.release(ada, { files: { 'b.txt': 'hello' } });
    await read(`${pageOf(path)}/resolve/v1.0/a.txt`, firefox);
    await read(`${pageOf(path)}/resolve/v1.0/a.txt`, 'curl/8.5.0');
    await read(`/api/v1${path}`, 'curl/8.5.0');
    await read(`${pageOf(other)}/resolve/v1.0/b.txt`, firefox);
    await world.sphere.app.get(DownloadsService).settle();

    const datasets: Report['Report_Datasets'][number][] = [];
    let next: string | undefined = `/stats/export?month=${month}&limit=1`;
    while (next !== undefined) {
      const { body, headers }: RestReply<Report> = await world.anyone.get<Report>(next);
      expect(body.Report_Datasets).toHaveLength(1);
      datasets.push(...body.Report_Datasets);
      next = /^<[^>]*\/api\/v1([^>]*)>; rel="next"$/.exec(String(headers['link']))?.[1];
    }

    const reported = datasets.find(({ Dataset_Title: named }) => named === title);
    expect(new Set(datasets.map((dataset) => JSON.stringify(dataset))).size).toBe(datasets.length);
    expect(reported).toMatchObject({
      Dataset_ID: [
        { Type: 'URI', Value: expect.stringMatching(/\/id\/[0-9a-z]{5}-[0-9a-z]{5}$/) },
        { Type: 'URL', Value: `${world.sphere.url}${pageOf(path)}/releases/v1.0` },
      ],
      Publisher: 'Sphere',
      Data_Type: 'Model',
      Performance: [
        {
          Period: { Begin_Date: `${month}-01` },
          Instance: [
            { Metric_Type: 'Total_Dataset_Investigations', Access_Method: 'Regular', Count: 1 },
            { Metric_Type: 'Unique_Dataset_Investigations', Access_Method: 'Regular', Count: 1 },
            { Metric_Type: 'Total_Dataset_Requests', Access_Method: 'Regular', Count: 1 },
            { Metric_Type: 'Unique_Dataset_Requests', Access_Method: 'Regular', Count: 1 },
            { Metric_Type: 'Total_Dataset_Investigations', Access_Method: 'Machine', Count: 2 },
            { Metric_Type: 'Unique_Dataset_Investigations', Access_Method: 'Machine', Count: 1 },
            { Metric_Type: 'Total_Dataset_Requests', Access_Method: 'Machine', Count: 1 },
            { Metric_Type: 'Unique_Dataset_Requests', Access_Method: 'Machine', Count: 1 },
          ],
        },
      ],
    });
  });

  it('is a table of all of them as well, of people or of programs', async () => {
    const title = '=HYPERLINK("https://evil.example")';
    const path = await world.release(ada, { metadata: { title }, files: { 'a.txt': 'hello' } });
    await read(`${pageOf(path)}/resolve/v1.0/a.txt`, firefox);
    await read(`${pageOf(path)}/resolve/v1.0/a.txt`, 'curl/8.5.0');
    await world.sphere.app.get(DownloadsService).settle();
    const asked = `/stats/export?month=${month}&access_method=Machine`;

    const csv = await world.anyone.get(asked, { headers: { accept: 'text/csv' } });
    const tsv = await world.anyone.get(`${asked}&format=tsv&limit=1`);
    const json = await world.anyone.get<Report>(`${asked}&limit=1000`);

    const [head, rows] = tsv.text.split('\n\n');
    const lines = (rows ?? '').trimEnd().split('\n');
    const own = lines.map((line) => line.split('\t')).filter(([name]) => name === `'${title}`);
    expect(csv.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="dsr-${month}.csv"`,
    });
    expect(csv.text).toContain(`\r\n"'=HYPERLINK(""https://evil.example"")",Sphere,127.0.0.1:`);
    expect(head).toMatch(/^Report_Filters\tAccess_Method=Machine$/m);
    expect(own.map((cells) => cells.slice(-3))).toEqual([
      ['Machine', 'Total_Dataset_Investigations', '1'],
      ['Machine', 'Unique_Dataset_Investigations', '1'],
      ['Machine', 'Total_Dataset_Requests', '1'],
      ['Machine', 'Unique_Dataset_Requests', '1'],
    ]);
    expect(lines.every((line) => line.split('\t').length === 13)).toBe(true);
    expect(json.body.Report_Datasets.length).toBeGreaterThan(2);
    expect(json.text).not.toContain('"Regular"');
  });

  it.each([
    ['format=xlsx', {}, 400],
    ['access_method=Robot', {}, 400],
    ['', { accept: 'application/pdf' }, 406],
  ])('has no "%s" %j', async (query, headers, status) => {
    const reply = await world.anyone.get(`/stats/export?month=${month}&${query}`, { headers });

    expect(reply.status).toBe(status);
    expect(reply.text).toMatch(status === 406 ? /text\/csv.*tab-separated/ : /"field":/);
  });

  it.each(['', '2026-13', '2026-3', '2999-01', '2026-01-01', '%00'])(
    'refuses "%s" as a month',
    async (asked) => {
      const reply = await world.anyone.get(`/stats/export?month=${asked}`);

      expect(reply).toMatchObject({ status: 400, body: { errors: [{ field: 'month' }] } });
    },
  );

  it('refuses a cursor of another list, and no month at all', async () => {
    const cursor = await world.anyone.get(`/stats/export?month=${month}&cursor=WzFd`);

    expect(cursor).toMatchObject({ status: 400, body: { errors: [{ field: 'cursor' }] } });
    expect((await world.anyone.get('/stats/export')).status).toBe(400);
  });
});
