import { matchesName } from './name-pattern.js';

/** One line of a `.gitignore`. */
interface IgnoreRule {
  /** Segments of the pattern; `**` stands for any number of folders. */
  readonly segments: readonly string[];
  readonly isNegated: boolean;
  readonly isForFolders: boolean;
}

/** More rules are passed over: nobody writes them by hand, and each is tried on each file. */
const maxRules = 2_000;

/**
 * Reads a `.gitignore` at a repository's root and gives a test of whether it leaves a file out
 * (gitignore(5)): the last rule that matches decides, and nothing below an ignored folder comes back.
 * The cost of a test is linear in the rules.
 */
export function readIgnoreRules(text: string): (path: string) => boolean {
  const rules = text.split(/\r?\n/).flatMap(parseRule).slice(0, maxRules).reverse();
  return (path) => {
    const segments = path.split('/');
    return segments.some((_, index) => {
      const above = segments.slice(0, index + 1);
      const isFolder = index < segments.length - 1;
      const rule = rules.find(
        ({ isForFolders, segments: pattern }) =>
          (isFolder || !isForFolders) && matchesSegments(pattern, above),
      );
      return rule !== undefined && !rule.isNegated;
    });
  };
}

function parseRule(line: string): IgnoreRule[] {
  const written = line.replace(/(?<!\\) +$/, '');
  if (written === '' || written.startsWith('#')) return [];
  const isNegated = written.startsWith('!');
  const pattern = isNegated ? written.slice(1) : written;
  const isForFolders = pattern.endsWith('/');
  const body = isForFolders ? pattern.slice(0, -1) : pattern;
  if (body === '' || body === '/') return [];
  const segments = body.replace(/^\//, '').split('/');
  // Without a slash but at its end, a pattern is for every depth.
  const isAnchored = body.includes('/');
  return [{ segments: isAnchored ? segments : ['**', ...segments], isNegated, isForFolders }];
}

/** Segment by segment; goes back to the last `**` only, so that the cost is the product of both. */
function matchesSegments(pattern: readonly string[], path: readonly string[]): boolean {
  let at = 0;
  let inPath = 0;
  let retry: { at: number; inPath: number } | null = null;
  while (inPath < path.length) {
    const wanted = pattern[at];
    if (wanted === '**') {
      // At the end it stands for what is inside, which is something.
      if (at === pattern.length - 1) return true;
      retry = { at, inPath };
      at += 1;
    } else if (wanted !== undefined && matchesName(wanted, path[inPath] ?? '')) {
      at += 1;
      inPath += 1;
    } else if (retry !== null) {
      retry = { at: retry.at, inPath: retry.inPath + 1 };
      at = retry.at + 1;
      inPath = retry.inPath;
    } else {
      return false;
    }
  }
  return at === pattern.length;
}
