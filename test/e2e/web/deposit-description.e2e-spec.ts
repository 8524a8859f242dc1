import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pdfBytes } from '../../support/pdf-bytes.js';
import { type Person, RestWorld } from '../../support/rest-world.js';
import { hiddenFields, Visitor } from '../../support/visitor.js';

let world: RestWorld;
let alice: Person;
let visitor: Visitor;

beforeAll(async () => {
  world = await RestWorld.start();
  alice = await world.person('alice');
  visitor = await Visitor.signedIn(world.sphere.url, alice.token);
});

afterAll(() => world.stop());

interface Place {
  /** Path of the draft in the own API. */
  readonly api: string;
  readonly description: string;
}

async function draft(options: Parameters<RestWorld['draft']>[1] = {}): Promise<Place> {
  const api = await world.draft(alice, options);
  return { api, description: `/deposit${api}/description` };
}

async function card({ api }: Place): Promise<string> {
  const [, , ...name] = api.split('/');
  const kind = api.startsWith('/models') ? '' : `${api.split('/', 2)[1] ?? ''}/`;
  const { text } = await visitor.get(`/${kind}${name.join('/')}/raw/main/README.md`).expect(200);
  return text;
}

function send({ description }: Place, fields: Readonly<Record<string, string | string[]>>) {
  return visitor.submit(description, description, { do: 'save', ...fields });
}

const people = {
  'creator-name': ['Martin, Alice', 'Durand, Bob'],
  'creator-orcid': ['0000-0002-1825-0097', ''],
  'creator-affiliation': ['A laboratory', ''],
  'creator-ror': ['03yrm5c26', ''],
  'creator-place': ['', ''],
};

describe('the form of a description', () => {
  it('writes the card, keeps what it does not know, and the order of the creators', async () => {
    const place = await draft({ kind: 'papers', metadata: { widget: [{ text: 'kept' }] } });

    const saved = await send(place, {
      ...people,
      title: 'On light hearts',
      description: 'We studied them.',
      license: 'CC-BY-4.0',
      keywords: 'hearts, lightness',
      language: 'en, fr',
      body: '# Text\r\n\r\nIn full.',
      'work-relation': 'Cites',
      'work-identifier': '10.1234/abc',
      'work-place': '',
    });

    expect([saved.status, saved.headers['location']]).toEqual([303, `${place.description}?saved`]);
    const written = await card(place);
    expect(written).toContain('widget:\n  - text: kept\n');
    expect(written).toMatch(/name: Martin, Alice[^]*ror: 03yrm5c26[^]*name: Durand, Bob/);
    expect(written).toContain('identifier: 10.1234/abc');
    expect(written.endsWith('---\n# Text\n\nIn full.')).toBe(true);
    const { text } = await visitor.get(place.description).expect(200);
    expect(text).toContain('value="Durand, Bob"');
  });

  it('leads to the very field of an identifier with a slip, and keeps what was typed', async () => {
    const place = await draft();

    const { status, text } = await send(place, {
      ...people,
      'creator-orcid': ['0000-0002-1825-0097', '0000-0002-1825-0098'],
      title: 'Kept title',
      'work-identifier': 'no identifier',
      'work-relation': 'Cites',
    });

    expect(status).toBe(422);
    expect(text).toContain('href="#field-creators[1].orcid"');
    expect(text).toContain('id="field-creators[1].orcid"');
    expect(text).toContain('href="#field-related[0].identifier"');
    expect(text).toContain('value="Kept title"');
    expect(await card(place)).not.toContain('Kept title');
  });

  it('moves, adds and removes people without a script', async () => {
    const place = await draft();
    const namesOf = (html: string) =>
      [...html.matchAll(/name="creator-name"[^>]*? value(?:="([^"]*)")?[ />]/g)].map(
        ([, name = '']) => name,
      );

    const moved = await send(place, { ...people, do: 'person-up-1' });
    const added = await send(place, { ...people, do: 'person-add' });
    const removed = await send(place, { ...people, do: 'person-remove-0' });

    expect(namesOf(moved.text)).toEqual(['Durand, Bob', 'Martin, Alice']);
    expect(namesOf(added.text)).toEqual(['Martin, Alice', 'Durand, Bob', '']);
    expect(namesOf(removed.text)).toEqual(['Durand, Bob']);
  });

  it('shows a preview in which nothing acts, and saves nothing', async () => {
    const place = await draft();

    const { status, text } = await send(place, {
      do: 'preview',
      title: 'Unsaved',
      body: '**bold** <script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>',
    });

    expect(status).toBe(200);
    const preview = text.slice(text.indexOf('id="preview"'), text.indexOf('class="form-acts"'));
    expect(preview).toContain('<strong>bold</strong>');
    expect(preview).not.toMatch(/<script|javascript:|onerror/);
    expect(await card(place)).not.toContain('Unsaved');
  });

  it('finds what is released here, and ties it to the work', async () => {
    await world.release(alice, { name: 'tied-model', metadata: { title: 'Quokka recogniser' } });
    const place = await draft({ kind: 'papers' });

    const { text: found } = await send(place, { do: 'find', find: 'quokka' });
    const act = /value="(relate:Describes:[^"]+)"/.exec(found)?.[1] ?? '';
    const { text: tied } = await send(place, { do: act, title: 'Tied' });

    expect(act).toMatch(/\/id\/[0-9a-z]{5}-[0-9a-z]{5}$/);
    expect(tied).toContain(`value="${act.replace('relate:Describes:', '')}"`);
  });

  it('refuses to write over what somebody else changed meanwhile', async () => {
    const place = await draft();
    const { text: form } = await visitor.get(place.description).expect(200);
    const hidden = hiddenFields(form, place.description);
    await alice.client.put(`${place.api}/metadata`, { metadata: { title: 'Theirs' } });

    const { status, text } = await visitor.post(place.description, {
      ...hidden,
      do: 'save',
      title: 'Mine',
    });

    expect(status).toBe(412);
    expect(text).toContain('value="Mine"');
    expect(await card(place)).toContain('title: Theirs');
  });

  it('holds names and titles of any kind as text', async () => {
    const place = await draft();
    const name = '"><script>alert(1)</script>\u202e';

    const { text } = await send(place, { do: 'person-add', 'creator-name': name, title: name });

    expect(text).not.toContain('<script>alert');
  });
});

