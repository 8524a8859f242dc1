// @ts-check
// Brings files into a draft: each is hashed, sent in parts, checked by the service, and committed.
import { Interrupted, Refusal, sendPart, waitBefore } from '/assets/upload-api.js';
import {
  arrivedBytes,
  inlineBytes,
  missingParts,
  nextBatch,
  partRange,
} from '/assets/upload-plan.js';

/**
 * @typedef {'needs-file' | 'waiting' | 'hashing' | 'sending' | 'checking' | 'ready' | 'committing'
 *   | 'done' | 'failed' | 'paused'} Step
 * @typedef {object} Item
 * @property {number} number
 * @property {string} path in the draft
 * @property {number} size
 * @property {number} lastModified
 * @property {File | null} file null after a reload, until it is chosen again
 * @property {FileSystemFileHandle} [handle]
 * @property {Step} step
 * @property {number} hashed bytes
 * @property {string} sha256
 * @property {import('/assets/upload-memory.js').Kept | null} upload what was begun
 * @property {Map<number, number>} underWay bytes of parts that are being sent, by number
 * @property {number} waitSeconds until the next attempt; 0 while it goes on
 * @property {boolean} isOffline
 * @property {boolean} isKnown the bytes were there already
 * @property {string} problem why it failed
 * @property {AbortController} control
 */

/** Files at a time, and parts of all of them and of one. */
const filesAtOnce = 2;
const partsAtOnce = 3;
/** The fewer are under way, the less is lost when the connection breaks. */
const partsOfAFile = 2;
/** A file whose bytes arrived differently twice is broken on its way, or here. */
const maxRounds = 3;

export class UploadQueue extends EventTarget {
  /**
   * @param {object} options
   * @param {import('/assets/upload-api.js').DraftApi} options.api
   * @param {import('/assets/upload-memory.js').UploadMemory} options.memory
   * @param {string} options.workerAddress
   * @param {(count: number) => string} options.commitTitle
   * @param {Readonly<Record<'mismatch' | 'unreadable' | 'signedOut', string>>} options.words
   */
  constructor({ api, memory, workerAddress, commitTitle, words }) {
    super();
    this.api = api;
    this.memory = memory;
    this.words = words;
    this.commitTitle = commitTitle;
    /** @type {Item[]} */
    this.items = [];
    this.isPaused = false;
    this.lastNumber = 0;
    this.freeParts = partsAtOnce;
    /** @type {(() => void)[]} */
    this.partQueue = [];
    this.commitControl = new AbortController();
    this.isCommitting = false;
    /** @type {Item | null} */
    this.hashing = null;
    this.worker = new Worker(workerAddress, { type: 'module' });
    this.worker.addEventListener('message', ({ data }) => this.takeHash(data));
  }

  /** Shows what was begun before the page was loaded. */
  async recall() {
    for (const kept of await this.memory.all()) {
      if (this.find(kept.path) !== undefined) continue;
      const item = this.makeItem(kept.path, kept, null, kept.handle);
      item.step = 'needs-file';
      item.sha256 = kept.sha256;
      item.upload = kept;
      this.items.push(item);
    }
    this.changed();
  }

  /** @param {string} path */
  find(path) {
    return this.items.find((item) => item.path === path);
  }

  /**
   * Takes a file in, or goes on with one that was begun; false where the path is in the list already.
   * @param {string} path
   * @param {File} file
   * @param {FileSystemFileHandle} [handle]
   */
  add(path, file, handle) {
    const known = this.find(path);
    if (known?.step === 'needs-file') {
      this.continueWith(known, file);
      return true;
    }
    if (known !== undefined && known.step !== 'done' && known.step !== 'failed') return false;
    if (known !== undefined) this.items.splice(this.items.indexOf(known), 1);
    const item = this.makeItem(path, file, file, handle);
    if (this.isPaused) item.step = 'paused';
    this.items.push(item);
    this.work();
    return true;
  }

  /**
   * @param {Item} item
   * @param {File} file
   */
  continueWith(item, file) {
    const isSame = file.size === item.size && file.lastModified === item.lastModified;
    if (!isSame) {
      // Another file of that name: what was sent is of no use to it.
      if (item.upload !== null) void this.api.abort(item.upload.id);
      void this.memory.forget(item.path);
      Object.assign(item, this.makeItem(item.path, file, file, item.handle), {
        number: item.number,
      });
    }
    item.file = file;
    item.step = 'waiting';
    this.work();
  }

  /** @param {Item} item */
  pause(item) {
    item.control.abort();
    if (item === this.hashing) this.dropHash();
    item.step = 'paused';
    this.work();
  }

  /** @param {Item} item */
  resume(item) {
    if (item.file === null) return;
    this.isPaused = false;
    item.control = new AbortController();
    item.problem = '';
    item.step = item.sha256 !== '' && item.isKnown ? 'ready' : 'waiting';
    this.work();
  }

