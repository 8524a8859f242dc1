import { describe, expect, it } from '@jest/globals';
import { CommitLines, type CommitLine } from './commit-lines.js';

const header =
  '{"key":"header","value":{"summary":"Add","description":"why","parentCommit":"abc"}}';

/** Delivers a text in pieces of `pieceBytes`, as a socket would. */
async function* arriving(text: string, pieceBytes: number) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    await Promise.resolve();
    yield bytes.subarray(at, at + pieceBytes);
  }
}

async function read(text: string, pieceBytes = 7) {
  const lines = new CommitLines(arriving(text, pieceBytes));
  const head = await lines.header();
  const changes: CommitLine[] = [];
  for await (const change of lines.changes()) changes.push(change);
  return { head, changes };
}

describe('reading a commit', () => {
  it('reads header and changes, the last without a line feed', async () => {
    const sha256 = 'a'.repeat(64);
    const text = [
      header,
      '{"key":"file","value":{"path":"a.txt","content":"aGVsbG8=","encoding":"base64"}}',
      '{"key":"file","value":{"path":"é.txt","content":"né","encoding":"utf-8"}}',
      `{"key":"lfsFile","value":{"path":"b.bin","algo":"sha256","oid":"${sha256}","size":3}}`,
      `{"key":"lfsFile","value":{"path":"c.bin","algo":"sha256","oid":"${sha256}"}}`,
      '{"key":"deletedFile","value":{"path":"d"}}',
      '{"key":"deletedFolder","value":{"path":"e/"}}',
    ].join('\n');

    const { head, changes } = await read(text);

    expect(head).toEqual({ summary: 'Add', description: 'why', parentCommit: 'abc' });
    expect(changes).toEqual([
      { key: 'file', path: 'a.txt', bytes: Buffer.from('hello') },
      { key: 'file', path: 'é.txt', bytes: Buffer.from('né') },
      { key: 'lfsFile', path: 'b.bin', sha256, sizeBytes: 3 },
      { key: 'lfsFile', path: 'c.bin', sha256 },
      { key: 'deletedFile', path: 'd' },
      { key: 'deletedFolder', path: 'e' },
    ]);
  });

  it.each([1, 3, 64, 4096])('reads the same in pieces of %d bytes', async (pieceBytes) => {
    const text = `${header}\n\n{"key":"deletedFile","value":{"path":"ü"}}\r\n`;

    const { changes } = await read(text, pieceBytes);

    expect(changes).toEqual([{ key: 'deletedFile', path: 'ü' }]);
  });

  it('gives each change before the next has arrived', async () => {
    let delivered = 0;
    async function* slowly() {
      for (const line of [header, '{"key":"deletedFile","value":{"path":"a"}}', header]) {
        await Promise.resolve();
        delivered += 1;
        yield Buffer.from(`${line}\n`);
      }
    }
    const lines = new CommitLines(slowly());
    await lines.header();

    const first = await lines.changes().next();

    expect(first.value).toEqual({ key: 'deletedFile', path: 'a' });
    expect(delivered).toBe(2);
  });

  it.each([
    ['', 'commit-header'],
    ['{"key":"deletedFile","value":{"path":"a"}}', 'commit-header'],
    ['not json', 'malformed-json'],
    ['[]', 'commit-line'],
    [`${header}\n{"key":"file","value":{}}`, 'commit-path'],
    [`${header}\n{"key":"file","value":{"path":"a"}}`, 'commit-content'],
    [
      `${header}\n{"key":"file","value":{"path":"a","content":"a*b=","encoding":"base64"}}`,
      'commit-encoding',
    ],
    [
      `${header}\n{"key":"file","value":{"path":"a","content":"x","encoding":"rot13"}}`,
      'commit-encoding',
    ],
    [`${header}\n{"key":"lfsFile","value":{"path":"a"}}`, 'commit-oid'],
    [`${header}\n{"key":"moveFile","value":{"path":"a"}}`, 'commit-key'],
  ])('refuses %j as %s', async (text, code) => {
    await expect(read(text)).rejects.toMatchObject({ faults: [{ code }] });
  });

  it('refuses a file above 10 MiB', async () => {
    const content = Buffer.alloc(10 * 1_048_576 + 1).toString('base64');
    const line = JSON.stringify({ key: 'file', value: { path: 'a', content, encoding: 'base64' } });

    await expect(read(`${header}\n${line}`, 65_536)).rejects.toMatchObject({
      faults: [{ code: 'commit-file-too-large' }],
    });
  });

  it('takes a file of exactly 10 MiB', async () => {
    const content = Buffer.alloc(10 * 1_048_576).toString('base64');
    const line = JSON.stringify({ key: 'file', value: { path: 'a', content, encoding: 'base64' } });

    const { changes } = await read(`${header}\n${line}`, 65_536);

    expect(changes[0]).toMatchObject({ path: 'a', bytes: { length: 10 * 1_048_576 } });
  });

  it('stops reading a line that does not end', async () => {
    let sentBytes = 0;
    async function* endless() {
      yield Buffer.from(`${header}\n`);
      for (;;) {
        await Promise.resolve();
        sentBytes += 1_048_576;
        yield Buffer.alloc(1_048_576, 'a');
      }
    }
    const lines = new CommitLines(endless());
    await lines.header();

    await expect(lines.changes().next()).rejects.toMatchObject({ code: 'too-large' });
    expect(sentBytes).toBeLessThan(20 * 1_048_576);
  });
});
