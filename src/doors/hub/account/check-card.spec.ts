import { describe, expect, it } from '@jest/globals';
import { checkCard } from './check-card.js';

const card = (yaml: string) => `---\n${yaml}\n---\n# Model\n`;

describe('checkCard', () => {
  it('has nothing to say about an open licence', () => {
    expect(checkCard(card('license: apache-2.0'), 'model', '2026-01-01')).toEqual({
      errors: [],
      warnings: [],
    });
  });

  it('warns of a licence that a release would be refused for, in the words of the refusal', () => {
    const { errors, warnings } = checkCard(card('license: cc-by-nc-sa-4.0'), 'model', '2026-01-01');

    expect(errors).toEqual([]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]?.message).toMatch(/^A release would be refused: .*CC-BY-NC-SA-4\.0/);
  });

  it.each([
    ['license: mit\ngated: auto', /gated/],
    ['license: mit\nextra_gated_prompt: Who are you?', /extra_gated_prompt/],
    ['tags: [a]', /no licence/],
    ['license: other\nlicense_name: llama3', /A release would be refused/],
  ])('warns of %j', (yaml, message) => {
    const { warnings } = checkCard(card(yaml), 'model', '2026-01-01');

    expect(warnings.map((warning) => warning.message).join('\n')).toMatch(message);
  });

  it('stops a card that cannot be read, and names the line', () => {
    const { errors, warnings } = checkCard(card('license: [mit'), 'model', '2026-01-01');

    expect(errors[0]?.message).toMatch(/Line \d+ of README\.md/);
    expect(warnings).toEqual([]);
  });

  it('leaves licences by kind to the release', () => {
    const yaml = 'licences:\n  weights: cc-by-4.0\n  code: mit';

    expect(checkCard(card(yaml), 'model', '2026-01-01').warnings).toEqual([]);
  });
});
