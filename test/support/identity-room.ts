import { EventLog } from '../../src/capabilities/audit/index.js';
import {
  AccountsService,
  IdentityService,
  OrganisationsService,
  StewardBootstrap,
  TokensService,
} from '../../src/capabilities/identity/index.js';
import type { NewAccount } from '../../src/capabilities/identity/index.js';
import type { AccountViewer, TokenScope } from '../../src/domain/release/viewer.js';
import type { Database } from '../../src/foundations/database/database.js';
import { StillClock } from './still-clock.js';

/** The services of the identity room over a database, with a first steward and a still clock. */
export async function openIdentity(database: Database, clock = new StillClock()) {
  const events = new EventLog(database, clock);
  const identity = new IdentityService(database, clock);
  const accounts = new AccountsService(database, clock, events);
  const tokens = new TokensService(database, clock, events);
  const organisations = new OrganisationsService(database, clock, events, identity);
  const bootstrap = new StewardBootstrap(database, clock, events);
  const operatorToken = 'a-token-that-the-operator-chose';
  await bootstrap.ensure(operatorToken);
  const steward = await identity.authenticate(operatorToken);

  /** A new account, signed in. */
  async function aViewer(
    handle: string,
    { scope = 'write', ...account }: Partial<NewAccount> & { scope?: TokenScope } = {},
  ): Promise<AccountViewer> {
    await accounts.create(steward, { displayName: handle, ...account, handle });
    const { token } = await tokens.issue(steward, handle, { name: 'test', scope });
    return identity.authenticate(token);
  }

  return { clock, events, identity, accounts, tokens, organisations, bootstrap, steward, aViewer };
}
