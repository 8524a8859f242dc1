import type { Command } from 'commander';
import type { RebuiltDay } from '../../capabilities/discovery/index.js';
import type { CommandContext } from './command-context.js';

interface RebuildOptions {
  readonly from?: string;
  readonly to?: string;
  readonly json?: true;
}

/** `stats rebuild`. */
export function addStatsCommands(program: Command, context: CommandContext): void {
  program
    .command('stats')
    .description('figures of usage')
    .command('rebuild')
    .description('compute figures again from raw usage, by the lists of agents of today')
    .option('--from <day>', 'the first day, such as 2026-03-01; by default the first that is kept')
    .option('--to <day>', 'the last day; by default today')
    .option('--json', 'print what became of each day as JSON')
    .action((options: RebuildOptions) => rebuild(options, context));
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

function describeDay({ day, source, events }: RebuiltDay): string {
  return source === 'none'
    ? `${day}: no raw usage; its figures stay what they were.`
    : `${day}: counted again from ${events} events.`;
}
