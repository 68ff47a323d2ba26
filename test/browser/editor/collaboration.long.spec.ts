import type { ConsoleTestUser } from '../../support/console/console.test.user.js';
import { ConsoleTestSite } from '../../support/pages/console.test.site.js';

describe('two users of one list', () => {
  let site: ConsoleTestSite;
  let reader: ConsoleTestUser;
  let writer: ConsoleTestUser;

  beforeAll(async () => {
    site = await ConsoleTestSite.start();
    const { users } = site;
    reader = users.administrator;
    writer = await users.addUser({ name: 'Esha', role: 'editor' });
  });
  afterAll(() => site?.stop());

  const cell = (text: RegExp) => reader.page.getByRole('gridcell', { name: text });

  async function writes(key: string, text: string, language = 'en'): Promise<void> {
    const { body } = await writer.requestApi(`GET copy/messages/${key}`);
    const version = body.texts[language]?.version ?? 0;
    const { status } = await writer.requestApi(`PUT copy/messages/${key}/${language}`, {
      text,
      version,
    });
    expect(status).toBe(200);
  }

  /** Simulates a return to the window. */
  const comesBack = (): Promise<unknown> =>
    reader.page.evaluate('window.dispatchEvent(new Event("visibilitychange"))');

  it('see each other’s drafts when they return to the window', async () => {
    await reader.goTo('messages');
    await cell(/What is in it/).waitFor();
    await writes('order.items', 'Your parcel');
    await comesBack();
    await cell(/Your parcel.*Draft/).waitFor();
    await reader.page.getByRole('button', { name: 'Drafts 1', exact: true }).waitFor();
    expect(await cell(/What is in it/).count()).toBe(0);
  });

  it('see drafts and further edits while the window stays open', async () => {
    await writes('order.items', 'Your parcel holds');
    await cell(/Your parcel holds.*Draft/).waitFor();
    expect(await cell(/Your parcel holds/).count()).toBe(1);
  });

  it('keep the typed text and the row while other rows come and go', async () => {
    const { page } = reader;
    const { body } = await writer.requestApi('GET copy/messages?limit=100');
    const keys: string[] = body.messages.map(({ key }: { key: string }) => key);
    const [first = '', ...others] = keys;
    for (const key of others) await writes(key, `Another text of ${key}`);
    await page.setViewportSize({ width: 1280, height: 480 });
    await reader.goTo('messages?filter=draft&search=another');
    const name = others[Math.floor(others.length / 2)] ?? '';
    await page
      .getByRole('gridcell', { name: `Another text of ${name}`, exact: false })
      .first()
      .click();
    await reader.text.fill('Another text for all');
    await reader.waitForText('Saved as draft');
    const row = page.locator('[data-open]');
    const before = await row.boundingBox();
    await reader.text.pressSequentially(' of you');
    await writes(first, 'Another text above');
    await comesBack();
    await page
      .getByRole('grid')
      .getByText(`${others.length + 1} messages`)
      .waitFor();
    expect(await reader.text.inputValue()).toBe('Another text for all of you');
    expect(await page.locator(':focus').inputValue()).toBe('Another text for all of you');
    expect((await row.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);
  });

  describe('who search', () => {
    const editor = (key: string) =>
      reader.page.getByRole('region', { name: `Editor of ${key}`, exact: true });
    const isSearched = (search: string) => (url: URL) => url.searchParams.get('search') === search;

    /** Types into the search and immediately presses other keys. */
    async function searches(words: string, ...keys: string[]): Promise<void> {
      const { keyboard } = reader.page;
      await keyboard.press('/');
      await keyboard.type(words);
      for (const key of keys) await keyboard.press(key);
    }

    /** Delays the response to a search until it is released. */
    async function holdBack(search: string): Promise<() => void> {
      const { promise, resolve } = Promise.withResolvers<void>();
      await reader.page.route(
        (url) => url.pathname.endsWith('/copy/messages') && isSearched(search)(url),
        async (route) => {
          await promise;
          await route.continue();
        },
      );
      return resolve;
    }

    beforeEach(async () => {
      await reader.goTo('messages');
      await reader.page.getByRole('gridcell').first().waitFor();
    });
    afterEach(() => reader.page.unrouteAll());

    it('open the result of a slow search with the keys pressed meanwhile', async () => {
      const { body } = await reader.requestApi('GET copy/messages?search=order.&limit=3');
      const found = body.messages.map(({ key }: { key: string }) => key);
      const find = await holdBack('order.');
      await searches('order.', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
      await reader.page.waitForURL(isSearched('order.'));
      expect(new URL(reader.page.url()).pathname).toMatch(/messages$/);
      find();
      await editor(found[2]).waitFor();
      await reader.page.waitForURL(isSearched('order.'));
    });

    it('lose keys pressed for an earlier search', async () => {
      const find = await holdBack('product.');
      await searches('product.', 'ArrowDown', 'Enter');
      await reader.page.keyboard.type('unknown');
      find();
      await reader.page.waitForURL(isSearched('product.unknown'));
      await reader.page.getByRole('grid').getByText('1 message').waitFor();
      expect(new URL(reader.page.url()).pathname).toMatch(/messages$/);
      expect(await reader.page.locator(':focus').inputValue()).toBe('product.unknown');
    });

    it('open the message that they click during the search, and keep the search', async () => {
      const find = await holdBack('product.unknown');
      await searches('product.unknown');
      await reader.page.getByRole('gridcell', { name: /English order\.items$/ }).click();
      await editor('order.items').waitFor();
      find();
      await reader.page.waitForURL(isSearched('product.unknown'));
      await reader.page.getByRole('grid').getByText('1 message').waitFor();
      expect(await editor('order.items').count()).toBe(1);
    });
  });

  it('causes no page errors and no requests to other hosts', () => {
    expect(site.browser.pageErrors.errors).toEqual([]);
  });
});
