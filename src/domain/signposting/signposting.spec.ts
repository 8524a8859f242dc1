import { describe, expect, it } from '@jest/globals';
import LinkHeader from 'http-link-header';
import { chooseLinkset } from './choose-linkset.js';
import { withinBudget, writeLinkHeader } from './header-budget.js';
import { writeJsonLinkset, writeTextLinkset } from './linkset.js';
import { itemOf, type SignpostedFile, type SignpostedPage, signpostsOf } from './signposts.js';
import { writeLink } from './typed-link.js';

const base = 'https://sphere.example.org/ada/parole';
const crate = 'https://w3id.org/ro/crate';
const page: SignpostedPage = {
  address: `${base}/releases/v1.0`,
  citeAs: 'https://sphere.example.org/id/7b3kq-9zx02',
  kind: 'model',
  creators: [{ orcid: '0000-0002-1825-0097' as never }, { isni: '0000000121032683' }, {}],
  licences: ['https://www.apache.org/licenses/LICENSE-2.0'],
  formats: ['datacite-xml', 'schemaorg', 'ro-crate', 'bibtex', 'ris'].map((name) => ({
    href: `${base}/releases/v1.0/export/${name}`,
    type: 'application/ld+json',
    ...(name === 'ro-crate' && { profile: crate }),
  })),
  linkset: `${base}/releases/v1.0/linkset`,
  inbox: null,
  collection: base,
  versions: {
    history: `${base}/releases`,
    latest: `${base}/releases/v2.0`,
    predecessor: null,
    successor: `${base}/releases/v2.0`,
  },
  isWithdrawn: false,
};
const file = (name: string, licences: string[] = []): SignpostedFile => ({
  address: `${base}/resolve/v1.0/${encodeURIComponent(name)}`,
  mediaType: 'text/plain',
  licences,
});
const files = [file('a.txt'), file('b "<>.txt', ['https://spdx.org/licenses/MIT.html'])];
const many = <Value>(count: number, value: (index: number) => Value) =>
  Array.from({ length: count }, (_, index) => value(index));
const countOf = (links: readonly { readonly rel: string }[], rel: string) =>
  links.filter((link) => link.rel === rel).length;

async function text(pieces: AsyncIterable<string>): Promise<string> {
  let all = '';
  for await (const piece of pieces) all += piece;
  return all;
}

async function* inPages() {
  for (const one of files) yield await Promise.resolve([one]);
}

describe('a link', () => {
  it.each([
    ['https://a.org/x>;rel="item', '<https://a.org/x%3E;rel=%22item>;rel="r"'],
    [
      'https://a.org/é中\u202e\r\nX: y',
      '<https://a.org/%C3%A9%E4%B8%AD%E2%80%AE%0D%0AX:%20y>;rel="r"',
    ],
    ['https://a.org/100%/%41', '<https://a.org/100%25/%41>;rel="r"'],
    ['https://a.org/\ud800', '<https://a.org/%EF%BF%BD>;rel="r"'],
  ])('to %j cannot end where it should not', (href, written) => {
    expect(writeLink({ rel: 'r', href })).toBe(written);
  });

  it('has its quotes and backslashes escaped, and no other line', () => {
    expect(writeLink({ rel: 'r', href: 'x:y', type: 'a/b;c="\\d"\r\né' })).toBe(
      '<x:y>;rel="r";type="a/b;c=\\"\\\\d\\""',
    );
  });
});

describe('the links of a landing page', () => {
  it('are read back by an independent parser', () => {
    const { refs } = LinkHeader.parse(writeLinkHeader(signpostsOf(page)));
    const to = (rel: string) => refs.filter((ref) => ref.rel === rel).map(({ uri }) => uri);

    expect(to('cite-as')).toEqual([page.citeAs]);
    expect(to('type')).toEqual([
      'https://schema.org/AboutPage',
      'https://schema.org/SoftwareApplication',
    ]);
    expect(to('author')).toEqual([
      'https://orcid.org/0000-0002-1825-0097',
      'https://isni.org/isni/0000000121032683',
    ]);
    expect(to('linkset')).toEqual([page.linkset, page.linkset]);
    expect(to('predecessor-version')).toEqual([]);
    expect(to('successor-version')).toEqual([`${base}/releases/v2.0`]);
    expect(refs.find(({ uri }) => uri.endsWith('ro-crate'))).toMatchObject({
      rel: 'describedby',
      profile: crate,
    });
  });

  it('of what is withdrawn only cite', () => {
    expect(signpostsOf({ ...page, isWithdrawn: true })).toEqual([
      { rel: 'cite-as', href: page.citeAs },
    ]);
  });
});

