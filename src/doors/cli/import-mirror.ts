import type { MirrorOutcome } from '../../capabilities/preservation/index.js';
import { describeError } from './describe-error.js';
import { inBytes } from './in-bytes.js';
import type { Rooms } from './installation.js';
import type { Terminal } from './terminal.js';

/** `import ocfl:…`: brings the releases of a mirror on this machine back as they were. */
export async function importMirror(
  { mirrorImports }: Rooms,
  {
    folder,
    dryRun,
    json,
  }: { readonly folder: string; readonly dryRun?: true; readonly json?: true },
  {
    terminal,
    reportDamage,
    interruption,
  }: {
    readonly terminal: Terminal;
    readonly reportDamage: () => void;
    readonly interruption: AbortSignal;
  },
): Promise<void> {
  const outcomes: MirrorOutcome[] = [];
  const isDryRun = dryRun === true;
  const verb = isDryRun ? 'Would restore' : 'Restored';
  const watch = {
    ...{ interruption, isDryRun },
    onProgress: (name: string, bytes: number, totalBytes: number) => {
      terminal.progress(`${name}: ${inBytes(bytes)} of ${inBytes(totalBytes)}.`);
    },
  };
  for await (const outcome of mirrorImports.run(folder, watch)) {
    outcomes.push(outcome);
    if (outcome.outcome === 'refused') {
      reportDamage();
      terminal.note(`${outcome.name} was refused: ${describeError(outcome.reason)}`);
    } else if (!json && outcome.outcome === 'restored') {
      terminal.print(`${verb} ${outcome.name}.`);
    }
  }
  const kids = [...new Set(outcomes.flatMap((outcome) => outcome.kids))].sort();
  if (json) {
    const items = outcomes.map(({ name, outcome, reason }) => ({
      ...{ name, outcome },
      ...(outcome === 'refused' && { reason: describeError(reason) }),
    }));
    terminal.printJson({ isDryRun, folder, items, keys: kids });
    return;
  }
  const count = (wanted: MirrorOutcome['outcome']) =>
    outcomes.filter(({ outcome }) => outcome === wanted).length;
  terminal.note(
    `${verb}: ${count('restored')}; here already: ${count('present')}; refused: ${count('refused')}.`,
  );
  if (kids.length > 0) {
    terminal.note(`Opinions are verified by the keys of the mirror: ${kids.join(', ')}.`);
  }
}
