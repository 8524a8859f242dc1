import { element, type Xml } from '../../../domain/scholarly/xml.js';
import { writeDatestamp } from '../request/datestamp.js';
import { identifierOf } from './headers.js';

/** What a repository says of itself. */
export interface RepositoryIdentity {
  readonly name: string;
  readonly baseUrl: string;
  readonly email: string;
  readonly repositoryId: string;
  readonly earliest: Date;
}

const oaiIdentifier = 'http://www.openarchives.org/OAI/2.0/oai-identifier';
/** Of no release: it only shows how identifiers look. */
const samplePid = '7b3kq-9zx02';

/** The answer to Identify (OAI-PMH 2.0 §4.2; Implementation Guidelines, oai-identifier). */
export function identifyElement(identity: RepositoryIdentity): Xml {
  return element('Identify', {}, [
    element('repositoryName', {}, identity.name),
    element('baseURL', {}, identity.baseUrl),
    element('protocolVersion', {}, '2.0'),
    element('adminEmail', {}, reachable(identity.email)),
    element('earliestDatestamp', {}, writeDatestamp(identity.earliest)),
    element('deletedRecord', {}, 'persistent'),
    element('granularity', {}, 'YYYY-MM-DDThh:mm:ssZ'),
    element('description', {}, [describeIdentifiers(identity.repositoryId)]),
  ]);
}

function describeIdentifiers(repositoryId: string): Xml {
  return element(
    'oai-identifier',
    {
      xmlns: oaiIdentifier,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${oaiIdentifier} ${oaiIdentifier}.xsd`,
    },
    [
      element('scheme', {}, 'oai'),
      element('repositoryIdentifier', {}, repositoryId),
      element('delimiter', {}, ':'),
      element('sampleIdentifier', {}, identifierOf(repositoryId, samplePid)),
    ],
  );
}

/** The protocol's schema wants a dot in the host; on one's own machine there is none. */
function reachable(email: string): string {
  return /@.*\./.test(email) ? email : `${email}.localdomain`;
}
