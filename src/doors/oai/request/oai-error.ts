/** The error conditions of OAI-PMH 2.0 §3.6 that can occur here; sets and formats there always are. */
export type OaiErrorCode =
  | 'badVerb'
  | 'badArgument'
  | 'badResumptionToken'
  | 'cannotDisseminateFormat'
  | 'idDoesNotExist'
  | 'noRecordsMatch';

export interface OaiError {
  readonly code: OaiErrorCode;
  readonly message: string;
}

/** Ends a request with one of the protocol's own answers. */
export class OaiRefusal extends Error {
  readonly errors: readonly OaiError[];

  constructor(...errors: readonly OaiError[]) {
    super(errors.map(({ code }) => code).join(', '));
    this.errors = errors;
  }
}
