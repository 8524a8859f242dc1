import { Body, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { UploadsService } from '../../../capabilities/artifacts/index.js';
import {
  RepositoriesService,
  type RepositoryAddress,
  type RepositoryView,
} from '../../../capabilities/repositories/index.js';
import { parseSha256 } from '../../../domain/identifiers/sha256.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { Answers, InRepository } from '../openapi/answers.js';
import { RestController } from '../rest-controller.js';
import { Address } from './address.js';
import { presentBegun, presentBlob, presentUpload } from './present-upload.js';
import { CompletionDto, NewUploadDto, UploadQuery } from './repository.dto.js';

@RestController(':kind/:namespace/:name/uploads', 'Uploads')
export class UploadsController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly uploads: UploadsService,
  ) {}

  @Post()
  @InRepository()
  @Answers({
    summary: 'Begin an upload, or learn that the bytes are there already',
    status: 201,
    body: 'BegunUpload',
    access: 'token',
    refusals: [409, 413, 415, 422],
  })
  async begin(
    @RequestViewer() viewer: Viewer,
    @Address() at: RepositoryAddress,
    @Body() { path, size, sha256 }: NewUploadDto,
  ) {
    const repository = await this.require(viewer, at);
    return presentBegun(
      await this.uploads.begin(viewer, repository, {
        path,
        sizeBytes: size,
        sha256: parseSha256(sha256),
        mode: 'multipart',
      }),
    );
  }

  @Get(':id')
  @InRepository()
  @Answers({
    summary: 'An upload, with fresh addresses for its parts',
    body: 'Upload',
    access: 'token',
  })
  async show(
    @RequestViewer() viewer: Viewer,
    @Address() at: RepositoryAddress,
    @Param('id') id: string,
    @Query() { fromPart }: UploadQuery,
  ) {
    const repository = await this.require(viewer, at);
    const options = fromPart === undefined ? {} : { fromPart };
    return presentUpload(await this.uploads.refresh(viewer, repository, id, options));
  }

  @Delete(':id')
  @InRepository()
  @Answers({ summary: 'Give an upload up', status: 204, access: 'token', refusals: [409] })
  async abort(
    @RequestViewer() viewer: Viewer,
    @Address() at: RepositoryAddress,
    @Param('id') id: string,
  ): Promise<void> {
    await this.uploads.abort(viewer, await this.require(viewer, at), id);
  }

  @Post(':id/complete')
  @InRepository()
  @Answers({
    summary: 'Complete an upload: its bytes are hashed and kept',
    body: 'Blob',
    access: 'token',
    refusals: [409, 413, 415, 422],
  })
  async complete(
    @RequestViewer() viewer: Viewer,
    @Address() at: RepositoryAddress,
    @Param('id') id: string,
    @Body() { parts }: CompletionDto,
  ) {
    const repository = await this.require(viewer, at);
    return presentBlob(await this.uploads.complete(viewer, repository, id, parts));
  }

  private require(
    viewer: Viewer,
    { kind, namespace, name }: RepositoryAddress,
  ): Promise<RepositoryView> {
    return this.repositories.require(viewer, kind, namespace, name);
  }
}
