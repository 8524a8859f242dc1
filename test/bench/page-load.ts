import { connect } from 'node:net';

const endOfHead = Buffer.from('\r\n\r\n');

/**
 * Asks GET of one path as fast as it is answered, over kept connections, and gives the answers a second.
 * Plain sockets: a whole HTTP client would cost more than what is measured. Rejects at any answer but 200,
 * and at one without a length.
 */
export async function loadPage(
  port: number,
  path: string,
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<number> {
  const request = `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nAccept: text/html\r\n\r\n`;
  const endAt = performance.now() + seconds * 1_000;
  const counts = await Promise.all(
    Array.from({ length: connections }, () => askUntil(endAt, port, request)),
  );
  return counts.reduce((sum, count) => sum + count, 0) / seconds;
}

function askUntil(endAt: number, port: number, request: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answered = 0;
    let awaitedBytes = -1;
    socket.setNoDelay(true);
    socket.on('connect', () => socket.write(request));
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      const expected = awaitedBytes < 0 ? lengthOf(chunk) : awaitedBytes;
      if (expected === null) {
        socket.destroy();
        reject(new Error(`Answered: ${chunk.toString('latin1', 0, 300)}`));
        return;
      }
      awaitedBytes = expected - chunk.length;
      if (awaitedBytes > 0) return;
      awaitedBytes = -1;
      answered += 1;
      if (performance.now() < endAt) {
        socket.write(request);
        return;
      }
      socket.destroy();
      resolve(answered);
    });
  });
}

/** Of head and body together, where it is a page; the head comes in one piece. */
function lengthOf(chunk: Buffer): number | null {
  const headLength = chunk.indexOf(endOfHead) + endOfHead.length;
  const head = chunk.subarray(0, headLength).toString('latin1');
  const length = /^content-length: (\d+)\r$/im.exec(head)?.[1];
  if (!head.startsWith('HTTP/1.1 200') || length === undefined) return null;
  return headLength + Number(length);
}
