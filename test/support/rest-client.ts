import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request as httpRequest } from 'node:http';
import { problemMeanings } from '../../src/doors/rest/problems/problem-meanings.js';
import { type ApiDocument, OpenApiCheck } from './openapi-check.js';

/** What is sent besides method and path. */
export interface RestCall {
  /** JSON, but for bytes and texts, which go as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** False where an answer is no part of the documented API. */
  readonly isDocumented?: boolean;
}

/** What came back. */
export interface RestReply<Body> {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** Parsed where it is JSON, else the text. */
  readonly body: Body;
}

/**
 * Asks the own API over HTTP, with paths exactly as they are written, and holds every answer against
 * the OpenAPI document.
 */
export class RestClient {
  private constructor(
    private readonly url: string,
    private readonly check: OpenApiCheck,
    private readonly token: string | null,
  ) {}

  /** A client without a token. */
  static async of(url: string): Promise<RestClient> {
    const answer = await fetch(`${url}/api/v1/openapi.json`);
    const document = (await answer.json()) as ApiDocument;
    return new RestClient(url, new OpenApiCheck(document), null);
  }

  /** The same with a token, or without one. */
  as(token: string | null): RestClient {
    return new RestClient(this.url, this.check, token);
  }

  get<Body = unknown>(path: string, call: RestCall = {}): Promise<RestReply<Body>> {
    return this.call<Body>('GET', path, call);
  }

  post<Body = unknown>(path: string, body?: unknown, call: RestCall = {}) {
    return this.call<Body>('POST', path, { ...call, body });
  }

  put<Body = unknown>(path: string, body?: unknown, call: RestCall = {}) {
    return this.call<Body>('PUT', path, { ...call, body });
  }

  patch<Body = unknown>(path: string, body?: unknown, call: RestCall = {}) {
    return this.call<Body>('PATCH', path, { ...call, body });
  }

  delete<Body = unknown>(path: string, call: RestCall = {}): Promise<RestReply<Body>> {
    return this.call<Body>('DELETE', path, call);
  }

  /** @param path below `/api/v1`, or from the root where it starts with `//` */
  async call<Body = unknown>(
    method: string,
    path: string,
    { body, headers = {}, isDocumented = true }: RestCall = {},
  ): Promise<RestReply<Body>> {
    const whole = path.startsWith('//') ? path.slice(1) : `/api/v1${path}`;
    const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
    const bytes =
      body === undefined ? null : isRaw ? Buffer.from(body) : Buffer.from(JSON.stringify(body));
    const { hostname, port } = new URL(this.url);
    const request = httpRequest({
      hostname,
      port,
      method,
      path: whole,
      headers: {
        ...(this.token !== null && { authorization: `Bearer ${this.token}` }),
        ...(bytes !== null && {
          'content-type': isRaw ? 'application/octet-stream' : 'application/json',
          'content-length': String(bytes.length),
        }),
        ...headers,
      },
    });
    request.end(bytes ?? undefined);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    // A body that was refused unread: the answer is there, and the rest cannot be sent.
    request.on('error', () => undefined);
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const contentType = response.headers['content-type'] ?? '';
    const parsed: unknown = /[/+]json\b/.test(contentType) && text !== '' ? JSON.parse(text) : text;
    const status = response.statusCode ?? 0;
    if (contentType.startsWith('application/problem+json')) requireMeaning(parsed);
    if (isDocumented && method !== 'HEAD' && method !== 'OPTIONS') {
      const faults = this.check.faultsOf({
        method,
        path: whole,
        status,
        contentType,
        body: parsed,
      });
      if (faults.length > 0) throw new Error(`${faults.join('\n')}\n${text.slice(0, 2000)}`);
    }
    return { status, headers: response.headers, text, body: parsed as Body };
  }
}

/** Every problem has a page that explains it. */
function requireMeaning(problem: unknown): void {
  const { code } = problem as { readonly code: string };
  if (!problemMeanings.has(code)) throw new Error(`No page explains the problem "${code}".`);
}
