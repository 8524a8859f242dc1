/**
 * A label to propose after those that there are, the newest first: `v1.1` after `v1.0`, `1.3.0` after
 * `1.2.4`. A label without a number at its end gets none of its own.
 */
export function nextVersion(labels: readonly string[]): string {
  const taken = new Set(labels.map((label) => label.toLowerCase()));
  let label = labels[0] ?? '';
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const next = after(label);
    if (!taken.has(next.toLowerCase())) return next;
    label = next;
  }
  return '';
}

function after(label: string): string {
  const semantic = /^(v?\d{1,9})\.(\d{1,9})\.\d{1,9}(?:[-+].*)?$/.exec(label);
  if (semantic !== null) return `${semantic[1] ?? ''}.${Number(semantic[2]) + 1}.0`;
  const numbered = /^(.*?)(\d{1,9})$/.exec(label);
  if (numbered !== null) return `${numbered[1] ?? ''}${Number(numbered[2]) + 1}`;
  return 'v1.0';
}
