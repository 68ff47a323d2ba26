import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

const SOURCE = new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url);
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** The violations that axe finds on the page, one line each: rule, element, reason. */
export async function findAxeViolations(
  page: Page,
  except: readonly string[] = [],
): Promise<readonly string[]> {
  // Evaluated, not loaded, so that the page keeps its content security policy.
  if (!(await page.evaluate('"axe" in window')))
    await page.evaluate(await readFile(SOURCE, 'utf8'));
  const rules = Object.fromEntries(except.map((rule) => [rule, { enabled: false }]));
  const options = { runOnly: { type: 'tag', values: RULES }, rules };
  const run = `axe.run(document, ${JSON.stringify(options)})`;
  const { violations } = await page.evaluate<{ violations: readonly Violation[] }>(run);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${html}\n${failureSummary}`),
  );
}
