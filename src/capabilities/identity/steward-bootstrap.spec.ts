import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../../test/support/open-database.js';
import { StillClock } from '../../../test/support/still-clock.js';
import { isWellFormedToken } from '../../domain/identifiers/access-token.js';
import type { Database } from '../../foundations/database/database.js';
import { EventLog } from '../audit/index.js';
import { AccountsService } from './accounts.service.js';
import { IdentityService } from './identity.service.js';
import { StewardBootstrap } from './steward-bootstrap.js';
import { TokensService } from './tokens.service.js';

let database: Database;
let close: () => Promise<void>;
let events: EventLog;
let identity: IdentityService;
let tokens: TokensService;
let bootstrap: StewardBootstrap;
const clock = new StillClock();

beforeEach(async () => {
  ({ database, close } = await openDatabase());
  events = new EventLog(database, clock);
  identity = new IdentityService(database, clock);
  tokens = new TokensService(database, clock, events);
  bootstrap = new StewardBootstrap(database, clock, events);
});
afterEach(() => close());

async function actions(): Promise<string[]> {
  const { items } = await events.list({ limit: 100, viewerIsSteward: true });
  return items.map(({ action }) => action);
}

describe('StewardBootstrap', () => {
  it('makes the first steward and gives a generated token once', async () => {
    const { token } = await bootstrap.ensure(null);
    const again = await bootstrap.ensure(null);

    expect(isWellFormedToken(token ?? '')).toBe(true);
    expect(again).toEqual({ token: null });
    expect(await identity.authenticate(token ?? '')).toMatchObject({
      handle: 'operator',
      roles: new Set(['steward']),
      scope: 'write',
    });
    expect(await actions()).toEqual(['account.created', 'token.issued']);
    expect(await events.verify()).toEqual({ verified: 2, brokenAt: null });
  });

  it('takes a configured token of any shape, and changes nothing when repeated', async () => {
    expect(await bootstrap.ensure('correct horse battery')).toEqual({ token: null });
    expect(await bootstrap.ensure('correct horse battery')).toEqual({ token: null });

    expect(await identity.authenticate('correct horse battery')).toMatchObject({
      handle: 'operator',
    });
    expect(await actions()).toEqual(['account.created', 'token.issued']);
  });

  it('replaces the token that it knew, and leaves the others of the account', async () => {
    await bootstrap.ensure('the-first-configured-token');
    const steward = await identity.authenticate('the-first-configured-token');
    const own = await tokens.issue(steward, 'operator', { name: 'laptop', scope: 'write' });

    await bootstrap.ensure('the-second-configured-token');

    expect(await identity.authenticate('the-second-configured-token')).toMatchObject({
      handle: 'operator',
    });
    expect(await identity.authenticate(own.token)).toMatchObject({ handle: 'operator' });
    await expect(identity.authenticate('the-first-configured-token')).rejects.toMatchObject({
      code: 'token-revoked',
    });
  });

  it('makes a configured token work again after it was revoked', async () => {
    await bootstrap.ensure('the-configured-token');
    await tokens.revokeLeaked('the-configured-token');

    await bootstrap.ensure('the-configured-token');

    expect(await identity.authenticate('the-configured-token')).toMatchObject({
      handle: 'operator',
    });
  });

  it('brings a removed operator back only where a token is configured', async () => {
    await bootstrap.ensure('the-configured-token');
    const accounts = new AccountsService(database, clock, events);
    const operator = await identity.authenticate('the-configured-token');
    await accounts.create(operator, { handle: 'next', displayName: 'Next', roles: ['steward'] });
    await accounts.remove(operator, 'operator');

    expect(await bootstrap.ensure(null)).toEqual({ token: null });
    await expect(identity.authenticate('the-configured-token')).rejects.toMatchObject({
      code: 'token-revoked',
    });

    await bootstrap.ensure('the-configured-token');
    expect(await identity.authenticate('the-configured-token')).toMatchObject({
      displayName: 'Operator',
      roles: new Set(['steward']),
    });
    expect((await actions()).slice(-2)).toEqual(['account.reopened', 'token.issued']);
  });

  it("refuses to take over another account's token", async () => {
    await bootstrap.ensure('the-configured-token');
    const operator = await identity.authenticate('the-configured-token');
    const accounts = new AccountsService(database, clock, events);
    await accounts.create(operator, { handle: 'other', displayName: 'Other' });
    const { token } = await tokens.issue(operator, 'other', { name: 't', scope: 'read' });

    await expect(bootstrap.ensure(token)).rejects.toMatchObject({ code: 'steward-token-in-use' });

    expect(await identity.authenticate('the-configured-token')).toEqual(operator);
    expect(await identity.authenticate(token)).toMatchObject({ handle: 'other', scope: 'read' });
  });

  it('makes one steward where several processes start together', async () => {
    const ensured = await Promise.all([1, 2, 3, 4].map(() => bootstrap.ensure(null)));

    const made = ensured.filter(({ token }) => token !== null);
    expect(made).toHaveLength(1);
    expect(await actions()).toEqual(['account.created', 'token.issued']);
  });

  it('keeps no secret', async () => {
    const { token } = await bootstrap.ensure(null);

    const [everything] = await database.query<{ text: string }>(
      `SELECT (SELECT json_agg(t) FROM access_token t)::text
           || (SELECT json_agg(e) FROM event e)::text AS text`,
    );
    expect(everything?.text).toContain('bootstrap');
    expect(everything?.text).not.toContain(token);
  });
});
