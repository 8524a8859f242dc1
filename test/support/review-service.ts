import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A notification as the stand-in received it. */
export type Notification = Readonly<Record<string, unknown>> & { readonly id: string };

/** A service elsewhere that is asked for reviews, has pages of its own, and can be told to be unwell. */
export class ReviewService {
  /** In the order of their arrival. */
  readonly received: Notification[] = [];
  /** Bodies by path; others are not found. */
  readonly pages = new Map<string, string>();
  /** What it answers to notifications. */
  answer: { readonly status: number; readonly headers?: Readonly<Record<string, string>> } = {
    status: 201,
  };

  private constructor(
    readonly url: string,
    private readonly close: () => Promise<void>,
  ) {}

  static async start(): Promise<ReviewService> {
    const server = createServer((request, response) => {
      service.reply(request, response).catch((error: unknown) => {
        response.destroy(error instanceof Error ? error : new Error(String(error)));
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const service = new ReviewService(`http://127.0.0.1:${port}`, async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    });
    return service;
  }

  stop(): Promise<void> {
    return this.close();
  }

  /** A notification of this service to an inbox. */
  notification(inbox: string, members: Readonly<Record<string, unknown>>) {
    return {
      '@context': ['https://www.w3.org/ns/activitystreams', 'https://coar-notify.net'],
      id: `urn:uuid:${crypto.randomUUID()}`,
      actor: { id: this.url, type: 'Service', name: 'Open reviews' },
      origin: { id: this.url, inbox: `${this.url}/inbox`, type: 'Service' },
      target: { id: new URL(inbox).origin, inbox, type: 'Service' },
      ...members,
    };
  }

  private async reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'POST' && request.url === '/inbox') {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      this.received.push(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Notification);
      response.writeHead(this.answer.status, this.answer.headers).end();
      return;
    }
    const page = this.pages.get(request.url ?? '');
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(page);
  }
}
