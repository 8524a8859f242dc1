import { Body, Delete, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { OrganisationsService, ProfilesService } from '../../../capabilities/identity/index.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { Answers } from '../openapi/answers.js';
import { RestController } from '../rest-controller.js';
import { PageQuery } from '../validation/page.js';
import { MemberDto, NewOrganisationDto, OrganisationChangesDto } from './identity.dto.js';
import { presentInstitution, presentMember, presentOrganisation } from './present-identity.js';

@RestController('organisations', 'Organisations')
export class OrganisationsController {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly profiles: ProfilesService,
  ) {}

  @Post()
  @Answers({
    summary: 'Found an organisation, which the caller then owns',
    status: 201,
    body: 'Organisation',
    access: 'token',
    refusals: [409, 413, 415],
  })
  async create(@RequestViewer() viewer: Viewer, @Body() body: NewOrganisationDto) {
    return presentOrganisation(await this.organisations.create(viewer, body));
  }

  @Patch(':handle')
  @Answers({
    summary: 'Change what an organisation says about itself',
    body: 'Institution',
    access: 'token',
    refusals: [404, 413, 415],
  })
  async describe(
    @RequestViewer() viewer: Viewer,
    @Param('handle') handle: string,
    @Body() { displayName, ror, bio, homepage }: OrganisationChangesDto,
  ) {
    const changes = { displayName, ror, bio, homepage };
    return presentInstitution(await this.profiles.update(viewer, handle, changes, 'organisation'));
  }

  @Get(':handle/members')
  @Answers({
    summary: 'Who belongs to an organisation',
    body: 'Members',
    access: 'anyone',
    refusals: [404],
  })
  async members(@Param('handle') handle: string, @Query() { limit, cursor }: PageQuery) {
    const page = { limit, ...(cursor !== undefined && { cursor }) };
    const { items, next } = await this.organisations.members(handle, page);
    return { items: items.map(presentMember), next };
  }

  @Put(':handle/members/:account')
  @Answers({
    summary: 'Give an account a role in an organisation',
    body: 'Member',
    access: 'token',
    refusals: [404, 409, 413, 415],
  })
  async setMember(
    @RequestViewer() viewer: Viewer,
    @Param('handle') handle: string,
    @Param('account') account: string,
    @Body() { role }: MemberDto,
  ) {
    return presentMember(await this.organisations.setMember(viewer, handle, account, role));
  }

  @Delete(':handle/members/:account')
  @Answers({
    summary: 'Take an account out of an organisation',
    status: 204,
    access: 'token',
    refusals: [404, 409],
  })
  async removeMember(
    @RequestViewer() viewer: Viewer,
    @Param('handle') handle: string,
    @Param('account') account: string,
  ): Promise<void> {
    await this.organisations.removeMember(viewer, handle, account);
  }
}
