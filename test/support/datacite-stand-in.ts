import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AttributeFault, type Attributes, faultsOfAttributes } from './datacite-rules.js';

/** A DOI as the stand-in holds it. */
export interface HeldDoi {
  readonly state: 'draft' | 'registered' | 'findable';
  readonly attributes: Attributes;
}

/** What it does instead of answering as DataCite does. */
export type Mood =
  | 'well'
  /** Breaks the connection. */
  | 'down'
  /** Takes the DOI, and breaks the connection. */
  | 'forgetful'
  /** Says nothing until it hangs up. */
  | 'slow'
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> };

/** A DataCite that checks what it receives, and can be told to be unwell. */
export interface DataCiteStandIn {
  readonly url: string;
  /** Requests in the order of their arrival, as `publish 10.5072/sphere.…`. */
  readonly received: string[];
  readonly held: ReadonlyMap<string, HeldDoi>;
  /** Everything that was ever wrong with a request. */
  readonly faults: readonly AttributeFault[];
  mood: Mood;
  /** Ends a slow mood: breaks the connections that wait, and is down. */
  hangUp(): void;
  /** The one password that it takes. */
  password: string;
  stop(): Promise<void>;
}

export const standInAccount = {
  repositoryId: 'TEST.SPHERE',
  password: 'a secret of tests',
  prefix: '10.5072',
} as const;

const longestBody = 10_000_000;

export async function startDataCite(): Promise<DataCiteStandIn> {
  const standIn = new StandIn();
  const server = createServer((request, response) => {
    standIn.answer(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  standIn.url = `http://127.0.0.1:${port}`;
  standIn.stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return standIn;
}

class StandIn implements DataCiteStandIn {
  url = '';
  readonly received: string[] = [];
  readonly held = new Map<string, HeldDoi>();
  readonly faults: AttributeFault[] = [];
  mood: Mood = 'well';
  password: string = standInAccount.password;
  stop: () => Promise<void> = () => Promise.resolve();
  private readonly line = new EventEmitter();

  hangUp(): void {
    this.mood = 'down';
    this.line.emit('hung-up');
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const doi = /^\/dois\/(10\.\d+\/[a-z0-9.-]+)$/.exec(request.url ?? '')?.[1];
    const { attributes, fault } = readAttributes(body, doi);
    this.received.push(`${String(attributes['event'])} ${String(doi)}`);
    if (this.mood === 'slow') await once(this.line, 'hung-up');
    if (this.mood === 'down') {
      response.destroy();
      return;
    }
    if (typeof this.mood === 'object') {
      say(response, this.mood.status, [{ title: 'Told so' }], this.mood.headers);
      return;
    }
    if (!this.isKnown(request)) {
      say(response, 401, [{ title: 'Bad credentials.' }]);
      return;
    }
    if (request.method !== 'PUT' || !isOurs(doi)) {
      this.refuse(response, 403, [{ source: 'doi', title: `${request.method} ${request.url}` }]);
      return;
    }
    if (request.headers['content-type'] !== 'application/vnd.api+json') {
      this.refuse(response, 415, [{ source: 'content-type', title: 'is not JSON:API' }]);
      return;
    }
    const faults = fault === null ? faultsOfAttributes(attributes) : [fault];
    if (faults.length > 0) {
      this.refuse(response, 422, faults);
      return;
    }
    const state = stateAfter(this.held.get(doi)?.state ?? 'draft', String(attributes['event']));
    this.held.set(doi, { state, attributes });
    if (this.mood === 'forgetful') {
      response.destroy();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/vnd.api+json' });
    response.end(JSON.stringify({ data: { id: doi, type: 'dois', attributes: { doi, state } } }));
  }

  private isKnown({ headers }: IncomingMessage): boolean {
    const expected = `${standInAccount.repositoryId}:${this.password}`;
    return headers.authorization === `Basic ${Buffer.from(expected).toString('base64')}`;
  }

  private refuse(response: ServerResponse, status: number, faults: AttributeFault[]): void {
    this.faults.push(...faults);
    say(response, status, faults);
  }
}

function isOurs(doi: string | undefined): doi is string {
  return doi?.startsWith(`${standInAccount.prefix}/`) ?? false;
}

/** The transitions of DataCite; an event that does not apply changes nothing. */
function stateAfter(state: HeldDoi['state'], event: string): HeldDoi['state'] {
  if (event === 'publish') return 'findable';
  if (event === 'register' && state === 'draft') return 'registered';
  return event === 'hide' && state === 'findable' ? 'registered' : state;
}

function say(
  response: ServerResponse,
  status: number,
  errors: readonly Partial<AttributeFault>[],
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/vnd.api+json', ...headers });
  response.end(JSON.stringify({ errors }));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > longestBody) throw new Error('A body of more than 10 MB.');
  }
  return Buffer.concat(chunks).toString('utf8');
}

function readAttributes(
  body: string,
  doi: string | undefined,
): { readonly attributes: Attributes; readonly fault: AttributeFault | null } {
  const { data } = JSON.parse(body) as {
    data?: { type?: unknown; attributes?: Attributes };
  };
  const attributes = data?.attributes ?? {};
  const isRight = data?.type === 'dois' && attributes['doi'] === doi;
  return { attributes, fault: isRight ? null : { source: 'data', title: 'is of no DOI' } };
}
