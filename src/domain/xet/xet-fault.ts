import { InvalidInput, makeFault } from '../errors/sphere-error.js';
import type { XetCode } from '../refusals/protocol-refusals.js';

/**
 * Bytes of a Xet upload that break the format. A 4xx on purpose: clients send the same bytes again
 * for minutes after a 5xx (hf-hub B5).
 *
 * @param code stable, and also the code of the one fault, so that every door can show it
 * @param message names the place in the upload and the offending value
 */
export function xetFault(field: 'xorb' | 'shard', code: XetCode, message: string): InvalidInput {
  return new InvalidInput(message, { faults: [makeFault(field, code, message)] }, code);
}
