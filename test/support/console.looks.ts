import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { violationsOn } from './axe.js';

/** With HAPTIK_SCREENSHOTS, a folder, pages are also drawn there. */
const PICTURES = process.env['HAPTIK_SCREENSHOTS'];

const DESK = { width: 1280, height: 800 };

/** How the console is looked at. */
export const LOOKS = {
  light: { colorScheme: 'light', viewport: DESK },
  dark: { colorScheme: 'dark', viewport: DESK },
  phone: { colorScheme: 'light', viewport: { width: 390, height: 780 } },
  /** The narrowest that WCAG 1.4.10 asks for. */
  narrow: { colorScheme: 'dark', viewport: { width: 320, height: 640 } },
} as const;

export type Look = keyof typeof LOOKS;

/** Resolves once the page is drawn in that look, to the end of what moves. */
export async function lookAt(page: Page, look: Look): Promise<void> {
  const { colorScheme, viewport } = LOOKS[look];
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
export async function faultsOf(page: Page): Promise<readonly string[]> {
  const lists = page.getByRole('menu').or(page.getByRole('listbox'));
  // An open menu is no landmark, and lies outside of them.
  const found = await violationsOn(page, (await lists.count()) > 0 ? ['region'] : []);
  const astray = [SIDEWAYS, PAST_THE_END].map((find) => page.evaluate<readonly string[]>(find));
  return [...(await Promise.all(astray)).flat(), ...found];
}

/** Draws the page into the folder of pictures, where one is asked for. */
export async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return;
  await mkdir(PICTURES, { recursive: true });
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled' });
}

const SIDEWAYS = `[...document.querySelectorAll('*')]
  .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1)
  .filter((one) => one === document.documentElement ||
    ['auto', 'scroll'].includes(getComputedStyle(one).overflowX))
  // On a desk many languages stand beside one another.
  .filter((one) => window.innerWidth < 768 || !one.querySelector(':scope > [role=grid]'))
  .map((one) => 'scrolls sideways: ' + one.tagName + ' ' + one.className)`;

/** What is laid outside of a list that scrolls within makes the whole page scroll, to nothing. */
const PAST_THE_END = `[document.documentElement]
  .filter((page) => page.scrollHeight >
    Math.max(window.innerHeight, Math.ceil(document.body.getBoundingClientRect().height)))
  .map((page) => 'scrolls past its end by ' + (page.scrollHeight - window.innerHeight) + ' px')`;
