import { type Fault, makeFault } from '../../errors/sphere-error.js';
import { recommendedLicences } from '../licence-table.js';
import { docsOf, factsOf } from '../refusal-facts.js';
import type { ExtraTerms } from '../texts/contradictions.js';

/** A release without artifacts, or with empty ones only, has nothing to license (R23). */
export function emptyReleaseFault(): Fault {
  return {
    ...makeFault(
      'release',
      'LIC_MISSING',
      'The release holds no artifact, or only empty files. Add what is to be published.',
      { about: 'empty-release' },
    ),
    rule: 'R23',
    why: 'There is nothing that a licence could cover.',
    accepted: recommendedLicences('weights'),
    docs: docsOf('LIC_MISSING'),
  };
}

/** A REUSE.toml that cannot be read may have said that files are closed (R4). */
export function malformedReuseFault(path: string): Fault {
  return {
    ...makeFault(
      path,
      'LIC_MALFORMED',
      `${path} is not a REUSE.toml of version 1, so nobody can tell which licences it states. Correct it, or remove it.`,
      { about: 'reuse', path },
    ),
    artifact: path,
    rule: 'R24',
    why: 'What it states about licences cannot be read.',
    docs: docsOf('LIC_MALFORMED'),
  };
}

/** A field of the card that adds terms (R33). */
export function extraTermsFault({ field, code, message }: ExtraTerms): Fault {
  const { rule, why } = factsOf('LIC_EXTRA_TERMS');
  return {
    ...makeFault(field, code, message, { about: 'card-terms', name: field }),
    rule,
    why: `The licence ${why}.`,
    docs: docsOf(code),
  };
}
