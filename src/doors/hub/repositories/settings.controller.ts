import { Body, Controller, Get, HttpCode, Post, Put, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Conflict, Forbidden } from '../../../domain/errors/sphere-error.js';
import { requireAccount } from '../../../domain/release/require-ability.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import {
  RepositoriesService,
  type RepositoryAddress,
  type RepositoryView,
} from '../../../capabilities/repositories/index.js';
import { asksToHide, requireNoGate, visibilityWarning } from './access-settings.js';
import { apiPrefixes, NamedRepository } from '../wire/hub-address.js';
import { HubBody } from '../wire/hub-body.js';
import { RefuseRejectedToken } from '../wire/refuse-rejected-token.js';

/** What a client wants to set where there is nothing to set (hf-hub B1, B7). */
@Controller(apiPrefixes)
@UseGuards(RefuseRejectedToken)
export class SettingsController {
  constructor(private readonly repositories: RepositoriesService) {}

  @Put('settings')
  async change(
    @RequestViewer() viewer: Viewer,
    @NamedRepository() { kind, namespace, name }: RepositoryAddress,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const fields = HubBody.of(body);
    const repository = await this.repositories.requireWritable(viewer, kind, namespace, name);
    requireNoGate(fields);
    if (asksToHide(fields)) requireDraft(repository);
    const warning = visibilityWarning(fields);
    if (warning !== null && !repository.isReleased) void reply.header('x-hf-warning', warning);
    return { private: !repository.isReleased, gated: false };
  }

  @Get('auth-check')
  async mayRead(
    @RequestViewer() viewer: Viewer,
    @NamedRepository() { kind, namespace, name }: RepositoryAddress,
  ) {
    await this.repositories.require(viewer, kind, namespace, name);
    return { success: true };
  }

  @Get('auth-check/write')
  async mayWrite(
    @RequestViewer() viewer: Viewer,
    @NamedRepository() { kind, namespace, name }: RepositoryAddress,
  ) {
    await this.repositories.requireWritable(viewer, kind, namespace, name);
    return { success: true };
  }

  @Post('super-squash/:branch')
  @HttpCode(200)
  squash(@RequestViewer() viewer: Viewer): never {
    requireAccount(viewer);
    throw new Forbidden(
      'history-stays',
      'The history of a repository is kept: this is an archive of record, and commits are cited by their ids.',
    );
  }
}

function requireDraft({ isReleased, fullName }: RepositoryView): void {
  if (!isReleased) return;
  throw new Conflict(
    'released-immutable',
    `${fullName} has a release, which stays public for everybody; it cannot be made private.`,
    { facts: { what: 'visibility', repository: fullName } },
  );
}
