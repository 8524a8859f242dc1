import { Body, Delete, Param, Post, Put } from '@nestjs/common';
import {
  AnnotateRelease,
  PublishRelease,
  type ReleaseView,
  WidenLicence,
  WithdrawRelease,
} from '../../../capabilities/releases/index.js';
import {
  RepositoriesService,
  type RepositoryAddress,
  type RepositoryView,
} from '../../../capabilities/repositories/index.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { Answers, InRelease, InRepository } from '../openapi/answers.js';
import { Address } from '../repositories/address.js';
import { RestController } from '../rest-controller.js';
import { presentRelease } from '../../../domain/exports/release-facts.js';
import { NoticeDto, PublicationDto, WideningDto, WithdrawalDto } from './release.dto.js';

@RestController(':kind/:namespace/:name/releases/:version', 'Releases')
export class ReleaseChangesController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly publication: PublishRelease,
    private readonly annotations: AnnotateRelease,
    private readonly licences: WidenLicence,
    private readonly withdrawals: WithdrawRelease,
    private readonly server: ServerConfig,
  ) {}

  @Post('publish')
  @InRepository()
  @InRelease()
  @Answers({
    summary: 'Publish a candidate, for ever; harmless to repeat',
    body: 'Release',
    access: 'token',
    refusals: [409, 413, 415, 422],
  })
  publish(
    @RequestViewer() viewer: Viewer,
    @Address() at: RepositoryAddress,
    @Param('version') version: string,
    @Body() body?: PublicationDto,
  ) {
    return this.change(viewer, at, (repository) =>
      this.publication.publish(viewer, repository, version, body?.waiver),
    );
  }

  @Put('licence')
  @InRepository()
  @InRelease()
  @Answers({
    summary: 'Widen the licence of a published release; it never narrows',
    body: 'Release',
    access: 'token',
    refusals: [409, 413, 415, 422],
  })
  widen(
    @RequestViewer() viewer: Viewer,
    @Address() at: RepositoryAddress,
    @Param('version') version: string,
    @Body() body: WideningDto,
  ) {
    return this.change(viewer, at, (repository) =>
      this.licences.widen(viewer, repository, version, body),
    );
  }

  @Put('notice')
  @InRepository()
  @InRelease()
  @Answers({
    summary: 'Put a notice on a published release, which stays readable',
    body: 'Release',
    access: 'token',
    refusals: [409, 413, 415],
  })
  setNotice(
    @RequestViewer() viewer: Viewer,
    @Address() at: RepositoryAddress,
    @Param('version') version: string,
    @Body() { kind, reason, replacedBy }: NoticeDto,
  ) {
    const notice = { kind, reason, ...(replacedBy !== undefined && { replacedBy }) };
    return this.change(viewer, at, (repository) =>
      this.annotations.setNotice(viewer, repository, version, notice),
    );
  }

  @Delete('notice')
  @InRepository()
  @InRelease()
  @Answers({
    summary: 'Lift a notice; who set it, or a steward',
    body: 'Release',
    access: 'token',
    refusals: [409],
  })
  liftNotice(
    @RequestViewer() viewer: Viewer,
    @Address() at: RepositoryAddress,
    @Param('version') version: string,
  ) {
    return this.change(viewer, at, (repository) =>
      this.annotations.liftNotice(viewer, repository, version),
    );
  }

  @Post('withdraw')
  @InRepository()
  @InRelease()
  @Answers({
    summary: 'Withdraw a release for a legal, privacy or safety reason; stewards do',
    body: 'Release',
    access: 'token',
    refusals: [409, 413, 415, 422],
  })
  withdraw(
    @RequestViewer() viewer: Viewer,
    @Address() at: RepositoryAddress,
    @Param('version') version: string,
    @Body() { category, statement, replacement }: WithdrawalDto,
  ) {
    const ground = { category, statement, ...(replacement !== undefined && { replacement }) };
    return this.change(viewer, at, (repository) =>
      this.withdrawals.withdraw(viewer, repository, version, ground),
    );
  }

  @Delete('withdrawal')
  @InRepository()
  @InRelease()
  @Answers({
    summary: 'Lift a withdrawal: the same bytes under the same identifiers',
    body: 'Release',
    access: 'token',
    refusals: [409],
  })
  liftWithdrawal(
    @RequestViewer() viewer: Viewer,
    @Address() at: RepositoryAddress,
    @Param('version') version: string,
  ) {
    return this.change(viewer, at, (repository) =>
      this.withdrawals.lift(viewer, repository, version),
    );
  }

  private async change(
    viewer: Viewer,
    { kind, namespace, name }: RepositoryAddress,
    work: (repository: RepositoryView) => Promise<ReleaseView>,
  ) {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    return presentRelease(this.server.publicUrl, repository, await work(repository));
  }
}
