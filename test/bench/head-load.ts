import { connect } from 'node:net';

export interface LoadFigures {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/**
 * Asks HEAD of one path as fast as it is answered, over kept connections. Plain sockets: a whole HTTP
 * client would cost more than what is measured. Rejects at any answer but 200.
 */
export async function loadHead(
  port: number,
  path: string,
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<LoadFigures> {
  const request = `HEAD ${path} HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`;
  const timesMs: number[] = [];
  const endAt = performance.now() + seconds * 1_000;
  await Promise.all(
    Array.from({ length: connections }, () => askUntil(endAt, port, request, timesMs)),
  );
  timesMs.sort((a, b) => a - b);
  const at = (share: number) => timesMs[Math.floor(timesMs.length * share)] ?? Number.NaN;
  return { requestsPerSecond: timesMs.length / seconds, p50Ms: at(0.5), p99Ms: at(0.99) };
}

function askUntil(endAt: number, port: number, request: string, timesMs: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    let askedAt = 0;
    let answer = '';
    const ask = () => {
      askedAt = performance.now();
      socket.write(request);
    };
    socket.on('connect', ask);
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
      if (!answer.endsWith('\r\n\r\n')) return;
      if (!answer.startsWith('HTTP/1.1 200')) {
        socket.destroy();
        reject(new Error(`Answered: ${answer.slice(0, 200)}`));
        return;
      }
      answer = '';
      timesMs.push(performance.now() - askedAt);
      if (performance.now() < endAt) {
        ask();
        return;
      }
      socket.destroy();
      resolve();
    });
  });
}
