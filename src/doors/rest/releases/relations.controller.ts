import { Get } from '@nestjs/common';
import { InverseRelations, ReleasesService } from '../../../capabilities/releases/index.js';
import {
  RepositoriesService,
  type RepositoryAddress,
} from '../../../capabilities/repositories/index.js';
import { NotFound } from '../../../domain/errors/sphere-error.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { pageOf, pidOf } from '../addresses.js';
import { Answers, InRepository } from '../openapi/answers.js';
import { address, count, list, nullable, object, oneOf, text } from '../openapi/schema.js';
import { Address } from '../repositories/address.js';
import { RestController } from '../rest-controller.js';
import { withdrawnRelease } from './present-release.js';

const shownOfAKind = 100;

/** What a record says of other works, and what works here say of it. */
@RestController(':kind/:namespace/:name/relations', 'Releases')
export class RelationsController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly releases: ReleasesService,
    private readonly inverses: InverseRelations,
    private readonly server: ServerConfig,
  ) {}

  @Get()
  @InRepository()
  @Answers({
    summary: 'Relations to other works: those that the record states, and those that name it',
    description: `Of the works here that name it, at most ${shownOfAKind} of each kind, the most downloaded first.`,
    body: 'Relations',
    access: 'optional',
    refusals: [410],
  })
  async relations(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
  ) {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const base = this.server.publicUrl;
    const latest = await this.releases.latest(repository);
    if (latest === null) {
      const withdrawn = await this.releases.newestWithdrawn(repository);
      if (withdrawn !== null) throw withdrawnRelease(base, repository, withdrawn);
      throw new NotFound('release-not-found', `${repository.fullName} has no release yet.`, {
        facts: { repository: repository.fullName, version: 'latest' },
      });
    }
    const { metadata } = latest;
    const { items, total } = await this.inverses.of(repository, metadata, shownOfAKind);
    return {
      stated: metadata.related.map(({ relation, identifier, scheme, role, citation }) => ({
        ...{ relation, identifier, scheme, role: role ?? null, citation: citation ?? null },
      })),
      inverse: items.map(({ relation, role, document }) => ({
        relation,
        role,
        kind: document.kind,
        namespace: document.namespace,
        name: document.name,
        title: document.title,
        pid: document.pid,
        links: { page: pageOf(base, document), pid: pidOf(base, document.pid) },
      })),
      inverseTotal: total,
    };
  }
}

export const relationSchemas = {
  Relations: object({
    stated: list(
      object({
        relation: text,
        identifier: text,
        scheme: text,
        role: nullable(text),
        citation: nullable(text),
      }),
    ),
    inverse: list(
      object({
        relation: text,
        role: nullable(text),
        kind: oneOf('model', 'paper', 'dataset'),
        namespace: text,
        name: text,
        title: text,
        pid: text,
        links: object({ page: address, pid: address }),
      }),
    ),
    inverseTotal: count,
  }),
};
