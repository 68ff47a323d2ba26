import type { Locator, Page } from 'playwright-core';
import {
  findPageProblems,
  PAGE_VARIANTS,
  type PageVariant,
  applyPageVariant,
} from '../../support/pages/page.variants.js';
import type { ConsoleTestUser } from '../../support/console/console.test.user.js';
import { eventually } from '../../support/eventually.js';
import { ConsoleTestSite } from '../../support/pages/console.test.site.js';

/** An overlay: its page, the element that opens it, and the overlay itself. */
interface Layer {
  readonly path: string;
  readonly opener: (page: Page) => Locator;
  readonly layer: (page: Page) => Locator;
  /** Runs before the check, e.g. to choose a menu item. */
  readonly then?: (page: Page) => Promise<unknown>;
}

const button = (name: string | RegExp) => (page: Page) =>
  page.getByRole('button', { name, exact: true });
const dialog = (page: Page) => page.getByRole('dialog');
const menu = (page: Page) => page.getByRole('menu');
const choose = (name: string) => (page: Page) =>
  page.getByRole('menuitem', { name }).press('Enter');

const TEXT = 'messages/order.state/en';

const LAYERS: Readonly<Record<string, Layer>> = {
  'languages menu': {
    path: 'messages',
    opener: button(/\d of \d languages/),
    layer: dialog,
  },
  'keyboard shortcuts': { path: 'messages', opener: button('Keyboard shortcuts'), layer: dialog },
  'message actions': { path: TEXT, opener: button('More actions'), layer: menu },
  schedule: {
    path: 'messages/delivery.address/en',
    opener: button('Publish at…'),
    layer: dialog,
  },
  'account menu': { path: 'messages', opener: button(/Asha Administrator/), layer: menu },
  'actions for a user': { path: 'users', opener: button('Actions for Esha'), layer: menu },
  'edit a user': {
    path: 'users',
    opener: button('Actions for Esha'),
    layer: dialog,
    then: choose('Edit…'),
  },
  'disable a user': {
    path: 'users',
    opener: button('Actions for Esha'),
    layer: dialog,
    then: choose('Disable…'),
  },
  invitation: { path: 'users', opener: button('Invite a user'), layer: dialog },
  'new token': { path: 'tokens', opener: button('Create a token'), layer: dialog },
  'switch of a node': {
    path: 'nodes',
    opener: button('Switch the node product_price'),
    layer: dialog,
  },
};

