import { describe, expect, it } from '@jest/globals';
import { classifyAgent, robotsListDate, toolListDate } from './classify-agent.js';

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
const googlebot = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';

describe('classifyAgent', () => {
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
    [googlebot, null, false],
    ['CCBot/2.0 (https://commoncrawl.org/faq/)', null, false],
    ['', null, false],
    ['   ', null, false],
    [`${'x'.repeat(100_000)} curl/8`, 'regular', true],
  ])('takes %.60s for %s', (userAgent, agent, isStrict) => {
    expect(classifyAgent(userAgent)).toEqual({ agent, isStrict });
  });

  it('states the dates of its lists', () => {
    expect(robotsListDate).toBe('2024-04-22');
    expect(toolListDate).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});
