import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

/** The yardstick of snapshots: gives the answers of a file from memory, and nothing else. */
const answers = new Map(
  JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')).map(
    (/** @type {{ key: string, status: number, headers: string[], body: string }} */ answer) => [
      answer.key,
      { ...answer, body: Buffer.from(answer.body, 'base64') },
    ],
  ),
);
const missing = { status: 404, headers: [], body: Buffer.from('{"error": "not recorded"}') };
const server = createServer((request, response) => {
  const { status, headers, body } = answers.get(`${request.method} ${request.url}`) ?? missing;
  response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body);
});
server.keepAliveTimeout = 72_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' ? address?.port : null);
});
process.on('disconnect', () => process.exit());
