import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { findAxeViolations } from './axe.js';

/** With HAPTIK_SCREENSHOTS, a folder, pages are also drawn there. */
const SCREENSHOT_FOLDER = process.env['HAPTIK_SCREENSHOTS'];

const DESKTOP_VIEWPORT = { width: 1280, height: 800 };

/** How the console is looked at. */
export const PAGE_VARIANTS = {
  light: { colorScheme: 'light', viewport: DESKTOP_VIEWPORT },
  dark: { colorScheme: 'dark', viewport: DESKTOP_VIEWPORT },
  phone: { colorScheme: 'light', viewport: { width: 390, height: 780 } },
  /** The narrowest that WCAG 1.4.10 asks for. */
  narrow: { colorScheme: 'dark', viewport: { width: 320, height: 640 } },
} as const;

export type PageVariant = keyof typeof PAGE_VARIANTS;

/** Resolves once the page is drawn in that look, to the end of what moves. */
export async function applyPageVariant(page: Page, look: PageVariant): Promise<void> {
  const { colorScheme, viewport } = PAGE_VARIANTS[look];
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.setViewportSize(viewport);
  await page.evaluate(`new Promise((done) => {
    const isDrawn = () =>
      document.documentElement.dataset.mantineColorScheme === '${colorScheme}' &&
      document.getAnimations().every((one) => !(one instanceof CSSTransition));
    const look = () => requestAnimationFrame(isDrawn() ? () => requestAnimationFrame(done) : look);
    look();
  })`);
}

/** What may be said against a page as it is on the screen: what cannot be read, what scrolls astray. */
export async function findPageProblems(page: Page): Promise<readonly string[]> {
  const lists = page.getByRole('menu').or(page.getByRole('listbox'));
  // An open menu is no landmark, and lies outside of them.
  const violations = await findAxeViolations(page, (await lists.count()) > 0 ? ['region'] : []);
  const overflows = [HORIZONTAL_OVERFLOW_SCRIPT, VERTICAL_OVERFLOW_SCRIPT].map((script) =>
    page.evaluate<readonly string[]>(script),
  );
  return [...(await Promise.all(overflows)).flat(), ...violations];
}

/** Draws the page into the folder of pictures, where one is asked for. */
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
  // On a desk many languages stand beside one another.
  .filter((one) => window.innerWidth < 768 || !one.querySelector(':scope > [role=grid]'))
  .map((one) => 'scrolls sideways: ' + one.tagName + ' ' + one.className)`;

/** What is laid outside of a list that scrolls within makes the whole page scroll, to nothing. */
const VERTICAL_OVERFLOW_SCRIPT = `[document.documentElement]
  .filter((page) => page.scrollHeight >
    Math.max(window.innerHeight, Math.ceil(document.body.getBoundingClientRect().height)))
  .map((page) => 'scrolls past its end by ' + (page.scrollHeight - window.innerHeight) + ' px')`;
