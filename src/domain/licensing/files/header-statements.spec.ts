import { describe, expect, it } from '@jest/globals';
import { ggufBytes, ggufString } from '../../../../test/support/gguf-bytes.js';
import { safetensorsBytes } from '../../../../test/support/safetensors-bytes.js';
import { readGgufHeader } from '../../formats/gguf-header.js';
import { readSafetensorsHeader } from '../../formats/safetensors-header.js';
import { evaluate } from '../evaluate.js';
import { ggufStatements, safetensorsStatements } from './header-statements.js';

async function ggufLicence(keys: Readonly<Record<string, string>>): Promise<unknown> {
  const pairs = Object.entries(keys).map(([key, value]) => [key, ggufString(value)] as const);
  const bytes = ggufBytes({ keys: pairs });
  const reading = await readGgufHeader(
    (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
    bytes.length,
  );
  if (!reading.ok) throw new Error(reading.fault.message);
  return ggufStatements(reading.facts).license;
}

describe('ggufStatements', () => {
  it.each([
    ['the licence', { 'general.license': 'apache-2.0' }, 'apache-2.0'],
    [
      'the name where the licence is "other"',
      { 'general.license': 'other', 'general.license.name': 'qwen' },
      { license: 'other', license_name: 'qwen' },
    ],
    [
      'a known link where there is nothing else',
      { 'general.license.link': 'https://creativecommons.org/licenses/by-nc/4.0/' },
      'CC-BY-NC-4.0',
    ],
    ['nothing', {}, null],
  ])('takes %s', async (_, keys, licence) => {
    expect(await ggufLicence(keys)).toEqual(licence);
  });
});

describe('safetensorsStatements', () => {
  it('takes licence and base from the metadata', () => {
    const metadata = { license: 'other', license_name: 'llama3.1', base_model: 'x/y' };
    const bytes = safetensorsBytes({ __metadata__: metadata });
    const reading = readSafetensorsHeader(bytes, bytes.length);
    const statements = reading.ok ? safetensorsStatements(reading.facts) : null;

    expect(statements?.baseModels).toEqual(['x/y']);
    expect(evaluate(statements?.license, 'weights').reason).toBe('LIC_SCALE_CAP');
  });
});
