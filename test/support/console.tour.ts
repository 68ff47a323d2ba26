import type { Page } from 'playwright-core';
import { TestBrowser } from './browser.js';
import { PASSWORD } from './console.js';
import { faultsOf, type Look, LOOKS, lookAt, picture } from './console.looks.js';
import { ConsoleWorld } from './console.world.js';
import { PEOPLE } from './console.world.words.js';

const FILE = `key,en,hi,version,remark
order.state,Your order {id} is {state}.,आपका ऑर्डर {id} {state} है।,en:1 hi:1,
product.unknown,We sell speakers and powerbanks. What can I show you?,,en:0,shorter
order.state.packing,being packed with care,पैक हो रहा,en:0 hi:2,
order.gone,Goodbye,,,
`;

const DOORS = ['sign-in', 'setup#token', 'invitation#token'];

/** Pages by name: where each is, and what is done until it shows what it is for. */
const ROOMS: Readonly<Record<string, readonly [path: string, (page: Page) => Promise<unknown>]>> = {
  messages: ['messages', (page) => seen(page, /कुछ गड़बड़|Your order/)],
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

function seen(page: Page, text: string | RegExp): Promise<void> {
  return page.getByRole('main').getByText(text).filter({ visible: true }).first().waitFor();
}

async function importsFile(page: Page): Promise<void> {
  const file = { name: 'texts.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('tab').first().waitFor();
}

/** Walks through all pages of a console in use, in those looks. */
export function tourIn(...looks: readonly [Look, ...Look[]]): void {
  let world: ConsoleWorld;
  let browser: TestBrowser;
  let page: Page;

  beforeAll(async () => {
    [world, browser] = await Promise.all([ConsoleWorld.start(), TestBrowser.start()]);
    page = await browser.visitor(LOOKS[looks[0]]);
  });
  afterAll(async () => {
    await Promise.all([world?.stop(), browser?.stop()]);
  });

  async function looksWell(name: string): Promise<void> {
    for (const look of looks) {
      await lookAt(page, look);
      await picture(page, `${name}-${look}`);
      expect({ look, faults: await faultsOf(page) }).toEqual({ look, faults: [] });
    }
  }

  it.each(DOORS)('let anybody in by %s', async (door) => {
    await page.goto(`${world.url}/console/${door}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await looksWell(door.replace(/#.*/, ''));
  });

  describe('to whoever is in', () => {
    beforeAll(async () => {
      await world.enter();
      await world.fill();
      await page.goto(`${world.url}/console`);
      await page.getByLabel('E-mail').fill(PEOPLE.administrator.email);
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.waitForURL('**/console/messages');
    });

    it.each(Object.entries(ROOMS))(
      'show %s so that everybody can read it',
      async (name, [path, ready]) => {
        await page.goto(`${world.url}/console/${path}`);
        await ready(page);
        await looksWell(name);
      },
    );
  });

  it('complain about nothing, and ask no other machine', () => {
    expect(browser.complaints.all).toEqual([]);
  });
}
