import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

/**
 * The yardstick: a server that answers every request with the headers it was told and, where one is
 * named, the bytes of a file.
 */
const headers = JSON.parse(process.argv[2] ?? '{}');
const body = process.argv[3] === undefined ? undefined : readFileSync(process.argv[3]);
const server = createServer((_request, response) => {
  response.writeHead(200, headers).end(body);
});
server.listen(0, '127.0.0.1', () => {
  process.send?.(server.address()?.port);
});
process.on('disconnect', () => process.exit());
