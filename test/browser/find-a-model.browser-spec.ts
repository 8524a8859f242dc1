import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lab } from './site/laboratory.js';
import { speechModel } from './site/speech-model.js';
import { tabTo } from './visits/use-keyboard.js';
import { Visitors } from './visits/visitors.js';

const model = `/${lab}/${speechModel.name}`;

let visitors: Visitors;

beforeAll(async () => {
  visitors = await Visitors.arrive();
});
afterAll(async () => {
  await visitors.leave();
});

describe('a visitor without a mouse, in French', () => {
  it('finds a model by a word without its accents, reads its licence, and checks a file', async () => {
    await visitors.visit({ language: 'fr' }, async ({ page, watch }) => {
      await page.goto('/');
      const search = page.getByRole('searchbox', { name: 'Rechercher', exact: true });
      await tabTo(page, search);
      await page.keyboard.type('modele leger');
      await page.keyboard.press('Enter');

      await tabTo(page, page.getByRole('link', { name: speechModel.title }));
      await page.keyboard.press('Enter');
      await page.waitForURL(`**${model}`);
      const licence = page.getByRole('region', { name: 'Licence' });
      expect(await licence.innerText()).toContain('l’utiliser à toute fin, y compris commerciale');
      await tabTo(page, licence.getByRole('link', { name: 'Apache License 2.0' }));
      await page.keyboard.press('Enter');
      await page.waitForURL('**/licences/Apache-2.0');
      expect(await page.locator('main').innerText()).toContain('TERMS AND CONDITIONS');
      await page.goBack();

      const file = page.getByRole('row').filter({ hasText: 'model.safetensors' });
      await tabTo(page, file.getByRole('link', { name: 'model.safetensors', exact: true }));
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.keyboard.press('Enter'),
      ]);

      expect(download.suggestedFilename()).toBe('model.safetensors');
      expect(await file.locator('[title]').getAttribute('title')).toContain(
        await sha256Of(await download.path()),
      );
      expect(watch.faults).toEqual([]);
    });
  });

  it('passes by the masthead, and opens what is folded', async () => {
    await visitors.visit({ language: 'fr' }, async ({ page }) => {
      await page.goto(model);

      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await page.evaluate<string>('document.activeElement.id')).toBe('content');
      await tabTo(page, page.locator('summary').filter({ hasText: 'Python' }));
      await page.keyboard.press('Enter');

      await page.getByText('from huggingface_hub import').waitFor();
    });
  });
});

describe('the switch of languages', () => {
  it('keeps the page and its question, and is remembered', async () => {
    await visitors.visit({}, async ({ page }) => {
      await page.goto('/search?q=breton');
      await page.getByRole('link', { name: 'Français' }).click();

      expect(new URL(page.url()).searchParams.get('q')).toBe('breton');
      await page.goto('/about');
      expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    });
  });
});

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
