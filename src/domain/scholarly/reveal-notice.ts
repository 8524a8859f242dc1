import type { NoticeKind } from '../release/states.js';
import type { ReleasedWork, ScholarlyRecord } from './scholarly-record.js';

/** What a notice or a withdrawal adds to a record in every format (scholarly A.8). */
export function revealNotice({ notice, withdrawal }: ReleasedWork): {
  readonly titlePrefix: string;
  readonly dates: ScholarlyRecord['dates'];
  readonly said: readonly string[];
} {
  const isRetracted = notice?.kind === 'retracted';
  const withdrawnAt = withdrawal?.at ?? (isRetracted ? notice.setAt : null);
  return {
    titlePrefix: titlePrefixOf(notice),
    dates:
      withdrawnAt === null
        ? []
        : [{ date: withdrawnAt.toISOString().slice(0, 10), type: 'Withdrawn' }],
    said: [
      ...(withdrawal === null ? [] : [`Withdrawn: ${withdrawal.ground}`]),
      ...(notice === null ? [] : [`${isRetracted ? 'Retracted' : 'Deprecated'}: ${notice.reason}`]),
    ],
  };
}

/** What stands before the title of a work that its authors retracted, in every format. */
export function titlePrefixOf(notice: { readonly kind: NoticeKind } | null): string {
  return notice?.kind === 'retracted' ? 'RETRACTED: ' : '';
}
