import { InvalidInput } from '../errors/sphere-error.js';
import { hasMod11Check, parseOrcid } from '../identifiers/orcid.js';
import { parseRor } from '../identifiers/ror.js';
import type { FieldReader } from './field-reader.js';
import type { Affiliation, Contributor, Creator } from './record-metadata.js';
import { contributorTypes, creditRoles } from './vocabularies.js';
import type { CreditRole } from './vocabularies.js';

const maxNameLength = 500;

/**
 * Reads a list of people and organisations (scholarly A.2), in its order. A text is a name, which
 * is never split; the same ORCID iD twice is the fault `duplicate-person`.
 */
export function readCreators(fields: FieldReader, key: string): Creator[] {
  return withoutDuplicates(fields.objects(key, 'name'), readPerson);
}

/** As `readCreators`, each with the `type` of its contribution. */
export function readContributors(fields: FieldReader, key: string): Contributor[] {
  return withoutDuplicates(fields.objects(key, 'name'), (person) => {
    // `type` is the contribution here, and the kind of person in a list of creators.
    const stated = person.value('contributorType') === undefined ? 'type' : 'contributorType';
    const isKind = /^(?:personal|organi[sz]ational)$/i.test(person.text(stated) ?? '');
    const contributorType = isKind ? 'Other' : (person.oneOf(stated, contributorTypes) ?? 'Other');
    const creator = readPerson(person);
    return creator === null ? null : { ...creator, contributorType };
  });
}

function withoutDuplicates<Person extends Creator>(
  readers: readonly FieldReader[],
  read: (reader: FieldReader) => Person | null,
): Person[] {
  const seen = new Set<string>();
  return readers.flatMap((reader) => {
    const person = read(reader);
    if (person?.orcid !== undefined) {
      if (seen.has(person.orcid)) {
        reader.fault(
          'orcid',
          'duplicate-person',
          `The ORCID iD ${person.orcid} stands twice in this list; name each person once.`,
          { orcid: person.orcid },
        );
      }
      seen.add(person.orcid);
    }
    return person === null ? [] : [person];
  });
}

function readPerson(person: FieldReader): Creator | null {
  const familyName = person.text('familyName', maxNameLength);
  const givenName = person.text('givenName', maxNameLength);
  const stated = person.text('name', maxNameLength);
  const ror = person.parsed('ror', parseRor);
  const orcid = person.parsed('orcid', parseOrcid);
  const isni = person.parsed('isni', parseIsni);
  const joined = familyName && givenName ? `${familyName}, ${givenName}` : familyName;
  const name = joined ?? stated;
  if (name === undefined) {
    person.fault('name', 'name-missing', `${person.at('name')} is missing; write a name.`);
    return null;
  }
  return {
    type: isOrganisation(person, ror !== undefined) ? 'Organizational' : 'Personal',
    name,
    ...(familyName !== undefined && { familyName }),
    ...(givenName !== undefined && { givenName }),
    ...(orcid !== undefined && { orcid }),
    ...(isni !== undefined && { isni }),
    ...(ror !== undefined && { ror }),
    affiliations: readAffiliations(person),
    credit: readRoles(person),
    ...(person.value('corresponding') === true && { isCorresponding: true }),
  };
}

function isOrganisation(person: FieldReader, hasRor: boolean): boolean {
  const type = person.text('nameType') ?? person.text('type') ?? '';
  return type === '' ? hasRor : /^organi[sz]ation(?:al)?$/i.test(type);
}

function readAffiliations(person: FieldReader): Affiliation[] {
  return ['affiliations', 'affiliation'].flatMap((key) =>
    person.objects(key, 'name').flatMap((affiliation) => {
      const ror = affiliation.parsed('ror', parseRor);
      const name = affiliation.text('name', maxNameLength);
      if (name === undefined) {
        affiliation.fault('name', 'name-missing', `${affiliation.at('name')} is missing.`);
        return [];
      }
      return [{ name, ...(ror !== undefined && { ror }) }];
    }),
  );
}

/** Accepts the roles' names as well: `Writing – review & editing`. */
function readRoles(person: FieldReader): CreditRole[] {
  return person.texts('credit').flatMap((text) => {
    const slug = text
      .toLowerCase()
      .replace(/[^a-z]+/g, '-')
      .replace(/^-|-$/g, '');
    const role = creditRoles.find((known) => known === slug);
    if (role === undefined) {
      person.fault(
        'credit',
        'credit-role',
        `"${text.slice(0, 80)}" is none of the 14 CRediT roles.`,
        { value: text.slice(0, 80) },
      );
    }
    return role ?? [];
  });
}

function parseIsni(text: string, field: string): string {
  const digits = text
    .replace(/^https?:\/\/(?:www\.)?isni\.org\/(?:isni\/)?/i, '')
    .replace(/[ -]/g, '')
    .toUpperCase();
  if (!/^\d{15}[\dX]$/.test(digits) || !hasMod11Check(digits)) {
    throw InvalidInput.field(field, 'isni-checksum', `"${text.slice(0, 80)}" is not an ISNI.`, {
      value: text.slice(0, 80),
    });
  }
  return digits;
}
