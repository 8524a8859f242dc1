import { addressOfIdentifier } from './identifier-address.js';
import type { ScholarlyRecord } from './scholarly-record.js';
import { element, elementOf, type Xml } from './xml.js';

export const dublinCoreNamespace = 'http://www.openarchives.org/OAI/2.0/oai_dc/';
export const dublinCoreSchemaLocation = 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd';

/** A record in unqualified Dublin Core, as OAI-PMH asks every repository for it (scholarly C). */
export function writeDublinCore(record: ScholarlyRecord): Xml {
  return element(
    'oai_dc:dc',
    {
      'xmlns:oai_dc': dublinCoreNamespace,
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${dublinCoreNamespace} ${dublinCoreSchemaLocation}`,
    },
    valuesOf(record).flatMap(([name, values]) =>
      [...new Set(values)].flatMap((value) => elementOf(`dc:${name}`, {}, value)),
    ),
  );
}

function valuesOf(record: ScholarlyRecord): readonly (readonly [string, readonly string[]])[] {
  const { resourceType, access } = record;
  return [
    ['title', [record.title, ...record.additionalTitles.map(({ text }) => text)]],
    ['creator', record.creators.map(({ name }) => name)],
    ['subject', record.subjects.map(({ subject }) => subject)],
    ['description', [record.abstract, ...record.descriptions.map(({ text }) => text)]],
    ['publisher', [record.publisher]],
    ['contributor', record.contributors.map(({ name }) => name)],
    ['date', [record.publicationDate]],
    ['type', [resourceType.label, resourceType.euRepo, resourceType.coar]],
    ['format', record.formats],
    ['identifier', [record.address, record.landingPage]],
    ['language', record.languages],
    ['relation', [...grantsOf(record), ...relatedAddresses(record)]],
    ['rights', [...record.licences.map(({ id, url }) => url ?? id), access.euRepo, access.coar]],
  ];
}

function relatedAddresses({ related }: ScholarlyRecord): string[] {
  return related.map(({ scheme, identifier }) => addressOfIdentifier(scheme, identifier));
}

/** ROR ids of the European Commission and of its Research Council. */
const europeanFunders: ReadonlySet<string> = new Set(['00k4n6c32', '0472cxd90']);

/**
 * European grants as OpenAIRE reads them. Cards do not say of which programme a grant is; its part of the
 * identifier stays empty rather than being guessed.
 */
function grantsOf({ funding }: ScholarlyRecord): string[] {
  return funding.flatMap(({ funderName, funderRor = '', awardNumber }) => {
    const isEuropean =
      europeanFunders.has(funderRor) || /^european (?:commission|union)$/i.test(funderName);
    if (!isEuropean || awardNumber === undefined) return [];
    return [`info:eu-repo/grantAgreement/EC//${encodeURIComponent(awardNumber)}`];
  });
}