describe('the budget', () => {
  const withItems = (items: number, authors: number, licences = 1) =>
    withinBudget([
      ...signpostsOf({
        ...page,
        creators: many(authors, () => ({ orcid: '0000-0002-1825-0097' as never })),
        licences: many(licences, (index) => `https://example.org/licences/${index}`),
      }),
      ...many(items, (index) => itemOf(file(`${index}.txt`))),
    ]);

  it.each([
    ['has room for a small record', 2, 2, 1, { item: 2, author: 2, describedby: 5, license: 1 }],
    ['leaves out files first', 500, 2, 1, { item: 0, author: 2, describedby: 5, license: 1 }],
    ['then authors', 500, 3_000, 1, { item: 0, author: 0, describedby: 5, license: 1 }],
    ['then exports beyond three', 1, 1, 34, { item: 0, author: 0, describedby: 3, license: 34 }],
  ])('%s', (_, items, authors, licences, expected) => {
    const kept = withItems(items, authors, licences);

    expect(writeLinkHeader(kept).length).toBeLessThanOrEqual(2_900);
    expect(
      Object.fromEntries(Object.keys(expected).map((rel) => [rel, countOf(kept, rel)])),
    ).toEqual(expected);
  });

  it('is kept by a record of a thousand licences, the first of them with it', () => {
    const kept = withItems(1, 1, 1_000);

    expect(writeLinkHeader(kept).length).toBeLessThanOrEqual(2_900);
    expect(kept.find(({ rel }) => rel === 'license')?.href).toBe('https://example.org/licences/0');
    expect(['cite-as', 'type', 'linkset'].map((rel) => countOf(kept, rel))).toEqual([1, 2, 2]);
  });
});

describe('a linkset', () => {
  it('has every address that links start from once, as JSON', async () => {
    const { linkset } = JSON.parse(await text(writeJsonLinkset(page, inPages))) as {
      linkset: Record<string, unknown>[];
    };

    expect(new Set(linkset.map(({ anchor }) => anchor)).size).toBe(linkset.length);
    expect(linkset[0]).toMatchObject({
      anchor: page.address,
      'cite-as': [{ href: page.citeAs }],
      item: files.map(({ address: href }) => ({ href, type: 'text/plain' })),
    });
    expect(linkset[0]?.['describedby']).toContainEqual({
      href: `${base}/releases/v1.0/export/ro-crate`,
      type: 'application/ld+json',
      profile: [crate],
    });
    expect(linkset.at(-1)).toEqual({
      anchor: files[1]?.address,
      collection: [{ href: page.address, type: 'text/html' }],
      license: [{ href: 'https://spdx.org/licenses/MIT.html' }],
    });
    expect(linkset.find(({ anchor }) => String(anchor).endsWith('bibtex'))).toMatchObject({
      describes: [{ href: page.address }],
    });
  });

  it('says the same as text', async () => {
    const json = JSON.parse(await text(writeJsonLinkset(page, inPages))) as {
      linkset: Record<string, string | unknown[]>[];
    };
    const { refs } = LinkHeader.parse(
      (await text(writeTextLinkset(page, inPages))).replaceAll('\n', ' '),
    );

    const links = json.linkset.flatMap(({ anchor, ...relations }) =>
      Object.entries(relations).flatMap(([rel, targets]) =>
        (targets as { href: string }[]).map(({ href }) => `${String(anchor)} ${rel} ${href}`),
      ),
    );
    expect(refs.map(({ anchor, rel, uri }) => `${String(anchor)} ${rel} ${uri}`).sort()).toEqual(
      links.sort(),
    );
  });

  it('of a release without files, or withdrawn, is a linkset', async () => {
    const none = async function* () {
      yield* await Promise.resolve<SignpostedFile[][]>([]);
    };
    const [empty, withdrawn] = await Promise.all([
      text(writeJsonLinkset(page, none)),
      text(writeJsonLinkset({ ...page, isWithdrawn: true }, inPages)),
    ]);

    expect(JSON.parse(empty)).toHaveProperty('linkset');
    expect(JSON.parse(withdrawn)).toEqual({
      linkset: [{ anchor: page.address, 'cite-as': [{ href: page.citeAs }] }],
    });
  });

  it.each([
    [undefined, 'application/linkset+json'],
    ['*/*', 'application/linkset+json'],
    ['application/linkset', 'application/linkset'],
    ['application/*;q=0.5, application/linkset;q=0.9', 'application/linkset'],
    ['application/linkset+json;q=0, */*', 'application/linkset'],
    ['text/html', null],
    ['*/*;q=0', null],
    ['application/linkset;q=wrong', null],
  ])('is chosen for Accept: %s', (accept, type) => {
    expect(chooseLinkset(accept)).toBe(type);
  });
});
