/** What Sphere's own records say of an advisor and a release, beside what she declares. */
export interface DetectedInterest {
  readonly kind: 'creator-orcid' | 'creator-name' | 'co-author' | 'affiliation' | 'membership';
  /** The creator's name, or the institution's. */
  readonly name: string;
  /** ORCID or ROR that both bear; null where a name or a membership alone is the hint. */
  readonly identifier: string | null;
}

/** What of an advisor is compared. */
export interface KnownAdvisor {
  readonly displayName: string;
  readonly orcid: string | null;
  readonly affiliations: readonly { readonly name: string; readonly ror: string | null }[];
  /** True where the advisor is a member of the namespace that releases. */
  readonly isMember: boolean;
  /** ORCIDs of those with whom the advisor published here of late. */
  readonly coauthors: ReadonlySet<string>;
}

/** What of a release is compared. */
export interface KnownWork {
  /** Handle of its namespace. */
  readonly namespace: string;
  readonly creators: readonly {
    readonly name: string;
    readonly familyName?: string;
    readonly givenName?: string;
    readonly orcid?: string;
    readonly affiliations: readonly { readonly name: string; readonly ror?: string }[];
  }[];
}

const maxHints = 20;

/**
 * Hints of competing interests, for readers to weigh: a shared name may be chance. At most 20, in the
 * order of the creators (scholarly G).
 */
export function detectInterests(advisor: KnownAdvisor, work: KnownWork): DetectedInterest[] {
  const found: DetectedInterest[] = [];
  if (advisor.isMember) found.push({ kind: 'membership', name: work.namespace, identifier: null });
  const own = new Set(advisor.affiliations.flatMap(({ ror }) => ror ?? []));
  const seen = new Set<string>();
  for (const creator of work.creators) {
    if (advisor.orcid !== null && creator.orcid === advisor.orcid) {
      found.push({ kind: 'creator-orcid', name: creator.name, identifier: advisor.orcid });
    } else if (namesOf(creator).includes(folded(advisor.displayName))) {
      found.push({ kind: 'creator-name', name: creator.name, identifier: null });
    }
    if (creator.orcid !== undefined && isCoauthor(advisor, creator.orcid)) {
      found.push({ kind: 'co-author', name: creator.name, identifier: creator.orcid });
    }
    for (const { name, ror } of creator.affiliations) {
      if (ror === undefined || !own.has(ror) || seen.has(ror)) continue;
      seen.add(ror);
      found.push({ kind: 'affiliation', name, identifier: ror });
    }
  }
  return found.slice(0, maxHints);
}

/** Of herself everybody is one. */
function isCoauthor({ orcid, coauthors }: KnownAdvisor, other: string): boolean {
  return other !== orcid && coauthors.has(other);
}

function namesOf({ name, familyName, givenName }: KnownWork['creators'][number]): string[] {
  const inOrder =
    familyName === undefined || givenName === undefined ? [] : [`${givenName} ${familyName}`];
  return [name, ...inOrder].map(folded);
}

/** Without accents, case and runs of white space. */
function folded(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim();
}
