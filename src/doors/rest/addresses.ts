import {
  type RecordPlace,
  recordPageOf,
  releasePageOf,
} from '../../domain/scholarly/record-addresses.js';

export {
  fileAddressOf as fileOf,
  pidAddressOf as pidOf,
  type RecordPlace as Named,
  recordApiOf as apiOf,
  releaseApiOf,
} from '../../domain/scholarly/record-addresses.js';

/** The landing page of a record, or of one of its releases. */
export function pageOf(base: string, record: RecordPlace, version: string | null = null): string {
  return version === null ? recordPageOf(base, record) : releasePageOf(base, record, version);
}
