import { type Fault, makeFault } from '../errors/sphere-error.js';
import type { Faults } from '../refusals/codes.js';

/** An operation of the subset of RFC 6902 that amendments use. */
export type PatchOperation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };

/** What kept an operation from being applied. */
export type PatchProblem = Faults['patch-path']['why'] | 'differs';

/** Amendments correct slips; a longer patch is a new version. */
const maxOperations = 100;

/** Reads a JSON Patch of `add`, `replace`, `remove` and `test`. Faults say which entry is wrong. */
export function readPatch(patch: unknown, faults: Fault[]): PatchOperation[] {
  if (!Array.isArray(patch) || patch.length === 0 || patch.length > maxOperations) {
    const message = `A patch is a list of 1 to ${maxOperations} JSON Patch operations.`;
    faults.push(makeFault('patch', 'patch-shape', message, { limit: maxOperations }));
    return [];
  }
  return patch.flatMap((entry: unknown, index) => {
    const operation = readOperation(entry);
    if (operation !== null) return [operation];
    const message =
      'Write {"op": "add" | "replace" | "remove" | "test", "path": "/…", "value": …}.';
    faults.push(makeFault(`patch[${index}]`, 'patch-shape', message));
    return [];
  });
}

/**
 * Applies one operation to plain JSON data, in place. Returns what was wrong, null where it worked.
 */
export function applyOperation(document: object, operation: PatchOperation): PatchProblem | null {
  const segments = pointerSegments(operation.path);
  const key = segments.pop();
  if (key === undefined) return 'whole';
  const parent = segments.reduce<unknown>(memberOf, document);
  if (Array.isArray(parent)) return applyToList(parent as unknown[], key, operation);
  if (typeof parent !== 'object' || parent === null || key === '__proto__') {
    return 'missing';
  }
  return applyToObject(parent as Record<string, unknown>, key, operation);
}

/** The parts of a JSON Pointer (RFC 6901), `~1` and `~0` decoded. */
export function pointerSegments(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function readOperation(entry: unknown): PatchOperation | null {
  if (typeof entry !== 'object' || entry === null) return null;
  const { op, path, value } = entry as Record<string, unknown>;
  if (typeof path !== 'string' || !path.startsWith('/')) return null;
  if (op === 'remove') return { op, path };
  if ((op !== 'add' && op !== 'replace' && op !== 'test') || value === undefined) return null;
  return { op, path, value };
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return Array.isArray(value) && !isIndex(key)
    ? undefined
    : (value as Record<string, unknown>)[key];
}

function applyToList(list: unknown[], key: string, operation: PatchOperation): PatchProblem | null {
  const index =
    key === '-' && operation.op === 'add' ? list.length : isIndex(key) ? Number(key) : -1;
  const last = operation.op === 'add' ? list.length : list.length - 1;
  if (index < 0 || index > last) return 'missing';
  switch (operation.op) {
    case 'add':
      list.splice(index, 0, operation.value);
      return null;
    case 'replace':
      list[index] = operation.value;
      return null;
    case 'remove':
      list.splice(index, 1);
      return null;
    case 'test':
      return mismatch(list[index], operation);
  }
}

function applyToObject(
  object: Record<string, unknown>,
  key: string,
  operation: PatchOperation,
): PatchProblem | null {
  if (operation.op !== 'add' && !Object.hasOwn(object, key)) return 'missing';
  switch (operation.op) {
    case 'add':
    case 'replace':
      object[key] = operation.value;
      return null;
    case 'remove':
      return Reflect.deleteProperty(object, key) ? null : 'stays';
    case 'test':
      return mismatch(object[key], operation);
  }
}

function mismatch(
  actual: unknown,
  operation: PatchOperation & { value?: unknown },
): PatchProblem | null {
  return isEqual(actual, operation.value) ? null : 'differs';
}

function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return false;
  }
  const keys = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === Object.keys(other).length &&
    keys.every(
      (key) => Object.hasOwn(other, key) && isEqual(memberOf(one, key), memberOf(other, key)),
    )
  );
}

function isIndex(key: string): boolean {
  return /^(?:0|[1-9]\d{0,8})$/.test(key);
}
