import type { GgufFacts } from '../../formats/gguf-header.js';
import type { SafetensorsFacts } from '../../formats/safetensors-header.js';
import { evaluate } from '../evaluate.js';
import { licenceAt } from './embedded-licence.js';

/** What the header of a weights file states about its licence and bases (licence-policy R27, R34). */
export interface HeaderStatements {
  /** A text or `{license, license_name}`, for `evaluate`; null where the header states none. */
  readonly license: unknown;
  readonly baseModels: readonly string[];
}

/** `general.license`, else its name, else the licence that its link is known to lead to. */
export function ggufStatements({ licence, baseModels }: GgufFacts): HeaderStatements {
  const { value, name, link } = licence;
  if (value !== null && (name === null || !isOther(value))) return { license: value, baseModels };
  if (name !== null) return { license: { license: 'other', license_name: name }, baseModels };
  return { license: link === null ? null : licenceAt(link), baseModels };
}

/** `license`, `base_model` of `__metadata__`; few files have them. */
export function safetensorsStatements({ metadata }: SafetensorsFacts): HeaderStatements {
  const license = metadata.get('license')?.trim() ?? '';
  const name = metadata.get('license_name')?.trim() ?? '';
  const base = metadata.get('base_model')?.trim() ?? '';
  return {
    license: license === '' ? null : name === '' ? license : { license, license_name: name },
    baseModels: base === '' ? [] : [base],
  };
}

function isOther(value: string): boolean {
  return evaluate(value, 'weights').reason === 'LIC_UNKNOWN';
}
