import { readFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  type ImportRequest,
  type ImportWatch,
  parseHubAddress,
  parsePatterns,
  parseSourceName,
} from '../../capabilities/imports/index.js';
import { Conflict, SphereError } from '../../domain/errors/sphere-error.js';
import { mainBranch } from '../../domain/identifiers/branch-name.js';
import { type RepositoryKind, repositoryKinds } from '../../domain/identifiers/repository-kind.js';
import type { AccountViewer } from '../../domain/release/viewer.js';
import type { CommandContext } from './command-context.js';
import { importBag } from './import-bag.js';
import { importMirror } from './import-mirror.js';
import { inBytes } from './in-bytes.js';
import type { Rooms } from './installation.js';
import { planAsJson, planLines, outcomeAsJson, outcomeLines } from './import-report.js';
import { readOrigin } from './read-origin.js';
import type { Terminal } from './terminal.js';

interface ImportOptions {
  readonly kind?: RepositoryKind;
  readonly revision: string;
  readonly from?: string;
  readonly tokenFile?: string;
  readonly into?: { readonly namespace: string; readonly name: string };
  readonly as?: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly fetchFrom: readonly string[];
  readonly dryRun?: true;
  readonly force?: true;
  readonly json?: true;
}

const help = `
Examples:
  sphere import hf:HuggingFaceTB/SmolLM2-135M --into my-lab/SmolLM2-135M
  sphere import hf:datasets/my-lab/corpus --from https://sphere.example.org --revision v1.0
  sphere import hf:my-lab/model --include '*.safetensors' --include '*.json' --dry-run
  sphere import bag:/media/archive/SmolLM2-135M-v1.0.bagit.tar --into my-lab/SmolLM2-135M
  sphere import ocfl:/media/mirror

A mirror that "sphere export --all --format ocfl" wrote comes back as it was: releases, identifiers,
opinions, tombstones. With it go --dry-run and --json. What is here already is left alone.

A bag (RFC 8493) is a folder or a tar archive on this machine, and goes into a new draft, all of it or
nothing; with it go --kind, --into, --as, --fetch-from, --dry-run and --json. What its fetch.txt names is
fetched from the public internet only, and from the origins that --fetch-from names.

From a Hub, the draft gets one commit that names the source's. What breaks off goes on with the same command, and
the same command later takes in what is new at the source; nothing is committed where nothing is.
`;

/** `import`. */
export function addImportCommand(program: Command, context: CommandContext): void {
  program
    .command('import')
    .description('bring a repository of another Hub, or a bag, into a draft here, or a mirror back')
    .argument('<source>', 'hf:namespace/name, hf:datasets/…, hf:papers/…, bag:path or ocfl:path')
    .addOption(new Option('--kind <kind>', 'model where absent').choices(repositoryKinds))
    .option('--revision <revision>', 'branch, tag or commit of the source', mainBranch)
    .option('--from <url>', 'the Hub; HF_ENDPOINT, or https://huggingface.co, where absent')
    .option('--token-file <file>', 'holds a token for private and gated sources')
    .option('--into <namespace/name>', 'the draft; named as the source where absent', readTarget)
    .option('--as <account>', 'account that commits; the operator where absent')
    .addOption(patterns('--include <pattern>', 'take only such paths; may be repeated'))
    .addOption(patterns('--exclude <pattern>', 'leave such paths out; may be repeated'))
    .addOption(
      new Option('--fetch-from <origin>', 'a bag may name files there; may be repeated')
        .argParser(readOrigin)
        .default([], 'the public internet'),
    )
    .option('--dry-run', 'say what would be fetched, and change nothing')
    .option('--force', 'replace what was changed here, and go into a draft of other origin')
    .option('--json', 'print what was done, and the licence report, as JSON')
    .addHelpText('after', help)
    .action((source: string, options: ImportOptions) => runImport(source, options, context));
}

