import { type Command, InvalidArgumentError, Option } from 'commander';
import type { UnreadPaper } from '../../capabilities/papers/index.js';
import type { CommandContext } from './command-context.js';

const states = ['unreadable', 'waiting'] as const;

interface ListOptions {
  readonly state: UnreadPaper['state'];
  readonly after?: string;
  readonly limit: number;
  readonly json?: true;
}

/** `papers list` and `papers retry`. */
export function addPaperCommands(program: Command, context: CommandContext): void {
  const papers = program.command('papers').description('papers whose PDF search does not know');
  papers
    .command('list')
    .description('print the papers whose PDF gave no text, or waits to be read, and why')
    .addOption(new Option('--state <state>', 'which').choices(states).default('unreadable'))
    .option('--after <id>', 'begin after the repository of this id', readId)
    .option('--limit <count>', 'at most so many', count, 100)
    .option('--json', 'print them as JSON')
    .action((options: ListOptions) => listPapers(options, context));
  papers
    .command('retry')
    .description('have them read again by the running service')
    .argument('[paper]', 'only this one, as namespace/name')
    .action((paper: string | undefined) => retryPapers(paper ?? null, context));
}

async function listPapers(
  { state, after, limit, json }: ListOptions,
  { installation, terminal }: CommandContext,
): Promise<void> {
  const found = await installation.withRooms(({ paperQueue }) =>
    paperQueue.list({ state, after: after ?? null, limit }),
  );
  if (json) terminal.printJson(found);
  else for (const paper of found) terminal.print(describePaper(paper));
  const last = found.at(-1);
  if (last !== undefined && found.length === limit) {
    terminal.note(`There may be more: sphere papers list --after ${last.repositoryId}`);
  }
}

function describePaper({ namespace, name, version, ...paper }: UnreadPaper): string {
  const { state, reason, sha256, dueAt, attempts } = paper;
  const waits = dueAt === null ? '' : `due ${dueAt.toISOString()}, attempts: ${attempts}`;
  return [`${namespace}/${name}@${version}`, state, reason ?? '', waits, `sha256:${sha256}`]
    .filter((part) => part !== '')
    .join('  ');
}

async function retryPapers(
  paper: string | null,
  { installation, terminal }: CommandContext,
): Promise<void> {
  const due = await installation.withRooms(({ paperQueue }) => paperQueue.retry(paper));
  terminal.print(`Due now: ${due}. The running service reads them.`);
}

function count(text: string): number {
  const number = Number(text);
  if (/^\d{1,4}$/.test(text) && number > 0) return number;
  throw new InvalidArgumentError('Write a whole number from 1 to 9999.');
}

function readId(text: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text;
  throw new InvalidArgumentError('Write the id that "sphere papers list --json" prints.');
}
