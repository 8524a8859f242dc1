import { InvalidInput } from '../errors/sphere-error.js';
import { hasMod11Check, parseOrcid } from '../identifiers/orcid.js';
import { parseRor } from '../identifiers/ror.js';
import type { FieldReader } from './field-reader.js';
import type { Affiliation, Contributor, Creator } from './record-metadata.js';
import { contributorTypes, creditRoles } from './vocabularies.js';
import type { CreditRole } from './vocabularies.js';

const maxNameLength = 500;
const personTypes = ['Personal', 'Organizational'] as const;

/**
 * Reads a list of people and organisations (scholarly A.2), in its order. A text is a name, which
 * is never split; the same ORCID iD twice is the fault `duplicate-person`.
 */
export function readCreators(fields: FieldReader, key: string): Creator[] {
  return withoutDuplicates(fields.objects(key, 'name'), (person) => readPerson(person));
}

/** As `readCreators`, each with the `type` of its contribution. */
export function readContributors(fields: FieldReader, key: string): Contributor[] {
  return withoutDuplicates(fields.objects(key, 'name'), (person) => {
    // `type` is the contribution here, and the kind of person in a list of creators.
    const stated = person.value('contributorType') === undefined ? 'type' : 'contributorType';
    const isKind = /^(?:personal|organi[sz]ational)$/i.test(person.text(stated) ?? '');
    const contributorType = isKind ? 'Other' : (person.oneOf(stated, contributorTypes) ?? 'Other');
    const creator = readPerson(person, stated);
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

/** @param roleKey the key that holds a contribution where others hold the kind of person */
function readPerson(person: FieldReader, roleKey?: string): Creator | null {
  const familyName = readName(person, 'familyName');
  const givenName = readName(person, 'givenName');
  const stated = readName(person, 'name');
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
    type: isOrganisation(person, ror !== undefined, roleKey) ? 'Organizational' : 'Personal',
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

/** On one line, however the card breaks it. */
function readName(person: FieldReader, key: string): string | undefined {
  return person.text(key, maxNameLength)?.replace(/\s+/g, ' ');
}

function isOrganisation(
  person: FieldReader,
  hasRor: boolean,
  roleKey: string | undefined,
): boolean {
  const key = person.value('nameType') === undefined ? 'type' : 'nameType';
  const type = person.text(key);
  if (type === undefined) return hasRor;
  const isKind = /^(?:personal|organi[sz]ation(?:al)?)$/i.test(type);
  if (!isKind && key !== roleKey) person.oneOf(key, personTypes);
  return isKind ? /^organi/i.test(type) : hasRor;
}

function readAffiliations(person: FieldReader): Affiliation[] {
  return ['affiliations', 'affiliation'].flatMap((key) =>
    person.objects(key, 'name').flatMap((affiliation) => {
      const ror = affiliation.parsed('ror', parseRor);
      const name = readName(affiliation, 'name');
      if (name === undefined) {
        affiliation.fault('name', 'name-missing', `${affiliation.at('name')} is missing.`);
        return [];
      }
      return [{ name, ...(ror !== undefined && { ror }) }];
    }),
  );
}

/** Accepts the roles' names and addresses as well: `Writing – review & editing`. Each once. */
function readRoles(person: FieldReader): CreditRole[] {
  const roles = person.texts('credit').flatMap((text) => {
    const slug = text
      .replace(/^https?:\/\/credit\.niso\.org\/contributor-roles\//i, '')
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
  return [...new Set(roles)];
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
