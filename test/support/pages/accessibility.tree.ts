import type { Page } from 'playwright-core';

/** A node of Chromium's accessibility tree. */
export interface AccessibilityNode {
  readonly role: string;
  readonly name: string;
  /** Further properties, e.g. `live`. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The accessibility tree of a page. */
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
