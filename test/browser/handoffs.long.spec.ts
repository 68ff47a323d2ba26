import { HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import type { Locator } from 'playwright-core';
import { TestBrowser } from '../support/browser.js';
import { ConsolePeople } from '../support/console.people.js';
import type { ConsolePerson } from '../support/console.person.js';
import { handingOverTo } from '../support/console.platform.js';
import { ConsoleService } from '../support/console.service.js';

const UNAVAILABLE = /not available right now/;
const PRICE = { entities: { product_name: 'speaker' } };

describe('hand-overs and switches in the console', () => {
  // A platform that knows nobody until he writes.
  const platform = new HaptikPlatformEmulator({ secondMs: 1, users: [] });
  let browser: TestBrowser;
  let service: ConsoleService;
  let administrator: ConsolePerson;
  let publisher: ConsolePerson;
  let viewer: ConsolePerson;
  let conversationNo = 7000;

  beforeAll(async () => {
    await platform.start();
    const env = handingOverTo(platform);
    [browser, service] = await Promise.all([TestBrowser.start(), ConsoleService.start(env)]);
    const people = await ConsolePeople.start(browser, service);
    ({ administrator } = people);
    publisher = await people.join({ name: 'Prem', role: 'publisher' });
    viewer = await people.join({ name: 'Vera', role: 'viewer' });
  });
  afterAll(async () => {
    await browser?.stop();
    await service?.stop();
    await platform.stop();
  });

  /** The node breaks for a user, whose chat is then promised an agent. */
  const breaksFor = (user_name: string) =>
    service.says('order_status', {
      entities: { order_id: '500' },
      user: { user_name },
      conversationNo: ++conversationNo,
    });

  it('shows a hand-over that the platform refused, with its reason', async () => {
    await breaksFor('ravi_k');
    await administrator.goes('handoffs');
    const row = rowOf(administrator, 'ravi_k');
    await failed(row);
    expect(await row.innerText()).toMatch(/order_status[^]*The node failed with an error/);
    expect(await row.innerText()).toMatch(/1 attempt[^]*user/i);
    expect(platform.handoffs).toEqual([]);
  });

  it('brings the chat to an agent once the platform takes it', async () => {
    platform.say('ravi_k', 'Where is my order?');
    await administrator.presses('Retry the hand-over of ravi_k');
    const dialog = administrator.page.getByRole('dialog');
    await dialog.getByText(/ravi_k came from the node “order_status”/).waitFor();
    await dialog.getByRole('button', { name: 'Retry' }).click();
    await dialog.waitFor({ state: 'detached' });
    const row = rowOf(administrator, 'ravi_k');
    await row.getByText('With an agent').waitFor();
    await row.getByText('by Asha').waitFor();
    expect(platform.handoffsOf('ravi_k')).toHaveLength(1);
    expect(await row.getByRole('button').count()).toBe(0);
  });

  it('calls nobody for a hand-over that is dropped', async () => {
    await breaksFor('meena_s');
    await administrator.goes('handoffs');
    await failed(rowOf(administrator, 'meena_s'));
    await administrator.goes('handoffs?state=dead');
    platform.say('meena_s', 'Hello?');
    await administrator.presses('Drop the hand-over of meena_s');
    const dialog = administrator.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Drop' }).click();
    await administrator.sees('No hand-over matches');
    await administrator.goes('handoffs?state=dropped');
    await rowOf(administrator, 'meena_s').getByText('by Asha').waitFor();
    expect(platform.handoffsOf('meena_s')).toEqual([]);
  });

  it('lets a publisher look and decide nothing, and shows a viewer nothing', async () => {
    await breaksFor('lata_p');
    await publisher.goes('handoffs');
    await failed(rowOf(publisher, 'lata_p'));
    for (const verb of ['Retry', 'Drop']) {
      const name = `${verb} the hand-over of lata_p`;
      const button = publisher.page.getByRole('button', { name });
      expect(await button.getAttribute('aria-disabled')).toBe('true');
      await button.focus();
      await publisher.sees('Only administrators can retry or drop hand-overs.');
    }
    const { body } = await publisher.asks('GET operations/handoffs?state=dead');
    const [{ id }] = body.entries;
    for (const decision of ['retry', 'drop']) {
      const { status } = await publisher.asks(`POST operations/handoffs/${id}/${decision}`);
      expect(status).toBe(403);
    }
    await viewer.goes('handoffs');
    await viewer.sees('Your role does not allow this');
    expect((await viewer.asks('GET operations/handoffs')).status).toBe(403);
    const after = await publisher.asks('GET operations/handoffs?state=dead');
    expect(after.body.entries).toEqual(body.entries);
  });

  it('keeps a node from being called by its switch, and lets it be called again', async () => {
    const { page } = administrator;
    const row = page.getByRole('row', { name: /product_price/ });
    expect(await service.says('product_price', PRICE)).toMatch(/2,499/);
    await administrator.goes('nodes');
    await switches(administrator, /^Switched to a text/, 'Prices are being checked.');
    await row.getByText('“Prices are being checked.”').waitFor();
    expect(await service.says('product_price', PRICE)).toMatch(UNAVAILABLE);
    await switches(administrator, /^Answered/);
    await row.getByText('Answered').waitFor();
    expect(await service.says('product_price', PRICE)).toMatch(/2,499/);
  });

  it('hands chats over instead of calling a node that is switched to agents', async () => {
    platform.say('omar_b', 'How much is it?');
    await administrator.goes('nodes');
    await switches(administrator, /^Switched to agents/);
    await service.says('product_price', { ...PRICE, user: { user_name: 'omar_b' } });
    await administrator.goes('handoffs');
    const row = rowOf(administrator, 'omar_b');
    await row.getByText('With an agent').waitFor();
    await row.getByText('The node is switched to agents').waitFor();
    expect(platform.handoffsOf('omar_b')).toHaveLength(1);
  });

  it('causes no error in a page, and no request to another host', () => {
    expect(browser.complaints.all).toEqual([]);
  });
});

function rowOf({ page }: ConsolePerson, user: string): Locator {
  return page.getByRole('row', { name: new RegExp(user) });
}

function failed(row: Locator): Promise<void> {
  return row.getByText('Failed', { exact: true }).waitFor();
}

async function switches({ page }: ConsolePerson, mode: RegExp, note = ''): Promise<void> {
  await page.getByRole('button', { name: 'Switch the node product_price' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: mode }).check();
  await dialog.getByRole('textbox', { name: 'Why' }).fill(note);
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await dialog.waitFor({ state: 'detached' });
}
