// @ts-check
// What was begun, kept in the browser: after a reload only what is missing is sent.

/**
 * @typedef {object} Kept
 * @property {string} api path of the draft in the own API
 * @property {string} path in the draft
 * @property {number} size
 * @property {number} lastModified
 * @property {string} sha256
 * @property {string} id of the upload
 * @property {number} partSize
 * @property {number} partCount
 * @property {Record<string, string>} etags by the number of the part
 * @property {FileSystemFileHandle} [handle] where the browser gave one
 */

const name = 'sphere-deposit';
const store = 'uploads';

/** @returns {Promise<IDBDatabase | null>} null where the browser keeps nothing, as in private windows */
function open() {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore(store, { keyPath: ['api', 'path'] });
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(null);
    } catch {
      resolve(null);
    }
  });
}

/** Remembers uploads of one draft. Never fails: without a memory an upload begins anew. */
export class UploadMemory {
  /** @param {string} api */
  constructor(api) {
    this.api = api;
    this.database = open();
  }

  /** @returns {Promise<Kept[]>} */
  async all() {
    const range = IDBKeyRange.bound([this.api], [this.api, []]);
    return (await this.ask('readonly', (kept) => kept.getAll(range))) ?? [];
  }

  /** @param {Omit<Kept, 'api'>} upload */
  async keep(upload) {
    await this.ask('readwrite', (kept) => kept.put({ ...upload, api: this.api }));
  }

  /** @param {string} path */
  async forget(path) {
    await this.ask('readwrite', (kept) => kept.delete([this.api, path]));
  }

  /**
   * @param {IDBTransactionMode} mode
   * @param {(kept: IDBObjectStore) => IDBRequest} ask
   * @returns {Promise<any>}
   */
  async ask(mode, ask) {
    const database = await this.database;
    if (database === null) return null;
    return new Promise((resolve) => {
      try {
        const request = ask(database.transaction(store, mode).objectStore(store));
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => resolve(null);
      } catch {
        resolve(null);
      }
    });
  }
}
