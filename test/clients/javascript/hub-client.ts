import { join } from 'node:path';
import type { Client } from '../scenario.js';
import { versionIn } from './npm-package.js';

const folder = join(import.meta.dirname, '../../../node_modules/@huggingface/hub');

/** `@huggingface/hub`, a dependency of the tests; it runs in their own process. */
export const hubClient: Client = {
  name: '@huggingface/hub',
  prepare: async () => ({ version: await versionIn(folder), tools: null }),
};
