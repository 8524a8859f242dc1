import type { RepositoryKind } from '../../identifiers/repository-kind.js';
import { isArtifactKind } from '../artifact-kind.js';
import type { ArtifactKind } from '../artifact-kind.js';
import { kindOfPath } from '../files/artifact-kind-of-path.js';
import type { KindOfPath } from '../files/artifact-kind-of-path.js';
import { matchesCardGlob } from '../files/path-glob.js';
import { isComponentName } from '../openness.js';
import type { ComponentName } from '../openness.js';

type Card = Readonly<Record<string, unknown>>;

/** A licence as the card declares it. */
interface CardLicence {
  /** Exact input; null where there is none. */
  readonly declared: unknown;
  /** Field of the card: `artifacts[0].licence`, `licences.code`, `license`. */
  readonly field: string;
  readonly source: 'artifact' | 'kind' | 'release' | 'none';
}

/** What a card says of one path. */
export interface CardAnswer extends KindOfPath {
  /** The component, where the card states one. */
  readonly component: ComponentName | null;
  readonly licence: CardLicence;
}

/**
 * What a card says of a path: its kind, from `artifacts` (last match wins) else from the path, and
 * its licence, from `artifacts`, else `licences` for the kind, else `license` (R6a, R24 5 to 7).
 */
export function cardAnswerFor(
  path: string,
  repositoryKind: RepositoryKind,
  card: Card,
): CardAnswer {
  const rules = rulesOf(card).filter(({ pattern }) => matchesCardGlob(pattern, path));
  // Each key by itself: a later rule about the component leaves an earlier licence standing.
  const stated = rules.findLast(({ kind }) => kind !== null)?.kind;
  const ofPath = kindOfPath(path, repositoryKind);
  const kind = stated ?? ofPath.kind;
  const own = rules.findLast(({ licence }) => licence !== null);
  return {
    kind,
    certain: stated !== undefined && stated !== null ? true : ofPath.certain,
    component: rules.findLast(({ component }) => component !== null)?.component ?? null,
    licence:
      own === undefined
        ? kindLicence(kind, card)
        : { declared: own.licence, field: `artifacts[${own.index}].licence`, source: 'artifact' },
  };
}

/** The licence that a card declares for a kind; configuration goes with the weights (R8). */
export function kindLicence(kind: ArtifactKind, card: Card): CardLicence {
  const byKind = fieldsOf(card['licences']);
  if (isGiven(byKind[kind])) {
    return { declared: byKind[kind], field: `licences.${kind}`, source: 'kind' };
  }
  const { license, license_name: name } = card;
  if (isGiven(license)) {
    const declared = isGiven(name) ? { license, license_name: name } : license;
    return { declared, field: 'license', source: 'release' };
  }
  if (kind === 'configuration' && isGiven(byKind['weights'])) {
    return { declared: byKind['weights'], field: 'licences.weights', source: 'kind' };
  }
  return { declared: null, field: 'license', source: 'none' };
}

interface Rule {
  readonly index: number;
  readonly pattern: string;
  readonly kind: ArtifactKind | null;
  readonly component: ComponentName | null;
  readonly licence: unknown;
}

function rulesOf(card: Card): readonly Rule[] {
  const listed: readonly unknown[] = Array.isArray(card['artifacts']) ? card['artifacts'] : [];
  return listed.flatMap((item, index) => {
    const { path, kind, component, licence, license } = fieldsOf(item);
    if (typeof path !== 'string') return [];
    const stated = isGiven(licence) ? licence : license;
    return [
      {
        index,
        pattern: path,
        kind: isArtifactKind(kind) ? kind : null,
        component: isComponentName(component) ? component : null,
        licence: isGiven(stated) ? stated : null,
      },
    ];
  });
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  const isFields = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isFields ? (value as Readonly<Record<string, unknown>>) : {};
}