  /** @param {Item} item */
  remove(item) {
    item.control.abort();
    if (item === this.hashing) this.dropHash();
    this.items.splice(this.items.indexOf(item), 1);
    if (item.upload !== null && item.step !== 'done') void this.api.abort(item.upload.id);
    void this.memory.forget(item.path);
    this.work();
  }

  pauseAll() {
    this.isPaused = true;
    for (const item of [...this.items]) {
      if (['waiting', 'hashing', 'sending'].includes(item.step)) this.pause(item);
    }
    this.changed();
  }

  resumeAll() {
    this.isPaused = false;
    for (const item of [...this.items]) if (item.step === 'paused') this.resume(item);
    this.work();
  }

  /** Takes out what is in the draft by now. */
  clearDone() {
    this.items = this.items.filter(({ step }) => step !== 'done');
    this.changed();
  }

  /** Whether something is still to be done that needs no decision. */
  isBusy() {
    return this.items.some(({ step }) =>
      ['waiting', 'hashing', 'sending', 'checking', 'ready', 'committing'].includes(step),
    );
  }

  /** @param {Item} item */
  sentBytes(item) {
    if (['ready', 'committing', 'done', 'checking'].includes(item.step)) return item.size;
    const { upload } = item;
    const arrived = upload === null ? 0 : arrivedBytes(upload.etags, upload.partSize, upload.size);
    return Math.min(
      item.size,
      arrived + [...item.underWay.values()].reduce((sum, n) => sum + n, 0),
    );
  }

  /**
   * @param {string} path
   * @param {{size: number, lastModified: number}} source
   * @param {File | null} file
   * @param {FileSystemFileHandle} [handle]
   * @returns {Item}
   */
  makeItem(path, { size, lastModified }, file, handle) {
    this.lastNumber += 1;
    return {
      ...{ number: this.lastNumber, path, size, lastModified, file, handle },
      ...{ step: 'waiting', hashed: 0, sha256: '', upload: null, underWay: new Map() },
      ...{ waitSeconds: 0, isOffline: false, isKnown: false, problem: '' },
      control: new AbortController(),
    };
  }

  changed() {
    this.dispatchEvent(new Event('change'));
  }

  /** Begins whatever may begin now. */
  work() {
    for (const item of this.items) {
      if (item.step === 'waiting' && item.size <= inlineBytes) item.step = 'ready';
    }
    this.hashNext();
    const sending = this.items.filter(({ step }) => step === 'sending' || step === 'checking');
    const free = filesAtOnce - sending.length;
    const next = this.items.filter(({ step, sha256 }) => step === 'waiting' && sha256 !== '');
    for (const item of next.slice(0, Math.max(0, free))) void this.send(item);
    void this.commitReady();
    this.changed();
  }

  hashNext() {
    if (this.hashing !== null) return;
    const item = this.items.find(({ step, sha256 }) => step === 'waiting' && sha256 === '');
    if (item === undefined) return;
    this.hashing = item;
    item.step = 'hashing';
    item.hashed = 0;
    this.worker.postMessage({ id: item.number, file: item.file });
  }

  dropHash() {
    if (this.hashing !== null) this.worker.postMessage({ drop: this.hashing.number });
    this.hashing = null;
  }

  /** @param {{id: number, hashed?: number, sha256?: string, isUnreadable?: boolean}} answer */
  takeHash({ id, hashed, sha256, isUnreadable }) {
    const item = this.hashing;
    if (item?.number !== id) return;
    if (hashed !== undefined) {
      item.hashed = hashed;
      return;
    }
    this.hashing = null;
    if (isUnreadable === true) this.fail(item, this.words.unreadable);
    else {
      item.sha256 = sha256 ?? '';
      item.step = 'waiting';
    }
    this.work();
  }

  /** @param {Item} item */
  async send(item) {
    item.step = 'sending';
    try {
      for (let round = 0; ; round += 1) {
        if (await this.sendOnce(item)) break;
        if (round === maxRounds) throw new Refusal(422, { detail: this.words.mismatch });
      }
      item.step = 'ready';
    } catch (error) {
      if (item.step === 'sending' || item.step === 'checking') this.takeFailure(item, error);
    } finally {
      item.underWay.clear();
      item.waitSeconds = 0;
      this.work();
    }
  }

  /**
   * Sends what is missing of a file and has it checked; false where it has to be done again.
   * @param {Item} item
   */
  async sendOnce(item) {
    const upload = item.upload ?? (await this.begin(item));
    if (upload === null) return true;
    const missing = missingParts(upload.partCount, upload.etags);
    if (missing.length > 0 && !(await this.sendParts(item, upload, missing))) return false;
    item.step = 'checking';
    this.changed();
    const parts = Object.entries(upload.etags).map(([number, etag]) => ({
      number: Number(number),
      etag,
    }));
    try {
      await this.api.complete(upload.id, parts, item.control.signal, this.waits(item));
      return true;
    } catch (error) {
      return this.recover(item, upload, error);
    }
  }

