import { Injectable } from '@nestjs/common';
import {
  type PreservationEvent,
  toPreservationEvent,
} from '../../domain/preservation/preservation-event.js';
import { type EventSpan, SubjectHistory } from '../audit/index.js';
import { ReleaseFixity, type ReleaseView } from '../releases/index.js';
import type { RepositoryView } from '../repositories/index.js';
import { Replications } from './replications.js';

/** What was done to a release that bears on its keeping, for anybody. */
@Injectable()
export class PreservationEvents {
  constructor(
    private readonly history: SubjectHistory,
    private readonly fixity: ReleaseFixity,
    private readonly replications: Replications,
  ) {}

  /**
   * A page, oldest first: what the audit log says of the release, under its former names too, and of
   * damage to its files. The first page begins with the digests as they were calculated; the last one ends
   * with the copies that were written, and all looks at its files summed up, since a line for each would
   * grow with every round.
   * @param page.after number in the log of the last event already seen; 0 for the beginning
   * @returns `next` is what to give as `after`, null at the end
   */
  async list(
    repository: RepositoryView,
    release: ReleaseView,
    page: { readonly after: number; readonly limit: number },
  ): Promise<{ readonly items: readonly PreservationEvent[]; readonly next: number | null }> {
    const subject = `${repository.kind}:${repository.fullName}`;
    const [names, damaged] = await Promise.all([
      this.history.names(subject),
      this.fixity.everDamaged(release),
    ]);
    const spans: EventSpan[] = [
      ...names.map((span) => ({ ...span, subject: `${span.subject}@${release.version}` })),
      ...damaged.map((sha256) => ({ subject: `blob:${sha256}`, after: 0, until: null })),
    ];
    const { items, next } = await this.history.list(spans, page);
    const told = items.flatMap((event) => toPreservationEvent(event) ?? []);
    return {
      items: [
        ...(page.after === 0 ? [digestsOf(subject, release)] : []),
        ...told,
        ...(next === null ? await this.summedUp(subject, release) : []),
      ],
      next,
    };
  }

  private async summedUp(subject: string, release: ReleaseView): Promise<PreservationEvent[]> {
    const [copies, looks] = await Promise.all([
      this.replications.of(release),
      this.looksAt(subject, release),
    ]);
    const replications = copies.map(({ kind, at }): PreservationEvent => ({
      ...{ id: `replication-${kind}`, type: 'rep', at, isSuccess: true, actor: null },
      ...{ action: 'release.replicated', subject: `${subject}@${release.version}` },
      ...{ detail: { replica: kind }, seq: null },
    }));
    return [...replications, looks];
  }

  private async looksAt(subject: string, release: ReleaseView): Promise<PreservationEvent> {
    const { fileCount, oldestLookAt, newestLookAt, damagedFiles } =
      await this.fixity.summary(release);
    return {
      id: 'fixity',
      type: 'fix',
      at: newestLookAt ?? release.proposedAt,
      isSuccess: damagedFiles === 0,
      actor: null,
      action: 'release.verified',
      subject: `${subject}@${release.version}`,
      detail: {
        algorithm: 'sha256',
        files: fileCount,
        damagedFiles,
        oldestLookAt: oldestLookAt?.toISOString() ?? null,
        newestLookAt: newestLookAt?.toISOString() ?? null,
      },
      seq: null,
    };
  }
}

/** Every file was hashed before it could be named; the manifest that lists them was frozen at proposal. */
function digestsOf(subject: string, release: ReleaseView): PreservationEvent {
  return {
    id: 'digests',
    type: 'mes',
    at: release.proposedAt,
    isSuccess: true,
    actor: null,
    action: 'release.manifest_frozen',
    subject: `${subject}@${release.version}`,
    detail: {
      algorithm: 'sha256',
      files: release.fileCount,
      manifestSha256: release.manifestSha256,
    },
    seq: null,
  };
}
