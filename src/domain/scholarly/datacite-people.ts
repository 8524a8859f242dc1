import type { Contributor, Creator } from '../card/record-metadata.js';
import { orcidUrl } from '../identifiers/orcid.js';
import { rorUrl } from '../identifiers/ror.js';
import { element, elementOf, type Xml } from './xml.js';

/** `creator` of DataCite 4.6. A name that was not stated in parts is not split. */
export function creatorElement(creator: Creator): Xml {
  return element('creator', {}, [nameElement('creatorName', creator), ...detailsOf(creator)]);
}

/** `contributor` of DataCite 4.6. */
export function contributorElement(contributor: Contributor): Xml {
  const { contributorType } = contributor;
  return element('contributor', { contributorType }, [
    nameElement('contributorName', contributor),
    ...detailsOf(contributor),
  ]);
}

function nameElement(tag: string, { name, type }: Creator): Xml {
  return element(tag, { nameType: type }, name);
}

function detailsOf({ givenName, familyName, orcid, isni, ror, affiliations }: Creator): Xml[] {
  return [
    ...elementOf('givenName', {}, givenName),
    ...elementOf('familyName', {}, familyName),
    ...identified('ORCID', 'https://orcid.org', orcid === undefined ? orcid : orcidUrl(orcid)),
    ...identified(
      'ISNI',
      'https://isni.org',
      isni === undefined ? isni : `https://isni.org/isni/${isni}`,
    ),
    ...identified('ROR', 'https://ror.org', ror === undefined ? ror : rorUrl(ror)),
    ...affiliations.flatMap((affiliation) =>
      elementOf('affiliation', rorOf(affiliation), affiliation.name),
    ),
  ];
}

function identified(nameIdentifierScheme: string, schemeURI: string, address?: string): Xml[] {
  return elementOf('nameIdentifier', { nameIdentifierScheme, schemeURI }, address);
}

function rorOf({ ror }: Creator['affiliations'][number]) {
  if (ror === undefined) return {};
  return {
    affiliationIdentifier: rorUrl(ror),
    affiliationIdentifierScheme: 'ROR',
    schemeURI: 'https://ror.org',
  };
}
