import { expectStatus, type Person, type RestBuilders } from './rest-builders.js';

/** A candidate `v1.0` of an organisation that asks for opinions. */
export interface UnderReview {
  readonly owner: Person;
  readonly lab: string;
  /** Of its repository, below `/api/v1`. */
  readonly path: string;
  /** Of the candidate itself. */
  readonly release: string;
}

/** An opinion as a door answers it, as far as tests look into it. */
export interface OpinionAnswer {
  readonly id: string;
  readonly revision: number;
  readonly [member: string]: unknown;
}

const noInterests = { status: 'none' } as const;

/** What an advisor may send; a change of it makes another opinion. */
export function anOpinion(change: Readonly<Record<string, unknown>> = {}) {
  return {
    recommendation: 'advise_against',
    summary: 'The evaluation leaves too much open.',
    competingInterests: noInterests,
    ...change,
  };
}

/** A candidate that waits for seven days. */
export async function underReview(
  world: RestBuilders,
  metadata: Readonly<Record<string, unknown>> = {},
): Promise<UnderReview> {
  const owner = await world.person();
  const lab = await world.organisation(owner, { mode: 'advisory', windowDays: 7 });
  const path = await world.draft(owner, { namespace: lab, metadata });
  expectStatus(await owner.client.post(`${path}/releases`, { version: 'v1.0' }), 201);
  return { owner, lab, path, release: `${path}/releases/v1.0` };
}

/** Somebody who advises. */
export function anAdvisor(world: RestBuilders): Promise<Person> {
  return world.person(world.unused('advisor'), ['advisor']);
}

/** The id of a new invitation. */
export async function invite(by: Person, release: string, advisor: Person): Promise<string> {
  const invited = await by.client.post<{ id: string }>(`${release}/invitations`, {
    advisor: advisor.handle,
  });
  expectStatus(invited, 201);
  return invited.body.id;
}

/** An advisor's opinion, invited or not. */
export async function give(
  advisor: Person,
  release: string,
  change: Readonly<Record<string, unknown>> = {},
): Promise<OpinionAnswer> {
  const given = await advisor.client.post<OpinionAnswer>(`${release}/opinions`, anOpinion(change));
  expectStatus(given, 201);
  return given.body;
}
