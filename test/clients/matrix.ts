import type { Outcome, Result } from './run-scenarios.js';
import { type Operation, operations } from './scenario.js';

/** A Markdown table of clients and operations, aligned, with the versions that ran. */
export function presentMatrix(results: readonly Result[]): string {
  const columns = operations.filter((operation) =>
    results.some(({ scenario }) => scenario.operation === operation),
  );
  const clients = [...new Set(results.map(({ scenario }) => scenario.client.name))];
  const rows = clients.map((name) => {
    const own = results.filter(({ scenario }) => scenario.client.name === name);
    return [name, versionOf(own), ...columns.map((column) => presentCell(own, column))];
  });
  return presentTable([['client', 'version', ...columns], ...rows]);
}

/** `12 passed, 0 failed, 3 not run`: scenarios. */
export function countOutcomes(results: readonly Result[]): string {
  const count = (state: Outcome['state']) =>
    results.filter(({ outcome }) => outcome.state === state).length;
  return `${count('passed')} passed, ${count('failed')} failed, ${count('not run')} not run`;
}

function versionOf(results: readonly Result[]): string {
  for (const { outcome } of results) {
    if (outcome.state === 'not run') return `not run: ${outcome.reason}`;
    if (outcome.version !== null) return outcome.version;
  }
  return 'unknown';
}

function presentCell(results: readonly Result[], operation: Operation): string {
  const states = results
    .filter(({ scenario }) => scenario.operation === operation)
    .map(({ outcome }) => outcome.state);
  if (states.length === 0) return '–';
  if (states.includes('failed')) return 'FAILED';
  return states.includes('not run') ? 'not run' : 'passed';
}

/** As Prettier sets it. */
function presentTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows.map((row) => row.map(inOneCell));
  const widths = head.map((_, place) =>
    Math.max(3, ...[head, ...body].map((row) => row[place]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, place) => cell.padEnd(widths[place] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

function inOneCell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
}
