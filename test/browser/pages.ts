import type { Page } from 'playwright-core';
import type { SitePeople } from './site/fill-site.js';
import { lab } from './site/laboratory.js';
import {
  manyFiles,
  recordings,
  retractedModel,
  speechPaper,
  withdrawnModel,
} from './site/other-records.js';
import { candidateModel, reviewedLab, reviewedModel } from './site/reviewed-model.js';
import { speechModel } from './site/speech-model.js';

/** A page of the site. */
export interface SitePage {
  /** Also the name of its screenshots. */
  readonly name: string;
  readonly path: string;
  /** Who has to be signed in; default nobody. */
  readonly as?: keyof SitePeople;
  /** Default 200. */
  readonly status?: number;
  /** What is done on it before it is looked at, by means that need no scripts. */
  readonly act?: (page: Page) => Promise<void>;
}

const model = `/${lab}/${speechModel.name}`;
const paper = `/papers/${lab}/${speechPaper.name}`;
const draft = `/deposit/models/${reviewedLab}/${candidateModel.name}`;
const review = `/reviews/models/${reviewedLab}/${candidateModel.name}/v1.0`;
const stewardRelease = `/steward/releases/models/${lab}/${speechModel.name}/v1.0`;
const dataset = `/datasets/${lab}/${recordings.name}`;

/**
 * Every page of the site, as the site of the tests shows it. A page that stands here is looked at with
 * axe, without scripts, for its weight and for whom it asks, and has its pictures taken.
 */
export const pages: readonly SitePage[] = [
  { name: 'home', path: '/' },
  { name: 'search', path: '/search' },
  { name: 'search-narrowed', path: '/search?q=breton&kind=model' },
  { name: 'search-without-result', path: '/search?q=xylophone&licence=CC0-1.0' },
  { name: 'model', path: model },
  { name: 'model-reviewed', path: `/${reviewedLab}/${reviewedModel.name}` },
  { name: 'model-retracted', path: `/${lab}/${retractedModel.name}/releases/v1.0` },
  { name: 'model-of-many-files', path: `/${lab}/${manyFiles.name}` },
  { name: 'paper', path: paper },
  { name: 'dataset', path: dataset },
  { name: 'release', path: `${model}/releases/v1.0` },
  { name: 'files', path: `${model}/files` },
  { name: 'files-first-of-many', path: `/${lab}/${manyFiles.name}/files` },
  { name: 'licence-text', path: `${model}/releases/v1.1/licences/Apache-2.0` },
  { name: 'versions', path: `${model}/releases` },
  { name: 'compare', path: `${model}/compare/v1.0...v1.1` },
  { name: 'tombstone', path: `/${lab}/${withdrawnModel.name}`, status: 410 },
  { name: 'licences', path: '/licences' },
  { name: 'licences-accepted', path: '/licences?licence=Apache-2.0&artifact=weights' },
  { name: 'licences-refused', path: '/licences?licence=CC-BY-NC-4.0&artifact=weights' },
  { name: 'about', path: '/about' },
  { name: 'policy', path: '/about/policy' },
  { name: 'organisation', path: `/${lab}` },
  { name: 'organisation-of-one-kind', path: `/${lab}?kind=paper` },
  { name: 'organisation-with-drafts', path: `/${reviewedLab}`, as: 'researcher' },
  { name: 'person', path: '/ada' },
  { name: 'advisors', path: '/advisors' },
  { name: 'help', path: '/help' },
  { name: 'help-api', path: '/help/api' },
  { name: 'sign-in', path: '/sign-in' },
  { name: 'sign-in-refused', path: '/sign-in', act: signInWithNonsense },
  { name: 'home-signed-in', path: '/', as: 'researcher' },
  { name: 'candidate', path: `/${reviewedLab}/${candidateModel.name}`, as: 'researcher' },
  { name: 'candidate-advised', path: `/${reviewedLab}/${candidateModel.name}`, as: 'advisor' },
  { name: 'deposits', path: '/deposit', as: 'researcher' },
  { name: 'deposit-files', path: draft, as: 'researcher' },
  { name: 'deposit-description', path: `${draft}/description`, as: 'researcher' },
  { name: 'deposit-licences', path: `${draft}/licences`, as: 'researcher' },
  { name: 'deposit-release', path: `${draft}/release`, as: 'researcher' },
  { name: 'deposit-publish', path: `${draft}/publish/v1.0`, as: 'researcher' },
  { name: 'deposit-abandon', path: `${draft}/abandon/v1.0`, as: 'researcher' },
  { name: 'deposit-by-a-stranger', path: '/deposit', status: 401 },
  { name: 'reviews', path: '/reviews', as: 'advisor' },
  { name: 'review-invited', path: review, as: 'advisor' },
  { name: 'review-advised', path: review, as: 'secondAdvisor' },
  { name: 'review-of-authors', path: review, as: 'researcher' },
  { name: 'own-opinions', path: '/reviews/mine', as: 'secondAdvisor' },
  { name: 'inbox', path: '/notifications', as: 'advisor' },
  { name: 'account', path: '/account', as: 'researcher' },
  { name: 'tokens', path: '/account/tokens', as: 'researcher' },
  { name: 'own-organisations', path: '/account/organisations', as: 'researcher' },
  { name: 'own-organisation', path: `/account/organisations/${lab}`, as: 'researcher' },
  { name: 'notification-settings', path: '/account/notifications', as: 'advisor' },
  { name: 'steward', path: '/steward', as: 'steward' },
  { name: 'steward-accounts', path: '/steward/accounts', as: 'steward' },
  { name: 'steward-account', path: '/steward/accounts/ada', as: 'steward' },
  { name: 'steward-account-to-close', path: '/steward/accounts/ada/close', as: 'steward' },
  { name: 'steward-organisations', path: '/steward/organisations', as: 'steward' },
  { name: 'steward-releases', path: '/steward/releases', as: 'steward' },
  { name: 'steward-release', path: stewardRelease, as: 'steward' },
  { name: 'steward-bytes', path: '/steward/bytes', as: 'steward' },
  { name: 'steward-events', path: '/steward/events', as: 'steward' },
  { name: 'steward-by-a-researcher', path: '/steward', as: 'researcher', status: 403 },
  { name: 'not-found', path: '/nothing/here', status: 404 },
  { name: 'bad-range', path: `${model}/compare/v1.0`, status: 400 },
];

async function signInWithNonsense(page: Page): Promise<void> {
  await page.locator('input[name=token]').fill('nonsense');
  await page.getByRole('main').getByRole('button').click();
  await page.getByRole('alert').waitFor();
}
