import { type Fault, makeFault } from '../../errors/sphere-error.js';
import { isLicenceText } from '../files/covered-files.js';
import { allLicences, findLicence } from '../licence-table.js';
import type { LicenceReason } from '../reason-code.js';
import { docsOf, factsOf } from '../refusal-facts.js';
import { compareLicenceText } from './compare-licence-text.js';
import type { TextComparison } from './compare-licence-text.js';
import { needsCopyrightLine, referenceTextOf } from './licence-texts.js';
import { isCopyrightLine } from './normalise-text.js';

/** Where the full text of a licence comes from (R29). */
export interface LicenceTextSource {
  /** Identifier of the text. */
  readonly id: string;
  readonly source: 'supplied' | 'corpus';
  /** Of the supplied file, or where the added text stands in a package. */
  readonly path: string;
  /** Names for the copyright line of an added text; `licenceTextFor(id, holders, year)` makes it. */
  readonly holders: readonly string[];
}

/** What decides whether every text is there (licence-policy R29 to R31). */
interface TextsUnderJudgement {
  readonly files: readonly {
    readonly path: string;
    readonly sizeBytes: number;
    readonly text?: string | undefined;
  }[];
  /** Identifiers whose text must go with the release. */
  readonly reliedOn: readonly string[];
  /** Identifiers that the declared expressions name besides: the other branch of an OR. */
  readonly named: readonly string[];
  /** Identifiers that only bases need, with the base (R36). */
  readonly ofBases: readonly { readonly id: string; readonly base: string }[];
  /** The card's `copyrightHolders`. */
  readonly copyrightHolders: unknown;
  readonly creators: readonly string[];
  readonly namespaceDisplayName: string;
}

export interface TextsReport {
  readonly texts: readonly LicenceTextSource[];
  readonly findings: readonly Fault[];
}

/** Compares the supplied licence texts and says where every needed text comes from. */
export function judgeTexts(input: TextsUnderJudgement): TextsReport {
  const supplied = input.files
    .filter(({ path, sizeBytes }) => isLicenceText(path) && sizeBytes > 0)
    .flatMap(({ path, text }) => (text === undefined ? [] : [{ path, text }]));
  const compared = supplied.map((file) => ({ ...file, comparison: compare(file, input) }));
  const pathById = new Map<string, string>();
  for (const { path, comparison } of compared) {
    if (comparison.outcome === 'match' && !pathById.has(comparison.id)) {
      pathById.set(comparison.id, path);
    }
  }
  const holders = holdersOf(input, supplied);
  const needed = neededTexts(input, holders).map((text): LicenceTextSource => {
    const path = pathById.get(text.id);
    return path === undefined ? text : { ...text, source: 'supplied', path, holders: [] };
  });
  return {
    texts: needed.filter((text) => !isMissing(text)),
    findings: [
      ...needed.filter(isMissing).map(missingFault),
      ...compared.flatMap(({ path, comparison }) => mismatchFaults(path, comparison)),
    ],
  };
}

function compare(
  { path, text }: { readonly path: string; readonly text: string },
  { reliedOn, named, ofBases }: TextsUnderJudgement,
): TextComparison {
  const ids = [...new Set([...reliedOn, ...named, ...ofBases.map(({ id }) => id)])];
  // A text may lie ready for files that no longer use it, as long as its licence is open.
  const ofName = /(?:^|\/)LICENSES\/([^/]+?)(?:\.\w+)?$/i.exec(path)?.[1];
  const extra = ofName === undefined ? null : findLicence(ofName);
  if (extra?.verdict === 'open') ids.push(extra.id);
  const comparison = compareLicenceText(text, ids);
  // Vendored code in a folder brings its own text; at the root a text speaks for the release.
  const isVendored = path.includes('/') && ofName === undefined;
  if (comparison.outcome !== 'mismatch' || !isVendored) return comparison;
  const open = compareLicenceText(text, openIds);
  return open.outcome === 'match' ? open : comparison;
}

const openIds: readonly string[] = allLicences()
  .filter(({ verdict }) => verdict === 'open')
  .map(({ id }) => id);

