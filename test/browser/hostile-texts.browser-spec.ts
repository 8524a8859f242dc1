import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { depositHostileRecord } from './site/hostile-record.js';
import { overhang, unfold } from './visits/measure-page.js';
import { Visitors } from './visits/visitors.js';

/** Run in the page: blocks in which a text that turns round stands beside another, and turns that too. */
const findTurnedBlocks = `(() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const turned = [];
  while (texts.nextNode()) {
    const text = texts.currentNode;
    // All that stands in these is of one hand.
    if (text.parentElement.closest(".prose, .record-card h3, .excerpt") !== null) continue;
    if (!/[\\u202a-\\u202e\\u2066-\\u2069]/.test(text.data)) continue;
    let around = text.parentElement;
    while (getComputedStyle(around).display === "inline" && !isApart(around)) {
      around = around.parentElement;
    }
    if (!isApart(around) && around.textContent.trim() !== text.data.trim()) {
      turned.push(around.outerHTML.slice(0, 300));
    }
  }
  return turned;
  function isApart(element) {
    return getComputedStyle(element).unicodeBidi.startsWith("isolate") && element.matches("bdi, [dir]");
  }
})()`;

let visitors: Visitors;
let paths: readonly string[];

beforeAll(async () => {
  visitors = await Visitors.arrive();
  paths = await depositHostileRecord(visitors.site);
});
afterAll(async () => {
  await visitors.leave();
});

describe('texts of strangers', () => {
  it.each(['phone', 'laptop'] as const)('run nothing and break no page on a %s', async (device) => {
    await visitors.visit({ device }, async ({ page, watch }) => {
      for (const path of paths) {
        await page.goto(path);
        await unfold(page);
        const links = page.locator('a[href^="javascript:" i]');

        expect([path, await page.evaluate('window.taken ?? null')]).toEqual([path, null]);
        expect([path, await overhang(page)]).toEqual([path, 0]);
        expect([path, await links.count()]).toEqual([path, 0]);
        expect([path, watch.faults]).toEqual([path, []]);
      }
    });
  });

  it('turn no text but their own round', async () => {
    await visitors.visit({}, async ({ page }) => {
      for (const path of paths) {
        await page.goto(path);

        expect([path, await page.evaluate(findTurnedBlocks)]).toEqual([path, []]);
      }
    });
  });

  it('do nothing when their links are pressed', async () => {
    await visitors.visit({}, async ({ page, watch }) => {
      await page.goto(paths[0] ?? '');
      const pressed = page.locator('.prose').getByText('press');
      for (let index = 0; index < (await pressed.count()); index += 1) {
        await pressed.nth(index).click();
      }

      expect(await pressed.count()).toBeGreaterThan(0);
      expect(await page.evaluate('window.taken ?? null')).toBe(null);
      expect(watch.faults).toEqual([]);
    });
  });
});
