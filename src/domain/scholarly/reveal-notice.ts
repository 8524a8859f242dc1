import type { ReleasedWork, ScholarlyRecord } from './scholarly-record.js';

/** What a notice or a withdrawal adds to a record in every format (scholarly A.8). */
export function revealNotice({ notice, withdrawal }: ReleasedWork): {
  readonly titlePrefix: string;
  readonly dates: ScholarlyRecord['dates'];
  readonly descriptions: ScholarlyRecord['descriptions'];
} {
  const isRetracted = notice?.kind === 'retracted';
  const withdrawnAt = withdrawal?.at ?? (isRetracted ? notice.setAt : null);
  const said = [
    ...(withdrawal === null ? [] : [`Withdrawn: ${withdrawal.ground}`]),
    ...(notice === null ? [] : [`${isRetracted ? 'Retracted' : 'Deprecated'}: ${notice.reason}`]),
  ];
  return {
    titlePrefix: isRetracted ? 'RETRACTED: ' : '',
    dates:
      withdrawnAt === null
        ? []
        : [{ date: withdrawnAt.toISOString().slice(0, 10), type: 'Withdrawn' }],
    descriptions: said.map((text) => ({ text, type: 'Other' })),
  };
}
