import { type Command, InvalidArgumentError, Option } from 'commander';
import { tokenScopes } from '../../domain/release/viewer.js';
import type { CommandContext } from './command-context.js';

interface CreateOptions {
  readonly name?: string;
  readonly orcid?: string;
  readonly steward?: true;
  readonly advisor?: true;
  readonly json?: true;
}

interface TokenOptions {
  readonly scope: string;
  readonly expires?: Date;
  readonly name: string;
  readonly json?: true;
}

/** `account create` and `account token`. */
export function addAccountCommands(program: Command, context: CommandContext): void {
  const account = program.command('account').description("people's accounts and their tokens");
  account
    .command('create')
    .description('make an account')
    .argument('<handle>', 'first part of the names of its repositories')
    .option('--name <name>', 'how it is shown; the handle where absent')
    .option('--orcid <orcid>', 'ORCID iD of the person')
    .option('--steward', 'may make accounts and withdraw releases')
    .option('--advisor', 'may give opinions')
    .option('--json', 'print the account as JSON')
    .action((handle: string, options: CreateOptions) => createAccount(handle, options, context));
  account
    .command('token')
    .description('make a token for an account and print it, this once')
    .argument('<handle>', 'whose token')
    .addOption(
      new Option('--scope <scope>', 'what it allows').choices(tokenScopes).default('write'),
    )
    .option('--expires <when>', 'a date, an instant, or a number of days such as 30d', readExpiry)
    .option('--name <name>', 'to tell it from others', 'command line')
    .option('--json', 'print its id and secret as JSON')
    .action((handle: string, options: TokenOptions) => issueToken(handle, options, context));
}

async function createAccount(
  handle: string,
  options: CreateOptions,
  { installation, terminal }: CommandContext,
): Promise<void> {
  const { steward, advisor, orcid, name = handle } = options;
  const account = await installation.withRooms(({ accounts, operator }) =>
    accounts.create(operator, {
      handle,
      displayName: name,
      roles: [...(steward ? ['steward'] : []), ...(advisor ? ['advisor'] : [])],
      ...(orcid !== undefined && { orcid }),
    }),
  );
  if (options.json) terminal.printJson(account);
  else {
    terminal.print(`There is an account "${account.handle}" now.`);
    terminal.note(`Make it a token: sphere account token ${account.handle}`);
  }
}

async function issueToken(
  handle: string,
  { scope, expires, name, json }: TokenOptions,
  { installation, terminal }: CommandContext,
): Promise<void> {
  const issued = await installation.withRooms(({ tokens, operator }) =>
    tokens.issue(operator, handle, {
      name,
      scope,
      ...(expires !== undefined && { expiresAt: expires }),
    }),
  );
  if (json) terminal.printJson(issued);
  else terminal.print(issued.token);
}

const dayMs = 86_400_000;

/** Instants without a zone are in UTC, so that a script means the same everywhere. */
function readExpiry(text: string): Date {
  const days = /^(\d{1,5})d$/.exec(text)?.[1];
  if (days !== undefined) return new Date(Date.now() + Number(days) * dayMs);
  const isDated = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?$/.test(
    text,
  );
  const isZoned = !text.includes('T') || /(?:Z|[+-]\d{2}:\d{2})$/.test(text);
  const instant = new Date(isDated && !isZoned ? `${text}Z` : text);
  if (isDated && !Number.isNaN(instant.getTime())) return instant;
  throw new InvalidArgumentError('Write 2027-01-31, 2027-01-31T12:00Z or 30d.');
}
