import { createServer } from 'node:http';

/** The yardstick: a server that answers every request with the headers it was told, and nothing else. */
const headers = JSON.parse(process.argv[2] ?? '{}');
const server = createServer((_request, response) => {
  response.writeHead(200, headers).end();
});
server.listen(0, '127.0.0.1', () => {
  process.send?.(server.address()?.port);
});
process.on('disconnect', () => process.exit());
