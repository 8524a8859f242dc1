import { Injectable } from '@nestjs/common';
import { Conflict } from '../../domain/errors/sphere-error.js';
import { canonicalJson } from '../../domain/release/canonical-json.js';
import { requireWrite } from '../../domain/release/require-ability.js';
import type { Viewer } from '../../domain/release/viewer.js';
import { replyDocument } from '../../domain/review/opinion.js';
import { Clock, newId } from '../../foundations/clock/clock.js';
import { Database } from '../../foundations/database/database.js';
import { PeopleService } from '../identity/index.js';
import { CandidatesService } from '../releases/index.js';
import type { RepositoryView } from '../repositories/index.js';
import { findOpinion, insertReply } from './opinion-rows.js';
import { boundTo, notFound, requireId, signatoryOf } from './review-context.js';
import { ReviewKeys } from './review-keys.js';
import { ReviewRecorder } from './review-recorder.js';
import type { OpinionView } from './review-view.js';

/** Signs the authors' reply to an opinion: one, revised until publication, frozen afterwards. */
@Injectable()
export class ReplyToOpinion {
  constructor(
    private readonly database: Database,
    private readonly candidates: CandidatesService,
    private readonly people: PeopleService,
    private readonly keys: ReviewKeys,
    private readonly recorder: ReviewRecorder,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws `Forbidden` for anyone but writers, `NotFound` (`opinion-not-found`), and `Conflict`
   * (`reply-frozen`) where the release is published and the opinion was answered, `release-withdrawn`.
   */
  async reply(
    viewer: Viewer,
    repository: RepositoryView,
    version: string,
    opinionId: string,
    body: string,
  ): Promise<OpinionView> {
    const author = requireWrite(viewer, repository);
    return this.database.transaction(async (manager) => {
      const release = await this.candidates.requireLocked(manager, viewer, repository, version);
      const opinion = await findOpinion(manager, release.id, requireId(opinionId, 'opinion'));
      if (opinion === null) throw notFound('opinion');
      if (release.state === 'withdrawn') {
        throw new Conflict('release-withdrawn', `Release ${release.version} is withdrawn.`, {
          facts: { version: release.version },
        });
      }
      if (release.state === 'published' && opinion.reply !== null) throw frozen();

      const at = this.clock.now();
      const id = opinion.reply?.id ?? newId();
      const revision = (opinion.reply?.revision ?? 0) + 1;
      const document = replyDocument({
        id,
        revision,
        opinionId: opinion.id,
        release: boundTo(repository, release),
        author: signatoryOf(await this.people.byId(manager, author.accountId)),
        body,
        submittedAt: at,
      });
      const text = canonicalJson(document);
      const signature = await this.keys.sign(manager, text);
      const authorId = author.accountId;
      await insertReply(
        manager,
        { id, opinionId: opinion.id, revision, authorId },
        { text, signature, at },
      );
      await this.recorder.recordReply(manager, author, repository, release, {
        opinionId: opinion.id,
        advisorId: opinion.advisorId,
        revision,
      });
      return { ...opinion, reply: { id, revision, document, signature } };
    });
  }
}

function frozen(): Conflict {
  return new Conflict('reply-frozen', 'The reply to this opinion is published, and stays.', {
    remedy: 'Say what is to be added in the notes of a new version.',
  });
}