async function runImport(
  source: string,
  options: ImportOptions,
  { installation, terminal, reportDamage }: CommandContext,
): Promise<void> {
  if (source.startsWith('bag:')) {
    await runBagImport(source.slice('bag:'.length), options, {
      installation,
      terminal,
      reportDamage,
    });
    return;
  }
  if (source.startsWith('ocfl:')) {
    const folder = source.slice('ocfl:'.length);
    await interruptibly({ terminal, reportDamage }, (interruption) =>
      installation.withRooms((rooms) =>
        importMirror(rooms, { ...options, folder }, { terminal, reportDamage, interruption }),
      ),
    );
    return;
  }
  const name = parseSourceName(source, options.kind);
  const token = options.tokenFile === undefined ? null : await readToken(options.tokenFile);
  await interruptibly({ terminal, reportDamage }, async (interruption) => {
    await installation.withRooms(async (rooms) => {
      const { kind } = name;
      const target = { kind, ...(options.into ?? { namespace: name.namespace, name: name.name }) };
      const request: ImportRequest = {
        source: {
          endpoint: parseHubAddress(options.from ?? rooms.defaultHub),
          kind,
          fullName: `${name.namespace}/${name.name}`,
        },
        revision: options.revision,
        token,
        target,
        selection: {
          include: parsePatterns(options.include, 'include'),
          exclude: parsePatterns(options.exclude, 'exclude'),
        },
        isForced: options.force === true,
      };
      const viewer = await actorOf(rooms, options.as, target.namespace);
      const watch = watchOf(terminal, interruption);
      if (options.dryRun) {
        const plan = await rooms.imports.plan(viewer, request, watch);
        if (options.json) terminal.printJson(planAsJson(plan));
        else for (const line of planLines(plan)) terminal.print(line);
        if (plan.refused.length + plan.conflicts.length > 0) reportDamage();
        return;
      }
      const outcome = await rooms.imports.run(viewer, request, watch);
      const { repository, commitId } = outcome;
      const { report } = await rooms.releases.licenceReport(viewer, repository, commitId);
      if (options.json) terminal.printJson(outcomeAsJson(outcome, report));
      else for (const line of outcomeLines(outcome, report)) terminal.print(line);
    });
  });
}

async function runBagImport(
  place: string,
  options: ImportOptions,
  { installation, terminal, reportDamage }: CommandContext,
): Promise<void> {
  await interruptibly({ terminal, reportDamage }, (interruption) =>
    installation.withRooms((rooms) =>
      importBag(
        rooms,
        { ...options, place },
        (namespace) => actorOf(rooms, options.as, namespace),
        { terminal, interruption },
      ),
    ),
  );
}

/** Runs an import until it is interrupted, and lists its faults where there are several. */
async function interruptibly(
  { terminal, reportDamage }: Pick<CommandContext, 'terminal' | 'reportDamage'>,
  work: (interruption: AbortSignal) => Promise<void>,
): Promise<void> {
  const interruption = interruptible();
  try {
    await work(interruption.signal);
  } catch (error) {
    if (!(error instanceof SphereError) || error.faults.length < 2) throw error;
    for (const { message } of error.faults) terminal.note(message);
    terminal.note([error.message, error.remedy ?? ''].join(' ').trim());
    reportDamage();
  } finally {
    interruption.end();
  }
}

/** The first Ctrl-C ends the import in order, a second one at once. */
function interruptible(): { readonly signal: AbortSignal; readonly end: () => void } {
  const controller = new AbortController();
  const interrupt = () => {
    controller.abort(
      new Conflict('import-interrupted', 'The import was interrupted.', {
        remedy: 'Run it again: it goes on where it was.',
      }),
    );
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  return {
    signal: controller.signal,
    end: () => process.off('SIGINT', interrupt).off('SIGTERM', interrupt),
  };
}

function watchOf(terminal: Terminal, interruption: AbortSignal): ImportWatch {
  return {
    interruption,
    onTrouble: (line) => {
      terminal.note(line);
    },
    onProgress: ({ files, totalFiles, bytes, totalBytes }) => {
      const fetched = `${inBytes(bytes)} of ${inBytes(totalBytes)}`;
      terminal.progress(`Fetched ${files} of ${totalFiles} files, ${fetched}.`);
    },
  };
}

/** An account acts as itself. The operator has the database: no membership is needed. */
function actorOf(
  { identity }: Rooms,
  handle: string | undefined,
  namespace: string,
): Promise<AccountViewer> {
  return handle === undefined ? identity.operatorIn(namespace) : identity.accountOnMachine(handle);
}

/** In a file, since arguments are seen by everybody on the machine. */
async function readToken(path: string): Promise<string> {
  const token = (await readFile(path, 'utf8')).trim();
  // What is no header's value would be quoted by whoever refuses it.
  if (/^[\x21-\x7e]{1,512}$/.test(token)) return token;
  throw new Error(`${path} holds no token: write the token into it, and nothing else.`);
}

function readTarget(text: string): { namespace: string; name: string } {
  const [namespace = '', name = '', ...others] = text.split('/');
  if (namespace !== '' && name !== '' && others.length === 0) return { namespace, name };
  throw new InvalidArgumentError('Write namespace/name.');
}

function patterns(flags: string, description: string): Option {
  return new Option(flags, description)
    .argParser((value: string, before: readonly string[]) => [...before, value])
    .default([], 'none');
}
