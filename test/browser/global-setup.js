import { register } from 'node:module';

/** Once per run: the site that every test visits. */
export default async function setUp() {
  register('../support/typescript-hooks.js', import.meta.url);
  const { findChromium } = await import('./visits/find-chromium.ts');
  findChromium();
  const { startSite } = await import('./site/start-site.ts');
  const site = await startSite();
  process.env.SPHERE_TEST_SITE = JSON.stringify(site);
  globalThis.browserSite = site;
}
