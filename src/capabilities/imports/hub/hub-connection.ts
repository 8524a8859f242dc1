import { Refused, Unavailable } from '../../../domain/errors/sphere-error.js';
import { Incoming, silent, Silence, troubleOf } from './incoming.js';
import { type Patience, persist, type PersistentWork, SourceTrouble } from './patience.js';

export interface ConnectionOptions {
  /** Base address; without a trailing slash. */
  readonly endpoint: string;
  readonly token: string | null;
  readonly patience: Patience;
  readonly interruption: AbortSignal;
  /** Hears of each failure that is followed by another try. */
  readonly onTrouble: (line: string) => void;
}

const maxRedirects = 10;
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Asks a foreign server. Its token goes to the endpoint's own origin and nowhere else: from the first
 * redirect to another host on, a request bears none. Redirects lead to web addresses only, and
 * never from https to http.
 */
export class HubConnection {
  private readonly home: URL;
  private hasAnswered = false;

  constructor(private readonly options: ConnectionOptions) {
    this.home = new URL(options.endpoint);
  }

  /** True for an address on the endpoint's own origin. */
  isHome(url: URL): boolean {
    return url.origin === this.home.origin;
  }

  /** Repeats work as long as there is hope; see `persist`. */
  persist<Result>(work: PersistentWork<Result>): Promise<Result> {
    const { patience, interruption, onTrouble } = this.options;
    return persist(work, patience, interruption, onTrouble);
  }

  /**
   * One GET, redirects followed; answers with whatever status. The caller reads or discards the body.
   * Throws `SourceTrouble` where the source is out of reach, `Unavailable` where it was never in reach,
   * and `Refused` where a redirect leads astray or the certificate is not to be trusted.
   */
  async get(url: URL, headers: Readonly<Record<string, string>> = {}): Promise<Incoming> {
    const silence = new Silence(this.options.patience.silenceMs);
    const signal = AbortSignal.any([this.options.interruption, silence.signal]);
    try {
      const response = await this.follow(url, headers, signal);
      this.hasAnswered = true;
      return new Incoming(response, silence);
    } catch (error) {
      silence.end();
      if (error instanceof Refused) throw error;
      if (silence.isOver) throw new SourceTrouble(silent);
      const trouble = troubleOf(error);
      throw untrusted(url, error) ?? (this.hasAnswered ? trouble : unreachable(url, trouble));
    }
  }

  private async follow(
    start: URL,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<Response> {
    let url = start;
    let isTrusted = true;
    for (let hops = 0; hops <= maxRedirects; hops += 1) {
      isTrusted &&= this.isHome(url);
      const { token } = this.options;
      const response = await fetch(url, {
        redirect: 'manual',
        signal,
        headers: {
          'user-agent': 'sphere-import',
          'accept-encoding': 'identity',
          ...headers,
          ...(isTrusted && token !== null && { authorization: `Bearer ${token}` }),
        },
      });
      const location = response.headers.get('location');
      if (!redirects.has(response.status) || location === null) return response;
      await response.body?.cancel();
      url = redirectTarget(location, url);
    }
    throw new Refused(
      'source-redirects',
      `${start.href} redirects more than ${maxRedirects} times.`,
    );
  }
}

function redirectTarget(location: string, from: URL): URL {
  const target = URL.canParse(location, from.href) ? new URL(location, from) : null;
  const isWeb =
    target?.protocol === 'https:' || (target?.protocol === 'http:' && from.protocol === 'http:');
  if (target !== null && isWeb) return target;
  throw new Refused(
    'source-redirects',
    `${from.origin} redirects to "${(target?.href ?? location).slice(0, 200)}", where an import does not follow.`,
  );
}

/** The very first request goes to an address that somebody has just typed. */
function unreachable({ host }: URL, trouble: SourceTrouble): Error {
  if (!/ENOTFOUND|ECONNREFUSED|bad port/.test(trouble.message)) return trouble;
  return new Unavailable(`${host} cannot be reached: ${trouble.message}.`, 0, {
    cause: trouble,
    facts: { what: 'source' },
    remedy: 'Check the address of --from, and that this machine may reach it.',
  });
}

/** Waiting does not mend a certificate. */
function untrusted(url: URL, error: unknown): Refused | null {
  const { code = '' } = (error as { cause?: { code?: string } }).cause ?? {};
  if (!/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)) return null;
  return new Refused(
    'source-untrusted',
    `${url.origin} shows a certificate that cannot be trusted (${code}).`,
    {
      cause: error,
      remedy: 'Name its authority in NODE_EXTRA_CA_CERTS.',
    },
  );
}
