import { Body, Controller, Delete, HttpCode, Post, Res, UseGuards } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { Conflict, InvalidInput, Moved, NotFound } from '../../../domain/errors/sphere-error.js';
import { parseRepositoryPath } from '../../../domain/identifiers/repository-name.js';
import { requireAccount } from '../../../domain/release/require-ability.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import type { BodyRouteConfig } from '../../../foundations/http/body-parsers.js';
import { RenameRecord } from '../../../capabilities/releases/index.js';
import {
  RepositoriesService,
  type RepositoryAddress,
  type RepositoryView,
} from '../../../capabilities/repositories/index.js';
import { requireNoGate, visibilityWarning } from './access-settings.js';
import { kindOfType } from '../wire/hub-address.js';
import { HubBody } from '../wire/hub-body.js';
import { firstFiles } from './first-files.js';
import { repositoryUrl } from '../wire/public-address.js';
import { RefuseRejectedToken } from '../wire/refuse-rejected-token.js';

/** Files given at creation are for cards and the like; 10 MiB of them in base64. */
const maxCreationBytes = 16 * 1_048_576;
const maxIdLength = 200;

/** Founding, removing and renaming repositories (hf-hub B1). */
@Controller('api/repos')
@UseGuards(RefuseRejectedToken)
export class RepositoriesController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly renaming: RenameRecord,
    private readonly config: ServerConfig,
  ) {}

  @Post('create')
  @HttpCode(200)
  @RouteConfig({ bodyLimitBytes: maxCreationBytes } satisfies BodyRouteConfig)
  async create(
    @RequestViewer() viewer: Viewer,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const fields = HubBody.of(body);
    const address = addressIn(viewer, fields);
    requireNoGate(fields);
    const warning = visibilityWarning(fields);
    if (warning !== null) void reply.header('x-hf-warning', warning);
    try {
      const files = firstFiles(fields);
      return this.present(await this.repositories.create(viewer, { ...address, files }));
    } catch (error) {
      if (!(error instanceof Conflict) || error.code !== 'repository-exists') throw error;
      // Python reads the address out of the refusal under `exist_ok`.
      void reply.code(409).header('x-error-message', 'This repository exists already.');
      const fullName = await this.storedName(viewer, address);
      const url = repositoryUrl(this.config.publicUrl, { kind: address.kind, fullName });
      return { error: error.message, url, name: fullName };
    }
  }

  @Delete('delete')
  async remove(@RequestViewer() viewer: Viewer, @Body() body: unknown): Promise<void> {
    const { kind, namespace, name } = addressIn(viewer, HubBody.of(body));
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    await this.repositories.remove(viewer, repository);
  }

  @Post('move')
  @HttpCode(200)
  async move(@RequestViewer() viewer: Viewer, @Body() body: unknown) {
    const fields = HubBody.of(body);
    const kind = kindOfType(fields.optionalText('type', 40));
    const from = parseRepositoryPath(fields.text('fromRepo', maxIdLength), 'fromRepo');
    const to = parseRepositoryPath(fields.text('toRepo', maxIdLength), 'toRepo');
    return this.present(await this.renaming.rename(viewer, { kind, ...from }, to));
  }

  /** The name that one has which exists, in its own spelling; as asked where it may not be seen. */
  private async storedName(
    viewer: Viewer,
    { kind, namespace, name }: RepositoryAddress,
  ): Promise<string> {
    try {
      return (await this.repositories.require(viewer, kind, namespace, name)).fullName;
    } catch (error) {
      if (error instanceof Moved) return `${error.location.namespace}/${error.location.name}`;
      if (error instanceof NotFound) return `${namespace}/${name}`;
      throw error;
    }
  }

  private present(repository: RepositoryView) {
    return {
      url: repositoryUrl(this.config.publicUrl, repository),
      name: repository.fullName,
      id: repository.id,
    };
  }
}

/** `organization` of null means the caller; some clients write the whole id as `name`. */
function addressIn(viewer: Viewer, fields: HubBody): RepositoryAddress {
  const { handle } = requireAccount(viewer);
  const kind = kindOfType(fields.optionalText('type', 40));
  const name = fields.text('name', maxIdLength);
  const organization = fields.optionalText('organization', maxIdLength);
  const parts = name.split('/');
  if (parts.length === 2 && (organization === undefined || organization === parts[0])) {
    const [namespace = '', rest = ''] = parts;
    return { kind, namespace, name: rest };
  }
  if (parts.length > 1) {
    throw InvalidInput.field('name', 'repository-name', `"${name}" is not a repository name.`, {
      value: name,
    });
  }
  return { kind, namespace: organization ?? handle, name };
}
