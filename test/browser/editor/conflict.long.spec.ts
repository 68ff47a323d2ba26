import type { ConsoleTestUser } from '../../support/console/console.test.user.js';
import { eventually } from '../../support/eventually.js';
import { ConsoleTestSite } from '../../support/pages/console.test.site.js';

describe('two editors of one text', () => {
  let site: ConsoleTestSite;
  let first: ConsoleTestUser;
  let second: ConsoleTestUser;

  beforeAll(async () => {
    site = await ConsoleTestSite.start();
    const { users } = site;
    first = await users.addUser({ name: 'Esha', role: 'editor' });
    second = await users.addUser({ name: 'Omar', role: 'publisher' });
  });
  afterAll(() => site?.stop());

  /** Both have the text open; the first saves, then the second writes. */
  async function collide(key: string, one: string, other: string): Promise<void> {
    await Promise.all([first.openText(key), second.openText(key)]);
    await first.saveDraft(one);
    await second.text.fill(other);
    await second.waitForText('Esha changed this text while you wrote');
  }

  it('both see the text of the other before anything is overwritten', async () => {
    await collide('order.items', 'Your parcel', 'What we packed');
    const dialog = second.page.getByRole('dialog');
    await dialog.getByText('Your parcel', { exact: true }).first().waitFor();
    expect(await dialog.getByRole('textbox', { name: 'Yours' }).inputValue()).toBe(
      'What we packed',
    );
    const { body } = await first.requestApi('GET copy/messages/order.items');
    expect(body.texts.en.draft).toBe('Your parcel');
  });

  it('keep the second text on request, and the first in the history', async () => {
    await second.clickButton('Keep mine');
    await second.waitForText('Saved as draft');
    expect(await draft('order.items')).toBe('What we packed');
    await second.page.getByRole('tab', { name: 'History' }).click();
    await second.page
      .getByRole('listitem')
      .filter({ hasText: 'Esha edited' })
      .filter({ hasText: 'Your parcel' })
      .waitFor();
  });

  it('keep the first text when the second user takes it', async () => {
    await collide('order.track', 'Follow it', 'Where is it?');
    await second.clickButton('Take theirs');
    const written = () => second.text.inputValue();
    expect(await eventually(written, 'Follow it')).toBe('Follow it');
    expect(await draft('order.track')).toBe('Follow it');
  });

  it('can combine both: the second user edits with both texts in view', async () => {
    await collide('product.unknown', 'We sell speakers.', 'We sell powerbanks.');
    const both = 'We sell speakers and powerbanks.';
    await second.page.getByRole('dialog').getByRole('textbox', { name: 'Yours' }).fill(both);
    await second.clickButton('Keep mine');
    await second.waitForText('Saved as draft');
    expect(await draft('product.unknown')).toBe(both);
  });

  it('see a conflict when one publishes a text that the other has just changed', async () => {
    await second.openText('delivery.address');
    await second.saveDraft('Where to?');
    await first.openText('delivery.address');
    await first.saveDraft('Where shall it go?');
    await second.clickButton('Publish');
    await second.waitForText('Esha changed this text while you wrote');
    const { body } = await first.requestApi('GET copy/messages/delivery.address');
    expect(body.texts.en).toMatchObject({ published: null, draft: 'Where shall it go?' });
    await second.clickButton('Take theirs');
    await second.publish();
    const live = await first.requestApi('GET copy/messages/delivery.address');
    expect(live.body.texts.en).toMatchObject({ published: 'Where shall it go?', draft: null });
  });

  describe('of which one only has the field open', () => {
    const KEY = 'order.items';
    let round = 0;
    let seen: string;
    let unseen: string;
    const textOf = async () => (await first.requestApi(`GET copy/messages/${KEY}`)).body.texts.en;

    beforeEach(async () => {
      [seen, unseen] = [`Words on the screen ${++round}`, `Words that Omar never saw ${round}`];
      await first.openText(KEY);
      await first.saveDraft(seen);
      await second.openText(KEY);
      await first.saveDraft(unseen);
      await second.waitForText('Esha changed this text');
    });

    it('the reader sees a notice at once, and the field keeps the seen text', async () => {
      expect(await second.page.locator(':focus').inputValue()).toBe(seen);
      await second.text.blur();
      expect(await second.text.inputValue()).toBe(seen);
      await second.clickButton('Show the new text');
      expect(await second.text.inputValue()).toBe(unseen);
      await second.publish();
      expect(await textOf()).toMatchObject({ published: unseen, draft: null });
    });

    it.each(['a click', 'the keyboard'])(
      'the reader publishes no unseen text by %s',
      async (way) => {
        const { published } = await textOf();
        expect(await second.page.locator(':focus').inputValue()).toBe(seen);
        if (way === 'a click') await second.clickButton('Publish');
        else await second.page.keyboard.press('Control+Enter');
        const dialog = second.page.getByRole('dialog', { name: 'Esha changed this text' });
        await dialog.waitFor();
        expect(await textOf()).toMatchObject({ published, draft: unseen });
        await dialog.getByRole('button', { name: 'Show the new text' }).click();
        await dialog.waitFor({ state: 'detached' });
        expect(await second.text.inputValue()).toBe(unseen);
        expect(await textOf()).toMatchObject({ published, draft: unseen });
      },
    );
  });

  describe('of which one searches', () => {
    const KEY = 'product.unknown';
    const editor = () => second.page.getByRole('region', { name: `Editor of ${KEY}`, exact: true });
    const isSearched = (url: URL) => url.searchParams.get('search') === KEY;

    beforeEach(async () => {
      await second.goTo('messages');
      await second.page.getByRole('gridcell').first().waitFor();
      await second.page.keyboard.press('/');
      await second.page.keyboard.type(KEY);
    });
    afterEach(() => second.page.unrouteAll());

    it('the typed key opens, however fast the next keys come', async () => {
      for (const key of ['ArrowDown', 'Enter']) await second.page.keyboard.press(key);
      await editor().waitFor();
      await second.page.waitForURL(isSearched);
      expect(await second.page.getByRole('searchbox').inputValue()).toBe(KEY);
    });

    it('Tab and Enter open no other message before the result', async () => {
      const { keyboard } = second.page;
      const { promise, resolve: find } = Promise.withResolvers<void>();
      await second.page.route(
        (url) => url.pathname.endsWith('/copy/messages') && url.searchParams.get('search') !== null,
        async (route) => {
          await promise;
          await route.continue();
        },
      );
      await keyboard.type('n'); // another search, whose response is delayed
      await keyboard.press('Backspace');
      await keyboard.press('Tab');
      await second.page.waitForURL(isSearched);
      const grid = second.page.locator('[role=grid][aria-busy=true]');
      await grid.waitFor();
      await grid.locator('[data-cell][tabindex="0"]').focus();
      await keyboard.press('Enter');
      find();
      await second.page.getByRole('grid').getByText('1 message').waitFor();
      expect(new URL(second.page.url()).pathname).toMatch(/messages$/);
      const found = second.page.locator('[role=grid]:not([aria-busy=true])');
      await found.locator('[data-cell][tabindex="0"]').press('Enter');
      await editor().waitFor();
    });
  });

  describe('of which one publishes a selection', () => {
    const KEY = 'order.track';
    const bar = () =>
      second.page.getByRole('region', { name: 'Actions for the selected messages' });
    const texts = async () => (await second.requestApi(`GET copy/messages/${KEY}`)).body.texts;
    const version = async (language: string) => (await texts())[language]?.version ?? 0;
    async function writes(text: string, language: string): Promise<void> {
      const body = { text, version: await version(language) };
      expect((await first.requestApi(`PUT copy/messages/${KEY}/${language}`, body)).status).toBe(
        200,
      );
    }

    beforeAll(async () => {
      for (const language of ['hi', 'ar'])
        await second.requestApi('POST copy/languages', { language });
      await writes('Look for it', 'en');
      await writes('इसे देखें', 'hi');
      await writes('تتبع الطلب', 'ar');
      await second.goTo(`messages?search=${KEY}`);
      await second.clickButton('3 of 3 languages');
      await second.page.getByRole('checkbox', { name: 'Arabic' }).uncheck();
      await second.page.keyboard.press('Escape');
      await second.page
        .getByRole('columnheader', { name: 'Arabic' })
        .waitFor({ state: 'detached' });
    });

    it('only the seen texts are published, or none', async () => {
      await second.page.getByRole('checkbox', { name: `Select ${KEY}` }).check();
      await writes('इसे यहाँ देखें', 'hi');
      const scheduled = {
        texts: [{ key: KEY, language: 'hi', version: await version('hi') }],
        at: '2099-01-01T00:00:00Z',
      };
      expect((await second.requestApi('POST copy/publish', scheduled)).status).toBe(200);
      const unschedule = `POST copy/messages/${KEY}/hi/unschedule`;
      await second.requestApi(unschedule, { version: await version('hi') });
      await second.page.evaluate('window.dispatchEvent(new Event("visibilitychange"))');
      await second.page.getByRole('gridcell', { name: /इसे यहाँ देखें/ }).waitFor();
      await second.clickButton('Publish 2 drafts');
      const dialog = second.page.getByRole('dialog', { name: 'Nothing was published' });
      await dialog.getByText(`${KEY} (hi)`).waitFor();
      await dialog.getByRole('button', { name: 'Close' }).last().click();
      await bar().waitFor({ state: 'detached' });
      expect(await texts()).toMatchObject({ en: { published: null }, hi: { published: null } });
    });

    it('only the visible languages are published, and each is named', async () => {
      await second.page.getByRole('checkbox', { name: `Select ${KEY}` }).check();
      await bar().getByText('Drafts: 1 in English, 1 in Hindi').waitFor();
      await bar().getByText('Not shown, so they stay drafts: 1 in Arabic').waitFor();
      await second.clickButton('Publish 2 drafts');
      await second.waitForText('2 texts are live: 1 in English, 1 in Hindi.');
      expect(await texts()).toMatchObject({
        en: { published: 'Look for it', draft: null },
        hi: { published: 'इसे यहाँ देखें', draft: null },
        ar: { published: null, draft: 'تتبع الطلب' },
      });
    });
  });

  it('causes no page errors and no requests to other hosts', () => {
    expect(site.browser.pageErrors.errors).toEqual([]);
  });

  async function draft(key: string): Promise<string> {
    return (await first.requestApi(`GET copy/messages/${key}`)).body.texts.en.draft;
  }
});
