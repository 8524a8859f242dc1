import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { ConfigurationError } from './configuration-error.js';
import { Environment } from './environment.js';
import { loadPolicy } from './load-policy.js';

const folder = mkdtempSync(join(tmpdir(), 'sphere-policy-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function load(content: string) {
  const path = join(folder, 'policy.json');
  writeFileSync(path, content);
  return loadPolicy(new Environment({ SPHERE_POLICY_FILE: path }));
}

describe('loadPolicy', () => {
  it('reads what is stated, by topic and language', () => {
    const statements = { governance: { fr: 'Un conseil.' } };

    expect(load(JSON.stringify(statements)).statements).toEqual(statements);
    expect(loadPolicy(new Environment({})).statements).toEqual({});
  });

  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['another topic', '{"constructor": {"en": "x"}}'],
    ['another language', '{"governance": {"de": "x"}}'],
    ['nothing on a topic', '{"governance": {}}'],
    ['an empty text', '{"governance": {"en": " "}}'],
  ])('refuses %s in one line that names the variable', (_, content) => {
    expect(() => load(content)).toThrow(ConfigurationError);
    expect(() => load(content)).toThrow(/^SPHERE_POLICY_FILE .+$/);
  });

  it('refuses a file that is not there', () => {
    const environment = new Environment({ SPHERE_POLICY_FILE: join(folder, 'none.json') });

    expect(() => loadPolicy(environment)).toThrow('cannot be read');
  });
});
