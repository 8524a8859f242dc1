import { type Fault, makeFault } from '../../errors/sphere-error.js';
import type { ArtifactKind } from '../artifact-kind.js';
import { evaluate } from '../evaluate.js';
import type { LicenceVerdict } from '../evaluate.js';
import { refusalFault } from '../explain-refusal.js';
import { orOperands } from '../expression.js';
import { kindOfPath } from '../files/artifact-kind-of-path.js';
import { isCovered } from '../files/covered-files.js';
import { fileLicenceOf } from '../files/file-licences.js';
import type { LicenceStatements } from '../files/file-licences.js';
import { docsOf, factsOf } from '../refusal-facts.js';
import { cardAnswerFor } from './card-licences.js';
import type { CardAnswer } from './card-licences.js';
import { concludedOf } from './concluded-licence.js';
import { componentOfPath } from './component-of-path.js';
import type { ArtifactVerdict } from './licence-report.js';
import type { FileUnderJudgement, ReleaseUnderJudgement } from './release-under-judgement.js';

/** Programs and guides write about tags; REUSE has a way to say so. */
const mentionAdvice =
  'If the file only writes about such tags, put REUSE-IgnoreStart and REUSE-IgnoreEnd around the place.';

/** A file with its verdict and what refuses it. */
interface JudgedFile {
  readonly artifact: ArtifactVerdict;
  readonly findings: readonly Fault[];
}

/**
 * Judges one file: its kind, the licence that applies to it in the order of R24, whether that is
 * open for the kind, and whether the file's own header says otherwise (licence-policy R26, R27).
 */
export function judgeFile(
  file: FileUnderJudgement,
  { repositoryKind, card }: ReleaseUnderJudgement,
  statements: LicenceStatements,
): JudgedFile {
  const answer = cardAnswerFor(file.path, repositoryKind, card);
  const own = fileLicenceOf(file, answer.kind, statements);
  const values = own?.values ?? [answer.licence.declared];
  const kinds = readingsOf(file.path, answer.kind, repositoryKind);
  const judged = values.map((value) => ({ value, verdict: mostFavourable(value, kinds) }));
  const refused = judged.find(({ verdict }) => verdict.verdict === 'refused');
  const verdicts = judged.map(({ verdict }) => verdict);
  const canonicals = verdicts.flatMap(({ canonical }) => canonical ?? []);
  const covered = isCovered(file);
  const artifact: ArtifactVerdict = {
    path: file.path,
    sizeBytes: file.sizeBytes,
    sha256: file.sha256,
    kind: answer.kind,
    isKindCertain: answer.certain,
    component: answer.component ?? componentOfPath(file.path, answer.kind, repositoryKind),
    isCovered: covered,
    declared: unwrapped(values),
    source: own?.source ?? answer.licence.source,
    verdict: refused === undefined ? 'open' : 'refused',
    reason: refused?.verdict.reason ?? 'LIC_OK',
    canonical: canonicals.length < values.length ? null : concludedOf(canonicals),
    reliedOn: refused === undefined ? concludedOf(verdicts.flatMap((v) => v.reliedOn ?? [])) : null,
    warnings: [...new Set(verdicts.flatMap(({ warnings }) => warnings))],
  };
  if (!covered) return { artifact, findings: [] };
  const field = own === null ? answer.licence.field : file.path;
  return {
    artifact,
    findings: [
      ...judged
        .filter(({ verdict }) => verdict.verdict === 'refused')
        .map(({ value, verdict }) => {
          const refusal = { artifact: file.path, kind: answer.kind, verdict, field };
          const fault = refusalFault({ ...refusal, declared: value });
          const isMention = own?.source === 'tags' && verdict.canonical === null;
          return isMention ? asMention(fault) : fault;
        }),
      ...embeddedConflict(file, answer, artifact),
    ],
  };
}

function asMention(fault: Fault): Fault {
  return {
    ...fault,
    message: `${fault.message} ${mentionAdvice}`,
    facts: { ...fault.facts, isMention: true },
  };
}

function unwrapped(values: readonly unknown[]): unknown {
  return values.length === 1 ? (values[0] ?? null) : values;
}

/** R26: documentation and data that stand among code may be judged as what they are. */
function readingsOf(
  path: string,
  kind: ArtifactKind,
  repositoryKind: ReleaseUnderJudgement['repositoryKind'],
): readonly ArtifactKind[] {
  const ofPath = kindOfPath(path, repositoryKind).kind;
  if (kind !== 'code' || ofPath === 'code' || ofPath === 'weights') return [kind];
  return [kind, 'documentation', 'data'];
}

function mostFavourable(value: unknown, kinds: readonly ArtifactKind[]): LicenceVerdict {
  const verdicts = kinds.map((kind) => evaluate(value, kind));
  const [stated] = verdicts;
  if (stated === undefined) throw new Error('a file has at least one kind');
  return verdicts.find(({ verdict }) => verdict === 'open') ?? stated;
}

/** R27: a closed or different licence in a header is a conflict, with both values. */
function embeddedConflict(
  { path, embedded }: FileUnderJudgement,
  { kind, licence }: CardAnswer,
  { canonical, declared }: ArtifactVerdict,
): readonly Fault[] {
  const inside = evaluate(embedded?.license, kind);
  if (inside.reason === 'LIC_MISSING') return [];
  const isSame = inside.canonical !== null && inside.canonical === canonical;
  const isOneOfAChoice =
    inside.verdict === 'open' &&
    inside.canonical !== null &&
    canonical !== null &&
    orOperands(canonical).includes(inside.canonical);
  if (isSame || isOneOfAChoice) return [];
  const { rule, why, remedy } = factsOf('LIC_FILE_CONFLICT');
  const says = shown(embedded?.license);
  return [
    {
      ...makeFault(
        licence.field,
        'LIC_FILE_CONFLICT',
        `${path} (${kind}) is declared under ${canonical ?? shown(declared)}, and the header of the file says ${says}. ${remedy ?? ''}`,
        { about: 'header', path, declared: canonical ?? shown(declared), embedded: says },
      ),
      artifact: path,
      kind,
      declared,
      canonical,
      embedded: embedded?.license,
      rule,
      why: `The declared licence ${why}.`,
      docs: docsOf('LIC_FILE_CONFLICT'),
    },
  ];
}

function shown(value: unknown): string {
  return typeof value === 'string'
    ? value.slice(0, 200)
    : JSON.stringify(value ?? null).slice(0, 200);
}