  /** @param {Item} item */
  async begin(item) {
    const { path, size, sha256 } = item;
    const begun = await this.api.begin(
      { path, size, sha256 },
      item.control.signal,
      this.waits(item),
    );
    if (begun.attached === true) {
      item.isKnown = true;
      return null;
    }
    const { id, partSize, partCount } = begun;
    item.upload = {
      ...{ api: '', path, size, lastModified: item.lastModified, sha256 },
      ...{ id, partSize, partCount, etags: {} },
      ...(item.handle === undefined ? {} : { handle: item.handle }),
    };
    await this.memory.keep(item.upload);
    return item.upload;
  }

  /**
   * False where the upload is not there any more.
   * @param {Item} item
   * @param {import('/assets/upload-memory.js').Kept} upload
   * @param {number[]} missing
   */
  async sendParts(item, upload, missing) {
    /** @type {Map<number, string>} */
    const addresses = new Map();
    const queue = [...missing];
    const { signal } = item.control;
    const worker = async () => {
      for (let number = queue.shift(); number !== undefined; number = queue.shift()) {
        await this.takePart();
        try {
          if (!(await this.sendOnePart(item, upload, number, addresses))) return false;
        } finally {
          this.givePart();
          item.underWay.delete(number);
        }
        if (signal.aborted) throw new Interrupted();
      }
      return true;
    };
    const done = await Promise.all(Array.from({ length: partsOfAFile }, worker));
    return done.every(Boolean);
  }

  /**
   * @param {Item} item
   * @param {import('/assets/upload-memory.js').Kept} upload
   * @param {number} number
   * @param {Map<number, string>} addresses
   */
  async sendOnePart(item, upload, number, addresses) {
    const { signal } = item.control;
    const waits = this.waits(item);
    for (let failures = 0; ; failures += 1) {
      if (signal.aborted) throw new Interrupted();
      if (!addresses.has(number)) {
        const fresh = await this.refreshed(item, upload, number, addresses);
        if (!fresh) return false;
      }
      const { start, end } = partRange(number, upload.partSize, upload.size);
      try {
        const file = /** @type {File} */ (item.file);
        const bytes = file.slice(start, end);
        const url = addresses.get(number) ?? '';
        const { formToken } = this.api;
        const etag = await sendPart({ url, bytes, formToken }, signal, (sent) => {
          item.underWay.set(number, sent);
        });
        upload.etags[number] = etag;
        await this.memory.keep(upload);
        return true;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        item.underWay.delete(number);
        addresses.delete(number);
        // An address that has expired is refused; a fresh one is not, unless something else is wrong.
        if (error.status !== 0 && error.status < 500 && failures > 3) throw error;
        await this.readable(item, start, end);
        if (error.status !== 403) await waitBefore(failures, error, signal, waits);
      }
    }
  }

  /**
   * A browser says of a file that was changed no more than of a broken connection.
   * @param {Item} item
   * @param {number} start
   * @param {number} end
   */
  async readable(item, start, end) {
    try {
      await item.file?.slice(start, Math.min(end, start + 1)).arrayBuffer();
    } catch {
      throw new Refusal(422, { detail: this.words.unreadable });
    }
  }

