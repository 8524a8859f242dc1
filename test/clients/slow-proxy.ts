import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands before a service and can let its answers come to a standstill. */
export interface SlowProxy {
  readonly url: string;
  /** Ranges that were asked for, in order. */
  readonly ranges: readonly string[];
  /** Lets so many bytes of each answer pass, and then nothing, until it is lifted. */
  stallAfter(bytes: number | null): void;
  /** Resolves once an answer has come to its standstill. */
  readonly stalled: Promise<void>;
  stop(): Promise<void>;
}

export async function startSlowProxy(service: string): Promise<SlowProxy> {
  const ranges: string[] = [];
  let limit: number | null = null;
  let tellStalled: () => void = () => undefined;
  const stalled = new Promise<void>((resolve) => {
    tellStalled = resolve;
  });
  const server = createServer((asked, answer) => {
    if (asked.headers.range !== undefined) ranges.push(asked.headers.range);
    const passed = request(new URL(asked.url ?? '', service), { headers: asked.headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      let rest = limit ?? Infinity;
      got.on('data', (chunk: Buffer) => {
        answer.write(chunk.subarray(0, rest));
        rest = Math.max(0, rest - chunk.length);
        if (rest === 0) tellStalled();
      });
      got.on('end', () => {
        if (rest > 0) answer.end();
      });
    });
    passed.on('error', () => answer.destroy());
    passed.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ranges,
    stalled,
    stallAfter: (bytes) => {
      limit = bytes;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
