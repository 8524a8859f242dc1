import { type TypedLink, writeLink } from './typed-link.js';

/**
 * Common proxies give up at 4 kB of headers, of which the others of a page are more than one: a little
 * less than the 3 kB of scholarly D.1.
 */
const linkHeaderBytes = 2_900;

/** What a page keeps of its exports where not all fit. */
const keptFormats = 3;
const separator = ', ';

/**
 * The links of a page that have room in its header, in their order. Left out are, each only where that is
 * still too much: files, authors, exports beyond three, and then licences from the last one on, of which
 * the first stays: a release may rely on hundreds, and a header that is cut tells nothing at all. The
 * linkset has them all.
 */
export function withinBudget(
  links: readonly TypedLink[],
  budget: number = linkHeaderBytes,
): TypedLink[] {
  let kept = [...links];
  for (const leaveOut of [all('item'), all('author'), formatsBeyond]) {
    if (lengthOf(kept) <= budget) return kept;
    kept = kept.filter(leaveOut());
  }
  return lengthOf(kept) <= budget ? kept : firstLicences(kept, budget);
}

function firstLicences(links: readonly TypedLink[], budget: number): TypedLink[] {
  let room = budget - lengthOf(links.filter(({ rel }) => rel !== 'license'));
  let isFirst = true;
  return links.filter((link) => {
    if (link.rel !== 'license') return true;
    room -= lengthOf([link]) + separator.length;
    const isKept = isFirst || room >= 0;
    isFirst = false;
    return isKept;
  });
}

/** The value of a `Link` header. */
export function writeLinkHeader(links: readonly TypedLink[]): string {
  return links.map((link) => writeLink(link)).join(separator);
}

function all(rel: string) {
  return () => (link: TypedLink) => link.rel !== rel;
}

function formatsBeyond() {
  let seen = 0;
  return ({ rel }: TypedLink) => rel !== 'describedby' || (seen += 1) <= keptFormats;
}

function lengthOf(links: readonly TypedLink[]): number {
  return writeLinkHeader(links).length;
}
