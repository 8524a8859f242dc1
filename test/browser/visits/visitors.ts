import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Language } from '../../../src/domain/language/language.js';
import type { Site } from '../site/start-site.js';
import type { SitePeople } from '../site/fill-site.js';
import { findChromium } from './find-chromium.js';
import { PageWatch } from './watch-page.js';

export const widths = { phone: 390, laptop: 1440 } as const;
const heights = { phone: 844, laptop: 900 } as const;

/** How somebody comes to the site. */
export interface VisitOptions {
  /** Default: nobody. */
  readonly as?: keyof SitePeople | undefined;
  /** Default: `en`. */
  readonly language?: Language;
  /** Default: `laptop`. */
  readonly device?: keyof typeof widths;
  /** Default: `light`. */
  readonly colours?: 'light' | 'dark';
  readonly hasScripts?: boolean;
  /** Address of a proxy that everything goes through. */
  readonly through?: string;
}

/** Somebody at the site, with a page open. */
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly watch: PageWatch;
}

/** Opens pages of a site in one browser. */
export class Visitors {
  private readonly sessions = new Map<string, Promise<Session>>();

  private constructor(
    readonly site: Site,
    private readonly browser: Browser,
  ) {}

  /** @param site by default the one of the test run. Call it in `beforeAll`, `leave` in `afterAll`. */
  static async arrive(site: Site = siteOfTheRun()): Promise<Visitors> {
    const browser = await chromium.launch({
      executablePath: findChromium(),
      args: ['--disable-gpu'],
    });
    return new Visitors(site, browser);
  }

  leave(): Promise<void> {
    return this.browser.close();
  }

  /**
   * Does something on a page of its own. Where it fails, a screenshot and what the console said are
   * kept, and the error says where.
   */
  async visit<Result>(
    options: VisitOptions,
    doing: (visit: Visit) => Promise<Result>,
  ): Promise<Result> {
    const { device = 'laptop', language = 'en', colours = 'light', hasScripts = true } = options;
    const { url } = this.site;
    const context = await this.browser.newContext({
      baseURL: url,
      locale: language,
      colorScheme: colours,
      javaScriptEnabled: hasScripts,
      reducedMotion: 'reduce',
      viewport: { width: widths[device], height: heights[device] },
      ...(options.through !== undefined && {
        // Without it Chromium asks the machine itself directly.
        proxy: { server: options.through, bypass: '<-loopback>' },
      }),
      ...(options.as !== undefined && { storageState: await this.session(options.as) }),
    });
    const page = await context.newPage();
    const visit = { page, context, watch: new PageWatch(page, new URL(url).origin) };
    try {
      return await doing(visit);
    } catch (error) {
      await keepEvidence(visit, error);
      throw error;
    } finally {
      await context.close();
    }
  }

  /** Signs in once for each person of the site. */
  private session(role: keyof SitePeople): Promise<Session> {
    const known = this.sessions.get(role);
    if (known !== undefined) return known;
    const { token } = this.site.people[role];
    const session = this.visit({}, async ({ page, context }) => {
      await signIn(page, token);
      return context.storageState();
    });
    this.sessions.set(role, session);
    return session;
  }
}

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Signs in by a token, as people do. */
export async function signIn(page: Page, token: string): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('input[name=token]').fill(token);
  await page.locator('input[name=token]').press('Enter');
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

function siteOfTheRun(): Site {
  const written = process.env['SPHERE_TEST_SITE'];
  if (written === undefined) throw new Error('Run it by `npm run test:browser`.');
  return JSON.parse(written) as Site;
}

async function keepEvidence({ page, watch }: Visit, error: unknown): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sphere-browser-failure-'));
  const screenshot = { path: join(folder, 'page.png'), fullPage: true, timeout: 10_000 };
  await page.screenshot(screenshot).catch(() => undefined);
  const lines = [page.url(), ...watch.faults, ...watch.lines];
  await writeFile(join(folder, 'console.txt'), `${lines.join('\n')}\n`);
  if (error instanceof Error) error.stack = `${error.stack ?? error.message}\nKept in ${folder}`;
}
