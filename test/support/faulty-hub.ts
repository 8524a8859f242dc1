import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A file of the faulty Hub, with what its list says where that is not the truth. */
export interface FaultyFile {
  readonly bytes: Buffer;
  readonly isLfs?: boolean;
  readonly listedSize?: number;
  /** Sent in the place of `bytes`. */
  readonly sent?: Buffer;
}

/** Answers a request in the Hub's place; false leaves it to the Hub. */
export type Intercept = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A Hub of one repository, `lab/model`, which can be made to misbehave in any way. */
export class FaultyHub {
  readonly requests: { readonly url: string; readonly headers: IncomingMessage['headers'] }[] = [];
  intercept: Intercept = () => false;
  private readonly server = createServer((request, response) => {
    this.requests.push({ url: request.url ?? '', headers: request.headers });
    if (!this.intercept(request, response)) this.answer(request, response);
  });

  private readonly commits = new Map<string, Readonly<Record<string, FaultyFile>>>();

  private constructor(files: Readonly<Record<string, FaultyFile>>) {
    this.move(files);
  }

  static async start(files: Readonly<Record<string, FaultyFile>> = {}): Promise<FaultyHub> {
    const hub = new FaultyHub(files);
    hub.server.listen(0, '127.0.0.1');
    await once(hub.server, 'listening');
    return hub;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Where `main` is. */
  get commitId(): string {
    return [...this.commits.keys()].at(-1) ?? '';
  }

  /** Moves `main` to a commit of these files. */
  move(files: Readonly<Record<string, FaultyFile>>): void {
    this.commits.set(String(this.commits.size + 1).repeat(40), files);
  }

  /** Loses the oldest commit, as after a rewritten history; gives its id. */
  forgetFirst(): string {
    const [first = ''] = this.commits.keys();
    this.commits.delete(first);
    return first;
  }

  /** Requests for a file's bytes. */
  requestsOf(path: string) {
    return this.requests.filter(({ url }) => url.endsWith(`/resolve/${this.commitId}/${path}`));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private answer({ url = '', headers }: IncomingMessage, response: ServerResponse): void {
    const [, route = '', commit = '', path = ''] =
      /^(?:\/api\/models)?\/lab\/model\/(revision|tree|resolve)\/([^/?]+)\/?([^?]*)/.exec(url) ??
      [];
    const files = this.commits.get(commit === 'main' ? this.commitId : commit);
    const file = files?.[decodeURIComponent(path)];
    if (files === undefined) {
      response.writeHead(404, { 'x-error-code': 'RevisionNotFound' }).end();
    } else if (route === 'revision') {
      sendJson(response, { id: 'lab/model', sha: this.commitId });
    } else if (route === 'tree') {
      sendJson(response, Object.entries(files).map(listed));
    } else if (file === undefined) {
      response.writeHead(404, { 'x-error-code': 'EntryNotFound' }).end();
    } else {
      sendBytes(response, file.sent ?? file.bytes, headers.range);
    }
  }
}

export function sendJson(response: ServerResponse, value: unknown, headers = {}): void {
  response.writeHead(200, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(value));
}

/** All bytes, or those that a range asks for. */
export function sendBytes(response: ServerResponse, bytes: Buffer, range?: string): void {
  const start = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
  const rest = bytes.subarray(start);
  response.writeHead(range === undefined ? 200 : 206, {
    etag: `"${sha256Of(bytes)}"`,
    'content-length': rest.length,
    ...(range !== undefined && {
      'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}`,
    }),
  });
  response.end(rest);
}

/** The first bytes of an answer, which then breaks off. */
export function sendCut(response: ServerResponse, bytes: Buffer, start: number, count: number) {
  response.writeHead(start === 0 ? 200 : 206, {
    etag: `"${sha256Of(bytes)}"`,
    'content-length': bytes.length - start,
    ...(start > 0 && { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` }),
  });
  response.write(bytes.subarray(start, start + count), () => response.destroy());
}

function listed([path, { bytes, isLfs = false, listedSize = bytes.length }]: [string, FaultyFile]) {
  const sha256 = sha256Of(bytes);
  return {
    type: 'file',
    path,
    oid: isLfs ? sha256.slice(0, 40) : blobIdOf(bytes),
    size: listedSize,
    ...(isLfs && { lfs: { oid: sha256, size: listedSize, pointerSize: 130 } }),
  };
}

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function blobIdOf(bytes: Buffer): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
