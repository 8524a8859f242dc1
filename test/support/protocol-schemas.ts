import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { XmlDocument, XmlLibError, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

const folder = resolve(process.env['SPHERE_TEST_SCHEMAS'] ?? '../shared/schemas');

/** The official schemas are no part of the repository: where they are not beside it, tests skip them. */
export const hasSchemas = existsSync(`${folder}/oai/OAI-PMH.xsd`);

/** Schema of the metadata by its root element. */
const payloadSchemas = {
  'oai_dc:dc': 'oai/oai_dc.xsd',
  oai_datacite: 'oai/oai_datacite-1.1.xsd',
  resource: 'datacite-4.6/metadata.xsd',
  'oaire:resource': 'openaire-4.0/openaire.xsd',
} as const;

/** Holds answers of OAI-PMH against the schemas of the protocol and of the formats. */
export class ProtocolSchemas {
  private readonly validators = new Map<string, XsdValidator>();

  constructor() {
    xmlRegisterFsInputProviders();
  }

  /** What is wrong with an answer, its metadata included; nothing where it is valid. */
  faultsOf(answer: string): string[] {
    const payloads = [...answer.matchAll(/<metadata>(.*?)<\/metadata>/gs)].map(
      ([, payload]) => payload ?? '',
    );
    // The protocol's schema wants the schemas of what is inside as well, and none of them names them.
    const envelope = answer
      .replaceAll(/<metadata>.*?<\/metadata>/gs, '')
      .replaceAll(/<description>.*?<\/description>/gs, '');
    return [
      ...this.validate(envelope, 'oai/OAI-PMH.xsd'),
      ...payloads.flatMap((payload) => this.faultsOfMetadata(payload)),
    ];
  }

  faultsOfMetadata(xml: string): string[] {
    const root = /^<([\w:]+)/.exec(xml)?.[1] ?? '';
    const schema = Object.entries(payloadSchemas).find(([name]) => name === root)?.[1];
    if (schema === undefined) return [`No schema is known for "${root}".`];
    // The envelope's schema leaves open what its payload is.
    const inner = /<payload>(.*)<\/payload>/s.exec(xml)?.[1];
    return [
      ...this.validate(xml, schema),
      ...(inner === undefined ? [] : this.validate(inner, payloadSchemas.resource)),
    ];
  }

  close(): void {
    for (const validator of this.validators.values()) validator.dispose();
  }

  private validate(xml: string, schema: string): string[] {
    // That of OpenAIRE may be missing where the others are.
    if (!existsSync(`${folder}/${schema}`)) return [];
    try {
      const document = XmlDocument.fromString(xml);
      try {
        this.validatorOf(schema).validate(document);
      } finally {
        document.dispose();
      }
      return [];
    } catch (error) {
      if (!(error instanceof XmlLibError)) throw error;
      return [`${schema}: ${error.message} in ${xml.slice(0, 2_000)}`];
    }
  }

  private validatorOf(schema: string): XsdValidator {
    const known = this.validators.get(schema);
    if (known !== undefined) return known;
    const path = `${folder}/${schema}`;
    const document = XmlDocument.fromBuffer(readFileSync(path), { url: pathToFileURL(path).href });
    try {
      const validator = XsdValidator.fromDoc(document);
      this.validators.set(schema, validator);
      return validator;
    } finally {
      document.dispose();
    }
  }
}
