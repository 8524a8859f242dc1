import { anOpinion, give, invite } from '../../support/a-review.js';
import { expectStatus, type Person, type RestBuilders } from '../../support/rest-builders.js';
import { creators } from './laboratory.js';

/** An invented organisation that asks for opinions. */
export const reviewedLab = 'labo-relu';
/** Published with two opinions and a reply. */
export const reviewedModel = { name: 'meteo-locale', title: 'Météo locale' };
/** Still waits. */
export const candidateModel = { name: 'courants', title: 'Courants de surface' };

/** The advisors of the site. */
export interface Advisors {
  readonly ada: Person;
  readonly grace: Person;
}

/** Founds the organisation, and deposits what was and what is to be advised on. */
export async function depositReviewedModels(
  builders: RestBuilders,
  owner: Person,
  { ada, grace }: Advisors,
): Promise<void> {
  const founded = await owner.client.post('/organisations', {
    handle: reviewedLab,
    displayName: 'Laboratoire relu',
    review: { mode: 'advisory', windowDays: 14 },
  });
  expectStatus(founded, 201);
  const release = await propose(builders, owner, reviewedModel);
  await invite(owner, release, ada);
  await invite(owner, release, grace);
  const { id } = await give(ada, release, {
    summary: 'The test set is from the same season as the training set.',
    body: '## What is missing\n\nA winter. I would *wait for one* before publishing.',
    aspects: { soundness: 'Sound as far as it goes.', documentation: 'Exemplary.' },
    competingInterests: {
      status: 'declared',
      kinds: ['employment'],
      statement: 'The same institute, another group.',
    },
  });
  await give(grace, release, {
    recommendation: 'endorse',
    summary: 'Small, honest and well described.',
  });
  const reply = { body: 'The winter is in version 1.1; this one says that it has none.' };
  expectStatus(await owner.client.post(`${release}/opinions/${id}/reply`, reply), 200);
  expectStatus(await owner.client.post(`${release}/publish`, {}), 200);

  const candidate = await propose(builders, owner, candidateModel);
  await invite(owner, candidate, ada);
  await invite(grace, candidate, grace);
  await give(grace, candidate, anOpinion({ summary: 'The buoys were not calibrated.' }));
}

async function propose(
  builders: RestBuilders,
  owner: Person,
  { name, title }: { readonly name: string; readonly title: string },
): Promise<string> {
  const path = await builders.draft(owner, {
    namespace: reviewedLab,
    name,
    metadata: { license: 'apache-2.0', title, creators, pipeline_tag: 'tabular-regression' },
  });
  expectStatus(await owner.client.post(`${path}/releases`, { version: 'v1.0' }), 201);
  return `${path}/releases/v1.0`;
}
