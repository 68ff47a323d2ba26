import { TestBrowser } from '../support/browser.js';
import { ConsolePeople } from '../support/console.people.js';
import type { ConsolePerson } from '../support/console.person.js';
import { ConsoleService } from '../support/console.service.js';
import { eventually } from '../support/eventually.js';

const PRICE = { entities: { product_name: 'speaker' } };

describe('the price sentence of the sample bot', () => {
  let browser: TestBrowser;
  let service: ConsoleService;
  let people: ConsolePeople;
  let editor: ConsolePerson;
  let publisher: ConsolePerson;

  const says = (expected: string, user: Record<string, string> = {}) =>
    eventually(() => service.says('product_price', { ...PRICE, user }), expected);

  const written = (expected: string) => eventually(() => editor.text.inputValue(), expected);

  beforeAll(async () => {
    [browser, service] = await Promise.all([TestBrowser.start(), ConsoleService.start()]);
    people = await ConsolePeople.start(browser, service);
    editor = await people.join({ name: 'Esha', role: 'editor' });
    publisher = await people.join({ name: 'Prem', role: 'publisher' });
  });
  afterAll(async () => {
    await browser?.stop();
    await service?.stop();
  });

  it('is what the code says, before anybody wrote another', async () => {
    expect(await says('The speaker costs ₹ 2,499.')).toBe('The speaker costs ₹ 2,499.');
  });

  it('is drafted by an editor, published by a publisher, and said by the next call', async () => {
    const { page } = editor;
    await page.getByRole('searchbox', { name: 'Search keys and texts' }).fill('costs');
    await page.getByRole('gridcell', { name: /costs/ }).click();
    await editor.drafts('Only {price} for a {product}!');
    expect(await service.says('product_price', PRICE)).toBe('The speaker costs ₹ 2,499.');

    await publisher.goes('messages?filter=draft');
    await publisher.page.getByRole('gridcell', { name: /Only/ }).click();
    await publisher.publishes();
    expect(await says('Only ₹ 2,499 for a speaker!')).toBe('Only ₹ 2,499 for a speaker!');
  });

  it('is changed, published and left with the keyboard alone', async () => {
    const { page } = publisher;
    await people.speak('hi');
    await publisher.goes('messages');
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
    await publisher.sees('Published. Users read it now.');
    await page.keyboard.press('Escape');
    await publisher.text.waitFor({ state: 'detached' });
    await page
      .getByRole('gridcell', { name: /By keyboard/ })
      .and(page.locator(':focus'))
      .waitFor();
    expect(await says('By keyboard: ₹ 2,499, speaker')).toBe('By keyboard: ₹ 2,499, speaker');
  });

  /** Of the first language of several, without leaving it. */
  async function tabsTo(name: string): Promise<void> {
    const button = publisher.page
      .getByRole('button', { name })
      .and(publisher.page.locator(':focus'));
    for (let stops = 0; stops < 4 && (await button.count()) === 0; stops++)
      await publisher.page.keyboard.press('Tab');
    await button.waitFor();
    await publisher.page.getByRole('textbox', { name: 'Text in English' }).waitFor();
  }

  it('is written in Hindi for those who speak it, and stays English for the others', async () => {
    await publisher.opens('product.price', 'hi');
    await publisher.drafts('{product} की कीमत {price} है।');
    await publisher.publishes();
    const hindi = 'speaker की कीमत ₹ 2,499 है।';
    expect(await says(hindi, { language_code: 'hi' })).toBe(hindi);
    expect(await says('By keyboard: ₹ 2,499, speaker')).toBe('By keyboard: ₹ 2,499, speaker');
  });

  it('takes one edit back, or goes back to a version whatever came later', async () => {
    await editor.opens('product.price');
    await editor.drafts('A typo: {product} {price}');
    await editor.page.getByRole('tab', { name: 'History' }).click();
    await editor.page.getByRole('button', { name: 'Undo this edit' }).first().click();
    await editor.sees('There is no draft any more: users read this text already.');
    expect(await written('By keyboard: {price}, {product}')).toBe(
      'By keyboard: {price}, {product}',
    );

    const first = editor.page
      .getByRole('listitem')
      .filter({ hasText: 'Prem published' })
      .filter({ hasText: 'Only' });
    await first.last().getByRole('button', { name: 'Go back to this version' }).click();
    expect(await written('Only {price} for a {product}!')).toBe('Only {price} for a {product}!');
  });

  it('is as users read it again when the draft is discarded', async () => {
    await editor.presses('Discard draft');
    await editor.sees('The draft is discarded. You can find it in the history.');
    expect(await written('By keyboard: {price}, {product}')).toBe(
      'By keyboard: {price}, {product}',
    );
  });

  it('is the one in code while the message is in the trash, and back when it is restored', async () => {
    await publisher.opens('product.price');
    await publisher.presses('More actions');
    await publisher.chooses('Move to trash');
    await publisher.sees('product.price is in the trash.');
    await publisher.sees(/^Users now read the text in code: “/);
    expect(await says('The speaker costs ₹ 2,499.')).toBe('The speaker costs ₹ 2,499.');

    await publisher.page.getByRole('link', { name: 'Trash' }).click();
    await publisher.presses('Restore product.price');
    await publisher.sees('product.price is back.');
    expect(await says('By keyboard: ₹ 2,499, speaker')).toBe('By keyboard: ₹ 2,499, speaker');
  });

  it('is back at once when moving it to the trash was a mistake', async () => {
    await publisher.opens('product.price');
    await publisher.presses('More actions');
    await publisher.chooses('Move to trash');
    await publisher.presses('Undo');
    await publisher.sees('product.price is back.');
    await publisher.page.getByRole('button', { name: 'Undo' }).waitFor({ state: 'detached' });
    expect(await says('By keyboard: ₹ 2,499, speaker')).toBe('By keyboard: ₹ 2,499, speaker');
  });

  it('cause no error in a page, and no request to another host', () => {
    expect(browser.complaints.all).toEqual([]);
  });
});
