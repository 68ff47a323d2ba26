import type { Locator } from 'playwright-core';
import {
  findPageProblems,
  type PageVariant,
  applyPageVariant,
  takeScreenshot,
} from '../../support/pages/page.variants.js';
import { ConsoleTestUsers } from '../../support/console/console.test.users.js';
import type { ConsoleTestUser } from '../../support/console/console.test.user.js';
import { eventually } from '../../support/eventually.js';
import { ConsoleTestSite } from '../../support/pages/console.test.site.js';

const LOOKS: readonly PageVariant[] = ['light', 'dark', 'phone'];
/** Begins with a placeholder, whose name is in Latin letters. */
const PRICE = '{product} بسعر {price} فقط، والتوصيل مجاني.';
const ITEMS = 'محتويات الطلب رقم 12 (خمسة منتجات).';

/** The part of the browser's window that {@link sideOf} uses. */
interface StyledWindow {
  getComputedStyle: (element: unknown) => {
    readonly direction: string;
    readonly textAlign: string;
  };
}

/** The direction of an element, and the alignment of its lines. */
const sideOf = (element: Locator): Promise<string> =>
  element.first().evaluate((one: unknown) => {
    const style = (globalThis as unknown as StyledWindow).getComputedStyle(one);
    return `${style.direction} ${style.textAlign}`;
  });

