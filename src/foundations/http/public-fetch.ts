import { lookup as lookupName } from 'node:dns';
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { Refused, Unavailable } from '../../domain/errors/sphere-error.js';

export interface PublicFetchOptions {
  /** Origins that somebody vouches for, wherever they lead: `http://localhost:3000`. */
  readonly trustedOrigins: readonly string[];
  readonly signal: AbortSignal;
  /** Whether a redirect may lead to an address; anywhere public where absent. */
  readonly mayFollow?: (address: string) => boolean;
  /** How the service calls itself. */
  readonly agent?: string;
}

const maxRedirects = 5;
const silenceMs = 60_000;

/**
 * Gets an address that a stranger wrote. It is asked for only where it leads to the public internet: what
 * a name resolves to is checked at the very connection, so that no second answer of a name server leads
 * elsewhere. Redirects are followed the same way. Throws `Refused` `source-redirects` for addresses that are
 * not public, `Unavailable` where nobody answers, and for any status but 200.
 */
export async function fetchPublic(
  address: string,
  { trustedOrigins, signal, mayFollow, agent = 'sphere-import' }: PublicFetchOptions,
): Promise<IncomingMessage> {
  let url = new URL(address);
  for (let hops = 0; hops <= maxRedirects; hops += 1) {
    const answer = await ask(url, trustedOrigins.includes(url.origin), signal, agent);
    const { statusCode = 0 } = answer;
    if (statusCode === 200) return answer;
    answer.destroy();
    const { location } = answer.headers;
    if (statusCode < 300 || statusCode > 399 || location === undefined) {
      throw new Unavailable(`${address} answers ${statusCode}.`, 0, { facts: { what: 'source' } });
    }
    if (!URL.canParse(location, url)) throw notPublic(location);
    const next = new URL(location, url);
    const isDowngrade = url.protocol === 'https:' && next.protocol !== 'https:';
    if (isDowngrade || mayFollow?.(next.href) === false) throw notPublic(next.href);
    url = next;
  }
  throw new Refused('source-redirects', `${address} redirects more than ${maxRedirects} times.`);
}

function ask(
  url: URL,
  isTrusted: boolean,
  signal: AbortSignal,
  agent: string,
): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  if (!isWeb || url.username !== '' || (!isTrusted && isIP(host) !== 0 && !isPublic(host))) {
    throw notPublic(url.href);
  }
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestSecure : requestPlain)(url, {
      signal,
      timeout: silenceMs,
      agent: false,
      headers: { 'user-agent': agent, 'accept-encoding': 'identity' },
      ...(!isTrusted && { lookup: lookupPublic }),
    });
    request.once('response', resolve);
    request.once('timeout', () => request.destroy(new Error(`${url.host} is silent`)));
    request.once('error', (error) => {
      if (error instanceof Refused || signal.aborted) reject(error);
      else {
        const message = `${url.host} cannot be reached: ${error.message}.`;
        reject(new Unavailable(message, 0, { cause: error, facts: { what: 'source' } }));
      }
    });
    request.end();
  });
}

const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookupName(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) {
      callback(error, '', 4);
      return;
    }
    const [first] = addresses;
    if (first === undefined || !addresses.every(({ address }) => isPublic(address))) {
      callback(notPublic(hostname), '', 4);
    } else if (options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

/** What IANA keeps for special purposes, and what leads into networks that are not everybody's. */
const reserved = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  reserved.addSubnet(network, prefix, 'ipv4');
}
const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const) {
  reserved.addSubnet(network, prefix, 'ipv6');
}

/** Whether an IP address is one of the public internet, and none that carries another within it. */
export function isPublic(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !reserved.check(address, 'ipv4');
  return version === 6 && globalUnicast.check(address, 'ipv6') && !reserved.check(address, 'ipv6');
}

function notPublic(address: string): Refused {
  return new Refused(
    'source-redirects',
    `"${address.slice(0, 200)}" leads to no address of the public internet: it is not asked.`,
    { remedy: 'Name its origin with --fetch-from if it is to be trusted.' },
  );
}
