import { isFields, type Fields } from './field-reader.js';

/** A creator as a form shows her; what is not stated is the empty text. */
export interface DescribedPerson {
  readonly name: string;
  readonly orcid: string;
  /** Of the first affiliation. */
  readonly affiliation: string;
  /** Of the first affiliation; of an organisation, its own. */
  readonly ror: string;
  /** Where she stands in the card's own list; null for somebody new. */
  readonly place: number | null;
}

/** The creators of a card in their order. */
export function readPeople(value: unknown): DescribedPerson[] {
  return entriesOf(value).map((entry, place) => {
    const [affiliation] = affiliationsOf(entry);
    return {
      name: shownName(entry),
      orcid: textOf(entry['orcid']),
      affiliation: textOf(affiliation?.['name']),
      ror: textOf(entry['ror']) || textOf(affiliation?.['ror']),
      place,
    };
  });
}

/**
 * The same people with the places that they have in another state of the card, by ORCID iD or else by
 * name: somebody else may have moved them. Who is not found there is new.
 */
export function placePeople(people: readonly DescribedPerson[], value: unknown): DescribedPerson[] {
  const free = readPeople(value);
  return people.map((person) => {
    const isSame = (other: DescribedPerson) =>
      person.orcid !== '' && other.orcid !== ''
        ? person.orcid === other.orcid
        : person.name === other.name;
    const index = free.findIndex(isSame);
    const [found] = index < 0 ? [] : free.splice(index, 1);
    return { ...person, place: found?.place ?? null };
  });
}

/**
 * The list of creators to write, in the order of `people`: of those whom the card had, everything
 * that a form does not show is kept, such as roles, further affiliations and parts of a name.
 */
export function writePeople(
  value: unknown,
  people: readonly DescribedPerson[],
): readonly Fields[] | undefined {
  const entries = entriesOf(value);
  const written = people
    .filter(({ name, orcid, affiliation, ror }) => `${name}${orcid}${affiliation}${ror}` !== '')
    .map((person) =>
      writePerson(person.place === null ? {} : (entries[person.place] ?? {}), person),
    );
  return written.length === 0 ? undefined : written;
}

function writePerson(kept: Fields, { name, orcid, affiliation, ror }: DescribedPerson): Fields {
  const person: Record<string, unknown> = { ...kept };
  if (name !== shownName(kept)) {
    for (const part of ['familyName', 'givenName']) Reflect.deleteProperty(person, part);
    person['name'] = name;
  }
  put(person, 'orcid', orcid);
  const [first = {}, ...rest] = affiliationsOf(kept);
  const changed: Record<string, unknown> = { ...first };
  put(changed, 'name', affiliation);
  const isOwn = textOf(kept['ror']) !== '' || (affiliation === '' && ror !== '');
  put(person, 'ror', isOwn ? ror : '');
  if (!isOwn) put(changed, 'ror', ror);
  Reflect.deleteProperty(person, 'affiliation');
  const affiliations = [...(Object.keys(changed).length === 0 ? [] : [changed]), ...rest];
  if (affiliations.length > 0) person['affiliations'] = affiliations;
  else Reflect.deleteProperty(person, 'affiliations');
  return person;
}

function put(fields: Record<string, unknown>, key: string, text: string): void {
  if (text === '') Reflect.deleteProperty(fields, key);
  else fields[key] = text;
}

function shownName(entry: Fields): string {
  const [family, given] = [textOf(entry['familyName']), textOf(entry['givenName'])];
  if (family === '') return textOf(entry['name']);
  return given === '' ? family : `${family}, ${given}`;
}

function affiliationsOf(entry: Fields): readonly Fields[] {
  return ['affiliations', 'affiliation'].flatMap((key) => entriesOf(entry[key]));
}

/** A text stands for an entry that has only a name. */
function entriesOf(value: unknown): readonly Fields[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.flatMap((item) => {
    if (isFields(item)) return [item];
    return typeof item === 'string' && item.trim() !== '' ? [{ name: item.trim() }] : [];
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
