import { createPublicKey, verify } from 'node:crypto';
import type { RestWorld } from './rest-world.js';

/** What an answer says of its signature. */
export interface Signature {
  readonly jws: string;
  readonly kid: string;
  readonly unsigned: readonly string[];
}

/** What anybody can do offline with an answer and the keys, and with nothing of ours. */
export function isSigned(
  answer: Readonly<Record<string, unknown>>,
  keys: readonly { kid: string }[],
) {
  const { jws, kid, unsigned } = answer['signature'] as Signature;
  const [header = '', , signature = ''] = jws.split('.');
  const document = Object.fromEntries(
    Object.entries(answer).filter(([name]) => !unsigned.includes(name)),
  );
  const payload = Buffer.from(sortedJson(document)).toString('base64url');
  const jwk = keys.find((key) => key.kid === kid);
  return verify(
    null,
    Buffer.from(`${header}.${payload}`),
    createPublicKey({ key: { ...jwk }, format: 'jwk' }),
    Buffer.from(signature, 'base64url'),
  );
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

/** The keys that the service publishes. */
export async function keySet(world: RestWorld) {
  return (await world.anyone.get<{ keys: { kid: string }[] }>('//.well-known/jwks.json')).body.keys;
}
