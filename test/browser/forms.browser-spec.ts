import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { speechModel } from './site/speech-model.js';
import { signIn, Visitors } from './visits/visitors.js';

let visitors: Visitors;

beforeAll(async () => {
  visitors = await Visitors.arrive();
});
afterAll(async () => {
  await visitors.leave();
});

describe('without scripts', () => {
  it('a search is asked, narrowed and widened again', async () => {
    await visitors.visit({ hasScripts: false, device: 'phone' }, async ({ page }) => {
      await page.goto('/');
      await page.getByLabel('Search models, papers and datasets').fill('breton');
      await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
      const titles = page.locator('main article h3');
      expect(await titles.count()).toBe(3);

      await page
        .getByRole('link', { name: /^Models/ })
        .last()
        .click();
      expect(await titles.allInnerTexts()).toEqual([speechModel.title]);
      await page.getByRole('link', { name: /Remove all/ }).click();

      expect(await titles.count()).toBe(3);
    });
  });

  it('a licence is judged', async () => {
    await visitors.visit({ hasScripts: false }, async ({ page }) => {
      await page.goto('/licences');
      await page.getByLabel('Licence, as an SPDX expression').fill('CC-BY-NC-4.0');
      await page.getByRole('button', { name: 'Ask' }).click();

      const verdict = await page.getByRole('status').innerText();
      expect(verdict).toContain('CC-BY-NC-4.0 is not accepted for weights.');
    });
  });

  it('somebody signs in, stays so, and signs out', async () => {
    await visitors.visit({ hasScripts: false }, async ({ page, context, watch }) => {
      await signIn(page, visitors.site.people.researcher.token);
      await page.goto('/about');
      const masthead = page.getByRole('banner');
      expect(await masthead.innerText()).toContain('lea');
      const [session] = await context.cookies().then((all) => all.filter((one) => one.httpOnly));
      expect(session).toMatchObject({ sameSite: expect.stringMatching(/^(?:Lax|Strict)$/) });

      await masthead.getByRole('button', { name: 'Sign out' }).click();
      await page.goto('/about');

      expect(await masthead.innerText()).not.toContain('lea');
      expect(watch.faults).toEqual([]);
    });
  });
});
