import type { Locator, Page } from 'playwright-core';

/** More places than any page has before what is looked for. */
const maxPlaces = 200;

/** Goes on by the tabulator until something has the focus, as people without a mouse do. Throws where it never has. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor();
  for (let place = 0; place < maxPlaces; place += 1) {
    if ((await wanted.and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach ${String(wanted)} in ${maxPlaces} steps.`);
}
