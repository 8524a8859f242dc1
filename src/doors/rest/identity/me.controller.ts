import { Get } from '@nestjs/common';
import { AccountsService } from '../../../capabilities/identity/index.js';
import { requireAccount } from '../../../domain/release/require-ability.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { Answers } from '../openapi/answers.js';
import { RestController } from '../rest-controller.js';
import { presentSelf } from './present-identity.js';

@RestController('me', 'Accounts')
export class MeController {
  constructor(private readonly accounts: AccountsService) {}

  @Get()
  @Answers({ summary: 'Whose token this is', body: 'Self', access: 'token' })
  async show(@RequestViewer() viewer: Viewer) {
    const { scope } = requireAccount(viewer);
    const { account, memberships } = await this.accounts.describe(viewer);
    return presentSelf(account, memberships, scope);
  }
}
