import { judgeRelease } from '../../src/domain/licensing/judge-release.js';
import type {
  FileUnderJudgement,
  LicenceReport,
  ReleaseUnderJudgement,
} from '../../src/domain/licensing/judge-release.js';

/** A file of a release; all but its path has a default. */
export type FileDraft = Partial<FileUnderJudgement> & Pick<FileUnderJudgement, 'path'>;

/** The files of an ordinary model repository as Hub clients make it. */
export const hubFiles: readonly FileDraft[] = [
  { path: '.gitattributes' },
  { path: 'README.md', text: '---\nlicense: mit\n---\n# Model' },
  { path: 'config.json', text: '{}' },
  { path: 'model.safetensors', isLfs: true, sizeBytes: 1_000_000 },
];

/** Judges a release of lab/model by Ann Smith on 2026-06-15, but for what the test is about. */
export function judgeDraft(
  draft: Omit<Partial<ReleaseUnderJudgement>, 'files'> & { readonly files?: readonly FileDraft[] },
): LicenceReport {
  return judgeRelease({
    repository: 'lab/model',
    repositoryKind: 'model',
    card: {},
    body: '',
    bodyStartLine: 1,
    creators: ['Ann Smith'],
    namespaceDisplayName: 'The Lab',
    today: '2026-06-15',
    resolvedBases: [],
    ...draft,
    files: (draft.files ?? []).map(aFile),
  });
}

/** The codes of all findings, in order. */
export function findingCodes({ findings }: LicenceReport): readonly string[] {
  return findings.map(({ code }) => code);
}

function aFile(draft: FileDraft): FileUnderJudgement {
  return { sizeBytes: 10, sha256: 'a'.repeat(64), isLfs: false, ...draft };
}
