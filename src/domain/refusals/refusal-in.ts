import type { Fault, SphereError } from '../errors/sphere-error.js';
import type { Language } from '../language/language.js';
import { bibliographyFaults, bibliographyRefusals } from './bibliography-refusals.js';
import { cardFaults } from './card-faults.js';
import type { FaultCode, Faults, RefusalCode, Refusals } from './codes.js';
import { formatFaults } from './format-faults.js';
import { identifierFaults } from './identifier-faults.js';
import { identityFaults, identityRefusals } from './identity-refusals.js';
import { importFaults, importRefusals } from './import-refusals.js';
import { inputFaults } from './input-faults.js';
import { licenceFaults } from './licence-faults.js';
import { notifyFaults, notifyRefusals } from './notify-refusals.js';
import { protocolFaults, protocolRefusals } from './protocol-refusals.js';
import { releaseFaults, releaseRefusals } from './release-refusals.js';
import { repositoryFaults, repositoryRefusals } from './repository-refusals.js';
import { reviewFaults, reviewRefusals } from './review-refusals.js';
import {
  type FaultWords,
  type OtherLanguage,
  type RefusalWords,
  type Said,
  sayIn,
} from './sentences.js';
import { serviceRefusals } from './service-refusals.js';
import { uploadFaults, uploadRefusals } from './upload-refusals.js';

/** What a refusal says in the language of whoever reads it. */
export interface RefusalText {
  readonly message: string;
  readonly remedy: string | undefined;
  /** In the order of the error's own. */
  readonly faults: readonly Fault[];
}

/** A refusal in a language. A message that was made of the faults' own is made of them there too. */
export function refusalIn(language: Language, error: SphereError): RefusalText {
  if (language === 'en') {
    return { message: error.message, remedy: error.remedy, faults: error.faults };
  }
  const faults = error.faults.map((fault) => faultIn(language, fault));
  const said = saidIn(language, error);
  const { message, remedy } =
    typeof said === 'string' ? { message: said, remedy: undefined } : said;
  return { message: withFaults(message, error, faults), remedy, faults };
}

/** A fault with its sentence in a language. */
export function faultIn(language: Language, fault: Fault): Fault {
  if (language === 'en') return fault;
  return {
    ...fault,
    message: sayIn<string>(faultWords[language][fault.code], fault.facts, fault.field),
  };
}

function saidIn(language: OtherLanguage, { code, facts }: SphereError): Said {
  return sayIn<Said>(refusalWords[language][code], facts, '');
}

function withFaults(message: string, error: SphereError, faults: readonly Fault[]): string {
  const [first] = error.faults;
  const [spoken] = faults;
  if (first === undefined || spoken === undefined) return message;
  if (error.message === error.faults.map((fault) => fault.message).join(' ')) {
    return faults.map((fault) => fault.message).join(' ');
  }
  if (error.message === first.message) return spoken.message;
  return error.message.endsWith(first.message) ? `${message} ${spoken.message}` : message;
}

const refusalWords: RefusalWords<{ readonly [Code in RefusalCode]: Refusals[Code] }> = {
  fr: {
    ...bibliographyRefusals.fr,
    ...identityRefusals.fr,
    ...importRefusals.fr,
    ...notifyRefusals.fr,
    ...protocolRefusals.fr,
    ...releaseRefusals.fr,
    ...repositoryRefusals.fr,
    ...reviewRefusals.fr,
    ...serviceRefusals.fr,
    ...uploadRefusals.fr,
  },
};

const faultWords: FaultWords<{ readonly [Code in FaultCode]: Faults[Code] }> = {
  fr: {
    ...bibliographyFaults.fr,
    ...cardFaults.fr,
    ...formatFaults.fr,
    ...identifierFaults.fr,
    ...identityFaults.fr,
    ...importFaults.fr,
    ...inputFaults.fr,
    ...licenceFaults.fr,
    ...notifyFaults.fr,
    ...protocolFaults.fr,
    ...releaseFaults.fr,
    ...repositoryFaults.fr,
    ...reviewFaults.fr,
    ...uploadFaults.fr,
  },
};
