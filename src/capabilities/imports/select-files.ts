import { type Fault, InvalidInput, makeFault } from '../../domain/errors/sphere-error.js';
import { matchesName } from '../../domain/git/name-pattern.js';
import { type ArtifactPath, parseArtifactPath } from '../../domain/identifiers/artifact-path.js';
import { maxFileBytes } from '../artifacts/index.js';
import type { SourceFile } from './hub/source-file.js';

/**
 * Which files to take, by patterns as Hub clients have them: `*` crosses folders, `folder/` is all
 * below it.
 */
export interface Selection {
  /** Everything where empty. */
  readonly include: readonly string[];
  /** Wins over `include`. */
  readonly exclude: readonly string[];
}

export interface SelectedFiles {
  /** By their path here, which is the source's in Unicode NFC. */
  readonly files: ReadonlyMap<ArtifactPath, SourceFile>;
  /** What may not stand here, one fault for each rule that is broken. */
  readonly refused: readonly Fault[];
  /** Number of files that the patterns leave out. */
  readonly omitted: number;
}

/** Picks files of a source, and finds those that cannot be taken. */
export function selectFiles(all: readonly SourceFile[], selection: Selection): SelectedFiles {
  const files = new Map<ArtifactPath, SourceFile>();
  const refused: Fault[] = [];
  const chosen = all.filter(({ path }) => isSelected(path, selection));
  for (const file of chosen) {
    const path = readPath(file.path, refused);
    if (path === null) continue;
    if (files.has(path)) refused.push(twice(file.path));
    else if (file.sizeBytes > maxFileBytes) refused.push(tooLarge(file));
    else files.set(path, file);
  }
  return { files, refused, omitted: all.length - chosen.length };
}

/** Reads patterns. Throws `InvalidInput` for empty ones and those that no commit message can hold. */
export function parsePatterns(patterns: readonly string[], field: string): string[] {
  return patterns.map((pattern) => {
    const text = pattern.trim();
    if (text !== '' && text.length <= 200 && !/\p{Cc}/u.test(text)) return text;
    throw InvalidInput.field(
      field,
      'import-pattern',
      `${JSON.stringify(pattern.slice(0, 200))} is no pattern of paths; write one such as "*.safetensors".`,
    );
  });
}

function isSelected(path: string, { include, exclude }: Selection): boolean {
  const matches = (pattern: string) =>
    matchesName(pattern.endsWith('/') ? `${pattern}*` : pattern, path);
  return (include.length === 0 || include.some(matches)) && !exclude.some(matches);
}

function readPath(text: string, refused: Fault[]): ArtifactPath | null {
  try {
    return parseArtifactPath(text, text);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    refused.push(...error.faults);
    return null;
  }
}

function twice(path: string): Fault {
  const message = `"${path}" is there in two Unicode forms, which are one name here.`;
  return makeFault(path, 'path_case_collision', message, { path, twin: path });
}

function tooLarge({ path, sizeBytes }: SourceFile): Fault {
  const message = `"${path}" has ${sizeBytes} bytes; a file here may have ${maxFileBytes}.`;
  return makeFault(path, 'file-too-large', message, { path, limit: maxFileBytes });
}
