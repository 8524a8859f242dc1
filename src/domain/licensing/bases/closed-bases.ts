import { plainBaseId } from './base-id.js';

/**
 * Models that others build on and whose terms are known to be closed, by the licence value that their
 * own cards carry. A depositor's claim about one of these does not count (licence-policy R35).
 */
const closedBases: readonly (readonly [RegExp, string])[] = [
  [/^meta-llama\/(?:meta-)?llama-?2-/, 'llama2'],
  [/^meta-llama\/meta-llama-3-/, 'llama3'],
  [/^meta-llama\/(?:meta-)?llama-3\.1-/, 'llama3.1'],
  [/^meta-llama\/llama-3\.2-/, 'llama3.2'],
  [/^meta-llama\/llama-3\.3-/, 'llama3.3'],
  [/^meta-llama\/llama-4-/, 'llama4'],
  [/^google\/(?:code)?gemma-(?:[1237]b|1\.1|2|3)(?:-|$)/, 'gemma'],
  [/^bigscience\/bloom(?:-|$)/, 'bigscience-bloom-rail-1.0'],
  [/^compvis\/stable-diffusion-v1-/, 'creativeml-openrail-m'],
  [/^(?:runwayml|stable-diffusion-v1-5)\/stable-diffusion-v1-5$/, 'creativeml-openrail-m'],
  [/^stabilityai\/stable-diffusion-2/, 'openrail++'],
  [/^stabilityai\/stable-diffusion-xl-base-/, 'openrail++'],
  [/^black-forest-labs\/flux\.1-dev$/, 'flux-1-dev-non-commercial-license'],
  [/^facebook\/nllb-200-/, 'CC-BY-NC-4.0'],
  [/^facebook\/musicgen-/, 'CC-BY-NC-4.0'],
  [/^facebook\/galactica-/, 'CC-BY-NC-4.0'],
  [/^(?:coherelabs|cohereforai)\/(?:c4ai-command-|aya-)/, 'CC-BY-NC-4.0'],
];

/** The licence of a base that is known to be closed; null for all others. */
export function closedBaseLicence(id: string): string | null {
  const plain = plainBaseId(id).toLowerCase();
  return closedBases.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}