describe('the card as it is', () => {
  it('is replaced as it was written', async () => {
    const place = await draft();
    const text = '---\ntitle: Mine # with a comment\n---\n\nText.\n';

    const saved = await visitor.submit(place.description, `${place.description}/card`, {
      card: text.replaceAll('\n', '\r\n'),
    });

    expect(saved.status).toBe(303);
    expect(await card(place)).toBe(text);
  });

  it('is refused where it is no YAML, and shown again as it was written', async () => {
    const place = await draft();

    const { status, text } = await visitor.submit(place.description, `${place.description}/card`, {
      card: '---\ntitle: [\n---\n',
    });

    expect(status).toBe(422);
    expect(text).toContain('title: [');
    expect(text).toContain('<details class="whole-card" open');
  });
});

describe('filling in from elsewhere', () => {
  const bibtex = `@inproceedings{k, title={On {Hearts}}, author={Curie, Marie and {A Laboratory}},
    booktitle={Proc. of Hearts}, year=2024, month=mar, license={MIT}, doi={10.1234/hearts}}`;

  it('fills the form, marks what it filled, and saves all of it only when it is saved', async () => {
    const place = await draft({ kind: 'papers', metadata: { creators: [{ name: 'Old' }] } });

    const filled = await send(place, { do: 'propose-text', 'proposal-text': bibtex, title: 'Was' });
    const unsaved = await card(place);
    const { proposed = '' } = hiddenFields(filled.text, place.description);
    await send(place, {
      proposed: proposed.replaceAll('&quot;', '"'),
      title: 'On Hearts',
      description: 'Of hearts.',
      license: 'CC-BY-4.0',
      'creator-name': ['Curie, Marie', 'A Laboratory'],
      'creator-orcid': ['', ''],
      'creator-affiliation': ['', ''],
      'creator-ror': ['', ''],
      'creator-place': ['1', '2'],
    });

    expect(filled.status).toBe(200);
    expect(filled.text).toContain('value="On Hearts"');
    expect(filled.text).toContain('Filled in from BibTeX, “author”.');
    expect(filled.text).toContain('only you can say under which one this is released');
    expect(filled.text).toContain('name="creator-place" value="1"');
    expect(unsaved).not.toContain('Hearts');
    const saved = await card(place);
    expect(saved).toMatch(/familyName: Curie\n\s+givenName: Marie\n/);
    expect(saved).toMatch(/type: Organizational\n\s+name: A Laboratory/);
    expect(saved).toContain('publicationDate: 2024-03');
    expect(saved).toContain('title: Proc. of Hearts');
    expect(saved).toContain('identifier: 10.1234/hearts');
    expect(saved).not.toContain('name: Old');
  });

  it('reads a PDF of the draft', async () => {
    const pdf = pdfBytes([
      [
        ['A loud title', 20],
        ['Ann Author', 12],
      ],
    ]);
    const place = await draft({ kind: 'papers', files: { 'paper.pdf': pdf } });

    const { text } = await send(place, { do: 'propose-file', 'proposal-path': 'paper.pdf' });

    expect(text).toContain('value="A loud title"');
    expect(text).toContain('value="Ann Author"');
  });

  it.each([
    ['propose-text', { 'proposal-text': '@article{k,\n title {x}}' }, 422, 'Line 2 of the BibTeX'],
    ['propose-text', { 'proposal-text': ' ' }, 400, 'Paste an entry first.'],
    ['propose-file', { 'proposal-path': 'none.pdf' }, 404, 'none.pdf'],
    ['propose-file', { 'proposal-path': 'README.md' }, 400, 'neither a PDF nor'],
    ['propose-file', { 'proposal-path': 'paper.pdf' }, 422, 'The file is no PDF.'],
  ])(
    'says beside the field why %s %j was refused, and keeps the rest',
    async (act, sent, code, said) => {
      const files = { 'paper.pdf': 'no PDF' };
      const place = await draft({ kind: 'papers', files });

      const { status, text } = await send(place, { do: act, title: 'Kept title', ...sent });

      expect(status).toBe(code);
      expect(text).toContain(said);
      expect(text).toContain('value="Kept title"');
      expect(text).toContain(`id="field-proposal-${act.slice(8)}`.replace('file', 'path'));
    },
  );

  it.each(['{', '[]', '{"license":"CC-BY-NC-4.0","title":1}', '['.repeat(100_000)])(
    'takes nothing from a proposal that was tampered with: %.30j',
    async (proposed) => {
      const place = await draft({ kind: 'papers' });

      const { status } = await send(place, {
        ...{ title: 'Mine', description: 'Of mine.', license: 'CC-BY-4.0', proposed },
      });

      expect(status).toBe(303);
      expect(await card(place)).not.toContain('NC');
    },
  );
});
