import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { writePdf } from '../../src/doors/demo/write-pdf.js';
import { lab } from './site/laboratory.js';
import { speechModel } from './site/speech-model.js';
import { type BreakingProxy, startBreakingProxy } from './visits/breaking-proxy.js';
import { Visitors } from './visits/visitors.js';

const title = 'Ce que disent les marées';
const deposit = `/deposit/papers/${lab}/marees-dites`;
const paperBytes = 60_000_000;

let visitors: Visitors;
let proxy: BreakingProxy;
let folder: string;
let paper: string;
let sha256: string;

beforeAll(async () => {
  [visitors, proxy, folder] = await Promise.all([
    Visitors.arrive(),
    startBreakingProxy(),
    mkdtemp(join(tmpdir(), 'sphere-paper-')),
  ]);
  const pdf = writePdf({ title, author: 'Léa Le Goff', paragraphs: ['We listened to the tides.'] });
  const bytes = Buffer.concat([pdf, randomBytes(paperBytes - pdf.length)]);
  sha256 = createHash('sha256').update(bytes).digest('hex');
  paper = join(folder, 'paper.pdf');
  await writeFile(paper, bytes);
});
afterAll(async () => {
  await visitors.leave();
  await proxy.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('a researcher', () => {
  it('deposits a paper of 60 MB over a connection that breaks, and publishes it with its model', async () => {
    await visitors.visit({ as: 'researcher', through: proxy.url }, async ({ page, watch }) => {
      await beginDeposit(page);
      await sendPaper(page);
      // The browser itself complains of the connection that was broken.
      watch.faults.length = 0;
      await describePaper(page);
      await publishPaper(page);

      await page.getByRole('link', { name: 'See its page' }).click();
      expect(await page.locator('h1').innerText()).toBe(title);
      const file = page.getByRole('row').filter({ hasText: 'paper.pdf' });
      expect(await file.locator('[title]').getAttribute('title')).toContain(sha256);
      await page.locator('#related').getByRole('link').click();
      expect(await page.locator('h1').innerText()).toBe(speechModel.title);
      await page.locator('#related').getByRole('link', { name: title }).waitFor();
      expect(watch.faults).toEqual([]);
    });
  });
});

async function beginDeposit(page: Page): Promise<void> {
  await page.goto('/deposit');
  await page.getByRole('radio', { name: /^Paper/ }).check();
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Under whose name?').selectOption(lab);
  await page.getByLabel('Short name').fill('marees-dites');
  await page.getByRole('button', { name: 'Begin the deposit' }).click();
  await page.waitForURL(`**${deposit}`);
}

async function sendPaper(page: Page): Promise<void> {
  const broken = proxy.breakAfter(paperBytes / 2);
  await page.getByLabel('Choose files').setInputFiles(paper);
  await broken;
  const row = page.getByRole('listitem').filter({ hasText: 'paper.pdf' });
  await row.filter({ hasText: 'interrupted' }).waitFor();
  proxy.mend();

  await row.filter({ hasText: 'in the draft' }).waitFor({ timeout: 90_000 });
  const file = page.getByRole('row').filter({ hasText: 'paper.pdf' });
  await file.waitFor();
}

async function describePaper(page: Page): Promise<void> {
  await page.goto(`${deposit}/description`);
  expect(await page.getByLabel('Title').inputValue()).toBe(title);
  await page.getByLabel('Abstract').fill('We listened to the **tides** for a year.');
  await page.getByLabel('Name', { exact: true }).fill('Le Goff, Léa');
  await page.getByLabel('ORCID iD').fill('0000-0002-1825-0097');
  await page.getByLabel('Licence of the whole').fill('CC-BY-4.0');
  await page.getByLabel('Find a work released here').fill('parole');
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  const found = page.getByRole('listitem').filter({ hasText: speechModel.title });
  await found.getByRole('button', { name: 'This work describes it' }).click();
  await page.getByRole('button', { name: 'Save the description' }).last().click();

  await page.getByText('Saved.').waitFor();
}

async function publishPaper(page: Page): Promise<void> {
  await page.goto(`${deposit}/licences`);
  await page.getByRole('navigation', { name: 'Steps' }).getByText('all open').waitFor();
  await page.goto(`${deposit}/release`);
  await page.getByRole('textbox', { name: 'Version' }).fill('v1.0');
  await page.getByRole('button', { name: 'Check without proposing' }).click();
  await page.getByText('Nothing stands against v1.0.').waitFor();
  await page.getByRole('button', { name: 'Propose this version' }).click();

  await page.getByRole('heading', { name: 'Publishing cannot be undone.' }).waitFor();
  await page.getByRole('checkbox', { name: /cannot be undone/ }).check();
  await page.getByRole('button', { name: 'Publish for ever' }).click();
  await page.waitForURL('**/published/v1.0');
}
