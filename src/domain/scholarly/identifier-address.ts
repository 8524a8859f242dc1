import type { IdentifierScheme } from '../card/related-identifier.js';
import { doiAddressOf } from './record-addresses.js';

const archive = 'https://archive.softwareheritage.org/';

/** The address, or the URN, of a work by an identifier as `recogniseIdentifier` writes it. */
export function addressOfIdentifier(scheme: IdentifierScheme, identifier: string): string {
  switch (scheme) {
    case 'DOI':
      return doiAddressOf(identifier);
    case 'arXiv':
      return `https://arxiv.org/abs/${identifier}`;
    case 'Handle':
      return `https://hdl.handle.net/${identifier}`;
    case 'SWHID':
      return `${archive}${identifier}`;
    case 'ISBN':
      return `urn:isbn:${identifier}`;
    case 'ISSN':
      return `urn:issn:${identifier}`;
    case 'PMID':
      return `https://pubmed.ncbi.nlm.nih.gov/${identifier}/`;
    case 'RRID':
      return `https://identifiers.org/${identifier}`;
    case 'URL':
    case 'w3id':
      return identifier;
  }
}
