import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import jsonld from 'jsonld';

const folder = resolve(process.env['SPHERE_TEST_SCHEMAS'] ?? '../shared/schemas');

/**
 * Contexts by address. That of RO-Crate holds all words of schema.org, whose own context is not at hand:
 * a word that it does not know is no word of schema.org.
 */
const contexts: Readonly<Record<string, string>> = {
  'https://w3id.org/ro/crate/1.2/context': 'ro-crate/context-1.2.jsonld',
  'https://schema.org/': 'ro-crate/context-1.2.jsonld',
  'https://w3id.org/codemeta/3.0': 'codemeta/codemeta.jsonld',
};

/** Expands JSON-LD without asking the net. Throws where a word or an address has no meaning. */
export async function expandLinkedData(document: object): Promise<object[]> {
  return jsonld.expand(document as jsonld.JsonLdDocument, {
    documentLoader: (url) => {
      const file = contexts[url];
      if (file === undefined) throw new Error(`No context is known at ${url}.`);
      const text = readFileSync(`${folder}/${file}`, 'utf8');
      return Promise.resolve({ documentUrl: url, document: JSON.parse(text) as jsonld.JsonLd });
    },
    // Not in the types yet: drops nothing silently.
    ...{ safe: true },
    base: 'https://sphere.example/',
  });
}

/** A JSON schema of those beside the repository. */
export function readJsonSchema(file: string): object {
  return JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as object;
}
