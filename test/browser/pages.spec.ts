import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { violationsOn } from '../support/axe.js';
import { TestBrowser } from '../support/browser.js';
import { PASSWORD } from '../support/console.js';
import { ConsoleWorld } from '../support/console.world.js';
import { PEOPLE } from '../support/console.world.words.js';

/** With HAPTIK_SCREENSHOTS, a folder, each page is also drawn there. */
const PICTURES = process.env['HAPTIK_SCREENSHOTS'];

const FILE = `key,en,hi,version,remark
order.state,Your order {id} is {state}.,आपका ऑर्डर {id} {state} है।,en:1 hi:1,
product.unknown,We sell speakers and powerbanks. What can I show you?,,en:0,shorter
order.state.packing,being packed with care,पैक हो रहा,en:0 hi:2,
order.gone,Goodbye,,,
`;

/** Pages by name: where each is, and what is done until it shows what it is for. */
const ROOMS: Readonly<Record<string, readonly [path: string, (page: Page) => Promise<unknown>]>> = {
  messages: ['messages', (page) => seen(page, /कुछ गड़बड़/)],
  editor: ['messages/order.state/hi', (page) => page.getByText('9042').first().waitFor()],
  'editor-failing': ['messages/product.price/hi', (page) => seen(page, /price/)],
  history: ['history', (page) => seen(page, 'Meera Iyer')],
  trash: ['trash', (page) => seen(page, 'order.items')],
  import: ['import', importsFile],
  export: ['export', (page) => page.getByRole('main').getByText('Hindi').first().waitFor()],
  handoffs: ['handoffs', (page) => seen(page, 'nobody_knows')],
  switches: ['nodes', (page) => seen(page, 'order_status')],
  users: ['users', (page) => seen(page, 'Divya Nair')],
  tokens: ['tokens', (page) => seen(page, 'Release pipeline')],
  audit: ['audit', (page) => seen(page, 'Asha Menon')],
  account: ['account', (page) => page.getByRole('heading', { level: 1 }).waitFor()],
};

const DESK = { width: 1280, height: 800 };

const LOOKS = {
  light: { colorScheme: 'light', viewport: DESK },
  dark: { colorScheme: 'dark', viewport: DESK },
  phone: { colorScheme: 'light', viewport: { width: 360, height: 740 } },
} as const;

function seen(page: Page, text: string | RegExp): Promise<void> {
  return page.getByRole('main').getByText(text).filter({ visible: true }).first().waitFor();
}

/** Resolves once the page is drawn in a colour scheme, to the end of what moves. */
function drawnIn(page: Page, colorScheme: string): Promise<unknown> {
  return page.evaluate(`new Promise((done) => {
    const isDrawn = () =>
      document.documentElement.dataset.mantineColorScheme === '${colorScheme}' &&
      document.getAnimations().every((one) => !(one instanceof CSSTransition));
    const look = () => requestAnimationFrame(isDrawn() ? () => requestAnimationFrame(done) : look);
    look();
  })`);
}

async function importsFile(page: Page): Promise<void> {
  const file = { name: 'texts.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('tab').first().waitFor();
}

describe('the pages of the console', () => {
  let world: ConsoleWorld;
  let browser: TestBrowser;
  beforeAll(async () => {
    if (PICTURES !== undefined) await mkdir(PICTURES, { recursive: true });
    [world, browser] = await Promise.all([ConsoleWorld.start(), TestBrowser.start()]);
  });
  afterAll(async () => {
    await Promise.all([world?.stop(), browser?.stop()]);
  });

  /** What may be said against a page as it is on the screen. */
  const faultsOf = async (page: Page, name: string): Promise<readonly string[]> => {
    if (PICTURES !== undefined) {
      await page.waitForTimeout(400);
      await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled' });
    }
    const wide = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
    return [...(wide === true ? ['scrolls sideways'] : []), ...(await violationsOn(page))];
  };

  const visitor = (look: keyof typeof LOOKS): Promise<Page> =>
    browser.visitor({ ...LOOKS[look], reducedMotion: 'reduce' });

  it.each(['light', 'dark', 'phone'] as const)('let anybody in, %s', async (look) => {
    const page = await visitor(look);
    const found: Record<string, readonly string[]> = {};
    const doors: Record<string, string> = {
      'sign-in': `${world.url}/console/sign-in`,
      setup: `${world.url}/console/setup#token`,
      invitation: `${world.url}/console/invitation#token`,
    };
    for (const [name, url] of Object.entries(doors)) {
      await page.goto(url);
      await page.getByRole('button').last().waitFor();
      found[name] = await faultsOf(page, `${name}-${look}`);
    }
    expect(found).toEqual({ 'sign-in': [], setup: [], invitation: [] });
    await page.context().close();
  });

  describe('to whoever is in', () => {
    beforeAll(async () => {
      await world.enter();
      await world.fill();
    });

    let page: Page;
    beforeAll(async () => {
      page = await visitor('light');
      await page.goto(`${world.url}/console/`);
      await page.getByLabel('E-mail').fill(PEOPLE.administrator.email);
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.waitForURL('**/console/messages');
    });

    it.each(Object.entries(ROOMS))('show %s so that everybody can read it', async (name, room) => {
      const [path, ready] = room;
      await page.goto(`${world.url}/console/${path}`);
      await ready(page);
      for (const [look, { colorScheme, viewport }] of Object.entries(LOOKS)) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(viewport);
        await drawnIn(page, colorScheme);
        const faults = await faultsOf(page, `${name}-${look}`);
        expect({ look, faults }).toEqual({ look, faults: [] });
      }
    });
  });

  it('complain about nothing, and ask no other machine', () => {
    expect(browser.complaints.all).toEqual([]);
  });
});
