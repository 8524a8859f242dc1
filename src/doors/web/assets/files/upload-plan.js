// @ts-check
// What is decided about an upload, apart from the page and the network.

/** Files up to here are sent inside a commit: an upload of their own would take three requests. */
export const inlineBytes = 512 * 1024;
/** A commit takes 10 MiB of them, and 5,000 changes. */
const commitBytes = 6 * 1024 * 1024;
const commitFiles = 500;
const longestWaitSeconds = 30;

/** What systems leave in folders, and nobody means to publish. */
const clutter = /(?:^|\/)(?:\.git\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

/**
 * Where a chosen file goes; null for what is left out.
 * @param {string} path relative, as the browser tells it: with the name of a chosen folder
 * @param {{into: string, isBare: boolean}} options a folder to put it into; whether the name of the
 *   chosen folder is left out
 */
export function targetPath(path, { into, isBare }) {
  const relative = path.replace(/^\/+/, '');
  if (clutter.test(relative)) return null;
  const inner = isBare ? relative.replace(/^[^/]+\/(?=.)/, '') : relative;
  const folder = into
    .split('/')
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '')
    .join('/');
  return (folder === '' ? inner : `${folder}/${inner}`).normalize('NFC');
}

/**
 * The numbers of the parts that are still to be sent, from 1.
 * @param {number} partCount
 * @param {Readonly<Record<string, string>>} etags of those that have arrived
 */
export function missingParts(partCount, etags) {
  const missing = [];
  for (let number = 1; number <= partCount; number += 1) {
    if (etags[number] === undefined) missing.push(number);
  }
  return missing;
}

/**
 * Bytes of a part; the last one is what remains.
 * @param {number} number from 1
 * @param {number} partSize
 * @param {number} size of the file
 */
export function partRange(number, partSize, size) {
  const start = (number - 1) * partSize;
  return { start, end: Math.min(start + partSize, size) };
}

/**
 * Bytes of the parts that have arrived.
 * @param {Readonly<Record<string, string>>} etags
 * @param {number} partSize
 * @param {number} size
 */
export function arrivedBytes(etags, partSize, size) {
  return Object.keys(etags).reduce((sum, number) => {
    const { start, end } = partRange(Number(number), partSize, size);
    return sum + (end - start);
  }, 0);
}

/**
 * The first files of a list that one commit takes; `[]` for an empty list.
 * @template {{size: number}} Item
 * @param {readonly Item[]} items in order
 * @param {(item: Item) => boolean} isInline whether its bytes go along
 */
export function nextBatch(items, isInline) {
  let bytes = 0;
  let count = 0;
  for (const item of items) {
    bytes += isInline(item) ? item.size : 0;
    if (count === commitFiles || (count > 0 && bytes > commitBytes)) break;
    count += 1;
  }
  return items.slice(0, count);
}

/**
 * Seconds to wait before an attempt is repeated: 1, 2, 4 … up to half a minute, or what the service asks.
 * @param {number} attempt from 0
 * @param {number} asked of `Retry-After`; 0 for none
 */
export function waitSeconds(attempt, asked = 0) {
  return Math.max(asked, Math.min(longestWaitSeconds, 2 ** Math.min(attempt, 10)));
}

/**
 * Whether an answer may be another one later.
 * @param {number} status 0 where no answer came
 */
export function isPassing(status) {
  return status === 0 || status === 408 || status === 425 || status === 429 || status >= 500;
}

/**
 * What a refusal says, for people.
 * @param {unknown} problem of RFC 9457
 * @param {string} fallback
 */
export function refusalText(problem, fallback) {
  if (typeof problem !== 'object' || problem === null) return fallback;
  const { errors, detail, remedy } = /** @type {Record<string, unknown>} */ (problem);
  const faults = Array.isArray(errors) ? errors.map((fault) => fault?.message) : [];
  const said = faults.filter((text) => typeof text === 'string').slice(0, 3);
  if (said.length === 0 && typeof detail === 'string') said.push(detail);
  if (typeof remedy === 'string') said.push(remedy);
  return said.length === 0 ? fallback : said.join(' ').slice(0, 1_000);
}

/** How fast bytes go, over the last few seconds. */
export class Speed {
  constructor(windowMs = 6_000) {
    this.windowMs = windowMs;
    /** @type {{at: number, bytes: number}[]} */
    this.marks = [];
  }

  /**
   * @param {number} bytes sent so far
   * @param {number} at in milliseconds
   */
  mark(bytes, at) {
    this.marks.push({ at, bytes });
    while (this.marks.length > 2 && at - this.marks[0].at > this.windowMs) this.marks.shift();
  }

  /** Bytes a second; 0 where it is not known yet. */
  perSecond() {
    const [first] = this.marks;
    const last = this.marks.at(-1);
    if (first === undefined || last === undefined || last.at - first.at < 500) return 0;
    return Math.max(0, ((last.bytes - first.bytes) * 1_000) / (last.at - first.at));
  }
}

/**
 * Fills `{name}` in.
 * @param {string} text
 * @param {Readonly<Record<string, string | number>>} values
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
