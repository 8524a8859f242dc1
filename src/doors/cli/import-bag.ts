import type { OpenBag } from '../../capabilities/preservation/index.js';
import { InvalidInput } from '../../domain/errors/sphere-error.js';
import type { RepositoryKind } from '../../domain/identifiers/repository-kind.js';
import type { AccountViewer } from '../../domain/release/viewer.js';
import { inBytes } from './in-bytes.js';
import { reportLines } from './import-report.js';
import type { Rooms } from './installation.js';
import type { Terminal } from './terminal.js';

/** What a bag is imported with. */
export interface BagImportOptions {
  readonly place: string;
  readonly kind?: RepositoryKind;
  readonly into?: { readonly namespace: string; readonly name: string };
  readonly fetchFrom: readonly string[];
  readonly dryRun?: true;
  readonly json?: true;
}

/** `import bag:…`: brings a bag of this machine into a new draft. */
export async function importBag(
  rooms: Rooms,
  options: BagImportOptions,
  actorIn: (namespace: string) => Promise<AccountViewer>,
  { terminal, interruption }: { readonly terminal: Terminal; readonly interruption: AbortSignal },
): Promise<void> {
  const bag = await rooms.bagImports.open(options.place);
  try {
    const target = targetOf(bag, options);
    const place = `${target.kind} ${target.namespace}/${target.name}`;
    const identifier = bag.origin.identifier ?? options.place;
    if (options.dryRun) {
      const files = bag.files.map(({ path, sizeBytes, fetchUrl }) => ({
        ...{ path, size: sizeBytes },
        action: fetchUrl === null ? 'store' : 'fetch',
      }));
      if (options.json) {
        terminal.printJson({ isDryRun: true, source: identifier, target, files });
        return;
      }
      terminal.print(`${identifier} into the ${place}:`);
      for (const { action, path, size } of files) {
        terminal.print(`  ${action}  ${path} (${inBytes(size)})`);
      }
      return;
    }
    const viewer = await actorIn(target.namespace);
    const { repository, commitId, ...done } = await rooms.bagImports.run(viewer, bag, target, {
      interruption,
      trustedOrigins: options.fetchFrom,
      onProgress: ({ step, bytes, totalBytes }) => {
        const verb = step === 'checked' ? 'Checked' : 'Stored';
        terminal.progress(`${verb} ${inBytes(bytes)} of ${inBytes(totalBytes)}.`);
      },
    });
    const { report } = await rooms.releases.licenceReport(viewer, repository, commitId);
    if (options.json) {
      const licenceReport = { verdict: report.isOpen ? 'open' : 'refused', ...report };
      terminal.printJson({ source: identifier, target, commit: commitId, ...done, licenceReport });
      return;
    }
    terminal.print(`Imported ${identifier} into the ${place}.`);
    terminal.print(
      `Files: ${done.fileCount} (${inBytes(done.sizeBytes)}), ${done.fetchedCount} of them fetched.`,
    );
    terminal.print(`Commit: ${commitId} on main.`);
    for (const line of reportLines(report)) terminal.print(line);
  } finally {
    await bag.source.close();
  }
}

/** Where the bag goes: where somebody says, or where it says that it came from. */
function targetOf({ origin }: OpenBag, { kind, into }: BagImportOptions) {
  const namespace = into?.namespace ?? origin.namespace;
  const name = into?.name ?? origin.name;
  if (namespace === null || name === null) {
    throw InvalidInput.field(
      'into',
      'import-source',
      'The bag does not say what it is called: name the draft with --into namespace/name.',
    );
  }
  return { kind: kind ?? origin.kind ?? 'model', namespace, name };
}
