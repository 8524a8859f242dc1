// @ts-check
// SHA-256 (FIPS 180-4), fed piece by piece: what browsers have of their own takes whole files only.

const roundConstants = new Int32Array(64);
const initialState = new Int32Array(8);

/** The first bits of the fractional parts of roots of the first primes (FIPS 180-4 §4.2.2, §5.3.3). */
for (let number = 2, found = 0; found < 64; number += 1) {
  let isPrime = true;
  for (let factor = 2; factor * factor <= number; factor += 1) {
    if (number % factor === 0) isPrime = false;
  }
  if (!isPrime) continue;
  if (found < 8) initialState[found] = fractionOf(number ** (1 / 2));
  roundConstants[found] = fractionOf(number ** (1 / 3));
  found += 1;
}

/** @param {number} root */
function fractionOf(root) {
  return ((root - Math.floor(root)) * 0x1_0000_0000) | 0;
}

export class Sha256 {
  constructor() {
    this.state = Int32Array.from(initialState);
    this.schedule = new Int32Array(64);
    this.rest = new Uint8Array(64);
    this.restLength = 0;
    this.length = 0;
  }

  /**
   * Takes the next bytes in.
   * @param {Uint8Array} bytes
   */
  update(bytes) {
    let at = 0;
    this.length += bytes.length;
    if (this.restLength > 0) {
      at = Math.min(64 - this.restLength, bytes.length);
      this.rest.set(bytes.subarray(0, at), this.restLength);
      this.restLength += at;
      if (this.restLength < 64) return this;
      this.compress(this.rest, 0);
      this.restLength = 0;
    }
    for (; at + 64 <= bytes.length; at += 64) this.compress(bytes, at);
    this.rest.set(bytes.subarray(at));
    this.restLength = bytes.length - at;
    return this;
  }

  /** The digest of all bytes so far, as lower-case hexadecimal; nothing may follow. */
  digest() {
    const { length, restLength } = this;
    const padding = new Uint8Array(restLength < 56 ? 64 - restLength : 128 - restLength);
    padding[0] = 0x80;
    const view = new DataView(padding.buffer);
    view.setUint32(padding.length - 8, Math.floor(length / 0x2000_0000));
    view.setUint32(padding.length - 4, (length << 3) >>> 0);
    this.update(padding);
    return Array.from(this.state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  }

  /**
   * @param {Uint8Array} bytes
   * @param {number} offset of a block of 64 bytes
   */
  compress(bytes, offset) {
    const { schedule, state } = this;
    for (let round = 0, at = offset; round < 16; round += 1, at += 4) {
      schedule[round] =
        (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
    }
    for (let round = 16; round < 64; round += 1) {
      const w15 = schedule[round - 15];
      const w2 = schedule[round - 2];
      const s0 = ((w15 >>> 7) | (w15 << 25)) ^ ((w15 >>> 18) | (w15 << 14)) ^ (w15 >>> 3);
      const s1 = ((w2 >>> 17) | (w2 << 15)) ^ ((w2 >>> 19) | (w2 << 13)) ^ (w2 >>> 10);
      schedule[round] = (schedule[round - 16] + s0 + schedule[round - 7] + s1) | 0;
    }
    // Taking an array apart asks its iterator, which costs more than the rounds.
    let a = state[0];
    let b = state[1];
    let c = state[2];
    let d = state[3];
    let e = state[4];
    let f = state[5];
    let g = state[6];
    let h = state[7];
    for (let round = 0; round < 64; round += 1) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const choice = (e & f) ^ (~e & g);
      const t1 = (h + s1 + choice + roundConstants[round] + schedule[round]) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const majority = (a & b) ^ (a & c) ^ (b & c);
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + s0 + majority) | 0;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
  }
}
