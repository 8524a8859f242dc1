import {
  itemOf,
  type SignpostedFile,
  type SignpostedPage,
  signpostOfExport,
  signpostsOf,
  signpostsOfFile,
} from './signposts.js';
import { encodeAddress, type TypedLink, writeLink } from './typed-link.js';

/** The files of a release, page by page, as often as they are asked for. */
export type ReadFiles = () => AsyncIterable<readonly SignpostedFile[]>;

/**
 * All links from a landing page, its files and its exports, as `application/linkset+json`, piece by
 * piece (RFC 9264 §4.2). Each address that links start from stands once, so files are read twice.
 */
export async function* writeJsonLinkset(
  page: SignpostedPage,
  readFiles: ReadFiles,
): AsyncGenerator<string> {
  const own = JSON.stringify(contextOf(page.address, signpostsOf(page))).slice(0, -1);
  yield `{"linkset":[${own}`;
  let isFirst = true;
  if (!page.isWithdrawn) {
    for await (const files of readFiles()) {
      const items = files.map((file) => JSON.stringify(targetOf(itemOf(file))));
      yield `${isFirst ? ',"item":[' : ','}${items.join(',')}`;
      isFirst = false;
    }
  }
  yield isFirst ? '}' : ']}';
  for (const [anchor, links] of exportsOf(page)) {
    yield `,${JSON.stringify(contextOf(anchor, links))}`;
  }
  if (!page.isWithdrawn) {
    for await (const files of readFiles()) {
      const contexts = files.map((file) =>
        JSON.stringify(contextOf(file.address, signpostsOfFile(file, page.address))),
      );
      yield `,${contexts.join(',')}`;
    }
  }
  yield ']}';
}

/** The same as `application/linkset` (RFC 9264 §4.1): a `Link` header with lines. */
export async function* writeTextLinkset(
  page: SignpostedPage,
  readFiles: ReadFiles,
): AsyncGenerator<string> {
  const fromPage = (links: readonly TypedLink[]) =>
    links.map((link) => writeLink(link, page.address));
  const first = [
    ...fromPage(signpostsOf(page)),
    ...exportsOf(page).flatMap(([anchor, links]) => links.map((link) => writeLink(link, anchor))),
  ];
  yield first.join(',\n');
  if (!page.isWithdrawn) {
    for await (const files of readFiles()) {
      const lines = files.flatMap((file) => [
        ...fromPage([itemOf(file)]),
        ...signpostsOfFile(file, page.address).map((link) => writeLink(link, file.address)),
      ]);
      yield `,\n${lines.join(',\n')}`;
    }
  }
  yield '\n';
}

function exportsOf(page: SignpostedPage): (readonly [string, readonly TypedLink[]])[] {
  if (page.isWithdrawn) return [];
  return page.formats.map(({ href }) => [href, [signpostOfExport(page.address)]]);
}

/** A link context object (RFC 9264 §4.2.2). */
function contextOf(anchor: string, links: readonly TypedLink[]): Readonly<Record<string, unknown>> {
  const byRelation = new Map<string, unknown[]>();
  for (const link of links) {
    const targets = byRelation.get(link.rel);
    if (targets === undefined) byRelation.set(link.rel, [targetOf(link)]);
    else targets.push(targetOf(link));
  }
  return { anchor: encodeAddress(anchor), ...Object.fromEntries(byRelation) };
}

/** A link target object; what RFC 8288 does not know is an array (RFC 9264 §4.2.4.3). */
function targetOf({ href, type, profile }: TypedLink): Readonly<Record<string, unknown>> {
  return {
    href: encodeAddress(href),
    ...(type !== undefined && { type }),
    ...(profile !== undefined && { profile: [profile] }),
  };
}
