import { type Command, Option } from 'commander';
import type { RebuiltDay } from '../../capabilities/discovery/index.js';
import type { CommandContext } from './command-context.js';
import { readOrigin } from './read-origin.js';

interface RebuildOptions {
  readonly from?: string;
  readonly to?: string;
  readonly json?: true;
}

interface RefreshOptions {
  readonly from: string;
  readonly to?: string;
  readonly fetchFrom: readonly string[];
  readonly json?: true;
}

/** `stats rebuild` and `stats refresh-lists`. */
export function addStatsCommands(program: Command, context: CommandContext): void {
  const stats = program.command('stats').description('figures of usage');
  stats
    .command('rebuild')
    .description('compute figures again from raw usage, by the lists of agents of today')
    .option('--from <day>', 'the first day, such as 2026-03-01; by default the first that is kept')
    .option('--to <day>', 'the last day; by default today')
    .option('--json', 'print what became of each day as JSON')
    .action((options: RebuildOptions) => rebuild(options, context));
  stats
    .command('refresh-lists')
    .description('take a newer list of robots; services count by it once they start again')
    .requiredOption('--from <place>', 'a file, or the https address of the list of COUNTER')
    .option('--to <file>', 'the file to write; by default that of USAGE_ROBOTS_FILE')
    .addOption(
      new Option(
        '--fetch-from <origin>',
        'an origin that is asked wherever it leads; may be repeated',
      )
        .argParser(readOrigin)
        .default([], 'the public internet'),
    )
    .option('--json', 'print the days of the lists as JSON')
    .action((options: RefreshOptions) => refresh(options, context));
}

async function rebuild(
  { from, to, json }: RebuildOptions,
  { installation, terminal }: CommandContext,
): Promise<void> {
  const days: RebuiltDay[] = [];
  await installation.withRooms(async ({ usageRebuild }) => {
    for await (const day of usageRebuild.rebuild({ from, to })) {
      days.push(day);
      if (json !== true) terminal.print(describeDay(day));
    }
  });
  if (json) terminal.printJson({ days });
}

async function refresh(
  { from, to, fetchFrom, json }: RefreshOptions,
  { installation, terminal }: CommandContext,
): Promise<void> {
  const asked = { from, to, trustedOrigins: fetchFrom };
  const list = await installation.withRooms(({ robotLists }) => robotLists.refresh(asked));
  const { file, before, changedOn, patterns } = list;
  if (json) terminal.printJson(list);
  else {
    terminal.print(`${file}: ${patterns} patterns of ${changedOn}; counted so far by ${before}.`);
    terminal.print('Start the service again, then count the days that are kept: stats rebuild.');
  }
}

function describeDay({ day, source, events }: RebuiltDay): string {
  return source === 'none'
    ? `${day}: no raw usage; its figures stay what they were.`
    : `${day}: counted again from ${events} events.`;
}
