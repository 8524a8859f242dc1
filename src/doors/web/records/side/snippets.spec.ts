import { describe, expect, it } from '@jest/globals';
import { chiefFile, snippetsOf } from './snippets.js';

const publicUrl = 'https://sphere.example';
const model = { kind: 'model', namespace: 'lab', name: 'fast' } as const;
const file = { path: 'weights/w.bin', sha256: 'ab'.repeat(32) };
const codeOf = (record: Parameters<typeof snippetsOf>[0]) =>
  Object.fromEntries(
    snippetsOf(record, 'v1.0', file, publicUrl).map((one) => [one.tool, one.code]),
  );

describe('how to get a release', () => {
  it('names this service, the record and the version in every tool', () => {
    const snippets = snippetsOf(model, 'v1.0', file, publicUrl);

    expect(snippets.map(({ tool }) => tool)).toEqual(['hf', 'python', 'javascript', 'curl']);
    for (const { code } of snippets) {
      expect(code).toContain(publicUrl);
      expect(code).toContain('lab/fast');
      expect(code).toContain('v1.0');
    }
  });

  it('checks what curl fetched', () => {
    expect(codeOf(model)['curl']).toBe(
      `curl -fL -o w.bin https://sphere.example/lab/fast/resolve/v1.0/weights/w.bin\necho "${file.sha256}  w.bin" | sha256sum --check`,
    );
  });

  it('says that a dataset is one', () => {
    const code = codeOf({ ...model, kind: 'dataset' });

    expect(code['hf']).toContain('--repo-type dataset');
    expect(code['python']).toContain('repo_type="dataset"');
    expect(code['curl']).toContain('/datasets/lab/fast/resolve/');
  });

  it('offers curl alone for papers, which no Hub client knows', () => {
    expect(Object.keys(codeOf({ ...model, kind: 'paper' }))).toEqual(['curl']);
  });
});

describe('the file that most come for', () => {
  const aFile = (path: string, kind: string, sizeBytes: number) => ({ path, kind, sizeBytes });

  it.each([
    [
      'the paper itself',
      'p.pdf',
      [aFile('big.zip', 'data', 9), aFile('p.pdf', 'paper', 1)],
      'p.pdf',
    ],
    [
      'the largest weights',
      undefined,
      [aFile('data.bin', 'data', 99), aFile('a.bin', 'weights', 1), aFile('b.bin', 'weights', 2)],
      'b.bin',
    ],
    [
      'the largest file',
      undefined,
      [aFile('a.csv', 'data', 1), aFile('b.csv', 'data', 2)],
      'b.csv',
    ],
  ])('is %s', (_, mainFile, files, path) => {
    expect(chiefFile(files, mainFile)?.path).toBe(path);
  });

  it.each(["it's.bin", 'a b.bin', '$(rm -rf ~).bin', '-o.bin', 'a`b`.bin', 'a;b.bin', 'a\nb'])(
    'is never one called %j, which a shell would take amiss',
    (path) => {
      expect(chiefFile([aFile(path, 'weights', 1)], path)).toBeNull();
    },
  );
});
