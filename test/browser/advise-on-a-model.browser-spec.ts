import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectStatus } from '../support/rest-builders.js';
import { RestClient } from '../support/rest-client.js';
import { creators } from './site/laboratory.js';
import { reviewedLab } from './site/reviewed-model.js';
import { Visitors } from './visits/visitors.js';

const title = 'Sillages de navires';
const name = 'sillages';
const review = `/reviews/models/${reviewedLab}/${name}/v1.0`;
const summary = 'Half of the pictures were taken in fog.';

let visitors: Visitors;

beforeAll(async () => {
  visitors = await Visitors.arrive();
  await proposeModel();
});
afterAll(async () => {
  await visitors.leave();
});

describe('a model under review', () => {
  it('is declined by one advisor, advised against by another, and published with the reply all the same', async () => {
    await visitors.visit({ as: 'secondAdvisor', hasScripts: false }, ({ page }) => decline(page));
    await visitors.visit({ as: 'advisor' }, async ({ page, watch }) => {
      await accept(page);
      await declareInterest(page);
      await adviseAgainst(page);
      expect(watch.faults).toEqual([]);
    });
    await visitors.visit({ as: 'researcher' }, async ({ page, watch }) => {
      await reply(page);
      await publish(page);
      expect(watch.faults).toEqual([]);
    });

    await visitors.visit({}, async ({ page }) => {
      await page.goto(`/${reviewedLab}/${name}`);
      const opinions = await page.locator('#opinions').innerText();
      for (const said of ['Ada Kerbrat', summary, 'The same harbour.', 'The fog is the point.'])
        expect(opinions).toContain(said);
      expect(opinions).not.toContain('Grace Amadi');
    });
  });
});

async function decline(page: Page): Promise<void> {
  await page.goto('/reviews');
  await invitation(page).getByRole('button', { name: 'Decline' }).click();
  expect(await page.getByRole('status').innerText()).toContain('You have declined.');
}

async function accept(page: Page): Promise<void> {
  await page.goto('/reviews');
  await invitation(page).getByRole('button', { name: 'Accept' }).click();
  await page.waitForURL(`**${review}?done=accepted*`);
}

/** The form of the opinion comes only after the declaration. */
async function declareInterest(page: Page): Promise<void> {
  expect(await page.getByText('What do you advise?').count()).toBe(0);
  await page.getByRole('radio', { name: 'Something does' }).check();
  await page.getByRole('checkbox').first().check();
  await page.getByLabel('In your own words').fill('The same harbour.');
  await page.getByRole('button', { name: 'Keep this declaration' }).click();
}

async function adviseAgainst(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'I advise against its release' }).check();
  await page.getByLabel('Summary').fill(summary);
  await page.getByLabel('Opinion in full').fill('## What is missing\n\nA *clear* day.');
  await page.getByRole('button', { name: 'Sign and give this opinion' }).click();
  await page.waitForURL(`**${review}?done=given*`);
}

async function reply(page: Page): Promise<void> {
  await page.goto(review);
  expect(await page.locator('#authors').innerText()).toContain(
    'An opinion does not block publication, whatever it says.',
  );
  await page.locator('summary').filter({ hasText: 'Reply to Ada Kerbrat' }).click();
  await page.getByLabel('Reply of the authors').fill('The fog is the point.');
  await page.getByRole('button', { name: 'Sign and send this reply' }).click();
  await page.waitForURL(`**${review}?done=replied*`);
}

/** Nobody has to give a reason: all who were asked have answered. */
async function publish(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Publish this version…' }).click();
  await page.getByRole('heading', { name: 'Publishing cannot be undone.' }).waitFor();
  await page.getByRole('checkbox', { name: /cannot be undone/ }).check();
  await page.getByRole('button', { name: 'Publish for ever' }).click();
  await page.waitForURL('**/published/v1.0');
}

function invitation(page: Page) {
  return page
    .locator('.record-card')
    .filter({ hasText: title })
    .filter({ hasText: 'Invited by lea' });
}

async function proposeModel(): Promise<void> {
  const { url, people } = visitors.site;
  const lea = (await RestClient.of(url)).as(people.researcher.token);
  const metadata = { license: 'apache-2.0', title, creators };
  const path = `/models/${reviewedLab}/${name}`;
  expectStatus(await lea.post('/models', { namespace: reviewedLab, name, metadata }), 201);
  expectStatus(await lea.post(`${path}/releases`, { version: 'v1.0' }), 201);
  for (const { handle } of [people.advisor, people.secondAdvisor]) {
    const asked = await lea.post(`${path}/releases/v1.0/invitations`, { advisor: handle });
    expectStatus(asked, 201);
  }
}
