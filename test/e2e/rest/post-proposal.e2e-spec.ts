import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PaperReadings } from '../../../src/capabilities/papers/index.js';
import { runOn } from '../../support/command-line.js';
import { pdfBytes } from '../../support/pdf-bytes.js';
import { type Person, RestWorld } from '../../support/rest-world.js';

let world: RestWorld;
let ann: Person;

beforeAll(async () => {
  world = await RestWorld.start();
  ann = await world.person('ann');
});
afterAll(() => world.stop());

const bibtex = "@article{k, title={A {PDF} of one's own}, author={Woolf, Virginia}, year=1929}";
const paperMetadata = {
  title: 'A quiet title',
  description: 'It says little, and that on purpose, of what stands in the paper itself.',
  creators: [{ name: 'Ann' }],
};

function paper(word: string): Buffer {
  return pdfBytes([
    [
      ['A loud title', 20],
      ['Ann Author', 12],
      [`It is about the ${word} of the south.`, 10],
    ],
  ]);
}

interface Proposed {
  readonly format: string;
  readonly metadata: { readonly title?: string; readonly creators?: unknown };
  readonly sources: Readonly<Record<string, string>>;
  readonly notes: readonly { readonly code: string; readonly message: string }[];
}

describe('POST …/metadata/proposal', () => {
  it('proposes what a bibliography says, stores nothing, and can be put as it is', async () => {
    const path = await world.draft(ann, { kind: 'papers', metadata: paperMetadata });
    const headers = { 'content-type': 'application/x-bibtex; charset=utf-8' };

    const { body, status } = await ann.client.post<Proposed>(`${path}/metadata/proposal`, bibtex, {
      headers,
    });

    expect(status).toBe(200);
    expect(body).toMatchObject({
      format: 'bibtex',
      metadata: {
        title: "A PDF of one's own",
        creators: [{ familyName: 'Woolf', givenName: 'Virginia' }],
      },
      sources: { title: 'title', creators: 'author', publicationDate: 'year' },
    });
    const record = await ann.client.get<{ metadata: { title: string } }>(path);
    expect(record.body.metadata.title).toBe('A quiet title');
    const put = await ann.client.put(`${path}/metadata`, { metadata: body.metadata });
    expect(put.status).toBe(200);
  });

  it('reads files of the draft by their path', async () => {
    const files = {
      'paper.pdf': paper('quokka'),
      'refs/one.ris': 'TY  - JOUR\nTI  - From RIS\nER  - ',
    };
    const path = await world.draft(ann, { kind: 'papers', metadata: paperMetadata, files });

    const ofPdf = await ann.client.post<Proposed>(`${path}/metadata/proposal`, {
      path: 'paper.pdf',
    });
    const ofRis = await ann.client.post<Proposed>(`${path}/metadata/proposal`, {
      path: 'refs/one.ris',
    });

    expect(ofPdf.body).toMatchObject({
      format: 'pdf',
      metadata: { title: 'A loud title', creators: [{ name: 'Ann Author' }] },
      notes: [{ code: 'read-from-layout' }, { code: 'name-whole' }, { code: 'read-from-layout' }],
    });
    expect(ofRis.body.metadata.title).toBe('From RIS');
  });

  it.each([
    ['application/x-bibtex', '@article{k,\n title {x}}', 422, 'bibliography-unreadable', 'line 2'],
    ['application/x-bibtex', '', 422, 'bibliography-unreadable', 'line 1'],
    ['application/vnd.citationstyles.csl+json', '{', 422, 'bibliography-unreadable', 'csl'],
    ['application/pdf', 'no pdf', 422, 'pdf-unreadable', undefined],
    ['application/json', '{"path":"data/notes.md"}', 400, 'invalid-input', 'path'],
    ['application/json', '{"path":"../x.bib"}', 400, 'invalid-input', 'path'],
    ['application/json', '{"path":7}', 400, 'invalid-input', 'path'],
    ['application/json', 'null', 400, 'invalid-input', 'path'],
    ['application/json', '{"path":"none.pdf"}', 404, 'entry-not-found', undefined],
    ['application/json', '{', 400, 'malformed-json', undefined],
    ['text/plain', bibtex, 415, 'unsupported-media-type', undefined],
    ['application/x-bibtex', 'x'.repeat(1_048_577), 413, 'too-large', undefined],
  ])('refuses as %s, case %#', async (type, body, status, code, field) => {
    const path = await draftOf();

    const reply = await ann.client.post<{ code: string; errors?: { field: string }[] }>(
      `${path}/metadata/proposal`,
      body,
      { headers: { 'content-type': type } },
    );

    expect([reply.status, reply.body.code, reply.body.errors?.[0]?.field]).toEqual([
      status,
      code,
      field,
    ]);
  });

  it('is for those who may write to the draft', async () => {
    const path = await draftOf();
    const other = await world.person();
    const headers = { 'content-type': 'application/x-bibtex' };

    const byStranger = await world.anyone.post(`${path}/metadata/proposal`, bibtex, { headers });
    const byOther = await other.client.post(`${path}/metadata/proposal`, bibtex, { headers });

    expect([byStranger.status, byOther.status]).toEqual([404, 404]);
  });

  let draft: Promise<string> | null = null;
  function draftOf(): Promise<string> {
    return (draft ??= world.draft(ann, { kind: 'papers', metadata: paperMetadata }));
  }
});

