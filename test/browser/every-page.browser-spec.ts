import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pages } from './pages.js';
import { findBarriers } from './visits/find-barriers.js';
import { overhang, unfold } from './visits/measure-page.js';
import { Visitors, widths } from './visits/visitors.js';

const maxWeightBytes = 150_000;

let visitors: Visitors;

beforeAll(async () => {
  visitors = await Visitors.arrive();
});
afterAll(async () => {
  await visitors.leave();
});

describe.each(pages)('the page $name', ({ path, as, act, status = 200 }) => {
  it('is light, complains of nothing and asks nobody else', async () => {
    await visitors.visit({ as }, async ({ page, watch }) => {
      expect((await page.goto(path))?.status()).toBe(status);
      await page.evaluate('document.fonts.ready');
      await act?.(page);

      expect(await watch.weightBytes()).toBeLessThan(maxWeightBytes);
      expect(await overhang(page)).toBe(0);
      expect(watch.faults).toEqual([]);
    });
  });

  it('is read without scripts, on a phone', async () => {
    await visitors.visit({ as, device: 'phone', hasScripts: false }, async ({ page, watch }) => {
      expect((await page.goto(path))?.status()).toBe(status);
      await act?.(page);

      expect(await page.locator('main h1').innerText()).not.toBe('');
      expect((await page.locator('main').innerText()).length).toBeGreaterThan(100);
      expect(await overhang(page)).toBe(0);
      expect(watch.faults).toEqual([]);
    });
  });

  // Barriers in both colour schemes, at both widths and in both languages; longer words at both widths.
  it.each([
    {
      language: 'en',
      states: [
        ['light', 'laptop'],
        ['dark', 'phone'],
      ],
    },
    { language: 'fr', states: [['dark', 'laptop']] },
  ] as const)('keeps nobody out in $language', async ({ language, states }) => {
    await visitors.visit({ as, language }, async ({ page }) => {
      expect((await page.goto(path))?.status()).toBe(status);
      await act?.(page);
      await unfold(page);
      for (const [colours, device] of states) {
        await page.emulateMedia({ colorScheme: colours });
        await page.setViewportSize({ width: widths[device], height: 900 });

        expect([colours, device, await findBarriers(page)]).toEqual([colours, device, []]);
        expect([device, await overhang(page)]).toEqual([device, 0]);
      }
      await page.setViewportSize({ width: widths.phone, height: 900 });
      expect(await overhang(page)).toBe(0);
    });
  });
});
