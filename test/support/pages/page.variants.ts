import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { findAxeViolations } from './axe.js';

/** If HAPTIK_SCREENSHOTS names a folder, screenshots are written there. */
const SCREENSHOT_FOLDER = process.env['HAPTIK_SCREENSHOTS'];

const DESKTOP_VIEWPORT = { width: 1280, height: 800 };

/** A viewport and color scheme. */
export const PAGE_VARIANTS = {
  light: { colorScheme: 'light', viewport: DESKTOP_VIEWPORT },
  dark: { colorScheme: 'dark', viewport: DESKTOP_VIEWPORT },
  phone: { colorScheme: 'light', viewport: { width: 390, height: 780 } },
  /** The narrowest viewport that WCAG 1.4.10 requires. */
  narrow: { colorScheme: 'dark', viewport: { width: 320, height: 640 } },
} as const;

export type PageVariant = keyof typeof PAGE_VARIANTS;

/** Resolves when the page is rendered in that variant and all transitions have ended. */
export async function applyPageVariant(page: Page, variant: PageVariant): Promise<void> {
  const { colorScheme, viewport } = PAGE_VARIANTS[variant];
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.setViewportSize(viewport);
  await page.evaluate(`new Promise((done) => {
    const isDrawn = () =>
      document.documentElement.dataset.mantineColorScheme === '${colorScheme}' &&
      document.getAnimations().every((one) => !(one instanceof CSSTransition));
    const check = () => requestAnimationFrame(isDrawn() ? () => requestAnimationFrame(done) : check);
    check();
  })`);
}

/** The accessibility and scrolling problems of the current page. */
export async function findPageProblems(page: Page): Promise<readonly string[]> {
  const lists = page.getByRole('menu').or(page.getByRole('listbox'));
  // An open menu is not a landmark and is rendered outside of them.
  const violations = await findAxeViolations(page, (await lists.count()) > 0 ? ['region'] : []);
  const overflows = [HORIZONTAL_OVERFLOW_SCRIPT, VERTICAL_OVERFLOW_SCRIPT].map((script) =>
    page.evaluate<readonly string[]>(script),
  );
  return [...(await Promise.all(overflows)).flat(), ...violations];
}

/** Writes a screenshot of the page if HAPTIK_SCREENSHOTS is set. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  if (SCREENSHOT_FOLDER === undefined) return;
  await mkdir(SCREENSHOT_FOLDER, { recursive: true });
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(SCREENSHOT_FOLDER, `${name}.png`), animations: 'disabled' });
}

const HORIZONTAL_OVERFLOW_SCRIPT = `[...document.querySelectorAll('*')]
  .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1)
  .filter((one) => one === document.documentElement ||
    ['auto', 'scroll'].includes(getComputedStyle(one).overflowX))
  // On a desktop many languages are side by side.
  .filter((one) => window.innerWidth < 768 || !one.querySelector(':scope > [role=grid]'))
  .map((one) => 'scrolls sideways: ' + one.tagName + ' ' + one.className)`;

/** An element outside of a scrolling list makes the whole page scroll to empty space. */
const VERTICAL_OVERFLOW_SCRIPT = `[document.documentElement]
  .filter((page) => page.scrollHeight >
    Math.max(window.innerHeight, Math.ceil(document.body.getBoundingClientRect().height)))
  .map((page) => 'scrolls past its end by ' + (page.scrollHeight - window.innerHeight) + ' px')`;
