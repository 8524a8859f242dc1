import type { LicenceReason } from './reason-code.js';

/** What a reason code takes from people, and what can be done about it. */
export interface RefusalFacts {
  /** The rule of the licence policy behind it. */
  readonly rule: string;
  /** Completes a sentence that begins with the licence's name or “That licence”. */
  readonly why: string;
  /** What to do, as a full sentence; null where naming other licences is all there is to say. */
  readonly remedy: string | null;
}

const askForReview =
  'A review can be asked for with the text of the licence; until then choose a reviewed one.';

const facts = {
  LIC_OK: { rule: 'R1', why: 'is open', remedy: null },
  LIC_MISSING: {
    rule: 'R10',
    why: 'is not there, and without a licence nobody may use the work',
    remedy: null,
  },
  LIC_MALFORMED: {
    rule: 'R15',
    why: 'is not an SPDX licence expression, so nobody can tell what it grants',
    remedy: 'Join identifiers by AND where all apply, by OR where people may choose.',
  },
  LIC_TOO_COMPLEX: {
    rule: 'R11',
    why: 'is too long to be read with certainty',
    remedy: null,
  },
  LIC_NON_ASCII: {
    rule: 'R12',
    why: 'holds a character that may be mistaken for another',
    remedy: 'Type the identifier anew in plain ASCII.',
  },
  LIC_AMBIGUOUS: {
    rule: 'R14',
    why: 'leaves open which terms apply',
    remedy: null,
  },
  LIC_UNKNOWN: {
    rule: 'R16',
    why: 'is not known here, so nobody can tell what it grants',
    remedy: null,
  },
  LIC_UNKNOWN_REF: {
    rule: 'R16',
    why: 'refers to a text that nobody has reviewed',
    remedy: askForReview,
  },
  LIC_NOT_REVIEWED: {
    rule: 'R3',
    why: 'is known, but there is no recorded evidence that it is open',
    remedy: askForReview,
  },
  LIC_NON_COMMERCIAL: {
    rule: 'R2',
    why: 'forbids commercial use, so people may not use the work for any purpose',
    remedy: null,
  },
  LIC_NO_DERIVATIVES: {
    rule: 'R2',
    why: 'forbids adaptations, so people may not improve the work and share the result',
    remedy: null,
  },
  LIC_FIELD_OF_USE: {
    rule: 'R2',
    why: 'limits the purposes or behaviour that are allowed, so people may not use the work for any purpose',
    remedy: 'Guidance on good use can stand in the model card as non-binding advice.',
  },
  LIC_RESEARCH_ONLY: {
    rule: 'R2',
    why: 'allows research or evaluation only, so people may not put the work to use',
    remedy: null,
  },
  LIC_SCALE_CAP: {
    rule: 'R2',
    why: 'sets a threshold of users, revenue or size, so not everyone may use the work',
    remedy: null,
  },
  LIC_TERRITORY: {
    rule: 'R2',
    why: 'excludes places or the people who live there, so not everyone may use the work',
    remedy: null,
  },
  LIC_SOURCE_AVAILABLE: {
    rule: 'R2',
    why: 'lets people read the work but not use it freely, or only at a later date',
    remedy: 'Release it under the open licence once the change date has passed.',
  },
  LIC_PROPRIETARY: {
    rule: 'R2',
    why: 'grants people no rights to use, change or share the work',
    remedy: null,
  },
  LIC_INVARIANT: {
    rule: 'R2',
    why: 'reserves parts that people may not change',
    remedy: 'Use the “-no-invariants-” form of the licence if the work has no such parts.',
  },
  LIC_UNSUITABLE_KIND: {
    rule: 'R7',
    why: 'is open, but was not made for this kind of artifact',
    remedy: null,
  },
  LIC_EXCEPTION_UNKNOWN: {
    rule: 'R18',
    why: 'carries an addition that is not on the SPDX list and may take permissions away',
    remedy: 'Drop what stands after WITH, or use a listed exception.',
  },
  LIC_EXTRA_TERMS: {
    rule: 'R33',
    why: 'has terms added to it that narrow what it grants',
    remedy: 'Remove the added terms, or move them to the model card as non-binding advice.',
  },
  LIC_TEXT_MISSING: {
    rule: 'R29',
    why: 'needs its full text with the names of the copyright holders, and none are known',
    remedy: 'Add a LICENSE file or “copyrightHolders” to the card.',
  },
  LIC_TEXT_MISMATCH: {
    rule: 'R30',
    why: 'comes with a text that differs from the reference text, so its terms may differ',
    remedy: 'Use the canonical text.',
  },
  LIC_FILE_CONFLICT: {
    rule: 'R27',
    why: 'is contradicted by a file, so nobody can tell which terms apply',
    remedy: 'Make the file and the declaration say the same.',
  },
  LIC_BASE_UNKNOWN: {
    rule: 'R35',
    why: 'builds on a base whose licence is not known, so its terms may still bind people',
    remedy: 'Declare the base and its licence under “bases” in the card.',
  },
  LIC_BASE_NOT_OPEN: {
    rule: 'R35',
    why: 'builds on a base that is not open, and its terms bind the derived work too',
    remedy: 'An open label does not lift the terms of a base; derive from an open base.',
  },
  LIC_BASE_CONFLICT: {
    rule: 'R37',
    why: 'is not one of those that the share-alike licence of the base allows',
    remedy: null,
  },
  LIC_BASE_CYCLE: {
    rule: 'R35',
    why: 'builds on itself by way of its bases, so its origin cannot be told',
    remedy: 'Correct the bases so that none leads back to this work.',
  },
  LIC_NARROWED: {
    rule: 'R49',
    why: 'does not keep everything that was granted at release',
    remedy: 'A licence only widens: keep the old expression and add to it with OR.',
  },
} as const satisfies Record<LicenceReason, RefusalFacts>;

/** The facts behind a reason code, for messages. */
export function factsOf(reason: LicenceReason): RefusalFacts {
  return facts[reason];
}

/** Where a reason code is explained, relative to the public address. */
export function docsOf(code: string): string {
  return `/licences#${code}`;
}
