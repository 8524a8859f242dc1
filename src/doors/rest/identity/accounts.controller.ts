import { Body, Delete, Param, Patch, Post } from '@nestjs/common';
import { AccountsService, ProfilesService } from '../../../capabilities/identity/index.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { Answers } from '../openapi/answers.js';
import { RestController } from '../rest-controller.js';
import { AccountChangesDto, NewAccountDto } from './identity.dto.js';
import { presentAccount, presentPerson } from './present-identity.js';

@RestController('accounts', 'Accounts')
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly profiles: ProfilesService,
  ) {}

  @Post()
  @Answers({
    summary: 'Make an account; stewards do',
    status: 201,
    body: 'Account',
    access: 'token',
    refusals: [409, 413, 415],
  })
  async create(@RequestViewer() viewer: Viewer, @Body() body: NewAccountDto) {
    return presentAccount(await this.accounts.create(viewer, body));
  }

  @Patch(':handle')
  @Answers({
    summary: 'Change what an account says about itself',
    body: 'Person',
    access: 'token',
    refusals: [404, 413, 415],
  })
  async describe(
    @RequestViewer() viewer: Viewer,
    @Param('handle') handle: string,
    @Body() { displayName, orcid, bio, homepage, interests }: AccountChangesDto,
  ) {
    const changes = { displayName, orcid, bio, homepage, interests };
    return presentPerson(await this.profiles.update(viewer, handle, changes, 'account'));
  }

  @Delete(':handle')
  @Answers({
    summary: 'Remove an account; its releases stay',
    status: 204,
    access: 'token',
    refusals: [404, 409],
  })
  async remove(@RequestViewer() viewer: Viewer, @Param('handle') handle: string): Promise<void> {
    await this.accounts.remove(viewer, handle);
  }
}
