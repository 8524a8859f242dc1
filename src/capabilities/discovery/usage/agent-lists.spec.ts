import { describe, expect, it } from '@jest/globals';
import { UsageConfig } from '../../../foundations/config/usage.config.js';
import { AgentLists } from './agent-lists.js';

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
const googlebot = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';
const lists = new AgentLists(new UsageConfig());

describe('AgentLists', () => {
  it.each([
    [firefox, 'regular', true],
    ['curl/8.5.0', 'machine', false],
    ['Wget/1.21.4', 'machine', false],
    ['python-requests/2.32.3', 'machine', false],
    ['unknown/None; hf_hub/1.6.0; python/3.12.3; torch/2.6.0', 'machine', false],
    ['huggingface_hub/0.34.0', 'machine', true],
    ['unkown/None; hf-hub/0.4.3; rust/unknown', 'machine', true],
    ['Go-http-client/1.1', 'machine', false],
    ['git/2.43.0', 'machine', true],
    ['axios/1.7.2', 'machine', false],
    [googlebot, 'robot', false],
    ['CCBot/2.0 (https://commoncrawl.org/faq/)', 'robot', false],
    ['', 'robot', false],
    ['   ', 'robot', false],
    [`${'x'.repeat(100_000)} curl/8`, 'regular', true],
  ] as const)('takes %.60s for %s', (userAgent, agent, isStrict) => {
    expect(lists.classify(userAgent)).toMatchObject({ agent, isStrict });
  });

  it('states the dates of its lists', () => {
    expect(lists.dates).toEqual({
      robotsListDate: '2024-04-22',
      toolListDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      instanceListDate: null,
    });
  });

  it('follows the lists of an instance, tools before robots', () => {
    const own = new AgentLists(
      new UsageConfig({
        tools: { changedOn: '2026-05-01', patterns: ['^harvester/'] },
        instanceRobots: { changedOn: '2026-05-02', patterns: ['Firefox', '^harvester/'] },
      }),
    );

    expect(
      ['harvester/1', firefox, googlebot, 'git/2.43.0', ''].map((one) => own.classify(one).agent),
    ).toEqual(['machine', 'robot', 'robot', 'regular', 'robot']);
    expect(own.dates).toMatchObject({
      toolListDate: '2026-05-01',
      instanceListDate: '2026-05-02',
    });
  });
});
