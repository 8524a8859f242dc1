import type { Fault } from '../../errors/sphere-error.js';

const namedFiles = 5;

/**
 * One licence for everything is not made for every kind: each such refusal also says which files it
 * concerns and which lines of the card would mend it (licence-policy R6b).
 */
export function withFilesNamed(faults: readonly Fault[]): readonly Fault[] {
  const filesByKind = new Map<unknown, string[]>();
  for (const fault of faults) {
    if (!isUnsuitable(fault)) continue;
    const files = filesByKind.get(fault['kind']) ?? [];
    if (typeof fault['artifact'] === 'string') files.push(fault['artifact']);
    filesByKind.set(fault['kind'], files);
  }
  return faults.map((fault) => {
    if (!isUnsuitable(fault)) return fault;
    const kind = String(fault['kind']);
    const files = filesByKind.get(fault['kind']) ?? [];
    const accepted: unknown = fault['accepted'];
    const [first] = Array.isArray(accepted) ? (accepted as readonly unknown[]) : [];
    const more = files.length > namedFiles ? ` and ${files.length - namedFiles} more` : '';
    const message = `${fault.message} The release needs a licence of its own for ${kind} (${files.slice(0, namedFiles).join(', ')}${more}); add to the card, for example: licences: {${kind}: ${String(first)}}.`;
    const facts = {
      ...fault.facts,
      files: files.slice(0, namedFiles),
      moreFiles: Math.max(0, files.length - namedFiles),
    };
    return { ...fault, message, facts };
  });
}

function isUnsuitable({ code, field }: Fault): boolean {
  return code === 'LIC_UNSUITABLE_KIND' && field === 'license';
}
