import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const options = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  resultTypes: ['violations'],
};

/** What keeps people from using a page as it is (WCAG 2.2, levels A and AA): the rule and where it fails. */
export async function findBarriers(page: Page): Promise<readonly string[]> {
  // Through the debugger: the policy of the page would let no script of others in.
  await page.evaluate(`if (!("axe" in window)) { ${axe.source} }`);
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, ${JSON.stringify(options)})`,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary ?? ''}`),
  );
}
