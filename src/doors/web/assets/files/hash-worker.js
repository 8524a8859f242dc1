// @ts-check
// Computes the SHA-256 of one file after the other, beside the page.
import { Sha256 } from '/assets/sha256.js';

const pieceBytes = 4 * 1024 * 1024;

/** A file that was given up while it was read. @type {Set<number>} */
const dropped = new Set();

let turn = Promise.resolve();

self.addEventListener('message', ({ data }) => {
  if (data.drop !== undefined) {
    dropped.add(data.drop);
    return;
  }
  turn = turn.then(() => hash(data.id, data.file));
});

/**
 * @param {number} id
 * @param {File} file
 */
async function hash(id, file) {
  try {
    const sha256 = new Sha256();
    for (let at = 0; at < file.size; at += pieceBytes) {
      if (dropped.delete(id)) return;
      const piece = await file.slice(at, at + pieceBytes).arrayBuffer();
      sha256.update(new Uint8Array(piece));
      self.postMessage({ id, hashed: Math.min(at + pieceBytes, file.size) });
    }
    if (!dropped.delete(id)) self.postMessage({ id, sha256: sha256.digest() });
  } catch {
    // The file was changed, moved or deleted since it was chosen.
    self.postMessage({ id, isUnreadable: true });
  }
}
