import type { RecordName } from '../records/record-address.js';

/** The steps of a deposit, in their order. */
export const depositSteps = ['files', 'description', 'licences', 'release'] as const;
export type DepositStep = (typeof depositSteps)[number];

/** Path of a draft's workbench, or of one of its steps; files come first. */
export function depositAddress(record: RecordName, step: DepositStep = 'files'): string {
  const address = `/deposit/${record.kind}s/${record.namespace}/${encodeURIComponent(record.name)}`;
  return step === 'files' ? address : `${address}/${step}`;
}

/** Path at which a candidate is published, given up, or was published. */
export function candidateAddress(
  record: RecordName,
  deed: 'publish' | 'abandon' | 'published',
  version: string,
): string {
  return `${depositAddress(record)}/${deed}/${encodeURIComponent(version)}`;
}

/** Path of the page that asks before a draft is deleted. */
export function deletionAddress(record: RecordName): string {
  return `${depositAddress(record)}/delete`;
}

/** Path of a draft in the own API. */
export function depositApiAddress({ kind, namespace, name }: RecordName): string {
  return `/api/v1/${kind}s/${namespace}/${encodeURIComponent(name)}`;
}
