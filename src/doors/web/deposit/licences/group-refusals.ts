import type { Fault } from '../../../../domain/errors/sphere-error.js';
import { type ArtifactKind, isArtifactKind } from '../../../../domain/licensing/artifact-kind.js';
import type { LicenceReport } from '../../../../domain/licensing/release/licence-report.js';

/** Files that are refused for one reason, so that it is read once. */
export interface RefusalGroup {
  /** Tells the group apart from the others of the same report; nothing else. */
  readonly key: string;
  /** Of the first file; the others differ from it in their path alone. */
  readonly fault: Fault;
  readonly kind: ArtifactKind | null;
  /** In the order of the report. */
  readonly paths: readonly string[];
  /** Licences that would be accepted in its place, the nearest in meaning first. */
  readonly accepted: readonly string[];
  /** Whether the card is where it is said, so that a change to the card mends it. */
  readonly isDeclaredInCard: boolean;
}

/** What stands against a release for its licences, ordered for a reader. */
export interface GroupedRefusals {
  readonly groups: readonly RefusalGroup[];
  /** What concerns no single file: bases, texts, terms of the card. */
  readonly others: readonly Fault[];
  readonly blocked: {
    /** Files that are refused, each once. */
    readonly artifacts: number;
    readonly others: number;
    /** Files that need a licence. */
    readonly covered: number;
  };
}

/** Groups the findings of a report by reason, kind and the licence that was declared. */
export function groupRefusals(report: LicenceReport): GroupedRefusals {
  const groups = new Map<string, { fault: Fault; kind: ArtifactKind | null; paths: string[] }>();
  const others: Fault[] = [];
  for (const fault of report.findings) {
    const { artifact } = fault;
    if (typeof artifact !== 'string') {
      others.push(fault);
      continue;
    }
    const key = keyOf(fault);
    const group = groups.get(key);
    if (group !== undefined) group.paths.push(artifact);
    else {
      const kind = isArtifactKind(fault['kind']) ? fault['kind'] : null;
      groups.set(key, { fault, kind, paths: [artifact] });
    }
  }
  const refused = new Set([...groups.values()].flatMap(({ paths }) => paths));
  return {
    groups: [...groups].map(([key, { fault, kind, paths }]) => ({
      ...{ key, fault, kind, paths: [...new Set(paths)] },
      accepted: textsOf(fault['accepted']),
      isDeclaredInCard: isOfCard(fault.field),
    })),
    others,
    blocked: {
      artifacts: refused.size,
      others: others.length,
      covered: report.artifacts.filter(({ isCovered }) => isCovered).length,
    },
  };
}

/** A licence that a file states of itself is mended in the file. */
function isOfCard(field: string): boolean {
  return /^(?:license$|licences\.|artifacts\[)/.test(field);
}

function keyOf(fault: Fault): string {
  const place = isOfCard(fault.field) ? 'card' : 'file';
  return JSON.stringify([fault.code, fault['kind'] ?? null, fault['declared'] ?? null, place]);
}

function textsOf(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [];
  return values.filter((item): item is string => typeof item === 'string');
}
