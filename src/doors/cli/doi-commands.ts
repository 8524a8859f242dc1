import { type Command, InvalidArgumentError, Option } from 'commander';
import type { DoiView } from '../../capabilities/dois/index.js';
import { type DoiState, doiStates } from '../../domain/registration/doi-state.js';
import type { CommandContext } from './command-context.js';

interface ListOptions {
  readonly state?: DoiState;
  readonly after: string;
  readonly limit: number;
  readonly json?: true;
}

/** `dois list`, `dois retry` and `dois register-all`. */
export function addDoiCommands(program: Command, context: CommandContext): void {
  const dois = program.command('dois').description('DOIs and their registration');
  dois
    .command('list')
    .description('print DOIs with their states, and why they wait or failed')
    .addOption(new Option('--state <state>', 'only those').choices(doiStates))
    .option('--after <doi>', 'begin after this one', '')
    .option('--limit <count>', 'at most so many', count, 100)
    .option('--json', 'print them as JSON')
    .action((options: ListOptions) => listDois(options, context));
  dois
    .command('retry')
    .description('send what failed or waits now, also after the account was refused')
    .argument('[doi]', 'only this one')
    .action((doi: string | undefined) => retryDois(doi ?? null, context));
  dois
    .command('register-all')
    .description('give a DOI to everything published that has none')
    .action(() => registerAll(context));
}

async function listDois(
  { state, after, limit, json }: ListOptions,
  { installation, terminal }: CommandContext,
): Promise<void> {
  const found = await installation.withRooms(({ registrations }) =>
    registrations.list({ state: state ?? null, after, limit }),
  );
  if (json) terminal.printJson(found);
  else for (const doi of found) terminal.print(describeDoi(doi));
  const last = found.at(-1);
  if (last !== undefined && found.length === limit) {
    terminal.note(`There may be more: sphere dois list --after ${last.doi}`);
  }
}

function describeDoi({ doi, state, reason, dueAt, attempts, lastError }: DoiView): string {
  const waits = dueAt === null ? '' : `due ${dueAt.toISOString()}, failed attempts: ${attempts}`;
  return [doi, state, waits, reason ?? lastError ?? ''].filter((part) => part !== '').join('  ');
}

async function retryDois(
  doi: string | null,
  { installation, terminal }: CommandContext,
): Promise<void> {
  const sent = await installation.withRooms(({ registrations }) => registrations.retry(doi));
  terminal.print(`Due now: ${sent}. The running service sends them.`);
}

async function registerAll({ installation, terminal }: CommandContext): Promise<void> {
  const done = await installation.withRooms(({ registrations }) =>
    registrations.registerAll((repositories) => {
      terminal.progress(`Repositories with new DOIs: ${repositories}.`);
    }),
  );
  terminal.print(`Repositories with new DOIs: ${done}. The running service sends them.`);
}

function count(text: string): number {
  const number = Number(text);
  if (/^\d{1,4}$/.test(text) && number > 0) return number;
  throw new InvalidArgumentError('Write a whole number from 1 to 9999.');
}
