import {
  readAccessibilityTree,
  type AccessibilityNode,
} from '../../support/pages/accessibility.tree.js';
import { PAGE_VARIANTS } from '../../support/pages/page.variants.js';
import type { ConsoleTestUser } from '../../support/console/console.test.user.js';
import { ConsoleTestSite } from '../../support/pages/console.test.site.js';

describe('the editor and the table', () => {
  let site: ConsoleTestSite;
  let person: ConsoleTestUser;

  beforeAll(async () => {
    site = await ConsoleTestSite.start();
    person = site.users.administrator;
    await person.requestApi('POST copy/languages', { language: 'hi' });
    const text = 'Where to?';
    await person.requestApi('PUT copy/messages/delivery.address/en', { text, version: 0 });
    await person.requestApi('PUT copy/messages/order.track/en', { text: 'Track', version: 0 });
    const texts = [{ key: 'order.track', language: 'en', version: 1 }];
    await person.requestApi('POST copy/publish', { texts });
  });
  afterAll(() => site?.stop());

  const cells = async (): Promise<readonly string[]> =>
    (await readAccessibilityTree(person.page))
      .filter(({ role }) => role === 'gridcell')
      .map(({ name }) => name);

  it.each(['light', 'phone'] as const)(
    'announces the text, state, language and key of each cell: %s',
    async (look) => {
      // Only visible rows are rendered.
      await person.page.setViewportSize({ ...PAGE_VARIANTS[look].viewport, height: 3_000 });
      await person.goTo('messages');
      await person.page.getByRole('gridcell').first().waitFor();
      const names = await cells();
      expect(names).toContain('Where to? Draft English delivery.address');
      expect(names).toContain('Track Live English order.track');
      expect(names).toContain('What is in it From code English order.items');
      const hindi = 'What is in it Missing – users read English Hindi order.items';
      expect(names.includes(hindi)).toBe(look === 'light');
    },
  );

  it('announces the size of the table and the index of each row', async () => {
    await person.page.setViewportSize(PAGE_VARIANTS.light.viewport);
    await person.goTo('messages');
    const grid = person.page.getByRole('grid', { name: 'Messages by language' });
    await grid.waitFor();
    const rows = Number(await grid.getAttribute('aria-rowcount'));
    const { body } = await person.requestApi('GET copy/overview');
    expect(rows).toBe(body.counts.all + 1);
    expect(await grid.getByRole('row').nth(1).getAttribute('aria-rowindex')).toBe('2');
  });

  it('announces the save state in a polite live region', async () => {
    await person.openText('delivery.address');
    const state = async (): Promise<readonly AccessibilityNode[]> =>
      (await readAccessibilityTree(person.page)).filter(
        ({ role, properties }) => role === 'status' && properties['live'] === 'polite',
      );
    expect((await state()).length).toBeGreaterThan(0);
    await person.saveDraft('Where shall it go?');
    const status = person.page.getByRole('status').filter({ hasText: 'Saved as draft' });
    expect(await status.getAttribute('aria-live')).toBe('polite');
    const field = (await readAccessibilityTree(person.page)).find(
      ({ role, properties }) => role === 'textbox' && properties['focused'] === true,
    );
    expect(field?.name).toBe('Text in English');
  });

  it('previews a card as numbered text on WhatsApp, with an explanation', async () => {
    await person.openText('order.track');
    const { page } = person;
    const screen = page.getByRole('figure');
    await screen.getByText('Title of the card').waitFor();
    expect(await page.getByText('The card becomes a text.').count()).toBe(0);
    await page.getByRole('button', { name: 'WhatsApp', exact: true }).click();
    await page.getByText('The card becomes a text.').waitFor();
    await page.getByText('Choices become a numbered list').waitFor();
    expect(await screen.innerText()).toMatch(/Title of the card\n.*\n1\. Track$/);
  });

  it('previews a text too long for WhatsApp as several messages', async () => {
    await person.openText('order.items');
    await person.text.fill('What is in it. '.repeat(400).trim());
    await person.page.getByText('The long text becomes several messages.').waitFor();
    expect(await person.page.getByRole('figure').locator('> div').count()).toBe(2);
  });

  it('causes no page errors and no requests to other hosts', () => {
    expect(site.browser.pageErrors.errors).toEqual([]);
  });
});
