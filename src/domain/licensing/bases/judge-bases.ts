import type { Fault } from '../../errors/sphere-error.js';
import { checkDerivedLicence } from '../compatibility.js';
import { evaluate } from '../evaluate.js';
import { declaredBases } from './base-declarations.js';
import type { BaseDeclaration, BaseRelation } from './base-declarations.js';
import { cycleFault, derivedLicenceFault, unknownBaseFault } from './base-findings.js';
import { isSameBase, mayNameBase } from './base-id.js';
import { closedBaseLicence } from './closed-bases.js';
import { makeWarning, type ReleaseWarning } from '../release/release-warning.js';

/** One base of a release and its own bases, as stored with the release (licence-policy R35). */
export interface BaseLink {
  readonly id: string;
  readonly relation: BaseRelation | null;
  /** Canonical expression; null where it could not be read. */
  readonly licence: string | null;
  /** Who says so: the release here, the depositor, or the list of closed bases. */
  readonly licenceFrom: 'release' | 'depositor' | 'known-closed';
  readonly version: string | null;
  readonly url: string | null;
  /** Empty also where the same base is listed before, with its own bases. */
  readonly bases: readonly BaseLink[];
}

/** What the caller found out about a base that the card names. */
export type ResolvedBase =
  | {
      readonly id: string;
      readonly state: 'released';
      /** Licence of its weights. */
      readonly licence: string;
      readonly version: string;
      /** The chain stored with that release. */
      readonly bases: readonly BaseLink[];
    }
  | { readonly id: string; readonly state: 'external' };

export interface BasesUnderJudgement {
  readonly card: Readonly<Record<string, unknown>>;
  /** `namespace/name` of the repository that is released. */
  readonly repository: string;
  /** Licences declared for the weights, without repeats. */
  readonly derivedLicences: readonly unknown[];
  /** A base that is not listed counts as external. */
  readonly resolved: readonly ResolvedBase[];
  /** Bases that the files themselves name. */
  readonly namedByFiles: readonly { readonly path: string; readonly name: string }[];
}

export interface BasesReport {
  readonly declaresNoBase: boolean;
  /** For the record: "declares no base model", or null (licence-policy R34). */
  readonly statement: 'declares no base model' | null;
  readonly chain: readonly BaseLink[];
  readonly findings: readonly Fault[];
  readonly warnings: readonly ReleaseWarning[];
}

/** Judges what a release of weights is derived from (licence-policy R34 to R39). Never throws. */
export function judgeBases(input: BasesUnderJudgement): BasesReport {
  const { bases, unreadable } = declaredBases(input.card);
  const links = bases.map((base) => ({ base, link: linkOf(base, input.resolved) }));
  const inherited = links.filter(({ base }) => base.relation !== 'distilled');
  const cyclic = inherited.filter(({ link }) => leadsTo(input.repository, link));
  const acyclic = inherited.filter((entry) => !cyclic.includes(entry));
  return {
    declaresNoBase: bases.length === 0,
    statement: bases.length === 0 ? 'declares no base model' : null,
    chain: eachExpandedOnce(links.map(({ link }) => link)),
    findings: [
      ...unreadable.map((field) =>
        unknownBaseFault('<namespace/name>', field, { what: 'no-name', field }),
      ),
      ...cyclic.map(({ base }) => cycleFault(base.id, base.field)),
      // Apart, so that what would satisfy the open ones can still be said.
      ...licenceFaults(acyclic.filter(isOpen), input),
      ...licenceFaults(
        acyclic.filter((entry) => !isOpen(entry)),
        input,
      ),
      ...undeclaredFaults(bases, input),
    ],
    warnings: links
      .filter(({ base }) => base.relation === 'distilled')
      .flatMap(({ base, link }) => teacherWarning(base, link)),
  };
}

interface LinkedBase {
  readonly base: BaseDeclaration;
  readonly link: BaseLink;
}

function linkOf(base: BaseDeclaration, resolved: readonly ResolvedBase[]): BaseLink {
  const { id, relation, url } = base;
  const found = resolved.find((candidate) => isSameBase(candidate.id, id));
  if (found?.state === 'released') {
    const { licence, version, bases } = found;
    return { id: found.id, relation, licence, licenceFrom: 'release', version, url, bases };
  }
  const closed = closedBaseLicence(id);
  return {
    id,
    relation,
    licence: evaluate(closed ?? base.licence, 'weights').canonical,
    licenceFrom: closed === null ? 'depositor' : 'known-closed',
    version: null,
    url,
    bases: [],
  };
}

/**
 * A base that is reached by several ways shows its own bases the first time only: merges of merges
 * would double the chain with each generation.
 */
function eachExpandedOnce(
  links: readonly BaseLink[],
  expanded = new Set<string>(),
): readonly BaseLink[] {
  return links.map((link) => {
    const key = link.id.toLowerCase();
    if (expanded.has(key)) return { ...link, bases: [] };
    expanded.add(key);
    return { ...link, bases: eachExpandedOnce(link.bases, expanded) };
  });
}

function isOpen({ link }: LinkedBase): boolean {
  return evaluate(link.licence, 'weights').verdict === 'open';
}

function leadsTo(repository: string, { id, bases }: BaseLink): boolean {
  return isSameBase(id, repository) || bases.some((base) => leadsTo(repository, base));
}

function licenceFaults(
  linked: readonly LinkedBase[],
  input: BasesUnderJudgement,
): readonly Fault[] {
  if (linked.length === 0) return [];
  // What nobody can read is passed on as declared, so that the message can say why.
  const licences = linked.map(({ base, link }) => link.licence ?? base.licence);
  const faults = new Map<string, Fault>();
  for (const derived of input.derivedLicences) {
    const checked = checkDerivedLicence(licences, derived);
    for (const finding of checked.findings) {
      const base = linked[finding.index]?.base;
      if (base === undefined) continue;
      const fault = derivedLicenceFault(finding, base, checked);
      faults.set(`${base.id} ${fault.message}`, fault);
    }
  }
  return [...faults.values()];
}

/** A base that files name and the card does not (R34). The release may well name itself. */
function undeclaredFaults(
  bases: readonly BaseDeclaration[],
  { namedByFiles, repository }: BasesUnderJudgement,
): readonly Fault[] {
  const faults = new Map<string, Fault>();
  for (const { path, name } of namedByFiles) {
    const isLocal = /^[./~\\]|^[A-Za-z]:[\\/]/.test(name);
    if (mayNameBase(name, repository) || bases.some(({ id }) => mayNameBase(name, id))) continue;
    // A folder of the depositor's machine tells that there is a base, not which.
    if (isLocal && bases.length > 0) continue;
    const id = isLocal ? '<namespace/name>' : name;
    const fault = unknownBaseFault(id, 'bases', { what: 'undeclared', path, name });
    if (!faults.has(name)) faults.set(name, { ...fault, artifact: path });
  }
  return [...faults.values()];
}

/** R39: a licence is not inherited by way of outputs, but terms on outputs bind who made them. */
function teacherWarning(base: BaseDeclaration, link: BaseLink): readonly ReleaseWarning[] {
  const licence = link.licence ?? base.licence;
  const { verdict, reason, canonical, explanation } = evaluate(licence, 'weights');
  if (verdict === 'open' || canonical === null) return [];
  const message = `The teacher ${base.id} is under ${canonical}. ${explanation} Check whether its terms restrict what may be trained on its outputs.`;
  const facts = { id: base.id, licence: canonical, reason };
  return [makeWarning('LIC_WARN_TEACHER_TERMS', base.field, message, facts)];
}
