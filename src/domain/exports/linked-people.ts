import type { Creator, Funding } from '../card/record-metadata.js';
import { orcidUrl } from '../identifiers/orcid.js';
import { rorUrl } from '../identifiers/ror.js';

/** A node of JSON-LD. */
export type Node = Readonly<Record<string, unknown>>;

/** `Person` or `Organization` of schema.org. A name that was not stated in parts is not split. */
export function personNode(creator: Creator): Node {
  const { type, name, familyName, givenName, ror, affiliations } = creator;
  if (type === 'Organizational') {
    return { '@type': 'Organization', ...(ror !== undefined && { '@id': rorUrl(ror) }), name };
  }
  const id = personAddress(creator);
  const isSplit = familyName !== undefined && givenName !== undefined;
  return {
    '@type': 'Person',
    ...(id !== null && { '@id': id }),
    name: isSplit ? `${givenName} ${familyName}` : name,
    ...(familyName !== undefined && { familyName }),
    ...(givenName !== undefined && { givenName }),
    ...(affiliations.length > 0 && { affiliation: affiliations.map(organisationNode) }),
  };
}

/** The address that identifies a person: of an ORCID iD, else of an ISNI; null where there is neither. */
export function personAddress({ orcid, isni }: Creator): string | null {
  if (orcid !== undefined) return orcidUrl(orcid);
  return isni === undefined ? null : `https://isni.org/isni/${isni}`;
}

export function organisationNode({ name, ror }: Creator['affiliations'][number]): Node {
  return { '@type': 'Organization', ...(ror !== undefined && { '@id': rorUrl(ror) }), name };
}

/** `Grant` of schema.org, with who gave it. */
export function grantNode(funding: Funding): Node {
  const { awardNumber, awardTitle, awardUri } = funding;
  return {
    '@type': 'Grant',
    ...(awardNumber !== undefined && { identifier: awardNumber }),
    ...(awardTitle !== undefined && { name: awardTitle }),
    ...(awardUri !== undefined && { url: awardUri }),
    funder: funderNode(funding),
  };
}

export function funderNode({ funderName, funderRor }: Funding): Node {
  return {
    '@type': 'Organization',
    ...(funderRor !== undefined && { '@id': rorUrl(funderRor) }),
    name: funderName,
  };
}
