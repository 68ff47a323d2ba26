import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

const SOURCE = new URL('../../node_modules/axe-core/axe.min.js', import.meta.url);
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What axe finds on the page as it is, a line each: rule, element, reason. */
export async function violationsOn(page: Page): Promise<readonly string[]> {
  // Evaluated, not loaded: so the policy of the page stays as it is.
  await page.evaluate(await readFile(SOURCE, 'utf8'));
  const run = `axe.run(document, ${JSON.stringify({ runOnly: { type: 'tag', values: RULES } })})`;
  const { violations } = await page.evaluate<{ violations: readonly Violation[] }>(run);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${html}\n${failureSummary}`),
  );
}