  /**
   * Fetches addresses of the parts from `number` on; false where the upload is over.
   * @param {Item} item
   * @param {import('/assets/upload-memory.js').Kept} upload
   * @param {number} number
   * @param {Map<number, string>} addresses
   */
  async refreshed(item, upload, number, addresses) {
    try {
      const view = await this.api.refresh(upload.id, number, item.control.signal, this.waits(item));
      if (view.state === 'open') {
        for (const part of view.parts) addresses.set(part.number, part.url);
        return true;
      }
      if (view.state === 'done') return true;
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 404) throw error;
    }
    await this.startOver(item);
    return false;
  }

  /**
   * After a refused completion: false to go on with what is missing, or anew; throws what is final.
   * @param {Item} item
   * @param {import('/assets/upload-memory.js').Kept} upload
   * @param {unknown} error
   */
  async recover(item, upload, error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'upload-incomplete') {
      const missing = missingOf(error.problem.errors);
      upload.etags = Object.fromEntries(
        Object.entries(upload.etags).filter(
          ([number]) => missing !== null && !missing.includes(Number(number)),
        ),
      );
      await this.memory.keep(upload);
      item.step = 'sending';
      return false;
    }
    if (['upload-not-found', 'upload-expired', 'upload-aborted'].includes(error.code)) {
      await this.startOver(item);
      return false;
    }
    if (error.code === 'digest-mismatch' || error.code === 'size-mismatch') {
      await this.startOver(item);
      item.sha256 = '';
      throw new Refusal(422, { detail: this.words.mismatch });
    }
    throw error;
  }

  /** @param {Item} item */
  async startOver(item) {
    item.upload = null;
    item.step = 'sending';
    await this.memory.forget(item.path);
  }

  /**
   * @param {Item} item
   * @param {unknown} error
   */
  takeFailure(item, error) {
    if (error instanceof Interrupted) return;
    if (!(error instanceof Refusal)) throw error;
    this.fail(item, error.status === 401 ? this.words.signedOut : error.message);
  }

  /**
   * @param {Item} item
   * @param {string} problem
   */
  fail(item, problem) {
    // Whatever of it is still being sent is of no use.
    item.control.abort();
    item.step = 'failed';
    item.problem = problem;
    this.changed();
  }

  /** @param {Item} item */
  waits(item) {
    return (/** @type {number} */ seconds, /** @type {boolean} */ isOffline) => {
      item.waitSeconds = seconds;
      item.isOffline = isOffline;
      this.changed();
    };
  }

  /** Parts of all files share the connection. @returns {Promise<void>} */
  takePart() {
    if (this.freeParts > 0) {
      this.freeParts -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => this.partQueue.push(resolve));
  }

  givePart() {
    const next = this.partQueue.shift();
    if (next === undefined) this.freeParts += 1;
    else next();
  }

  /** Commits what has arrived, some files at a time; the last of them together. */
  async commitReady() {
    if (this.isCommitting || this.isPaused) return;
    this.isCommitting = true;
    try {
      for (;;) {
        const ready = this.items.filter(({ step }) => step === 'ready');
        const batch = nextBatch(ready, (item) => item.size <= inlineBytes);
        const isAllThereIs = batch.length === ready.length;
        const more = this.items.some(({ step }) =>
          ['hashing', 'sending', 'checking'].includes(step),
        );
        // A commit for each of many files would make a long history of nothing.
        if (batch.length === 0 || (isAllThereIs && more)) break;
        await this.commit(batch);
      }
    } finally {
      this.isCommitting = false;
      this.changed();
    }
  }

  /**
   * Commits files; where they are refused together, the halves are tried, so that one of them alone
   * is held against none of the others.
   * @param {Item[]} batch
   */
  async commit(batch) {
    for (const item of batch) item.step = 'committing';
    this.changed();
    const [first] = batch;
    try {
      const operations = await this.operations(batch);
      if (operations === null) return;
      const title = this.commitTitle(batch.length);
      await this.api.commit(title, operations, this.commitControl.signal, this.waits(first));
      for (const item of batch) {
        item.step = 'done';
        item.file = null;
        await this.memory.forget(item.path);
      }
      this.dispatchEvent(new Event('commit'));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const isOfOne = [400, 409, 413, 422].includes(error.status);
      if (batch.length > 1 && isOfOne) {
        const half = Math.ceil(batch.length / 2);
        await this.commit(batch.slice(0, half));
        await this.commit(batch.slice(half));
        return;
      }
      for (const item of batch) this.takeFailure(item, error);
    }
  }

  /**
   * Null where a file could not be read: the others wait for the next commit.
   * @param {Item[]} batch
   */
  async operations(batch) {
    const operations = [];
    let isWhole = true;
    for (const item of batch) {
      const { path, size, sha256, file } = item;
      if (size > inlineBytes) {
        operations.push({ op: 'add', path, sha256, size });
        continue;
      }
      const content = file === null ? null : await asBase64(file);
      if (content !== null) operations.push({ op: 'add', path, content, encoding: 'base64' });
      else {
        this.fail(item, this.words.unreadable);
        isWhole = false;
      }
    }
    if (isWhole) return operations;
    for (const item of batch) if (item.step === 'committing') item.step = 'ready';
    return null;
  }
}

/**
 * The numbers of parts that a refusal names; null where it names none.
 * @param {unknown} errors
 * @returns {number[] | null}
 */
function missingOf(errors) {
  if (!Array.isArray(errors)) return null;
  const numbers = errors.flatMap((fault) => {
    if (Array.isArray(fault?.missing)) return fault.missing;
    const at = /^parts\[(\d+)\]$/.exec(String(fault?.field))?.[1];
    return at === undefined ? [] : [Number(at) + 1];
  });
  return numbers.length === 0 ? null : numbers;
}

/**
 * @param {File} file
 * @returns {Promise<string | null>} null where it cannot be read
 */
async function asBase64(file) {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    let text = '';
    for (let at = 0; at < bytes.length; at += 0x8000) {
      text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    }
    return btoa(text);
  } catch {
    return null;
  }
}
