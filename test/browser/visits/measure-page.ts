import type { Page } from 'playwright-core';

/** By how many pixels a page is wider than its window: what stands there is read only by scrolling. */
export function overhang(page: Page): Promise<number> {
  return page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
}

/** Opens everything that can be opened, so that it can be looked at. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate('for (const part of document.querySelectorAll("details")) part.open = true;');
}
