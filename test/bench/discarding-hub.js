import { Buffer } from 'node:buffer';
import { createServer } from 'node:http';

/**
 * A hub that lets everybody upload by Xet, and throws all of it away: what `hf upload` then takes is
 * its own hashing and chunking. Forked by the benchmark of uploads; tells its port.
 */
const commitId = 'c'.repeat(40);

const server = createServer((request, response) => {
  const chunks = [];
  const keeps = request.url.includes('/preupload/');
  request.on('data', (chunk) => {
    if (keeps) chunks.push(chunk);
  });
  request.on('end', () => {
    const { status = 200, headers = {}, body } = answer(request, Buffer.concat(chunks));
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  });
});

server.listen(0, '127.0.0.1', () => {
  process.send(server.address().port);
});

process.on('disconnect', () => process.exit());

function answer({ method, url }, bytes) {
  const base = `http://localhost:${server.address().port}`;
  const [path] = url.split('?', 1);
  if (path.endsWith('/repos/create')) {
    return { body: { url: `${base}/ada/m`, name: 'ada/m', id: 'ada/m' } };
  }
  if (path.includes('/preupload/')) {
    const { files } = JSON.parse(bytes.toString());
    return {
      body: {
        files: files.map((file) => ({
          path: file.path,
          uploadMode: 'lfs',
          shouldIgnore: false,
          oid: null,
        })),
      },
    };
  }
  if (path.includes('/xet-write-token/')) {
    const token = { casUrl: `${base}/cas`, accessToken: 'all', exp: Date.now() / 1000 + 900 };
    return {
      headers: {
        'x-xet-cas-url': token.casUrl,
        'x-xet-access-token': token.accessToken,
        'x-xet-token-expiration': String(Math.floor(token.exp)),
      },
      body: { ...token, exp: Math.floor(token.exp) },
    };
  }
  if (path.startsWith('/cas/v1/xorbs/')) return { body: { was_inserted: true } };
  if (path === '/cas/v1/shards') return { body: { result: 1 } };
  if (path.includes('/commit/')) {
    return {
      body: {
        success: true,
        commitOid: commitId,
        commitUrl: `${base}/ada/m/commit/${commitId}`,
        hookOutput: '',
      },
    };
  }
  if (path.startsWith('/api/models/ada/m') && method === 'GET') {
    return { body: { id: 'ada/m', sha: commitId, siblings: [] } };
  }
  return { status: 404, body: { error: 'not here' } };
}
