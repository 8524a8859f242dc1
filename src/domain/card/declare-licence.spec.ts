import { describe, expect, it } from '@jest/globals';
import { cardAnswerFor } from '../licensing/release/card-licences.js';
import { declareLicence } from './declare-licence.js';

const card = {
  title: 'A work',
  license: 'other',
  license_name: 'mine',
  licences: { code: 'MIT' },
  artifacts: [{ path: 'a/b.bin', kind: 'data', licence: 'CC-BY-NC-4.0' }, { path: 'c.bin' }],
};

describe('declareLicence', () => {
  it('declares for the whole, for a kind and for files what the rules then find', () => {
    const whole = declareLicence(card, { of: 'release' }, 'CC-BY-4.0');
    const kind = declareLicence(card, { of: 'kind', kind: 'data' }, 'CC0-1.0');
    const files = declareLicence(card, { of: 'files', paths: ['a/b.bin'] }, 'CC0-1.0');

    expect(cardAnswerFor('z.safetensors', 'model', whole).licence.declared).toBe('CC-BY-4.0');
    expect(cardAnswerFor('z.csv', 'model', kind).licence.declared).toBe('CC0-1.0');
    expect(cardAnswerFor('a/b.bin', 'model', files)).toMatchObject({
      kind: 'data',
      licence: { declared: 'CC0-1.0' },
    });
  });

  it('keeps everything else, and leaves no entry that says nothing', () => {
    const files = declareLicence(card, { of: 'files', paths: ['a/b.bin', 'c.bin'] }, 'MIT');

    expect(files).toEqual({
      ...card,
      artifacts: [
        { path: 'a/b.bin', kind: 'data' },
        { path: 'a/b.bin', licence: 'MIT' },
        { path: 'c.bin', licence: 'MIT' },
      ],
    });
  });
});
