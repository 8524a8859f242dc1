import { type Command, InvalidArgumentError } from 'commander';
import type { FixityResult, GarbageItem } from '../../capabilities/artifacts/index.js';
import type { CommandContext } from './command-context.js';
import { inBytes } from './in-bytes.js';

interface GcOptions {
  readonly delete?: true;
  readonly graceDays: number;
  readonly json?: true;
}

interface VerifyOptions {
  readonly olderThan?: number;
  readonly repair?: true;
  readonly json?: true;
}

/** `verify` and `gc`. */
export function addStorageCommands(program: Command, context: CommandContext): void {
  program
    .command('verify')
    .description('read every blob again and compare it with its SHA-256')
    .option('--older-than <days>', 'only those last read longer ago, for a nightly run', days)
    .option('--repair', 'restore what is damaged from the replica that FIXITY_REPLICA names')
    .option('--json', 'print what was found as JSON')
    .action((options: VerifyOptions) => verify(options, context));
  program
    .command('gc')
    .description(
      'list what is of no use to anybody: expired uploads, unreached blobs and objects, and xorbs that no client has named for 30 days',
    )
    .option('--delete', 'delete it as well')
    .option(
      '--grace-days <days>',
      'keep what became unreached since; never below backups',
      days,
      14,
    )
    .option('--json', 'print the list as JSON')
    .action((options: GcOptions) => collectGarbage(options, context));
}

async function verify(
  { olderThan, repair, json }: VerifyOptions,
  { installation, terminal, reportDamage }: CommandContext,
): Promise<void> {
  const due =
    olderThan === undefined ? {} : { checkedBefore: new Date(Date.now() - olderThan * dayMs) };
  const damaged: FixityResult[] = [];
  const restored: FixityResult[] = [];
  let checked = 0;
  let readBytes = 0;
  await installation.withRooms(async ({ fixity, blobRepair }) => {
    const { blobs, bytes } = await fixity.extent(due);
    const report = (ofThisOne: number) => {
      const read = `${inBytes(readBytes + ofThisOne)} of ${inBytes(bytes)}`;
      terminal.progress(`Verified ${checked} of ${blobs} blobs, ${read}.`);
    };
    const results = fixity.run({
      ...due,
      onProgress: (_sha256, ofThisOne) => {
        report(ofThisOne);
      },
      onDamage: (blob, result) => {
        terminal.note(describeDamage(result));
        return repair ? blobRepair.repair(blob, result) : Promise.resolve(result);
      },
    });
    for await (const result of results) {
      checked += 1;
      readBytes += result.sizeBytes;
      report(0);
      if (result.outcome === 'restored') restored.push(result);
      else if (result.outcome !== 'intact') damaged.push(result);
    }
  });
  if (damaged.length > 0) reportDamage();
  if (json) {
    terminal.printJson({ checked, readBytes, damaged, restored });
    return;
  }
  if (restored.length > 0) terminal.print(`Restored from the replica: ${restored.length}.`);
  if (damaged.length === 0) {
    terminal.print(`All ${checked} blobs are intact (${inBytes(readBytes)}).`);
  } else terminal.print(`${damaged.length} of ${checked} blobs are damaged: restore them.`);
}

function describeDamage({ sha256, outcome, actual }: FixityResult): string {
  return outcome === 'missing'
    ? `${sha256} is missing.`
    : `${sha256} is corrupt: its bytes hash to ${actual ?? 'nothing'}.`;
}

async function collectGarbage(
  options: GcOptions,
  { installation, terminal }: CommandContext,
): Promise<void> {
  const report = await installation.withRooms(({ garbage }) =>
    garbage.run({
      dryRun: options.delete !== true,
      graceDays: options.graceDays,
      onItem: (item) => {
        if (options.json) terminal.progress(describeItem(item));
        else terminal.print(describeItem(item));
      },
    }),
  );
  if (options.json) {
    terminal.printJson(report);
    return;
  }
  const { items, freedBytes, waitingBlobs } = report;
  const verb = report.isDryRun ? 'could be' : 'were';
  terminal.print(`Of no use, and ${verb} deleted: ${items.length} (${inBytes(freedBytes)}).`);
  if (waitingBlobs > 0) terminal.print(`Blobs kept until their time is over: ${waitingBlobs}.`);
  if (report.isDryRun && items.length > 0) terminal.note('Delete them with: sphere gc --delete');
}

function describeItem(item: GarbageItem): string {
  switch (item.kind) {
    case 'upload':
      return `upload ${item.id}`;
    case 'tree':
      return `tree   ${item.id}`;
    case 'blob':
      return `blob   ${item.sha256} ${inBytes(item.sizeBytes)}`;
    case 'xorb':
      return `xorb   ${item.hash} ${inBytes(item.sizeBytes)}`;
    case 'object':
      return `object ${item.storageKey} ${inBytes(item.sizeBytes)}`;
  }
}

const dayMs = 86_400_000;

function days(text: string): number {
  if (/^\d{1,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a whole number of days.');
}
