import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Language } from '../../src/domain/language/language.js';
import { pages, type SitePage } from './pages.js';
import { startSite } from './site/start-site.js';
import { unfold } from './visits/measure-page.js';
import { Visitors, widths } from './visits/visitors.js';

const { values: options } = parseArgs({
  options: {
    /** Where they go. */
    folder: { type: 'string', default: 'screenshots' },
    /** `en`, `fr`, or both by saying it twice. */
    language: { type: 'string', multiple: true, default: ['en'] },
    /** Only pages whose name contains one of these. */
    page: { type: 'string', multiple: true, default: [] },
    /** Opens whatever can be opened. */
    unfold: { type: 'boolean', default: false },
  },
});
const wanted = pages.filter(
  ({ name }) => options.page.length === 0 || options.page.some((part) => name.includes(part)),
);

await mkdir(options.folder, { recursive: true });
const site = await startSite();
const visitors = await Visitors.arrive(site);
try {
  for (const page of wanted)
    for (const language of options.language) await photograph(page, language as Language);
} finally {
  await visitors.leave();
  await site.stop();
}

/** At both widths, in both colour schemes: `model-en-390-dark.png`. */
async function photograph({ name, path, as, act }: SitePage, language: Language): Promise<void> {
  await visitors.visit({ as, language }, async ({ page }) => {
    await page.goto(path);
    await act?.(page);
    await page.evaluate('document.fonts.ready');
    if (options.unfold) await unfold(page);
    for (const width of Object.values(widths)) {
      await page.setViewportSize({ width, height: 900 });
      for (const colours of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: colours });
        const file = `${name}-${language}-${width}-${colours}.png`;
        await page.screenshot({ path: join(options.folder, file), fullPage: true });
      }
    }
  });
  console.log(name);
}