describe('overlays of the console', () => {
  let site: ConsoleTestSite;
  let person: ConsoleTestUser;
  let page: Page;

  beforeAll(async () => {
    site = await ConsoleTestSite.start();
    const { users } = site;
    person = users.administrator;
    ({ page } = person);
    await person.requestApi('POST copy/languages', { language: 'hi' });
    const address = { text: 'Where to?', version: 0 };
    await person.requestApi('PUT copy/messages/delivery.address/en', address);
    const text = '{id, plural, one {# parcel} other {# parcels}}: {id}, {state}';
    await person.requestApi('PUT copy/messages/order.state/en', { text, version: 0 });
    await person.requestApi('POST users', {
      name: 'Esha',
      email: 'esha@shop.example',
      role: 'editor',
    });
  });
  afterAll(() => site?.stop());

  async function expectNoProblems(...variants: readonly PageVariant[]): Promise<void> {
    for (const variant of variants) {
      await applyPageVariant(page, variant);
      expect({ variant, problems: await findPageProblems(page) }).toEqual({
        variant,
        problems: [],
      });
    }
    await page.setViewportSize(PAGE_VARIANTS.light.viewport);
  }

  /** True once the focus is within the element. */
  const hasFocus = (where: Locator): Promise<boolean> =>
    eventually(() => where.evaluate((one) => one.contains(one.ownerDocument.activeElement)), true);

  it.each(Object.entries(LAYERS))(
    'take the focus and return it on Escape: %s',
    async (_, { path, opener, layer, then }) => {
      await person.goTo(path);
      await opener(page).press('Enter');
      await then?.(page);
      await layer(page).waitFor();
      await expectNoProblems('light', 'dark');
      expect(await hasFocus(layer(page))).toBe(true);
      await page.keyboard.press('Escape');
      await layer(page).waitFor({ state: 'detached' });
      expect(await hasFocus(opener(page))).toBe(true);
    },
  );

  it('move the focus into the navigation drawer of a phone', async () => {
    await person.goTo('tokens');
    await person.page.getByRole('heading', { name: 'API tokens' }).waitFor();
    await applyPageVariant(page, 'phone');
    const navigation = page.getByRole('navigation', { name: 'Main' });
    const opens = button('Open the menu')(page);
    await page.locator('nav[inert]').waitFor();
    await opens.press('Enter');
    expect(await hasFocus(navigation)).toBe(true);
    await expectNoProblems('phone', 'narrow');
    await applyPageVariant(page, 'phone');
    expect(await page.locator('main[inert]').count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await hasFocus(opens)).toBe(true);
    await opens.press('Enter');
    await navigation.getByRole('link', { name: 'Users' }).press('Enter');
    await page.getByRole('heading', { name: 'Users' }).waitFor();
    expect(await hasFocus(page.getByRole('main'))).toBe(true);
    await applyPageVariant(page, 'light');
  });

  it('show a new token once, then the page again', async () => {
    await person.goTo('tokens');
    const opener = button('Create a token')(page);
    await opener.press('Enter');
    await page.getByRole('textbox', { name: 'Name' }).fill('Pipeline');
    await dialog(page).getByLabel('Expires after').first().press('ArrowDown');
    await page.getByRole('option', { name: 'A year' }).waitFor();
    await expectNoProblems('light', 'dark');
    await page.keyboard.press('Escape');
    await page.getByRole('option', { name: 'A year' }).waitFor({ state: 'hidden' });
    await button('Create')(page).press('Enter');
    await page.getByRole('dialog', { name: 'The token “Pipeline”' }).waitFor();
    expect(await hasFocus(button('Copy')(page))).toBe(true);
    await expectNoProblems('light', 'dark', 'narrow');
    await page.keyboard.press('Escape');
    await button('Done')(page).press('Enter');
    expect(await hasFocus(opener)).toBe(true);
  });

  it('offer actions for selected messages and return to the table', async () => {
    await person.goTo('messages?search=delivery.address');
    const cell = page.getByRole('gridcell', { name: /Where to/ });
    await cell.press(' ');
    const bar = page.getByRole('region', { name: 'Actions for the selected messages' });
    await bar.waitFor();
    await expectNoProblems('light', 'dark', 'narrow');
    await button('Clear selection')(page).press('Enter');
    await bar.waitFor({ state: 'detached' });
    expect(await hasFocus(cell)).toBe(true);
  });

  it('offer a field for each branch of a choice', async () => {
    await person.goTo(TEXT);
    const fields = page.getByRole('group', { name: /^Depends on id/ }).getByRole('textbox');
    await fields.first().waitFor();
    expect(await fields.count()).toBe(2);
    await expectNoProblems('light', 'dark', 'narrow');
  });

  it('add a language by keyboard and announce it', async () => {
    await person.goTo('messages');
    const opener = button(/\d of \d languages/)(page);
    await opener.press('Enter');
    const field = page.getByRole('combobox', { name: 'New language' });
    await field.fill('not a language');
    await field.press('Enter');
    await dialog(page).getByText('No language is called “not a language”.').waitFor();
    await expectNoProblems('light', 'dark');
    await field.fill('tamil');
    await field.press('Enter');
    await page.getByRole('columnheader', { name: 'Tamil' }).waitFor();
    expect(await hasFocus(dialog(page))).toBe(true);
  });

  it('offer languages by name and accept any tag', async () => {
    await person.goTo('messages');
    await button(/\d of \d languages/)(page).press('Enter');
    const field = page.getByRole('combobox', { name: 'New language' });
    await field.pressSequentially('mar');
    const options = page.getByRole('option');
    await options.first().waitFor();
    expect((await options.allInnerTexts())[0]).toBe('Marathi (mr)');
    await options.first().click();
    await page.getByRole('button', { name: 'Add language' }).click();
    await dialog(page).getByRole('checkbox', { name: 'Marathi' }).waitFor();
    await field.fill('en_ZA');
    await field.press('Enter');
    await dialog(page).getByRole('checkbox', { name: 'English (South Africa)' }).waitFor();
    const { languages } = (await person.requestApi('GET copy/overview')).body;
    expect(languages).toEqual(expect.arrayContaining(['mr', 'en-za']));
  });

  it('ask which text to keep and return to the text', async () => {
    await person.openText('product.unknown');
    const theirs = { text: 'We sell speakers.', version: 0 };
    await person.requestApi('PUT copy/messages/product.unknown/en', theirs);
    await person.text.fill('We sell powerbanks.');
    await page.getByRole('dialog', { name: /changed this text while you wrote/ }).waitFor();
    await expectNoProblems('light', 'dark', 'narrow');
    // Keys typed while it opens must not confirm a choice.
    const focused = page.getByRole('dialog').locator(':focus');
    expect(await focused.innerText()).toMatch(/^Choose which text becomes the draft/);
    await button('Keep mine')(page).press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await hasFocus(person.text)).toBe(true);
  });

  it('show a notification that does not take the focus', async () => {
    await person.openText('delivery.address');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').filter({ hasText: 'Published. Users read it now.' }).waitFor();
    await expectNoProblems('light', 'dark');
    expect(await hasFocus(person.text)).toBe(true);
  });

  it('causes no page errors and no requests to other hosts', () => {
    expect(site.browser.pageErrors.errors).toEqual([]);
  });
});
