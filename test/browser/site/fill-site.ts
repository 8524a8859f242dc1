import { expectStatus, RestBuilders } from '../../support/rest-builders.js';
import type { RestClient } from '../../support/rest-client.js';
import { lab } from './laboratory.js';
import {
  depositDataset,
  depositModelsWithAPast,
  depositPaper,
  recordings,
} from './other-records.js';
import { depositReviewedModels } from './reviewed-model.js';
import { depositSpeechModel } from './speech-model.js';

/** Somebody who can sign in. */
export interface SitePerson {
  readonly handle: string;
  readonly token: string;
}

/** Who there is, by what they are to the site. */
export interface SitePeople {
  readonly steward: SitePerson;
  /** Owns the laboratories and their records. */
  readonly researcher: SitePerson;
  /** Was invited, and has given an opinion on what is published. */
  readonly advisor: SitePerson;
  readonly secondAdvisor: SitePerson;
}

/** Deposits over HTTP what the pages of the site show. */
export async function fillSite(
  anyone: RestClient,
  publicUrl: string,
  stewardToken: string,
): Promise<SitePeople> {
  const builders = new RestBuilders(anyone, anyone.as(stewardToken));
  const lea = await builders.person('lea', [], 'Léa Le Goff');
  const ada = await builders.person('ada', ['advisor'], 'Ada Kerbrat');
  const grace = await builders.person('grace', ['advisor'], 'Grace Amadi');
  const founded = await lea.client.post('/organisations', {
    handle: lab,
    displayName: 'Laboratoire de la Rade',
  });
  expectStatus(founded, 201);
  await depositDataset(builders, lea);
  const pid = await depositPaper(builders, lea);
  await depositModelsWithAPast(builders, lea);
  await depositReviewedModels(builders, lea, { ada, grace });
  await depositSpeechModel(builders, lea, {
    paper: `${publicUrl}/id/${pid}`,
    dataset: `${lab}/${recordings.name}`,
  });
  const me = await builders.steward.get<{ handle: string }>('/me');
  return {
    steward: { handle: me.body.handle, token: stewardToken },
    researcher: { handle: lea.handle, token: lea.token },
    advisor: { handle: ada.handle, token: ada.token },
    secondAdvisor: { handle: grace.handle, token: grace.token },
  };
}
