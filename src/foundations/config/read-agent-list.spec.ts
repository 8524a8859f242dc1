import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigurationError } from './configuration-error.js';
import { Environment } from './environment.js';
import { readAgentList } from './read-agent-list.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sphere-lists-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function listIn(text: string) {
  const path = join(folder, 'list.json');
  writeFileSync(path, text);
  return readAgentList(new Environment({ USAGE_TOOLS_FILE: path }), 'USAGE_TOOLS_FILE');
}

describe('readAgentList', () => {
  it('reads an own list, and one of COUNTER, which is as old as its latest change', () => {
    const counter = [
      { pattern: 'bot', last_changed: '2017-08-08' },
      { pattern: 'spider', last_changed: '2024-04-22' },
    ];

    expect(listIn('{"changedOn": "2026-05-01", "patterns": ["^tool/"]}')).toEqual({
      changedOn: '2026-05-01',
      patterns: ['^tool/'],
    });
    expect(listIn(JSON.stringify(counter))).toEqual({
      changedOn: '2024-04-22',
      patterns: ['bot', 'spider'],
    });
    expect(readAgentList(new Environment({}), 'USAGE_TOOLS_FILE')).toBeNull();
  });

  it.each([
    'not JSON',
    'null',
    '[]',
    '[null]',
    '{"patterns": []}',
    '{"changedOn": "today", "patterns": []}',
    '{"changedOn": "2026-05-01", "patterns": [7]}',
    '{"changedOn": "2026-05-01", "patterns": ["("]}',
  ])('refuses %s in one line that names the variable', (text) => {
    expect(() => listIn(text)).toThrow(ConfigurationError);
    expect(() => listIn(text)).toThrow(/^USAGE_TOOLS_FILE names [^\n]*\.$/);
  });
});
