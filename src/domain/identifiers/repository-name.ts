import { InvalidInput } from '../errors/sphere-error.js';
import type { Branded } from './brand.js';
import { parseHandle } from './handle.js';
import type { Handle } from './handle.js';

/** Second part of a repository's name, in the case it was created with. */
export type RepositoryName = Branded<'RepositoryName'>;

/** `namespace/name`, taken apart. */
export interface RepositoryPath {
  readonly namespace: Handle;
  readonly name: RepositoryName;
}

/** Hub clients refuse a repository id that is longer (hf-hub B1). */
const maxPathLength = 96;
const pattern = /^[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?$/;

/** Reads a repository's name without its namespace (design §1). Throws `InvalidInput`. */
export function parseRepositoryName(text: string, field = 'name'): RepositoryName {
  if (
    text.length > maxPathLength ||
    !pattern.test(text) ||
    text.includes('--') ||
    text.includes('..') ||
    text.toLowerCase().endsWith('.git')
  ) {
    throw InvalidInput.field(
      field,
      'repository-name',
      `"${text.slice(0, 120)}" is not a repository name; write letters, digits, "-", "_" and ".", not starting or ending with "-" or ".", without "--" or "..", not ending in ".git".`,
      { value: text.slice(0, 120) },
    );
  }
  return text as RepositoryName;
}

/** Reads `namespace/name`, at most 96 characters in all (design §1). Throws `InvalidInput`. */
export function parseRepositoryPath(text: string, field = 'repository'): RepositoryPath {
  const [namespace, name, ...rest] = text.split('/');
  if (namespace === undefined || name === undefined || rest.length > 0) {
    throw InvalidInput.field(
      field,
      'repository-path',
      `"${text.slice(0, 120)}" names no repository; write "namespace/name".`,
      { value: text.slice(0, 120) },
    );
  }
  if (text.length > maxPathLength) {
    throw InvalidInput.field(
      field,
      'repository-path-too-long',
      `"${text.slice(0, 120)}" has ${text.length} characters; "namespace/name" may have ${maxPathLength} in all.`,
      { value: text.slice(0, 120), length: text.length, limit: maxPathLength },
    );
  }
  return { namespace: parseHandle(namespace, field), name: parseRepositoryName(name, field) };
}
