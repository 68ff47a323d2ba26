import type { Locator } from 'playwright-core';
import type { ConsoleTestUser } from '../../support/console/console.test.user.js';
import { eventually } from '../../support/eventually.js';
import { ConsoleTestSite } from '../../support/pages/console.test.site.js';

describe('writing a text', () => {
  let site: ConsoleTestSite;
  let writer: ConsoleTestUser;

  beforeAll(async () => {
    site = await ConsoleTestSite.start();
    writer = site.users.administrator;
    await writer.requestApi('POST copy/languages', { language: 'hi' });
  });
  afterAll(() => site?.stop());

  const draftOf = async (key: string, language = 'en'): Promise<string | null | undefined> =>
    (await writer.requestApi(`GET copy/messages/${key}`)).body.texts[language]?.draft;
  const errors = () =>
    writer.page
      .getByRole('region', { name: /^Editor of/ })
      .getByText('The text is empty. Enter the text that users read.');

  it('does not scroll the page below a list longer than the window', async () => {
    const { page } = writer;
    await page.setViewportSize({ width: 1280, height: 480 });
    await writer.goTo('messages');
    await page.getByRole('gridcell').first().waitFor();
    const rows = page.getByRole('grid').getByRole('rowgroup').last();
    expect((await rows.boundingBox())?.height).toBeGreaterThan(480);
    expect(await page.evaluate('document.documentElement.scrollHeight')).toBe(480);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('shows the whole cell of the text, with its state, beside the editor', async () => {
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

  it('keeps an emptied text empty, and says why it cannot be published', async () => {
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

  it('restores the default text by discarding the draft', async () => {
    await writer.clickButton('Discard draft');
    expect(await eventually(() => writer.text.inputValue(), 'What is in it')).toBe('What is in it');
    await writer.waitForText('From code: users read this');
  });

  it('shows no error for a missing text before typing', async () => {
    await writer.openText('order.items', 'hi');
    await writer.page.getByRole('button', { name: 'Publish', exact: true }).waitFor();
    expect(await errors().count()).toBe(0);
    expect(await writer.text.getAttribute('aria-invalid')).toBe('false');
  });

  it('suggests the right placeholder for a misspelled one', async () => {
    await writer.openText('product.price');
    await writer.text.fill('The {produc} costs {price}.');
    const cure = writer.page.getByText('Did you mean {product}?');
    await cure.waitFor();
    await writer.clickButton('Discard draft');
    await cure.waitFor({ state: 'detached' });
    expect(await writer.text.inputValue()).toBe('The {product} costs {price}.');
  });

  it('removes a trailing space with one click, and can undo it', async () => {
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

  it('keeps the state, the title and the search visible after publishing', async () => {
    const { page } = writer;
    await writer.saveDraft('What we packed for you');
    await writer.publish();
    const state = page.getByText('Live: users read this');
    await hoverUntilTooltip(page.getByRole('button', { name: 'Publish', exact: true }));
    for (const seen of [
      state,
      page.getByRole('heading', { name: 'order.items' }),
      page.getByRole('searchbox'),
    ])
      expect(await isCovered(seen)).toBe(false);
  });

  /** A click does not always open the tooltip, e.g. on a busy machine. Hovers again until it opens. */
  async function hoverUntilTooltip(button: Locator): Promise<void> {
    const isShown = async (): Promise<boolean> => {
      await writer.page.mouse.move(0, 0);
      await button.hover();
      const tooltip = writer.page.getByRole('tooltip').first();
      return tooltip.waitFor({ timeout: 2_000 }).then(
        () => true,
        () => false,
      );
    };
    expect(await eventually(isShown, true)).toBe(true);
  }

  /** Whether another element covers it. */
  function isCovered(seen: Locator): Promise<boolean> {
    return seen.evaluate((one: Covered) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      const at = [0.1, 0.5, 0.9].map((part) =>
        one.ownerDocument.elementFromPoint(x + width * part, y + height / 2),
      );
      return at.some((above) => above !== one && !one.contains(above));
    });
  }

  it('causes no page errors and no requests to other hosts', () => {
    expect(site.browser.pageErrors.errors).toEqual([]);
  });
});

/** The members of an element that `isCovered` reads in the page. */
interface Covered {
  getBoundingClientRect(): { x: number; y: number; width: number; height: number };
  readonly ownerDocument: { elementFromPoint(x: number, y: number): unknown };
  contains(other: unknown): boolean;
}
