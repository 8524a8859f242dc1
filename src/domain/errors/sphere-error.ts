/** One thing wrong with one field of an input. */
export interface Fault {
  /** Where: a JSON path such as `metadata.creators[0].orcid`, or the path of an artifact. */
  readonly field: string;
  /** Stable code, spelled as the page that owns the rule spells it. */
  readonly code: string;
  /** One sentence: what was wrong, with the value, and what to do. */
  readonly message: string;
  /** What else the rule's own page asks for (licence-policy R23: artifact, kind, declared, accepted, …). */
  readonly [detail: string]: unknown;
}

export interface ErrorDetails {
  readonly faults?: readonly Fault[];
  readonly remedy?: string;
  readonly cause?: unknown;
}

/**
 * What Sphere refuses, in the words of the domain. Each door owns one table from these classes to
 * its wire form; nothing below a door knows HTTP.
 */
export abstract class SphereError extends Error {
  readonly faults: readonly Fault[];
  readonly remedy: string | undefined;

  /**
   * @param code stable, kebab-case; documented under `/problems/<code>`
   * @param message one sentence with the offending value
   */
  constructor(
    readonly code: string,
    message: string,
    details: ErrorDetails = {},
  ) {
    super(message, { cause: details.cause });
    this.name = new.target.name;
    this.faults = details.faults ?? [];
    this.remedy = details.remedy;
  }
}

/** The shape of an input is wrong. */
export class InvalidInput extends SphereError {
  constructor(message: string, details: ErrorDetails = {}, code = 'invalid-input') {
    super(code, message, details);
  }

  /** The usual case: one field is at fault. */
  static field(field: string, code: string, message: string): InvalidInput {
    return new InvalidInput(message, { faults: [{ field, code, message }] });
  }
}

/** No token where one is needed, or a token that is bad, expired or revoked. */
export class Unauthenticated extends SphereError {}

/** The viewer is known and may not do this. */
export class Forbidden extends SphereError {}

/** Nothing there, or nothing there for this viewer: the two cannot be told apart. */
export class NotFound extends SphereError {}

/** The state of things forbids it: a name in use, a review still open, something released. */
export class Conflict extends SphereError {}

/** A lost compare-and-swap: the branch moved on. */
export class StaleRevision extends SphereError {
  constructor(message: string, details: ErrorDetails = {}) {
    super('stale-revision', message, details);
  }
}

/** What was published and is withdrawn; carries what remains public of it. */
export class Withdrawn extends SphereError {
  constructor(
    message: string,
    /** Public tombstone, as scholarly A.8 lists its members. */
    readonly tombstone: Readonly<Record<string, unknown>>,
  ) {
    super('withdrawn', message);
  }
}

/** There, but under another name: after a rename, or where only the case differs. */
export class Moved extends SphereError {
  constructor(
    /** `namespace/name` as it was asked for. */
    readonly asked: string,
    readonly location: { readonly kind: string; readonly namespace: string; readonly name: string },
  ) {
    super('moved', `${asked} is now ${location.namespace}/${location.name}.`);
  }
}

/** More bytes than allowed. */
export class TooLarge extends SphereError {
  constructor(message: string, details: ErrorDetails = {}) {
    super('too-large', message, details);
  }
}

/** Well-formed, understood, and against a rule: a licence that is not open, an invalid card. */
export class Refused extends SphereError {}

/** Part of the service is out of reach for now. */
export class Unavailable extends SphereError {
  constructor(
    message: string,
    readonly retryAfterSeconds: number,
    details: ErrorDetails = {},
  ) {
    super('unavailable', message, details);
  }
}

/** Too often in too short a time. */
export class TooManyAttempts extends SphereError {
  constructor(
    message: string,
    readonly retryAfterSeconds: number,
    details: ErrorDetails = {},
  ) {
    super('too-many-attempts', message, details);
  }
}
