import { Delete, Get, Param, Put, Query } from '@nestjs/common';
import {
  CreditConfirmations,
  ReleasesService,
  type ReleaseView,
} from '../../../capabilities/releases/index.js';
import {
  RepositoriesService,
  type RepositoryAddress,
} from '../../../capabilities/repositories/index.js';
import { creditedPeople } from '../../../domain/card/credited-people.js';
import { creditRoles } from '../../../domain/card/vocabularies.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { Answers, InRelease, InRepository } from '../openapi/answers.js';
import {
  count,
  flag,
  instant,
  list,
  nullable,
  object,
  oneOf,
  page,
  ref,
  text,
} from '../openapi/schema.js';
import { Address } from '../repositories/address.js';
import { RestController } from '../rest-controller.js';
import { numberAfter, PageQuery, toPage } from '../validation/page.js';
import { withdrawnRelease } from './present-release.js';

/** Who did what for a release, and who says so herself (scholarly A.2). */
@RestController(':kind/:namespace/:name/releases/:version/credit', 'Releases')
export class CreditController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly releases: ReleasesService,
    private readonly credits: CreditConfirmations,
    private readonly server: ServerConfig,
  ) {}

  @Get()
  @InRepository()
  @InRelease()
  @Answers({
    summary:
      'Creators and contributors in their order, with roles and whether their iDs are theirs',
    description:
      'An ORCID iD is authenticated where its owner signed in with it and published the release or confirmed her roles; else it is what the depositor stated.',
    body: 'CreditedPeople',
    access: 'optional',
    refusals: [410],
  })
  async list(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
    @Param('version') version: string,
    @Query() { limit, cursor }: PageQuery,
  ) {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const release = await this.releases.require(viewer, repository, version);
    if (release.state === 'withdrawn') {
      throw withdrawnRelease(this.server.publicUrl, repository, release);
    }
    const first = numberAfter(cursor) ?? 0;
    const people = peopleOf(release)
      .map((person, index) => ({ person, index }))
      .slice(first, first + limit + 1);
    return toPage(
      people,
      limit,
      ({ index }) => [index + 1],
      ({ person }) => person,
    );
  }

  @Put()
  @InRepository()
  @InRelease()
  @Answers({
    summary: 'Confirm your own roles; repeating it is harmless',
    description:
      'Answers with those of the people that are you. Needs an ORCID iD that you signed in with.',
    body: 'OwnCredit',
    access: 'token',
    refusals: [409],
  })
  async confirm(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
    @Param('version') version: string,
  ) {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const release = await this.credits.confirm(viewer, repository, version);
    const own = await this.credits.ownOrcids(viewer, release);
    return { people: peopleOf(release).filter(({ orcid }) => own.some((one) => one === orcid)) };
  }

  @Delete()
  @InRepository()
  @InRelease()
  @Answers({
    summary: 'Take your confirmation back; repeating it is harmless',
    status: 204,
    access: 'token',
    refusals: [409],
  })
  async withdraw(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
    @Param('version') version: string,
  ): Promise<void> {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    await this.credits.withdraw(viewer, repository, version);
  }
}

function peopleOf({ metadata, authenticatedOrcids }: ReleaseView) {
  return creditedPeople(metadata, authenticatedOrcids).map(
    ({ isOrcidAuthenticated, ...person }) => ({
      ...person,
      orcidAuthenticated: isOrcidAuthenticated,
    }),
  );
}

/** The shapes above, for the OpenAPI document. */
export const creditSchemas = {
  CreditedPerson: object({
    list: oneOf('creators', 'contributors'),
    place: count,
    name: text,
    contributorType: nullable(text),
    credit: list(oneOf(...creditRoles)),
    orcid: nullable(text),
    orcidAuthenticated: flag,
    creditConfirmedAt: nullable(instant),
  }),
  CreditedPeople: page(ref('CreditedPerson')),
  OwnCredit: object({ people: list(ref('CreditedPerson')) }),
};
