import { ConsoleTestUsers } from '../../support/console/console.test.users.js';
import type { ConsoleTestUser } from '../../support/console/console.test.user.js';
import { eventually } from '../../support/eventually.js';
import { ConsoleTestSite } from '../../support/pages/console.test.site.js';

const PRICE = { entities: { product_name: 'speaker' } };

describe('the price sentence of the sample bot', () => {
  let site: ConsoleTestSite;
  let users: ConsoleTestUsers;
  let editor: ConsoleTestUser;
  let publisher: ConsoleTestUser;

  const says = (expected: string, user: Record<string, string> = {}) =>
    eventually(() => site.service.callNode('product_price', { ...PRICE, user }), expected);

  const written = (expected: string) => eventually(() => editor.text.inputValue(), expected);

  beforeAll(async () => {
    site = await ConsoleTestSite.start();
    ({ users } = site);
    editor = await users.addUser({ name: 'Esha', role: 'editor' });
    publisher = await users.addUser({ name: 'Prem', role: 'publisher' });
  });
  afterAll(() => site?.stop());

  it('is the default text before the first edit', async () => {
    expect(await says('The speaker costs ₹ 2,499.')).toBe('The speaker costs ₹ 2,499.');
  });

  it('is drafted by an editor, published by a publisher and used by the next call', async () => {
    const { page } = editor;
    await page.getByRole('searchbox', { name: 'Search keys and texts' }).fill('costs');
    await page.getByRole('gridcell', { name: /costs/ }).click();
    await editor.saveDraft('Only {price} for a {product}!');
    expect(await site.service.callNode('product_price', PRICE)).toBe('The speaker costs ₹ 2,499.');

    await publisher.goTo('messages?filter=draft');
    await publisher.page.getByRole('gridcell', { name: /Only/ }).click();
    await publisher.publish();
    expect(await says('Only ₹ 2,499 for a speaker!')).toBe('Only ₹ 2,499 for a speaker!');
  });

  it('cannot be deleted by an editor, whose menu says why', async () => {
    const { page } = editor;
    await editor.openText('product.price');
    await editor.clickButton('More actions');
    // It takes the focus once it is shown.
    await page.locator('[role="menu"]:focus, [role="menu"] :focus').waitFor();
    await page.keyboard.press('End');
    const item = page.getByRole('menuitem', { name: /Move to trash.*Ask an administrator/ });
    await item.and(page.locator(':focus')).waitFor();
    expect(await item.getAttribute('aria-disabled')).toBe('true');
    await page.keyboard.press('Enter');
    await item.waitFor();
    await page.keyboard.press('Escape');
    await item.waitFor({ state: 'detached' });
    expect(await editor.text.inputValue()).toBe('Only {price} for a {product}!');
  });

  it('is edited, published and left by keyboard alone', async () => {
    const { page } = publisher;
    await users.addLanguage('hi');
    await publisher.goTo('messages');
    await page.getByRole('gridcell').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('product.price');
    await page.getByRole('grid').getByText('1 message').waitFor();
    const focus = page.locator(':focus');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('gridcell', { name: /Only/ }).and(focus).waitFor();
    await page.keyboard.press('Enter');
    await publisher.text.waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('By keyboard: {price}, {product}');
    for (const name of ['Insert product', 'Insert price', 'Publish', 'Publish at…', 'Discard'])
      await tabsTo(name);
    await page.keyboard.press('Alt+PageDown');
    await page.getByRole('textbox', { name: 'Text in Hindi' }).and(focus).waitFor();
    await page.keyboard.press('Alt+PageUp');
    await page.getByRole('textbox', { name: 'Text in English' }).and(focus).waitFor();
    await page.keyboard.press('Control+Enter');
    await publisher.waitForText('Published. Users read it now.');
    await page.keyboard.press('Escape');
    await publisher.text.waitFor({ state: 'detached' });
    await page
      .getByRole('gridcell', { name: /By keyboard/ })
      .and(page.locator(':focus'))
      .waitFor();
    expect(await says('By keyboard: ₹ 2,499, speaker')).toBe('By keyboard: ₹ 2,499, speaker');
  });

  /** In the first of several languages, without leaving it. */
  async function tabsTo(name: string): Promise<void> {
    const button = publisher.page
      .getByRole('button', { name })
      .and(publisher.page.locator(':focus'));
    for (let stops = 0; stops < 4 && (await button.count()) === 0; stops++)
      await publisher.page.keyboard.press('Tab');
    await button.waitFor();
    await publisher.page.getByRole('textbox', { name: 'Text in English' }).waitFor();
  }

  it('is Hindi for Hindi users and stays English for others', async () => {
    await publisher.openText('product.price', 'hi');
    await publisher.saveDraft('{product} की कीमत {price} है।');
    await publisher.publish();
    const hindi = 'speaker की कीमत ₹ 2,499 है।';
    expect(await says(hindi, { language_code: 'hi' })).toBe(hindi);
    expect(await says('By keyboard: ₹ 2,499, speaker')).toBe('By keyboard: ₹ 2,499, speaker');
  });

  it('undoes one edit, or reverts to a version regardless of later edits', async () => {
    await editor.openText('product.price');
    await editor.saveDraft('A typo: {product} {price}');
    await editor.page.getByRole('tab', { name: 'History' }).click();
    await editor.page.getByRole('button', { name: 'Undo this edit' }).first().click();
    await editor.waitForText('There is no draft now: users already read this text.');
    expect(await written('By keyboard: {price}, {product}')).toBe(
      'By keyboard: {price}, {product}',
    );

    const first = editor.page
      .getByRole('listitem')
      .filter({ hasText: 'Prem published' })
      .filter({ hasText: 'Only' });
    await first.last().getByRole('button', { name: 'Revert to this version' }).click();
    expect(await written('Only {price} for a {product}!')).toBe('Only {price} for a {product}!');
  });

  it('is the published text again when the draft is discarded', async () => {
    await editor.clickButton('Discard draft');
    await editor.waitForText('The draft is discarded. It remains in the history.');
    expect(await written('By keyboard: {price}, {product}')).toBe(
      'By keyboard: {price}, {product}',
    );
  });

  it('is the default text while the message is in the trash, and restored with it', async () => {
    await publisher.openText('product.price');
    await publisher.clickButton('More actions');
    await publisher.selectMenuItem('Move to trash');
    await publisher.waitForText('product.price is in the trash.');
    await publisher.waitForText(/^Users now read the default text: “/);
    expect(await says('The speaker costs ₹ 2,499.')).toBe('The speaker costs ₹ 2,499.');

    await publisher.page.getByRole('link', { name: 'Trash' }).click();
    await publisher.clickButton('Restore product.price');
    await publisher.waitForText('product.price is restored.');
    expect(await says('By keyboard: ₹ 2,499, speaker')).toBe('By keyboard: ₹ 2,499, speaker');
  });

  it('is restored at once by the undo of the notification', async () => {
    await publisher.openText('product.price');
    await publisher.clickButton('More actions');
    await publisher.selectMenuItem('Move to trash');
    await publisher.clickButton('Undo');
    await publisher.waitForText('product.price is restored.');
    await publisher.page.getByRole('button', { name: 'Undo' }).waitFor({ state: 'detached' });
    expect(await says('By keyboard: ₹ 2,499, speaker')).toBe('By keyboard: ₹ 2,499, speaker');
  });

  it('causes no page errors and no requests to other hosts', () => {
    expect(site.browser.pageErrors.errors).toEqual([]);
  });
});