function neededTexts(
  { reliedOn, ofBases }: TextsUnderJudgement,
  holders: readonly string[],
): readonly LicenceTextSource[] {
  const own = [...new Set(reliedOn)].map((id) => corpusText(id, holders));
  const byId = new Map<string, string[]>();
  for (const { id, base } of ofBases) {
    if (!reliedOn.includes(id)) byId.set(id, [...(byId.get(id) ?? []), `the authors of ${base}`]);
  }
  return [...own, ...[...byId].map(([id, authors]) => corpusText(id, [...new Set(authors)]))];
}

function corpusText(id: string, holders: readonly string[]): LicenceTextSource {
  const named = needsCopyrightLine(id) ? holders : [];
  return { id, source: 'corpus', path: `LICENSES/${id}.txt`, holders: named };
}

function isMissing({ id, source, holders }: LicenceTextSource): boolean {
  if (source === 'supplied') return false;
  return referenceTextOf(id) === null || (needsCopyrightLine(id) && holders.length === 0);
}

/** In the order of R29: the card, a supplied text, the creators, the organisation. */
function holdersOf(
  { copyrightHolders, creators, namespaceDisplayName }: TextsUnderJudgement,
  supplied: readonly { readonly text: string }[],
): readonly string[] {
  const ofCard = namesIn(copyrightHolders);
  if (ofCard.length > 0) return ofCard;
  const ofTexts = supplied.flatMap(({ text }) =>
    text.split('\n').filter(isCopyrightLine).map(holderIn).filter(Boolean),
  );
  if (ofTexts.length > 0) return [...new Set(ofTexts)].slice(0, 20);
  const ofRecord = namesIn(creators);
  return ofRecord.length > 0 ? ofRecord : namesIn(namespaceDisplayName);
}

function namesIn(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((item) => {
    const name = typeof item === 'object' && item !== null && 'name' in item ? item.name : item;
    return typeof name === 'string' && name.trim() !== '' ? [name.trim()] : [];
  });
}

/** A placeholder that was never filled names nobody. */
function holderIn(line: string): string {
  if (/<|\[|\{/.test(line)) return '';
  return line
    .replace(/^\W*(?:portions )?(?:copyright\b|\(c\)|©|\s)+/i, '')
    .replace(/^[\d\s,–-]+(?:present)?[\s,]*(?:by )?/i, '')
    .replace(/[.,;\s]*all rights reserved.*$/i, '')
    .replace(/[.\s]+$/, '');
}

function missingFault({ id, path }: LicenceTextSource): Fault {
  const { remedy } = factsOf('LIC_TEXT_MISSING');
  const isUnknown = referenceTextOf(id) === null;
  const message = isUnknown
    ? `The text of ${id} is not in this service's corpus, and the release must carry it. Add it as ${path}.`
    : `The text of ${id} needs the names of the copyright holders, and none are known. ${remedy ?? ''}`;
  const facts = { about: 'text', id, ...(isUnknown && { path }) } as const;
  return {
    ...makeFault(path, 'LIC_TEXT_MISSING', message, facts),
    ...common('LIC_TEXT_MISSING'),
    term: id,
  };
}

function mismatchFaults(path: string, comparison: TextComparison): readonly Fault[] {
  if (comparison.outcome !== 'mismatch') return [];
  const { nearestId, similarity, added } = comparison;
  const nearest = nearestId === null ? 'any licence relied on' : `the text of ${nearestId}`;
  const what =
    added.length === 0
      ? `its word pairs agree with it by ${Math.floor(similarity * 100)} % only`
      : `it adds “${added[0] ?? ''}”`;
  const message = `${path} is not ${nearest}: ${what}. Use the canonical text, or remove the file and the text is added.`;
  const details = { artifact: path, term: nearestId, similarity, added };
  const facts = {
    about: 'text-differs',
    path,
    nearest: nearestId,
    percent: Math.floor(similarity * 100),
    added: added[0] ?? null,
  } as const;
  return [
    {
      ...makeFault(path, 'LIC_TEXT_MISMATCH', message, facts),
      ...common('LIC_TEXT_MISMATCH'),
      ...details,
    },
  ];
}

function common(code: LicenceReason) {
  const { rule, why } = factsOf(code);
  return { rule, why: `The licence ${why}.`, docs: docsOf(code) };
}