describe('languages of the bot', () => {
  let site: ConsoleTestSite;
  let users: ConsoleTestUsers;
  let asha: ConsoleTestUser;

  beforeAll(async () => {
    site = await ConsoleTestSite.start();
    ({ users } = site);
    asha = users.administrator;
    await asha.goTo('messages');
    for (const language of ['ar', 'hi']) await asha.requestApi('POST copy/languages', { language });
    await write('product.price', 'ar', PRICE);
    await write('order.items', 'ar', ITEMS);
  }, 120_000);
  afterAll(() => site?.stop());

  async function write(key: string, language: string, text: string, version = 0): Promise<void> {
    const { status } = await asha.requestApi(`PUT copy/messages/${key}/${language}`, {
      text,
      version,
    });
    expect(status).toBe(200);
  }

  async function isReadable(name: string, looks = LOOKS): Promise<void> {
    for (const look of looks) {
      await applyPageVariant(asha.page, look);
      expect({ name, look, faults: await findPageProblems(asha.page) }).toEqual({
        name,
        look,
        faults: [],
      });
      await takeScreenshot(asha.page, `languages-${name}-${look}`);
    }
    await applyPageVariant(asha.page, 'light');
  }

  describe('written from right to left', () => {
    it('have that direction in the list, the editor, its field and its overlay', async () => {
      const { page } = asha;
      await asha.openText('product.price', 'ar');
      const words = (text: string) => page.getByRole('gridcell').getByText(text);
      expect(await sideOf(words('محتويات'))).toBe('rtl start');
      expect(await sideOf(words('What is in it'))).toBe('ltr start');
      expect(await sideOf(asha.text)).toMatch(/^rtl/);
      const layer = page.locator('textarea + div, div[aria-hidden]:has(+ textarea)');
      expect(await sideOf(layer)).toMatch(/^rtl/);
      await isReadable('editor');
    });

    it('align placeholder chips with the text of the field', async () => {
      const { page } = asha;
      const apart = await page.evaluate<number>(`(() => {
        const area = document.querySelector('textarea');
        const layer = area.previousElementSibling;
        const [mark] = layer.querySelectorAll('mark');
        // A plain-text copy of the field gives the expected position of the placeholder.
        const probe = layer.cloneNode(false);
        probe.dir = getComputedStyle(area).direction;
        probe.style.cssText = 'position:absolute;width:' + area.clientWidth + 'px';
        probe.textContent = area.value;
        layer.parentElement.append(probe);
        const range = document.createRange();
        range.setStart(probe.firstChild, 0);
        range.setEnd(probe.firstChild, '{product}'.length);
        const words = range.getBoundingClientRect();
        const at = words.right - probe.getBoundingClientRect().right;
        const chip = mark.getBoundingClientRect().right - layer.getBoundingClientRect().right;
        probe.remove();
        return Math.abs(at - chip);
      })()`);
      expect(apart).toBeLessThan(2);
    });

    it('have that direction in the preview, unlike its gray sample text', async () => {
      const screen = asha.page.getByRole('figure');
      expect(await sideOf(screen)).toBe('rtl start');
      expect(await sideOf(screen.getByText('بسعر'))).toMatch(/^rtl/);
    });

    it('have that direction in the history, word by word', async () => {
      await asha.page.getByRole('tab', { name: 'History' }).click();
      const diff = asha.page.getByRole('tabpanel').getByText('بسعر');
      await diff.first().waitFor();
      expect(await sideOf(diff.first().locator('xpath=ancestor-or-self::*[@lang][1]'))).toBe(
        'rtl start',
      );
    });

    it('have that direction in the changes and conflicts of an import', async () => {
      const { page } = asha;
      const file = [
        'key,ar,version',
        'order.track,تتبع الشحنة الآن,ar:0',
        'order.items,محتويات أخرى,ar:0',
      ].join('\n');
      await asha.goTo('import');
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'ar.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
      await page.getByRole('tab', { name: /^Changes/ }).click();
      const changed = page.locator('[lang=ar]').filter({ hasText: 'تتبع' });
      await changed.first().waitFor();
      expect(await sideOf(changed)).toBe('rtl start');
      await isReadable('import', ['phone']);
      await page.getByRole('tab', { name: /^Conflicts/ }).click();
      const mine = page.locator('[lang=ar]').filter({ hasText: 'أخرى' });
      expect(await sideOf(mine)).toMatch(/^rtl/);
    });

    it('keep left-to-right text as it is', async () => {
      await asha.openText('order.track', 'ar');
      await asha.text.fill('OK 24/7');
      expect(await sideOf(asha.text)).toMatch(/^ltr/);
      await asha.text.fill('OK، تم');
      expect(await sideOf(asha.text)).toMatch(/^rtl/);
      await asha.waitForText('Saved as draft');
    });
  });

  describe('unknown to the bot but named by a link', () => {
    it.each(['fr', 'xx-nothing-1', '%3Cb%3E'])('do not open an editor: %s', async (language) => {
      await asha.goTo(`messages/order.items/${language}`);
      await asha.waitForText(/The bot does not speak/);
      expect(await asha.text.count()).toBe(0);
      expect(await asha.page.getByRole('button', { name: 'Publish' }).count()).toBe(0);
      await asha.clickButton('Open in English');
      await asha.text.waitFor();
      expect(new URL(asha.page.url()).pathname).toBe('/console/messages/order.items/en');
    });

    it('are found regardless of case', async () => {
      await asha.openText('order.items', 'AR');
      expect(await asha.text.inputValue()).toBe(ITEMS);
    });

    it('are explained to a user who may not add them', async () => {
      const viewer = await users.addUser({ name: 'Veer', role: 'viewer' });
      await viewer.goTo('messages/order.items/fr');
      await viewer.waitForText(/ask a publisher to add French/);
      await viewer.goTo('messages');
      await viewer.clickButton(/language/);
      await viewer.page.getByRole('checkbox', { name: 'Arabic' }).waitFor();
      expect(await viewer.page.getByRole('button', { name: /^Remove/ }).count()).toBe(0);
    });
  });

  describe('added by mistake', () => {
    const remove = async (name: string): Promise<Locator> => {
      await asha.goTo('messages');
      await asha.clickButton(/language/);
      await asha.page.getByRole('button', { name: `Remove ${name}…` }).click();
      return asha.page.getByRole('dialog', { name: `Remove ${name}?` });
    };

    it('are removed at once if nothing is lost', async () => {
      const dialog = await remove('Hindi');
      await dialog.getByText('There is no text in Hindi yet').waitFor();
      await dialog.getByRole('button', { name: 'Remove language' }).click();
      await asha.waitForText('Hindi is removed.');
      expect(await asha.page.getByRole('columnheader', { name: 'Hindi' }).count()).toBe(0);
    });

    it('are removed after the dialog lists what is lost and what is kept', async () => {
      await asha.openText('order.items', 'ar');
      await asha.publish();
      const dialog = await remove('Arabic');
      await dialog.getByText(/One published text is removed/).waitFor();
      await dialog.getByText(/2 drafts are removed/).waitFor();
      await dialog.getByText(/The history keeps all texts/).waitFor();
      await isReadable('remove', ['dark']);
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      expect((await asha.requestApi('GET copy/overview')).body.languages).toEqual(['en', 'ar']);
      const again = await remove('Arabic');
      await again.getByRole('button', { name: 'Remove language' }).click();
      await asha.waitForText('Arabic is removed.');
      const { body } = await asha.requestApi('GET copy/overview');
      expect(body).toMatchObject({ languages: ['en'] });
      expect(body.counts.draft).toBe(0);
    });

    it('leave an entry in the audit log and their texts in the history', async () => {
      await asha.goTo('audit');
      const row = asha.page.getByRole('row', { name: /Removed a language/ }).first();
      expect(await row.innerText()).toMatch(/Asha[\s\S]*\bar\b[\s\S]*3 texts/);
      await asha.goTo('history');
      await asha.waitForText(/removed the language/);
      await asha.waitForText(ITEMS);
    });

    it('can be added again, with their texts restored from the history', async () => {
      await users.addLanguage('ar');
      await asha.openText('order.items', 'ar');
      expect(await asha.text.inputValue()).toBe('');
      await asha.page.getByRole('tab', { name: 'History' }).click();
      await asha.page.getByRole('button', { name: 'Undo this edit' }).first().click();
      expect(await eventually(() => asha.text.inputValue(), ITEMS)).toBe(ITEMS);
    });

    it('exclude the source language, which cannot be removed and says why', async () => {
      await asha.goTo('messages');
      await asha.clickButton(/language/);
      const button = asha.page.getByRole('button', { name: 'Remove English…' });
      await button.hover();
      await asha.waitForText(/The default texts are in English/);
      await button.click({ force: true });
      expect(await asha.page.getByRole('dialog', { name: 'Remove English?' }).count()).toBe(0);
      const refused = await asha.requestApi('DELETE copy/languages/EN');
      expect([refused.status, refused.body.code]).toEqual([422, 'refused']);
      expect(refused.body.message).toContain('sourceLanguage');
    });
  });

  it('causes no page errors and no requests to other hosts', () => {
    expect(site.browser.pageErrors.errors).toEqual([]);
  });
});
