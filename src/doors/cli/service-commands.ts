import type { Command } from 'commander';
import type { CommandContext } from './command-context.js';
import { serveUntilSignal } from './serve.js';

/** `serve`, `migrate` and `demo load`. */
export function addServiceCommands(program: Command, context: CommandContext): void {
  const { installation, terminal } = context;
  program
    .command('serve')
    .description('run the service until Ctrl-C')
    .action(() => serveUntilSignal(installation, terminal));
  program
    .command('migrate')
    .description('bring the database up to date')
    .option('--json', 'print the migrations that ran as JSON')
    .action((options: { readonly json?: true }) => migrate(options, context));
  program
    .command('demo')
    .description('records to look around with')
    .command('load')
    .description('load the demonstration records, those that are not there yet')
    .option('--json', 'print what became of each as JSON')
    .action((options: { readonly json?: true }) => loadDemo(options, context));
}

async function migrate(
  { json }: { readonly json?: true },
  { installation, terminal }: CommandContext,
): Promise<void> {
  const applied = await installation.migrate();
  if (json) terminal.printJson({ applied });
  else {
    for (const name of applied) terminal.print(name);
    terminal.print(applied.length === 0 ? 'The database was up to date.' : 'It is up to date now.');
  }
}

async function loadDemo(
  { json }: { readonly json?: true },
  { installation, terminal }: CommandContext,
): Promise<void> {
  const outcome = await installation.withRooms(({ loadDemo: load }) =>
    load((line) => {
      terminal.progress(line);
    }),
  );
  if (json) {
    terminal.printJson(outcome);
    return;
  }
  for (const name of outcome.loaded) terminal.print(`${name} is loaded.`);
  for (const name of outcome.present) terminal.print(`${name} was there.`);
  for (const name of outcome.missing) {
    terminal.print(`${name} is left out: its npm package is not installed.`);
  }
}
