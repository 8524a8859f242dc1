import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** An HTTP proxy that a browser goes through, and that can break every connection it has. */
export interface BreakingProxy {
  readonly url: string;
  /** Breaks all connections once so many further bytes were sent up through it, and lets nobody in. */
  breakAfter(bytes: number): Promise<void>;
  /** Lets everybody in again. */
  mend(): void;
  stop(): Promise<void>;
}

export async function startBreakingProxy(): Promise<BreakingProxy> {
  const sockets = new Set<Socket>();
  let remaining = Infinity;
  let isBroken = false;
  let tellBroken: () => void = () => undefined;
  const server = createServer((asked, answer) => {
    const target = new URL(asked.url ?? '');
    const passed = request(target, { method: asked.method, headers: asked.headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    asked.on('error', () => passed.destroy());
    asked.on('data', (chunk: Buffer) => {
      remaining -= chunk.length;
      if (remaining > 0) return;
      remaining = Infinity;
      isBroken = true;
      for (const socket of sockets) socket.destroy();
      passed.destroy();
      tellBroken();
    });
    asked.pipe(passed);
  });
  server.on('connection', (socket) => {
    if (isBroken) socket.destroy();
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    breakAfter: (bytes) => {
      remaining = bytes;
      return new Promise((resolve) => {
        tellBroken = resolve;
      });
    },
    mend: () => {
      isBroken = false;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
