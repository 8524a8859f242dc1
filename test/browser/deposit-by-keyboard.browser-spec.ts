import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { tabTo } from './visits/use-keyboard.js';
import { Visitors } from './visits/visitors.js';

const title = 'Cris d’oiseaux du port';
const deposit = '/deposit/datasets/lea/cris-d-oiseaux-du-port';

let visitors: Visitors;
let folder: string;

beforeAll(async () => {
  [visitors, folder] = await Promise.all([
    Visitors.arrive(),
    mkdtemp(join(tmpdir(), 'sphere-dataset-')),
  ]);
  await writeFile(join(folder, 'cris.csv'), 'id,espece\n1,sterne\n');
});
afterAll(async () => {
  await visitors.leave();
  await rm(folder, { recursive: true, force: true });
});

describe('a researcher without a mouse, in French', () => {
  it('deposits a dataset and publishes it', async () => {
    await visitors.visit({ as: 'researcher', language: 'fr' }, async ({ page, watch }) => {
      await page.goto('/');
      await press(page, page.getByRole('link', { name: 'Déposer' }));
      await beginDeposit(page);
      await sendFile(page);
      await press(page, page.getByRole('link', { name: /^Étape suivante/ }));
      await describeData(page);
      await publish(page);

      await press(page, page.getByRole('link', { name: 'Voir sa page' }));
      await page.waitForURL('**/datasets/lea/**');
      expect(await page.locator('h1').innerText()).toBe(title);
      expect(watch.faults).toEqual([]);
    });
  });
});

/** Goes to something that can be pressed, and presses it. */
async function press(page: Page, wanted: Locator): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press('Enter');
}

/** Goes to a field and writes into it. */
async function write(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByRole('main').getByLabel(label, { exact: true }).first());
  await page.keyboard.type(text);
}

async function beginDeposit(page: Page): Promise<void> {
  await tabTo(page, page.getByRole('radio', { name: /^Article/ }));
  await page.keyboard.press('ArrowUp');
  expect(await page.getByRole('radio', { name: /^Jeu de données/ }).isChecked()).toBe(true);
  await write(page, 'Titre', title);
  await press(page, page.getByRole('button', { name: 'Commencer le dépôt' }));
  await page.waitForURL(`**${deposit}`);
}

async function sendFile(page: Page): Promise<void> {
  await tabTo(page, page.getByLabel('Choisir des fichiers'));
  const opened = page.waitForEvent('filechooser');
  // The browser has to know that somebody waits before the key is pressed.
  await page.evaluate('null');
  await page.keyboard.press('Enter');
  const chooser = await opened;
  await chooser.setFiles(join(folder, 'cris.csv'));
  await page.getByRole('row').filter({ hasText: 'cris.csv' }).waitFor();
}

async function describeData(page: Page): Promise<void> {
  await page.waitForURL(`**${deposit}/description`);
  await write(page, 'Résumé', 'Des cris enregistrés au port, à l’aube.');
  await write(page, 'Nom', 'Le Goff, Léa');
  await write(page, 'Licence de l’ensemble', 'CC-BY-4.0');
  await page.keyboard.press('Enter');
  await page.getByText('Enregistré.').waitFor();
}

async function publish(page: Page): Promise<void> {
  await press(page, page.getByRole('link', { name: /^4\. Publication/ }));
  await press(page, page.getByRole('button', { name: 'Proposer cette version' }));
  await page.getByRole('heading', { name: 'Publier est sans retour.' }).waitFor();
  await tabTo(page, page.getByRole('checkbox', { name: /sans retour/ }));
  await page.keyboard.press('Space');
  await press(page, page.getByRole('button', { name: 'Publier pour toujours' }));
  await page.waitForURL('**/published/*');
}
