import type { FileView } from '../repositories/index.js';

/** Text files are read up to here; a licence tag further down is not seen. */
const maxTextBytes = 1_048_576;
/** All texts of one revision together, so that judging never fills the memory. */
const maxTextBytesInAll = 67_108_864;

/** The card, and files that speak for others: read before all else. */
const leadingPath =
  /(?:^|\/)(?:README\.md|(?:LICEN[CS]E|COPYING|NOTICE)[^/]*|REUSE\.toml|dep5|CITATION\.cff|(?:codemeta|package|adapter_config)\.json|(?:pyproject|Cargo)\.toml)$|(?:^|\/)LICENSES\/|\.license$/i;
const textPath =
  /(?:^|\/)(?:README|LICEN[CS]E|COPYING|NOTICE|AUTHORS|dep5)[^/]*$|\.(?:md|rst|txt|py|ipynb|js|mjs|cjs|ts|tsx|jsx|rs|c|h|cc|cpp|hpp|cu|cuh|go|java|kt|swift|sh|bash|r|jl|lua|rb|php|pl|scala|toml|cff|json|ya?ml|xml|html|css|svg|tex|bib|cfg|ini|license|spdx|jinja|sql|cmake|m)$/i;

/**
 * How many bytes to read of each text file, by path. Where all together are more than the budget,
 * the long ones are cut to one length: every file keeps its head, where licence tags stand.
 */
export function textShares(
  files: readonly Pick<FileView, 'path' | 'sizeBytes'>[],
  budgetBytes = maxTextBytesInAll,
): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  let left = budgetBytes;
  const share = (texts: readonly Pick<FileView, 'path' | 'sizeBytes'>[]): void => {
    const cut = longestShare(
      texts.map(({ sizeBytes }) => Math.min(sizeBytes, maxTextBytes)),
      left,
    );
    for (const { path, sizeBytes } of texts) {
      const bytes = Math.min(sizeBytes, cut);
      shares.set(path, bytes);
      left -= bytes;
    }
  };
  const texts = files.filter(({ path, sizeBytes }) => sizeBytes > 0 && textPath.test(path));
  share(texts.filter(({ path }) => leadingPath.test(path)));
  share(texts.filter(({ path }) => !leadingPath.test(path)));
  return shares;
}

/** The greatest length to which all can be cut so that together they keep to the budget. */
function longestShare(sizes: readonly number[], budgetBytes: number): number {
  let left = budgetBytes;
  const ascending = [...sizes].sort((one, other) => one - other);
  for (const [index, size] of ascending.entries()) {
    const fair = Math.floor(left / (ascending.length - index));
    if (size > fair) return fair;
    left -= size;
  }
  return maxTextBytes;
}
