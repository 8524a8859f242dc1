import { connect } from 'node:net';
import { startBuiltService } from '../clients/running-service.js';

/*
 * A record of 500 files and 3,000 people beside one of one file and one person: how large the heads of all
 * answers are, and how long it takes to write the page.
 */

const large = { fileCount: 500, creatorCount: 3_000 };
const small = { fileCount: 1, creatorCount: 1 };
/** What common proxies have room for. */
const mostBytes = 4_096;
/** A page that names 3,000 people and 500 files may take so many times as long as one of one each. */
const mostTimes = 25;
const rounds = 7;

const service = await startBuiltService();
try {
  const token = await service.anAccount('ada');
  const [much, little] = [
    await aRecord('much', token, large),
    await aRecord('little', token, small),
  ];
  const sizes = await sizesOf(much);
  for (const { method, address, bytes } of sizes) {
    console.log(`${String(bytes).padStart(5)} bytes  ${method.padEnd(4)} ${address}`);
  }
  const most = Math.max(...sizes.map(({ bytes }) => bytes));
  console.log(`largest head ${most} bytes (under ${mostBytes})`);
  const times = await timesOf(much, little, token);
  console.log(
    `page of the large record ${times.much.toFixed(0)} ms, of the small one ${times.little.toFixed(0)} ms`,
  );
  const ratio = times.much / times.little;
  console.log(`ratio ${ratio.toFixed(1)} (at most ${mostTimes})`);
  if (most >= mostBytes || ratio > mostTimes) process.exitCode = 1;
} finally {
  await service.stop();
}

/** The heads of all answers about a release, as they come over the wire. */
async function sizesOf(record: string) {
  const release = `${record}/releases/v1.0`;
  const formats = (
    'json datacite-json datacite-xml schemaorg bibtex ris csl citation cff codemeta ro-crate dc ' +
    'linkset docmap'
  ).split(' ');
  const addresses = [
    record,
    release,
    `${release}/linkset`,
    ...formats.map((format) => `${release}/export/${format}`),
    `${record}/resolve/v1.0/f/1.txt`,
  ];
  const sizes = [];
  for (const address of addresses) {
    for (const method of ['GET', 'HEAD']) {
      sizes.push({ method, address, bytes: await headBytes(method, address) });
    }
  }
  return sizes;
}

/** In turns. What strangers read is kept for a minute; for who is signed in a page is written each time. */
async function timesOf(much: string, little: string, token: string) {
  const taken = { much: [] as number[], little: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    taken.much.push(await timeOf(much, token));
    taken.little.push(await timeOf(little, token));
  }
  return { much: median(taken.much), little: median(taken.little) };
}

async function timeOf(record: string, token: string): Promise<number> {
  const began = performance.now();
  const answer = await fetch(`${service.url}${record}/releases/v1.0`, {
    headers: { accept: 'text/html', authorization: `Bearer ${token}` },
  });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${record} answered ${answer.status}.`);
  return performance.now() - began;
}

function headBytes(method: string, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(service.url).port), 'localhost');
    let head = Buffer.alloc(0);
    socket.on('error', reject);
    socket.on('connect', () => {
      socket.write(
        `${method} ${address} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html;q=0.9, */*;q=0.1\r\nConnection: close\r\n\r\n`,
      );
    });
    socket.on('data', (chunk) => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      socket.destroy();
      const [status = ''] = head.toString('latin1').split('\r\n', 1);
      if (status.includes(' 200 ')) resolve(end + 4);
      else reject(new Error(`${method} ${address} answered ${status}.`));
    });
  });
}

async function aRecord(
  name: string,
  token: string,
  { fileCount, creatorCount }: { readonly fileCount: number; readonly creatorCount: number },
): Promise<string> {
  const post = async (path: string, body: object) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await fetch(`${service.url}/api/v1${path}`, {
      ...{ method: 'POST', headers, body: JSON.stringify(body) },
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  };
  const creators = numbers(creatorCount).map((number) => ({
    ...{ familyName: `Author${number}`, givenName: 'Ann', orcid: orcidOf(number) },
    affiliations: [{ name: `Laboratory ${number % 100}`, ror: '03yrm5c26' }],
  }));
  const operations = numbers(fileCount).map((number) => ({
    ...{ op: 'add', path: `f/${number}.txt`, content: String(number), encoding: 'utf-8' },
  }));
  const metadata = { title: `A record of ${name}`, license: 'cc-by-4.0', creators };
  await post('/models', { namespace: 'ada', name, metadata });
  await post(`/models/ada/${name}/commits`, { message: 'Add files', operations });
  await post(`/models/ada/${name}/releases`, { version: 'v1.0', publish: true });
  return `/ada/${name}`;
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** ISO 7064 MOD 11-2, as ORCID checks it. */
function orcidOf(number: number): string {
  const digits = `00000002${String(number).padStart(7, '0')}`;
  const total = Array.from(digits).reduce((sum, digit) => (sum + Number(digit)) * 2, 0);
  const check = (12 - (total % 11)) % 11;
  return (`${digits}${check === 10 ? 'X' : check}`.match(/.{4}/g) ?? []).join('-');
}

function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
