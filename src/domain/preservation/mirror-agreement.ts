import { canonicalJson, type JsonValue } from '../release/canonical-json.js';
import { JsonFields } from './json-fields.js';
import type { MirroredRelease } from './mirrored-release.js';

/** The manifest is the one that the record states, and lists its files. Throws `RangeError`. */
export function checkManifest({ manifest, ...release }: MirroredRelease, stated: string): void {
  if (manifest.sha256 !== stated) {
    throw new RangeError('manifest.json does not have the SHA-256 that record.json states');
  }
  const fields = JsonFields.parse(manifest.text, 'manifest.json');
  const listed = fields.list('files').map((file) => ({
    path: file.text('path'),
    size: file.count('size'),
    sha256: file.text('sha256'),
    kind: file.text('kind'),
  }));
  const recorded = new Map(release.files.map((file) => [file.path as string, file]));
  const agrees =
    fields.text('schema') === 'sphere-manifest-v1' &&
    fields.text('kind') === release.concept.kind &&
    fields.text('version') === release.version &&
    fields.text('commit') === release.commitId &&
    fields.text('createdAt') === release.proposedAt.toISOString() &&
    listed.length === recorded.size &&
    listed.every(({ path, size, sha256, kind }) => {
      const file = recorded.get(path);
      return file?.sizeBytes === size && file.sha256 === sha256 && file.kind === kind;
    });
  if (!agrees) throw new RangeError('manifest.json is of another release than record.json');
}

/** The report has a verdict on each file, under the licence that the manifest froze. Throws `RangeError`. */
export function checkReport({ manifest, report }: MirroredRelease): void {
  const frozen = JsonFields.parse(manifest.text, 'manifest.json');
  const verdicts = new Map(report.artifacts.map((verdict) => [verdict.path, verdict]));
  const agrees =
    report.isOpen &&
    report.findings.length === 0 &&
    frozen.text('licence') === report.concluded &&
    frozen.list('files').every((file) => {
      const verdict = verdicts.get(file.text('path'));
      const licence = verdict?.isCovered === true ? verdict.canonical : null;
      return (
        verdict?.sha256 === file.value('sha256') &&
        verdict?.kind === file.value('kind') &&
        licence === file.textOrNull('licence')
      );
    });
  if (!agrees) throw new RangeError('licence-report.json does not agree with manifest.json');
}

/** Whether two values are one and the same JSON. */
export function isSameJson(one: unknown, other: unknown): boolean {
  return canonicalJson(one as JsonValue) === canonicalJson(other as JsonValue);
}
