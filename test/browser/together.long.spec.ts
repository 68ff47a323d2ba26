import { TestBrowser } from '../support/browser.js';
import { ConsolePeople } from '../support/console.people.js';
import type { ConsolePerson } from '../support/console.person.js';
import { ConsoleService } from '../support/console.service.js';

describe('two who work on a list at once', () => {
  let browser: TestBrowser;
  let service: ConsoleService;
  let reader: ConsolePerson;
  let writer: ConsolePerson;

  beforeAll(async () => {
    [browser, service] = await Promise.all([TestBrowser.start(), ConsoleService.start()]);
    const people = await ConsolePeople.start(browser, service);
    reader = people.administrator;
    writer = await people.join({ name: 'Esha', role: 'editor' });
  });
  afterAll(async () => {
    await browser?.stop();
    await service?.stop();
  });

  const cell = (text: RegExp) => reader.page.getByRole('gridcell', { name: text });

  async function writes(key: string, text: string): Promise<void> {
    const { body } = await writer.asks(`GET copy/messages/${key}`);
    const version = body.texts.en?.version ?? 0;
    const { status } = await writer.asks(`PUT copy/messages/${key}/en`, { text, version });
    expect(status).toBe(200);
  }

  /** As when somebody comes back to the window. */
  const comesBack = (): Promise<unknown> =>
    reader.page.evaluate('window.dispatchEvent(new Event("visibilitychange"))');

  it('see the drafts of one another when they come back to the window', async () => {
    await reader.goes('messages');
    await cell(/What is in it/).waitFor();
    await writes('order.items', 'Your parcel');
    await comesBack();
    await cell(/Your parcel.*Draft/).waitFor();
    await reader.page.getByRole('button', { name: 'Drafts 1', exact: true }).waitFor();
    expect(await cell(/What is in it/).count()).toBe(0);
  });

  it('see them while they stay, too, and how they go on', async () => {
    await writes('order.items', 'Your parcel holds');
    await cell(/Your parcel holds.*Draft/).waitFor();
    expect(await cell(/Your parcel holds/).count()).toBe(1);
  });

  it('keep what is being typed, and the row, while rows come and go', async () => {
    const { page } = reader;
    const { body } = await writer.asks('GET copy/messages?limit=100');
    const keys: string[] = body.messages.map(({ key }: { key: string }) => key);
    const [first = '', ...others] = keys;
    for (const key of others) await writes(key, `Another text of ${key}`);
    await page.setViewportSize({ width: 1280, height: 480 });
    await reader.goes('messages?filter=draft&search=another');
    const name = others[Math.floor(others.length / 2)] ?? '';
    await page
      .getByRole('gridcell', { name: `Another text of ${name}`, exact: false })
      .first()
      .click();
    await reader.text.fill('Another text for all');
    await reader.sees('Saved as draft');
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

  it('cause no error in a page, and no request to another host', () => {
    expect(browser.complaints.all).toEqual([]);
  });
});
