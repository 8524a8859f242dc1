import { Buffer } from 'node:buffer';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import type { HubBody } from '../wire/hub-body.js';

interface FirstFile {
  readonly path: string;
  readonly bytes: Buffer;
}

const maxFiles = 100;
const maxPathLength = 1_024;
const maxContentLength = 16 * 1_048_576;

/** The files a repository is founded with; `license` alone makes a card (hf-hub B1). */
export function firstFiles(fields: HubBody): FirstFile[] {
  const files = fields.objects('files', maxFiles).map(readFile);
  const licence = fields.optionalText('license', 200);
  if (licence === undefined || files.some(({ path }) => path === 'README.md')) return files;
  const card = `---\nlicense: ${JSON.stringify(licence)}\n---\n`;
  return [...files, { path: 'README.md', bytes: Buffer.from(card) }];
}

function readFile(file: HubBody): FirstFile {
  const content = file.text('content', maxContentLength);
  const encoding = file.optionalText('encoding', 20) ?? 'utf-8';
  if (encoding !== 'base64' && encoding !== 'utf-8') {
    throw InvalidInput.field('encoding', 'commit-encoding', 'Encode files as base64 or utf-8.');
  }
  return { path: file.text('path', maxPathLength), bytes: Buffer.from(content, encoding) };
}
