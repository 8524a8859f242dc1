import { makeFault, Refused } from '../errors/sphere-error.js';
import type { FormatFaults } from '../refusals/format-faults.js';

/** Why the bytes of an artifact are not the format they claim to be (supply-chain 2 and 3). */
export interface FormatFault {
  /** Stable code as supply-chain spells it, such as `st_hole` or `gguf_offset`. */
  readonly code: keyof FormatFaults;
  /** One sentence with the offending value. */
  readonly message: string;
  /** The tensor, key or numbers at fault, for other languages. */
  readonly value?: string;
}

/** What is odd about the bytes of an artifact, and no fault. */
export interface FormatWarning {
  readonly code: string;
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

  /**
   * @param faultCode code as supply-chain spells it
   * @param value the tensor, key or numbers at fault
   */
  constructor(faultCode: keyof FormatFaults, message: string, value?: string) {
    const facts = value === undefined ? {} : { value };
    super('artifact-malformed', message, {
      faults: [makeFault('artifact', faultCode, message, facts)],
    });
    this.fault = { code: faultCode, message, ...facts };
  }
}

/** The fault that an error carries. Rethrows whatever is not a `FormatRefusal`. */
export function faultOf(error: unknown): FormatFault {
  if (error instanceof FormatRefusal) return error.fault;
  throw error;
}
