import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import jsonld, { type NodeObject } from 'jsonld';

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

/** What an expansion of JSON-LD drops or cannot make sense of. */
interface Warning {
  readonly code: string;
  readonly details: object;
}

/** What is lost where JSON-LD is expanded, without asking the net; nothing where every word has a meaning. */
export async function lossesOfLinkedData(document: object): Promise<string[]> {
  const losses: string[] = [];
  const options = {
    documentLoader: (url: string) => {
      const file = contexts[url];
      if (file === undefined) throw new Error(`No context is known at ${url}.`);
      return Promise.resolve({ documentUrl: url, document: readJson(file) as NodeObject });
    },
    eventHandler: ({ event }: { readonly event: Warning }) => {
      losses.push(`${event.code} ${JSON.stringify(event.details).slice(0, 300)}`);
    },
    base: 'https://sphere.example/',
  };
  await jsonld.expand(document, options);
  return losses;
}

/** A file of JSON among the schemas beside the repository. */
export function readJson(file: string): object {
  return JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as object;
}
