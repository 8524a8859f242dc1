import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { PublicRecord } from '../../capabilities/releases/index.js';
import { InvalidInput, NotFound } from '../../domain/errors/sphere-error.js';
import { kindOfSegment, repositoryKinds } from '../../domain/identifiers/repository-kind.js';
import type { CommandContext } from './command-context.js';
import { describeError } from './describe-error.js';
import { inBytes } from './in-bytes.js';
import type { Rooms } from './installation.js';
import type { Terminal } from './terminal.js';

interface ExportOptions {
  readonly all?: true;
  readonly to: string;
  readonly format: 'bag' | 'ocfl';
  readonly fetch?: true;
  readonly json?: true;
}

const help = `
Examples:
  sphere export models/my-lab/speech@v1.0 --to /media/archive
  sphere export papers/my-lab/report --to /media/archive --fetch
  sphere export --all --format ocfl --to /media/mirror

A bag (RFC 8493) is one tar archive per release; "sphere import bag:" reads it again. An OCFL storage root
(version 1.1) keeps one object per record and one version per release. Either way, a second run writes only
what is new, and what breaks off goes on with the same command.
`;

/** `export`. */
export function addExportCommand(program: Command, context: CommandContext): void {
  program
    .command('export')
    .description('write published releases to this machine, to be kept')
    .argument(
      '[records...]',
      'models/namespace/name, papers/… or datasets/…, with @version for one',
    )
    .option('--all', 'everything that was ever published')
    .requiredOption('--to <folder>', 'where to; made where it is missing')
    .addOption(new Option('--format <format>').choices(['bag', 'ocfl']).default('bag'))
    .option('--fetch', 'bags name the address of each file and hold none')
    .option('--json', 'print what was written as JSON')
    .addHelpText('after', help)
    .action((records: string[], options: ExportOptions) => runExport(records, options, context));
}

/** What became of one release, or of one record in OCFL. */
interface Line {
  readonly record: string;
  readonly version: string | null;
  readonly outcome: 'written' | 'kept' | 'withdrawn' | 'failed';
  readonly place: string | null;
  readonly message?: string;
}

async function runExport(
  names: readonly string[],
  options: ExportOptions,
  { installation, terminal, reportDamage }: CommandContext,
): Promise<void> {
  if ((options.all === true) === names.length > 0) {
    throw InvalidInput.field('records', 'missing', 'Name records to export, or write --all.', {});
  }
  const folder = resolve(options.to);
  const lines: Line[] = [];
  const tell = (line: Line) => {
    lines.push(line);
    if (line.outcome === 'failed') reportDamage();
    if (line.message !== undefined) terminal.note(line.message);
    else if (!options.json && line.outcome === 'written') terminal.print(line.place ?? '');
  };
  await installation.withRooms(async (rooms) => {
    const wanted = await wantedOf(rooms, names, options);
    const root = options.format === 'ocfl' ? await rooms.ocflExport.openRoot(folder) : null;
    try {
      for await (const one of wanted) {
        const work = { rooms, folder, terminal, isFetched: options.fetch === true };
        if (root !== null) tell(await exportObject(one.record, work));
        else for await (const line of exportBags(one, work)) tell(line);
      }
    } finally {
      await root?.close();
    }
  });
  const count = (outcome: Line['outcome']) =>
    lines.filter((line) => line.outcome === outcome).length;
  if (options.json) terminal.printJson({ format: options.format, folder, items: lines });
  else {
    terminal.note(
      `Written: ${count('written')}; as they were: ${count('kept')}; withdrawn: ${count('withdrawn')}; failed: ${count('failed')}.`,
    );
  }
}

/** A record, or one release of it. */
interface Wanted {
  readonly record: PublicRecord;
  readonly version: string | null;
}

interface Work {
  readonly rooms: Rooms;
  readonly folder: string;
  readonly terminal: Terminal;
  readonly isFetched: boolean;
}

