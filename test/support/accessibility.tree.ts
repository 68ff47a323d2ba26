import type { Page } from 'playwright-core';

/** A node as Chromium gives it to a screen reader. */
export interface AccessibilityNode {
  readonly role: string;
  readonly name: string;
  /** What it tells beside its name, e.g. `live`. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** All that a screen reader can read of a page. */
export async function readAccessibilityTree(page: Page): Promise<readonly AccessibilityNode[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, properties = [] }) => ({
      role: String(role?.value),
      name: String(name?.value ?? ''),
      properties: Object.fromEntries(properties.map((one) => [one.name, one.value.value])),
    }));
}
