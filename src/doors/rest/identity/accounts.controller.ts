import { Body, Delete, Param, Post } from '@nestjs/common';
import { AccountsService } from '../../../capabilities/identity/index.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { Answers } from '../openapi/answers.js';
import { RestController } from '../rest-controller.js';
import { NewAccountDto } from './identity.dto.js';
import { presentAccount } from './present-identity.js';

@RestController('accounts', 'Accounts')
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

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