/** Names are looked up before anything is written. */
async function wantedOf(
  rooms: Rooms,
  names: readonly string[],
  { all, format }: ExportOptions,
): Promise<AsyncIterable<Wanted> | Iterable<Wanted>> {
  if (all) return allOf(rooms);
  const found: Wanted[] = [];
  for (const name of names) {
    const { version, ...address } = readName(name);
    if (version !== null && format === 'ocfl') {
      throw InvalidInput.field(
        'records',
        'not-allowed',
        `An object of OCFL is a whole record: leave out "@${version.slice(0, 80)}".`,
        {},
      );
    }
    const { kind, namespace, name: repositoryName } = address;
    const repository = await rooms.repositories.require(
      rooms.operator,
      kind,
      namespace,
      repositoryName,
    );
    const record = await rooms.publicRecords.of(repository);
    if (version !== null) await rooms.releases.require(rooms.operator, repository, version);
    else if (record.releases.length === 0) {
      throw new NotFound('release-not-found', `Nothing of ${name} is published.`, {
        facts: { repository: repository.fullName },
      });
    }
    found.push({ record, version });
  }
  return found;
}

async function* allOf(rooms: Rooms): AsyncGenerator<Wanted> {
  for await (const record of rooms.publicRecords.all()) yield { record, version: null };
}

async function* exportBags({ record, version }: Wanted, work: Work): AsyncGenerator<Line> {
  const { repository } = record;
  const releases = record.releases.filter(
    (release) => version === null || release.version.toLowerCase() === version.toLowerCase(),
  );
  for (const release of releases) {
    const name = `${repository.kind}s/${repository.fullName}@${release.version}`;
    const line = { record: `${repository.kind}s/${repository.fullName}`, version: release.version };
    if (release.state === 'withdrawn') {
      const message = `${name} is withdrawn: it has no bag.`;
      yield { ...line, outcome: 'withdrawn', place: null, message };
      continue;
    }
    yield await attempt(line, name, async () => {
      const { file, isNew } = await work.rooms.bagExport.write(repository, release, {
        folder: work.folder,
        mode: work.isFetched ? 'fetch' : 'inline',
        onBytes: (written, total) => {
          work.terminal.progress(`${name}: ${inBytes(written)} of ${inBytes(total)}.`);
        },
      });
      if (!work.isFetched) await work.rooms.replications.note([release], 'bag');
      return { isNew, place: file };
    });
  }
}

function exportObject(record: PublicRecord, { rooms, folder, terminal }: Work): Promise<Line> {
  const { kind, fullName } = record.repository;
  const name = `${kind}s/${fullName}`;
  return attempt({ record: name, version: null }, name, async () => {
    const object = await rooms.ocflExport.write(folder, record, (written) => {
      terminal.progress(`${name}: ${inBytes(written)} of a file.`);
    });
    await rooms.replications.note(record.releases, 'ocfl-mirror');
    return { isNew: object.added > 0, place: join(folder, object.folder) };
  });
}

/** One that fails does not keep the others from being kept. */
async function attempt(
  line: Pick<Line, 'record' | 'version'>,
  name: string,
  work: () => Promise<{ readonly isNew: boolean; readonly place: string }>,
): Promise<Line> {
  try {
    const { isNew, place } = await work();
    return { ...line, outcome: isNew ? 'written' : 'kept', place };
  } catch (error) {
    const message = `${name} failed: ${describeError(error)}`;
    return { ...line, outcome: 'failed', place: null, message };
  }
}

/** Reads `models/namespace/name@version`; without a kind, it is a model. */
function readName(text: string) {
  const [path = '', version = null, ...more] = text.split('@');
  const parts = path.split('/');
  const segment = parts.length === 3 ? (parts.shift() ?? '') : 'models';
  const kind = kindOfSegment(segment) ?? repositoryKinds.find((one) => one === segment);
  const [namespace = '', name = ''] = parts;
  if (kind !== undefined && parts.length === 2 && more.length === 0 && version !== '') {
    return { kind, namespace, name, version };
  }
  throw InvalidInput.field(
    'records',
    'not-allowed',
    `"${text.slice(0, 120)}" is no record: write models/namespace/name, papers/… or datasets/…, with @version for one release.`,
    {},
  );
}
