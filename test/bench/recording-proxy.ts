import { createServer, request as httpRequest } from 'node:http';
import { findFreePort } from '../../src/foundations/embedded/free-port.js';

/** An answer as it went over the wire. */
export interface RecordedAnswer {
  /** Method and address: `GET /api/models/a/b`. */
  readonly key: string;
  readonly status: number;
  /** Names and values in turn, without those of the connection. */
  readonly headers: readonly string[];
  /** Base64. */
  readonly body: string;
}

/** Passes requests on to a service, and keeps what it answers. */
export interface RecordingProxy {
  readonly url: string;
  readonly answers: ReadonlyMap<string, RecordedAnswer>;
  stop(): void;
}

const ofConnection = new Set(['connection', 'keep-alive', 'date', 'transfer-encoding']);

/** @param target `http://127.0.0.1:3000` */
export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
  const answers = new Map<string, RecordedAnswer>();
  const server = createServer((incoming, outgoing) => {
    const { method = 'GET', url = '/' } = incoming;
    const onward = httpRequest(target + url, { method, headers: incoming.headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const body = Buffer.concat(chunks);
        const status = answer.statusCode ?? 0;
        const headers = lasting(answer.rawHeaders);
        answers.set(`${method} ${url}`, {
          key: `${method} ${url}`,
          status,
          headers,
          body: body.toString('base64'),
        });
        outgoing.writeHead(status, [...headers]).end(method === 'HEAD' ? undefined : body);
      });
    });
    incoming.pipe(onward);
  });
  const port = await findFreePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${port}`,
    answers,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function lasting(raw: readonly string[]): string[] {
  return raw.filter((_text, index) => {
    const name = raw[index - (index % 2)] ?? '';
    return !ofConnection.has(name.toLowerCase());
  });
}
