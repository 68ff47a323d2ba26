import { accessibilityTreeOf, type AccessibleNode } from '../support/accessibility.tree.js';
import { TestBrowser } from '../support/browser.js';
import { LOOKS } from '../support/console.looks.js';
import { ConsolePeople } from '../support/console.people.js';
import type { ConsolePerson } from '../support/console.person.js';
import { ConsoleService } from '../support/console.service.js';

describe('the editor and the table', () => {
  let browser: TestBrowser;
  let service: ConsoleService;
  let person: ConsolePerson;

  beforeAll(async () => {
    [browser, service] = await Promise.all([TestBrowser.start(), ConsoleService.start()]);
    person = (await ConsolePeople.start(browser, service)).administrator;
    await person.asks('POST copy/languages', { language: 'hi' });
    const text = 'Where to?';
    await person.asks('PUT copy/messages/delivery.address/en', { text, version: 0 });
    await person.asks('PUT copy/messages/order.track/en', { text: 'Track', version: 0 });
    const texts = [{ key: 'order.track', language: 'en', version: 1 }];
    await person.asks('POST copy/publish', { texts });
  });
  afterAll(async () => {
    await browser?.stop();
    await service?.stop();
  });

  const cells = async (): Promise<readonly string[]> =>
    (await accessibilityTreeOf(person.page))
      .filter(({ role }) => role === 'gridcell')
      .map(({ name }) => name);

  it.each(['light', 'phone'] as const)(
    'tells of each text what it is, its state, language and key: %s',
    async (look) => {
      // Only rows that are on the screen exist.
      await person.page.setViewportSize({ ...LOOKS[look].viewport, height: 3_000 });
      await person.goes('messages');
      await person.page.getByRole('gridcell').first().waitFor();
      const names = await cells();
      expect(names).toContain('Where to? Draft English delivery.address');
      expect(names).toContain('Track Live English order.track');
      expect(names).toContain('What is in it From code English order.items');
      const hindi = 'What is in it Missing – users read English Hindi order.items';
      expect(names.includes(hindi)).toBe(look === 'light');
    },
  );

  it('tells the size of the table, and where in it each row is', async () => {
    await person.page.setViewportSize(LOOKS.light.viewport);
    await person.goes('messages');
    const grid = person.page.getByRole('grid', { name: 'Messages by language' });
    await grid.waitFor();
    const rows = Number(await grid.getAttribute('aria-rowcount'));
    const { body } = await person.asks('GET copy/overview');
    expect(rows).toBe(body.counts.all + 1);
    expect(await grid.getByRole('row').nth(1).getAttribute('aria-rowindex')).toBe('2');
  });

  it('tells in a polite live region whether a text is saved', async () => {
    await person.opens('delivery.address');
    const state = async (): Promise<readonly AccessibleNode[]> =>
      (await accessibilityTreeOf(person.page)).filter(
        ({ role, properties }) => role === 'status' && properties['live'] === 'polite',
      );
    expect((await state()).length).toBeGreaterThan(0);
    await person.drafts('Where shall it go?');
    const status = person.page.getByRole('status').filter({ hasText: 'Saved as draft' });
    expect(await status.getAttribute('aria-live')).toBe('polite');
    const field = (await accessibilityTreeOf(person.page)).find(
      ({ role, properties }) => role === 'textbox' && properties['focused'] === true,
    );
    expect(field?.name).toBe('Text in English');
  });

  it('shows a card as the numbered text that it is on WhatsApp, and says so', async () => {
    await person.opens('order.track');
    const { page } = person;
    const screen = page.getByRole('figure');
    await screen.getByText('Title of the card').waitFor();
    expect(await page.getByText('The card becomes a text.').count()).toBe(0);
    await page.getByRole('button', { name: 'WhatsApp', exact: true }).click();
    await page.getByText('The card becomes a text.').waitFor();
    await page.getByText('Choices become a numbered list').waitFor();
    expect(await screen.innerText()).toMatch(/Title of the card\n.*\n1\. Track$/);
  });

  it('shows a text that is too long for WhatsApp as the messages it becomes', async () => {
    await person.opens('order.items');
    await person.text.fill('What is in it. '.repeat(400).trim());
    await person.page.getByText('The long text becomes several messages.').waitFor();
    expect(await person.page.getByRole('figure').locator('> div').count()).toBe(2);
  });

  it('cause no error in a page, and no request to another host', () => {
    expect(browser.complaints.all).toEqual([]);
  });
});
