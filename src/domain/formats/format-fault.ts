import { Refused } from '../errors/sphere-error.js';

/** Why the bytes of an artifact are not the format they claim to be (supply-chain 2 and 3). */
export interface FormatFault {
  /** Stable code as supply-chain spells it, such as `st_hole` or `gguf_offset`. */
  readonly code: string;
  /** One sentence with the offending value. */
  readonly message: string;
}

/** What a header reader answers: facts, or the first fault. It never throws on bad bytes. */
export type HeaderReading<Facts> =
  | { readonly ok: true; readonly facts: Facts }
  | { readonly ok: false; readonly fault: FormatFault };

/** A byte range that a caller must fetch before a header can be read. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

/** Thrown inside the readers of this room, at the first fault; they turn it into a `FormatFault`. */
export class FormatRefusal extends Refused {
  readonly fault: FormatFault;

  /** @param faultCode code as supply-chain spells it */
  constructor(faultCode: string, message: string) {
    super('artifact-malformed', message, {
      faults: [{ field: 'artifact', code: faultCode, message }],
    });
    this.fault = { code: faultCode, message };
  }
}

/** The fault that an error carries. Rethrows whatever is not a `FormatRefusal`. */
export function faultOf(error: unknown): FormatFault {
  if (error instanceof FormatRefusal) return error.fault;
  throw error;
}
