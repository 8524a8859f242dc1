/** What a page has to name, one of them, to be about a release. */
export interface WorkNames {
  /** Of the release and of the record; a DOI that is made of one names it as well. */
  readonly pids: readonly string[];
  /** Addresses of landing pages. */
  readonly pages: readonly string[];
}

/**
 * Whether a document of whatever format names a release: by a PID, which is random and so means nothing
 * else, or by the whole address of a landing page. Pages of other versions and of longer names do not count.
 */
export function namesWork(document: string, { pids, pages }: WorkNames): boolean {
  // JSON may escape slashes, and some templates do in HTML.
  const text = document.replace(/\\\/|&#x2f;|&#47;/gi, '/').toLowerCase();
  if (pids.some((pid) => text.includes(pid))) return true;
  return pages.some((page) => namesPage(text, page.toLowerCase()));
}

function namesPage(text: string, page: string): boolean {
  for (let at = text.indexOf(page); at >= 0; at = text.indexOf(page, at + 1)) {
    const rest = text.slice(at + page.length, at + page.length + 2);
    if (!/^(?:[\w%-]|[./][\w%-])/.test(rest)) return true;
  }
  return false;
}
