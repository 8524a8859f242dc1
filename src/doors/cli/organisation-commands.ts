import { type Command, InvalidArgumentError, Option } from 'commander';
import type { NamespaceView } from '../../capabilities/identity/index.js';
import { type MembershipRole, membershipRoles } from '../../domain/release/viewer.js';
import type { CommandContext } from './command-context.js';
import type { Rooms } from './installation.js';

interface CreateOptions {
  readonly name?: string;
  readonly owner?: string;
  readonly ror?: string;
  readonly review: string;
  readonly windowDays?: number;
  readonly json?: true;
}

interface MemberOptions {
  readonly role: MembershipRole;
}

/** `organisation create` and `organisation member`. */
export function addOrganisationCommands(program: Command, context: CommandContext): void {
  const organisation = program.command('organisation').description('groups that own repositories');
  organisation
    .command('create')
    .description('found an organisation')
    .argument('<handle>', 'first part of the names of its repositories')
    .option('--name <name>', 'how it is shown; the handle where absent')
    .option('--owner <account>', 'account that owns it; the operator where absent')
    .option('--ror <ror>', 'ROR id of the institution')
    .addOption(
      new Option('--review <mode>', 'whether advisors are asked before publication')
        .choices(['none', 'advisory'])
        .default('none'),
    )
    .option('--window-days <days>', 'how long advisors have; 14 where absent', readDays)
    .option('--json', 'print the organisation as JSON')
    .action((handle: string, options: CreateOptions) =>
      createOrganisation(handle, options, context),
    );
  organisation
    .command('member')
    .description('give an account a place in an organisation, or another one than it had')
    .argument('<handle>', 'the organisation')
    .argument('<account>', 'whose place')
    .addOption(
      new Option('--role <role>', 'what it may do there').choices(membershipRoles).default('owner'),
    )
    .action((handle: string, account: string, { role }: MemberOptions) =>
      setMember(handle, account, role, context),
    );
}

async function setMember(
  handle: string,
  account: string,
  role: MembershipRole,
  { installation, terminal }: CommandContext,
): Promise<void> {
  const member = await installation.withRooms(({ organisations, operator }) =>
    organisations.setMember(operator, handle, account, role),
  );
  terminal.print(`"${member.handle}" is ${member.role} of "${handle}" now.`);
}

async function createOrganisation(
  handle: string,
  options: CreateOptions,
  { installation, terminal }: CommandContext,
): Promise<void> {
  const organisation = await installation.withRooms((rooms) => found(handle, options, rooms));
  if (options.json) terminal.printJson(organisation);
  else terminal.print(`There is an organisation "${organisation.handle}" now.`);
}

/** The log says truly that the operator founded it and handed it over. */
async function found(
  handle: string,
  { name = handle, owner, ror, review, windowDays }: CreateOptions,
  { identity, organisations, operator }: Rooms,
): Promise<NamespaceView> {
  // Before anything is founded that would be left to the operator.
  if (owner !== undefined) await identity.requireNamespace(owner);
  const organisation = await organisations.create(operator, {
    handle,
    displayName: name,
    ...(ror !== undefined && { ror }),
    review: { mode: review, ...(windowDays !== undefined && { windowDays }) },
  });
  if (owner !== undefined && owner.toLowerCase() !== operator.handle) {
    await organisations.setMember(operator, organisation.handle, owner, 'owner');
    await organisations.removeMember(operator, organisation.handle, operator.handle);
  }
  return organisation;
}

function readDays(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a whole number of days.');
}
