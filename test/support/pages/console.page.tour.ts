import type { Page } from 'playwright-core';
import { TestBrowser } from './browser.js';
import { PASSWORD } from '../console/console.host.js';
import {
  findPageProblems,
  type PageVariant,
  PAGE_VARIANTS,
  applyPageVariant,
  takeScreenshot,
} from './page.variants.js';
import { SeededConsole } from './seeded.console.js';
import { SEEDED_USERS } from './seeded.console.data.js';

const IMPORT_FILE = `key,en,hi,version,remark
order.state,Your order {id} is {state}.,आपका ऑर्डर {id} {state} है।,en:1 hi:1,
product.unknown,We sell speakers and powerbanks. What can I show you?,,en:0,shorter
order.state.packing,being packed with care,पैक हो रहा,en:0 hi:2,
order.gone,Goodbye,,,
`;

const SIGNED_OUT_PAGES = ['sign-in', 'setup#token', 'invitation#token'];

/** Pages by name, with their path and a function that resolves when the page is ready. */
const SIGNED_IN_PAGES: Readonly<
  Record<string, readonly [path: string, (page: Page) => Promise<unknown>]>
> = {
  messages: ['messages', (page) => waitForMainText(page, /कुछ गड़बड़|Your order/)],
  editor: ['messages/order.state/hi', (page) => page.getByText('9042').first().waitFor()],
  'editor-failing': ['messages/product.price/hi', (page) => waitForMainText(page, /price/)],
  history: ['history', (page) => waitForMainText(page, 'Meera Iyer')],
  trash: ['trash', (page) => waitForMainText(page, 'order.items')],
  import: ['import', importFile],
  export: ['export', (page) => page.getByRole('main').getByText('Hindi').first().waitFor()],
  operations: ['operations', (page) => waitForMainText(page, 'Failures by cause')],
  handoffs: ['handoffs', (page) => waitForMainText(page, 'nobody_knows')],
  switches: ['nodes', (page) => waitForMainText(page, 'order_status')],
  users: ['users', (page) => waitForMainText(page, 'Divya Nair')],
  tokens: ['tokens', (page) => waitForMainText(page, 'Release pipeline')],
  audit: ['audit', (page) => waitForMainText(page, 'Asha Menon')],
  account: ['account', (page) => page.getByRole('heading', { level: 1 }).waitFor()],
};

function waitForMainText(page: Page, text: string | RegExp): Promise<void> {
  return page.getByRole('main').getByText(text).filter({ visible: true }).first().waitFor();
}

async function importFile(page: Page): Promise<void> {
  const file = { name: 'texts.csv', mimeType: 'text/csv', buffer: Buffer.from(IMPORT_FILE) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('tab').first().waitFor();
}

/** Checks all pages of a console with sample data, in the given variants. */
export function describePageTour(...variants: readonly [PageVariant, ...PageVariant[]]): void {
  let seededConsole: SeededConsole;
  let browser: TestBrowser;
  let page: Page;

  beforeAll(async () => {
    [seededConsole, browser] = await Promise.all([SeededConsole.start(), TestBrowser.start()]);
    page = await browser.newVisitorPage(PAGE_VARIANTS[variants[0]]);
  });
  afterAll(async () => {
    await Promise.all([seededConsole?.stop(), browser?.stop()]);
  });

  async function expectNoProblems(name: string): Promise<void> {
    for (const variant of variants) {
      await applyPageVariant(page, variant);
      await takeScreenshot(page, `${name}-${variant}`);
      expect({ variant, problems: await findPageProblems(page) }).toEqual({
        variant,
        problems: [],
      });
    }
  }

  it.each(SIGNED_OUT_PAGES)('have no problems when signed out: %s', async (signedOutPath) => {
    await page.goto(`${seededConsole.url}/console/${signedOutPath}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectNoProblems(signedOutPath.replace(/#.*/, ''));
  });

  describe('after signing in', () => {
    beforeAll(async () => {
      await seededConsole.createAdministrator();
      await seededConsole.seed();
      await page.goto(`${seededConsole.url}/console`);
      await page.getByLabel('E-mail').fill(SEEDED_USERS.administrator.email);
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.waitForURL('**/console/messages');
    });

    it.each(Object.entries(SIGNED_IN_PAGES))(
      'have no problems: %s',
      async (name, [path, ready]) => {
        await page.goto(`${seededConsole.url}/console/${path}`);
        await ready(page);
        await expectNoProblems(name);
      },
    );
  });

  it('cause no page errors and no requests to other hosts', () => {
    expect(browser.pageErrors.errors).toEqual([]);
  });
}
