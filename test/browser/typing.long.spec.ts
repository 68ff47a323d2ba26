import { TestBrowser } from '../support/browser.js';
import { ConsoleTestUsers } from '../support/console.test.users.js';
import type { ConsoleTestUser } from '../support/console.test.user.js';
import { ConsoleServiceProcess } from '../support/console.service.process.js';
import { eventually } from '../support/eventually.js';

describe('whoever writes a text', () => {
  let browser: TestBrowser;
  let service: ConsoleServiceProcess;
  let writer: ConsoleTestUser;

  beforeAll(async () => {
    [browser, service] = await Promise.all([TestBrowser.start(), ConsoleServiceProcess.start()]);
    writer = (await ConsoleTestUsers.start(browser, service)).administrator;
    await writer.requestApi('POST copy/languages', { language: 'hi' });
  });
  afterAll(async () => {
    await browser?.stop();
    await service?.stop();
  });

  const draftOf = async (key: string, language = 'en'): Promise<string | null | undefined> =>
    (await writer.requestApi(`GET copy/messages/${key}`)).body.texts[language]?.draft;
  const errors = () =>
    writer.page
      .getByRole('region', { name: /^Editor of/ })
      .getByText('The text is empty. Enter the text that users read.');

  it('never sees the page scroll away below a list that is longer than the window', async () => {
    const { page } = writer;
    await page.setViewportSize({ width: 1280, height: 480 });
    await writer.goTo('messages');
    await page.getByRole('gridcell').first().waitFor();
    const rows = page.getByRole('grid').getByRole('rowgroup').last();
    expect((await rows.boundingBox())?.height).toBeGreaterThan(480);
    expect(await page.evaluate('document.documentElement.scrollHeight')).toBe(480);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('sees the whole cell of the text, its state too, beside the editor', async () => {
    const { page } = writer;
    await writer.goTo('messages');
    await page.getByRole('gridcell', { name: /Missing.*Hindi order.items$/ }).click();
    await writer.text.waitFor();
    const cell = page.locator('[data-open]');
    const gridEnd = async () => {
      const panel = await page.getByRole('region', { name: /^Editor of/ }).boundingBox();
      const box = await cell.boundingBox();
      return (box?.x ?? 0) + (box?.width ?? 0) <= (panel?.x ?? 0) + 1;
    };
    expect(await eventually(gridEnd, true)).toBe(true);
  });

  it('may empty a text that code has: it stays empty, and says why it cannot be published', async () => {
    await writer.openText('order.items');
    await writer.saveDraft('Fresh text');
    await writer.text.selectText();
    await writer.page.keyboard.press('Delete');
    await errors().waitFor();
    expect(await eventually(() => draftOf('order.items'), '')).toBe('');
    await writer.waitForText('Saved as draft');
    expect(await writer.text.inputValue()).toBe('');
    await writer.page.keyboard.type('Typed next');
    expect(await eventually(() => draftOf('order.items'), 'Typed next')).toBe('Typed next');
    expect(await writer.text.inputValue()).toBe('Typed next');
    await errors().waitFor({ state: 'detached' });
  });

  it('goes back to the text in code by discarding the draft', async () => {
    await writer.clickButton('Discard draft');
    expect(await eventually(() => writer.text.inputValue(), 'What is in it')).toBe('What is in it');
    await writer.waitForText('From code: users read this');
  });

  it('is not blamed for a missing text before there is anything of it', async () => {
    await writer.openText('order.items', 'hi');
    await writer.page.getByRole('button', { name: 'Publish', exact: true }).waitFor();
    expect(await errors().count()).toBe(0);
    expect(await writer.text.getAttribute('aria-invalid')).toBe('false');
  });

  it('is told of a placeholder that is nearly right, and of the one that is meant', async () => {
    await writer.openText('product.price');
    await writer.text.fill('The {produc} costs {price}.');
    const cure = writer.page.getByText('Did you mean {product}?');
    await cure.waitFor();
    await writer.clickButton('Discard draft');
    await cure.waitFor({ state: 'detached' });
    expect(await writer.text.inputValue()).toBe('The {product} costs {price}.');
  });

  it('takes a space at the end out with one click, and can undo that', async () => {
    await writer.openText('order.items');
    await writer.saveDraft('What we packed ');
    await writer.waitForText('The text ends with a space.');
    await writer.clickButton('Remove it');
    expect(await eventually(() => draftOf('order.items'), 'What we packed')).toBe('What we packed');
    expect(await writer.page.locator(':focus').inputValue()).toBe('What we packed');
    await writer.page.keyboard.press('Control+Z');
    expect(await eventually(() => draftOf('order.items'), 'What we packed ')).toBe(
      'What we packed ',
    );
  });

  it('still sees the state, the title and the search when the text was published', async () => {
    const { page } = writer;
    await writer.saveDraft('What we packed for you');
    await writer.publish();
    const state = page.getByText('Live: users read this');
    await page.getByRole('tooltip').waitFor();
    for (const seen of [
      state,
      page.getByRole('heading', { name: 'order.items' }),
      page.getByRole('searchbox'),
    ])
      expect(await isCovered(seen)).toBe(false);
  });

  /** Whether something lies over it. */
  function isCovered(seen: ReturnType<ConsoleTestUser['page']['getByText']>): Promise<boolean> {
    return seen.evaluate((one: Covered) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      const at = [0.1, 0.5, 0.9].map((part) =>
        one.ownerDocument.elementFromPoint(x + width * part, y + height / 2),
      );
      return at.some((above) => above !== one && !one.contains(above));
    });
  }

  it('cause no error in a page, and no request to another host', () => {
    expect(browser.pageErrors.errors).toEqual([]);
  });
});

/** What of an element is asked in the page. */
interface Covered {
  getBoundingClientRect(): { x: number; y: number; width: number; height: number };
  readonly ownerDocument: { elementFromPoint(x: number, y: number): unknown };
  contains(other: unknown): boolean;
}
