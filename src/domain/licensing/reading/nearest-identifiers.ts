import { allLicences } from '../licence-table.js';
import { spdxIdentifiers } from '../spdx-list.js';

const candidates = [...new Set([...spdxIdentifiers(), ...allLicences().map(({ id }) => id)])];

// Beyond this a name is prose, and comparing it would only cost time.
const longestName = 40;

/**
 * Up to three identifiers spelled nearly like a name, nearest first. A question to put to a person
 * and never ground for a verdict (licence-policy R5).
 */
export function nearestIdentifiers(name: string): readonly string[] {
  if (name.length < 3 || name.length > longestName) return [];

  const key = name.toLowerCase();
  const tolerance = Math.min(3, Math.floor(key.length / 3));
  return candidates
    .filter((id) => Math.abs(id.length - key.length) <= tolerance)
    .map((id) => ({ id, distance: editDistance(key, id.toLowerCase()) }))
    .filter(({ distance }) => distance <= tolerance)
    .sort((one, other) => one.distance - other.distance || (one.id < other.id ? -1 : 1))
    .slice(0, 3)
    .map(({ id }) => id);
}

/** Levenshtein's distance: insertions, deletions and replacements of one letter. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
