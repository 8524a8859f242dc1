import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AccountViewer } from '../../domain/release/viewer.js';
import { type DetectedInterest, detectInterests } from '../../domain/review/detected-interests.js';
import { isMember } from '../../domain/review/opinion-access.js';
import { Clock } from '../../foundations/clock/clock.js';
import { Coauthors } from '../discovery/index.js';
import { PeopleService } from '../identity/index.js';
import type { ReleaseView } from '../releases/index.js';
import type { RepositoryView } from '../repositories/index.js';

/** What was published together longer ago is no hint any more (scholarly G). */
const coauthorMonths = 36;
/** Of a work of thousands, the first ones. */
const lookedAt = 300;

/** Looks what this service's own records say of an advisor and a work. */
@Injectable()
export class InterestDetector {
  constructor(
    private readonly people: PeopleService,
    private readonly coauthors: Coauthors,
    private readonly clock: Clock,
  ) {}

  /** Hints of competing interests, as `detectInterests` orders them. */
  async detect(
    manager: EntityManager,
    advisor: AccountViewer,
    repository: RepositoryView,
    release: ReleaseView,
  ): Promise<readonly DetectedInterest[]> {
    const person = await this.people.byId(manager, advisor.accountId);
    const { creators } = release.metadata;
    const coauthors = await this.coauthorsOf(manager, person.orcid, repository, creators);
    return detectInterests(
      { ...person, isMember: isMember(advisor, repository), coauthors },
      { namespace: repository.namespace, creators },
    );
  }

  private coauthorsOf(
    manager: EntityManager,
    orcid: string | null,
    repository: RepositoryView,
    creators: ReleaseView['metadata']['creators'],
  ): Promise<ReadonlySet<string>> | ReadonlySet<string> {
    if (orcid === null) return new Set();
    const others = creators.slice(0, lookedAt).flatMap((creator) => creator.orcid ?? []);
    const since = new Date(this.clock.now());
    since.setUTCMonth(since.getUTCMonth() - coauthorMonths);
    const question = { exceptId: repository.id, since };
    return this.coauthors.among(
      manager,
      orcid,
      others.filter((other) => other !== orcid),
      question,
    );
  }
}
