import type { Orcid } from '../identifiers/orcid.js';
import type { Creator, RecordMetadata } from './record-metadata.js';
import type { ContributorType, CreditRole } from './vocabularies.js';

/** An ORCID iD whose owner signed in with it and stands by a release. */
export interface AuthenticatedOrcid {
  readonly orcid: string;
  /** When she confirmed her roles, ISO 8601, UTC; null where she published the release and did not. */
  readonly creditConfirmedAt: string | null;
}

/** Somebody who made a work, with what is known of her identity (scholarly A.2). */
export interface CreditedPerson {
  readonly list: 'creators' | 'contributors';
  /** In its list, from 0. */
  readonly place: number;
  readonly name: string;
  readonly contributorType: ContributorType | null;
  readonly credit: readonly CreditRole[];
  readonly orcid: Orcid | null;
  /** False for an iD that only whoever deposited the work stated. */
  readonly isOrcidAuthenticated: boolean;
  /** ISO 8601, UTC. */
  readonly creditConfirmedAt: string | null;
}

/** Creators and contributors in their order, each with what is known of her iD. */
export function creditedPeople(
  metadata: Pick<RecordMetadata, 'creators' | 'contributors'>,
  authenticated: readonly AuthenticatedOrcid[],
): CreditedPerson[] {
  const known = new Map(authenticated.map((one) => [one.orcid, one]));
  const credit = (person: Creator) => {
    const own = person.orcid === undefined ? undefined : known.get(person.orcid);
    return {
      name: person.name,
      credit: person.credit,
      orcid: person.orcid ?? null,
      isOrcidAuthenticated: own !== undefined,
      creditConfirmedAt: own?.creditConfirmedAt ?? null,
    };
  };
  return [
    ...metadata.creators.map((person, place) => ({
      ...{ list: 'creators' as const, place, contributorType: null },
      ...credit(person),
    })),
    ...metadata.contributors.map((person, place) => ({
      ...{ list: 'contributors' as const, place, contributorType: person.contributorType },
      ...credit(person),
    })),
  ];
}
