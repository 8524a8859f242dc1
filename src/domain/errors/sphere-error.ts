import type { FaultCode, Faults, RefusalCode, Refusals } from '../refusals/codes.js';

/** One thing wrong with one field of an input. `makeFault` makes it. */
export interface Fault {
  /** Where: a JSON path such as `metadata.creators[0].orcid`, or the path of an artifact. */
  readonly field: string;
  /** Stable code, spelled as the page that owns the rule spells it. */
  readonly code: FaultCode;
  /** One sentence in English: what was wrong, with the value, and what to do. */
  readonly message: string;
  /** What the sentence speaks of, for other languages; it stays behind the doors. */
  readonly facts: object;
  /** What else the rule's own page asks for (licence-policy R23: artifact, kind, declared, accepted, …). */
  readonly [detail: string]: unknown;
}

/** What every object is: a code whose facts it satisfies has none that it needs. */
type NoFacts = Readonly<Record<string, never>>;

/** The facts of a code, which may be left out where there are none. */
export type FactsArgument<Facts> = NoFacts extends Facts ? [facts?: Facts] : [facts: Facts];

/** A fault, with what its code has to speak of. */
export function makeFault<Code extends FaultCode>(
  field: string,
  code: Code,
  message: string,
  ...[facts]: FactsArgument<Faults[Code]>
): Fault {
  return { field, code, message, facts: facts ?? {} };
}

interface ErrorDetails {
  readonly faults?: readonly Fault[];
  /** In English, as the message. */
  readonly remedy?: string;
  readonly cause?: unknown;
}

type DetailsOf<Facts> = NoFacts extends Facts
  ? [details?: ErrorDetails & { readonly facts?: Facts }]
  : [details: ErrorDetails & { readonly facts: Facts }];

/** A code, its English sentence with the offending value, and what the code has to speak of. */
type RefusalArguments = {
  readonly [Code in RefusalCode]: [code: Code, message: string, ...DetailsOf<Refusals[Code]>];
}[RefusalCode];

/**
 * What Sphere refuses, in the words of the domain. Each door owns one table from these classes to
 * its wire form; nothing below a door knows HTTP.
 */
export abstract class SphereError extends Error {
  /** Stable, kebab-case; documented under `/problems/<code>`. */
  readonly code: RefusalCode;
  readonly faults: readonly Fault[];
  readonly remedy: string | undefined;
  /** What the message speaks of, for other languages. */
  readonly facts: object;

  constructor(...[code, message, details = {}]: RefusalArguments) {
    super(message, { cause: details.cause });
    this.name = new.target.name;
    this.code = code;
    this.faults = details.faults ?? [];
    this.remedy = details.remedy;
    this.facts = details.facts ?? {};
  }
}

/** Codes that have nothing to speak of. */
type PlainCode = {
  [Code in RefusalCode]: NoFacts extends Refusals[Code] ? Code : never;
}[RefusalCode];

/** A code more exact than `invalid-input`, with what it has to speak of. */
type InvalidInputCode =
  | [code?: PlainCode]
  | {
      readonly [Code in RefusalCode]: [code: Code, facts: Refusals[Code]];
    }[RefusalCode];

/** The shape of an input is wrong. */
export class InvalidInput extends SphereError {
  constructor(message: string, details: ErrorDetails = {}, ...[code, facts]: InvalidInputCode) {
    super(...([code ?? 'invalid-input', message, { ...details, facts }] as RefusalArguments));
  }

  /** The usual case: one field is at fault. */
  static field<Code extends FaultCode>(
    field: string,
    code: Code,
    message: string,
    ...facts: FactsArgument<Faults[Code]>
  ): InvalidInput {
    return new InvalidInput(message, { faults: [makeFault(field, code, message, ...facts)] });
  }
}

/** No token where one is needed, or a token that is bad, expired or revoked. */
export class Unauthenticated extends SphereError {}

/** The viewer is known and may not do this. */
export class Forbidden extends SphereError {}

/** Nothing there, or nothing there for this viewer: the two cannot be told apart. */
export class NotFound extends SphereError {}

/** There, but in none of the forms that were asked for. */
export class NotAcceptable extends SphereError {
  constructor(
    /** Media types with their parameters. */
    readonly supported: readonly string[],
  ) {
    super(
      'not-acceptable',
      `None of the types in Accept is offered here; ask for one of ${supported.join(', ')}.`,
      { facts: { supported } },
    );
  }
}

/** The state of things forbids it: a name in use, a review still open, something released. */
export class Conflict extends SphereError {}

/** A lost compare-and-swap: the branch moved on. */
export class StaleRevision extends SphereError {
  constructor(
    message: string,
    details: ErrorDetails & { readonly facts: Refusals['stale-revision'] },
  ) {
    super('stale-revision', message, details);
  }
}

/** What was published and is withdrawn; carries what remains public of it. */
export class Withdrawn extends SphereError {
  constructor(
    version: string,
    /** Public tombstone, as scholarly A.8 lists its members. */
    readonly tombstone: Readonly<Record<string, unknown>>,
  ) {
    super('withdrawn', `Release ${version} is withdrawn; its tombstone remains.`, {
      facts: { version },
    });
  }
}

/** There, but under another name: after a rename, or where only the case differs. */
export class Moved extends SphereError {
  constructor(
    /** `namespace/name` as it was asked for. */
    readonly asked: string,
    readonly location: { readonly kind: string; readonly namespace: string; readonly name: string },
  ) {
    const name = `${location.namespace}/${location.name}`;
    super('moved', `${asked} is now ${name}.`, { facts: { asked, name } });
  }
}

/** More bytes than allowed. */
export class TooLarge extends SphereError {
  constructor(message: string, details: ErrorDetails & { readonly facts: Refusals['too-large'] }) {
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
    details: ErrorDetails & { readonly facts: Refusals['unavailable'] },
  ) {
    super('unavailable', message, details);
  }
}

/** Too often in too short a time. */
export class TooManyAttempts extends SphereError {
  constructor(
    message: string,
    readonly retryAfterSeconds: number,
    details: ErrorDetails & { readonly facts: Refusals['too-many-attempts'] },
  ) {
    super('too-many-attempts', message, details);
  }
}
