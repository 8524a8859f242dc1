import { Buffer } from 'node:buffer';

/**
 * Form of an access token (supply-chain §10): 40 characters, the shape that Hub clients accept,
 * with a checksum by which a scanner can tell ours from a lookalike.
 */
const prefix = 'hf_sph';
const secretLength = 28;
const checksumLength = 6;
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const pattern = /^hf_sph[0-9A-Za-z]{34}$/;
/** Bytes from here on are passed over: 256 is no multiple of 62, and `% 62` alone would be biased. */
const acceptBelow = 256 - (256 % alphabet.length);

/** So many random bytes leave, after rejection, too few symbols less than once in 2^128 times. */
export const accessTokenRandomBytes = 64;

/** Makes a token, each secret symbol equally likely. Give it 64 bytes of a secure generator. */
export function makeAccessToken(random: Uint8Array): string {
  const accepted = Array.from(random).filter((byte) => byte < acceptBelow);
  if (accepted.length < secretLength) {
    throw new Error(`A token needs more random bytes than these ${random.length}.`);
  }
  const secret = accepted
    .slice(0, secretLength)
    .map((byte) => alphabet.charAt(byte % alphabet.length))
    .join('');
  return prefix + secret + checksum(prefix + secret);
}

/** True where prefix, length, alphabet and checksum are those of an access token of Sphere. */
export function isWellFormedToken(token: string): boolean {
  return (
    pattern.test(token) &&
    token.slice(-checksumLength) === checksum(token.slice(0, -checksumLength))
  );
}

function checksum(text: string): string {
  let rest = crc32(text);
  let digits = '';
  while (digits.length < checksumLength) {
    digits = alphabet.charAt(rest % alphabet.length) + digits;
    rest = Math.floor(rest / alphabet.length);
  }
  return digits;
}

/** CRC-32 as of zip and PNG (reflected 0xEDB88320). */
function crc32(text: string): number {
  let crc = 0xffffffff;
  for (const byte of Buffer.from(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) {
      crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
  }
  return (crc ^ 0xffffffff) >>> 0;
}