describe('the text of a paper', () => {
  interface Found {
    readonly total: { readonly count: number };
    readonly items: readonly {
      readonly name: string;
      readonly highlights: {
        readonly isFromText: boolean;
        readonly description: { readonly text: string };
      };
    }[];
  }
  const read = () => world.sphere.app.get(PaperReadings).readDue();
  const search = async (q: string, more = '') =>
    (await world.anyone.get<Found>(`/records?q=${encodeURIComponent(q)}${more}`)).body;

  it('is found from its publication to its withdrawal', async () => {
    const path = await world.release(ann, {
      kind: 'papers',
      name: 'marsupials',
      metadata: { ...paperMetadata, mainFile: 'paper.pdf' },
      files: { 'paper.pdf': paper('quokka') },
    });
    await read();

    const found = await search('quokka');
    const withTitle = await search('quiet quokka ', '&sort=newest');
    const asPhrase = await search('"quokka of the south"');
    const otherKind = await search('quokka', '&kind=model');
    const state = await world.anyone.get<{ state: string }>(`${path}/text`);

    expect(found.total.count).toBe(1);
    expect(found.items[0]).toMatchObject({
      name: 'marsupials',
      highlights: { isFromText: true, description: { text: expect.stringContaining('quokka') } },
    });
    expect([withTitle, asPhrase, otherKind].map(({ items }) => items.length)).toEqual([1, 1, 0]);
    expect(state.body).toMatchObject({ state: 'read', reason: null, pageCount: 1 });

    await world.steward.post(`${path}/releases/v1.0/withdraw`, {
      category: 'legal',
      statement: 'A court ordered it.',
    });

    const [rows] = await world.sphere.database.query<{ texts: number }>(
      'SELECT (SELECT count(*) FROM record_text)::int + (SELECT count(*) FROM paper_reading)::int AS texts',
    );
    expect([(await search('quokka')).items, rows?.texts]).toEqual([[], 0]);
  });

  it('is that of the latest release, and none where the PDF cannot be read', async () => {
    const path = await world.release(ann, {
      kind: 'papers',
      name: 'birds',
      metadata: paperMetadata,
      files: { 'paper.pdf': paper('kookaburra') },
    });
    await read();
    await ann.client.put(`${path}/files/paper.pdf`, Buffer.from('%PDF-1.7 broken'));
    await ann.client.post(`${path}/releases`, { version: 'v2.0', publish: true });
    await read();

    const [byText, byTitle] = [await search('kookaburra'), await search('birds')];
    const state = await world.anyone.get(`${path}/text`);

    expect([byText.items.length, byTitle.items.length]).toEqual([0, 1]);
    expect(state.body).toMatchObject({ state: 'unreadable', reason: 'unreadable' });

    const list = '/unread-papers';
    const listed = await world.steward.get(list);
    const printed = await runOn(world.sphere, 'papers', 'list');
    const metrics = await world.sphere.http.get('/metrics');
    const other = await world.steward.post(`${list}/retry`, { paper: 'ann/nothing' });
    const retried = await world.steward.post(`${list}/retry`, { paper: 'ANN/birds' });
    const waiting = await world.steward.get(`${list}?state=waiting`);

    expect(listed.body).toMatchObject({
      items: [{ namespace: 'ann', name: 'birds', version: 'v2.0', reason: 'unreadable' }],
      next: null,
    });
    expect(printed.stdout).toMatch(
      /^ann\/birds@v2\.0 {2}unreadable {2}unreadable {2}sha256:[0-9a-f]{64}\n$/,
    );
    expect(metrics.text).toContain('sphere_papers_unreadable 1');
    expect(other).toMatchObject({ status: 404, body: { code: 'paper-not-unread' } });
    expect(retried).toMatchObject({ status: 201, body: { due: 1 } });
    expect(waiting.body).toMatchObject({ items: [{ name: 'birds', attempts: 0 }] });
    expect((await ann.client.get(list)).status).toBe(403);
  });
});
