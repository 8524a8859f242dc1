import type { BibliographyFaults, BibliographyRefusals } from './bibliography-refusals.js';
import type { CardFaults } from './card-faults.js';
import type { FormatFaults } from './format-faults.js';
import type { IdentifierFaults } from './identifier-faults.js';
import type { IdentityFaults, IdentityRefusals } from './identity-refusals.js';
import type { ImportFaults, ImportRefusals } from './import-refusals.js';
import type { InputFaults } from './input-faults.js';
import type { LicenceFaults } from './licence-facts.js';
import type { NotifyFaults, NotifyRefusals } from './notify-refusals.js';
import type { ProtocolFaults, ProtocolRefusals } from './protocol-refusals.js';
import type { ReleaseFaults, ReleaseRefusals } from './release-refusals.js';
import type { RepositoryFaults, RepositoryRefusals } from './repository-refusals.js';
import type { ReviewFaults, ReviewRefusals } from './review-refusals.js';
import type { ServiceRefusals } from './service-refusals.js';
import type { UploadFaults, UploadRefusals } from './upload-refusals.js';

/**
 * Every code of a refusal, with what its sentence speaks of. A new one is a line in the interface of
 * its subject and, below that, its sentence in the other languages.
 */
export type Refusals = BibliographyRefusals &
  IdentityRefusals &
  ImportRefusals &
  NotifyRefusals &
  ProtocolRefusals &
  ReleaseRefusals &
  RepositoryRefusals &
  ReviewRefusals &
  ServiceRefusals &
  UploadRefusals;

/** As `Refusals`, for what is wrong with one field. */
export type Faults = BibliographyFaults &
  CardFaults &
  FormatFaults &
  IdentifierFaults &
  IdentityFaults &
  ImportFaults &
  InputFaults &
  LicenceFaults &
  NotifyFaults &
  ProtocolFaults &
  ReleaseFaults &
  RepositoryFaults &
  ReviewFaults &
  UploadFaults;

export type RefusalCode = keyof Refusals;
export type FaultCode = keyof Faults;
