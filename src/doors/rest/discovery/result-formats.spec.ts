import { describe, expect, it } from '@jest/globals';
import { NotAcceptable } from '../../../domain/errors/sphere-error.js';
import { chooseResultFormat } from './result-formats.js';

describe('chooseResultFormat', () => {
  it.each([
    [undefined, 'json'],
    ['', 'json'],
    ['*/*', 'json'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'json'],
    ['application/x-ndjson', 'ndjson'],
    ['Application/X-BibTeX', 'bibtex'],
    ['application/x-research-info-systems;q=0.5, application/json;q=0.1', 'ris'],
    ['application/vnd.citationstyles.csl+json, */*', 'csl'],
    ['application/vnd.datacite.datacite+json; charset=utf-8', 'datacite-json'],
    ['application/json;q=0, application/*;q=0.2', 'ndjson'],
  ])('takes %s for %s', (accept, format) => {
    expect(chooseResultFormat(accept)).toBe(format);
  });

  it.each(['text/html', 'application/pdf, image/*', '*/*;q=0'])('has nothing for %s', (accept) => {
    expect(() => chooseResultFormat(accept)).toThrow(NotAcceptable);
  });
});
