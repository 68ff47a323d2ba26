import { HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import type { Locator } from 'playwright-core';
import type { ConsoleTestUser } from '../../support/console/console.test.user.js';
import { emulatorEnvironment } from 'nestjs-haptik/internal/emulator';
import { ConsoleTestSite } from '../../support/pages/console.test.site.js';

const UNAVAILABLE = /not available right now/;
const PRICE = { entities: { product_name: 'speaker' } };

describe('handoffs and switches in the console', () => {
  // The platform rejects handoffs of users who have not written yet.
  const platform = new HaptikPlatformEmulator({ countdownSecondMs: 1, users: [] });
  let site: ConsoleTestSite;
  let administrator: ConsoleTestUser;
  let publisher: ConsoleTestUser;
  let viewer: ConsoleTestUser;
  let conversationNo = 7000;

  beforeAll(async () => {
    await platform.start();
    const env = emulatorEnvironment(platform);
    site = await ConsoleTestSite.start(env);
    const { users } = site;
    ({ administrator } = users);
    publisher = await users.addUser({ name: 'Prem', role: 'publisher' });
    viewer = await users.addUser({ name: 'Vera', role: 'viewer' });
  });
  afterAll(async () => {
    await site?.stop();
    await platform.stop();
  });

  /** Calls the failing node, which creates a handoff for the user. */
  const callFailingNode = (user_name: string) =>
    site.service.callNode('order_status', {
      entities: { order_id: '500' },
      user: { user_name },
      conversationNo: ++conversationNo,
    });

  it('lists a handoff that the platform refused, with its reason', async () => {
    await callFailingNode('ravi_k');
    await administrator.goTo('handoffs');
    const row = rowOf(administrator, 'ravi_k');
    await waitForDeadLetter(row);
    expect(await row.innerText()).toMatch(/order_status[^]*The node failed with an error/);
    expect(await row.innerText()).toMatch(/1 attempt[^]*user/i);
    expect(platform.handoffs).toEqual([]);
  });

  it('delivers the chat to an agent on a retry', async () => {
    platform.sendUserMessage('ravi_k', 'Where is my order?');
    await administrator.clickButton('Retry the handoff of ravi_k');
    const dialog = administrator.page.getByRole('dialog');
    await dialog.getByText(/ravi_k came from the node “order_status”/).waitFor();
    await dialog.getByRole('button', { name: 'Retry' }).click();
    await dialog.waitFor({ state: 'detached' });
    const row = rowOf(administrator, 'ravi_k');
    await row.getByText('Delivered').waitFor();
    await row.getByText('by Asha').waitFor();
    expect(platform.getHandoffs('ravi_k')).toHaveLength(1);
    expect(await row.getByRole('button').count()).toBe(0);
  });

  it('calls no agent for a cancelled handoff', async () => {
    await callFailingNode('meena_s');
    await administrator.goTo('handoffs');
    await waitForDeadLetter(rowOf(administrator, 'meena_s'));
    await administrator.goTo('handoffs?state=dead-letter');
    platform.sendUserMessage('meena_s', 'Hello?');
    await administrator.clickButton('Cancel handoff of meena_s');
    const dialog = administrator.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Cancel handoff' }).click();
    await administrator.waitForText('No handoff matches');
    await administrator.goTo('handoffs?state=cancelled');
    await rowOf(administrator, 'meena_s').getByText('by Asha').waitFor();
    expect(platform.getHandoffs('meena_s')).toEqual([]);
  });

  it('are read-only for a publisher and hidden from a viewer', async () => {
    await callFailingNode('lata_p');
    await publisher.goTo('handoffs');
    await waitForDeadLetter(rowOf(publisher, 'lata_p'));
    for (const name of ['Retry the handoff of lata_p', 'Cancel handoff of lata_p']) {
      const button = publisher.page.getByRole('button', { name });
      expect(await button.getAttribute('aria-disabled')).toBe('true');
      await button.focus();
      await publisher.waitForText('Only administrators can retry or cancel handoffs.');
    }
    const { body } = await publisher.requestApi('GET operations/handoffs?state=dead-letter');
    const [{ id }] = body.entries;
    for (const action of ['retry', 'cancel']) {
      const { status } = await publisher.requestApi(`POST operations/handoffs/${id}/${action}`);
      expect(status).toBe(403);
    }
    await viewer.goTo('handoffs');
    await viewer.waitForText('Your role does not allow this');
    expect((await viewer.requestApi('GET operations/handoffs')).status).toBe(403);
    const after = await publisher.requestApi('GET operations/handoffs?state=dead-letter');
    expect(after.body.entries).toEqual(body.entries);
  });

  it('stops calls to a node by its switch, and resumes them', async () => {
    const { page } = administrator;
    const row = page.getByRole('row', { name: /product_price/ });
    expect(await site.service.callNode('product_price', PRICE)).toMatch(/2,499/);
    await administrator.goTo('nodes');
    await setSwitch(administrator, /^Switched to a text/, 'Prices are being checked.');
    await row.getByText('“Prices are being checked.”').waitFor();
    expect(await site.service.callNode('product_price', PRICE)).toMatch(UNAVAILABLE);
    await setSwitch(administrator, /^Answered/);
    await row.getByText('Answered').waitFor();
    expect(await site.service.callNode('product_price', PRICE)).toMatch(/2,499/);
  });

  it('hands chats off instead of calling a node that is switched to agents', async () => {
    platform.sendUserMessage('omar_b', 'How much is it?');
    await administrator.goTo('nodes');
    await setSwitch(administrator, /^Switched to agents/);
    await site.service.callNode('product_price', { ...PRICE, user: { user_name: 'omar_b' } });
    await administrator.goTo('handoffs');
    const row = rowOf(administrator, 'omar_b');
    await row.getByText('Delivered').waitFor();
    await row.getByText('The node is switched to agents').waitFor();
    expect(platform.getHandoffs('omar_b')).toHaveLength(1);
  });

  it('causes no page errors and no requests to other hosts', () => {
    expect(site.browser.pageErrors.errors).toEqual([]);
  });
});

function rowOf({ page }: ConsoleTestUser, user: string): Locator {
  return page.getByRole('row', { name: new RegExp(user) });
}

function waitForDeadLetter(row: Locator): Promise<void> {
  return row.getByText('Dead letter', { exact: true }).waitFor();
}

async function setSwitch({ page }: ConsoleTestUser, mode: RegExp, note = ''): Promise<void> {
  await page.getByRole('button', { name: 'Switch the node product_price' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: mode }).check();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill(note);
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await dialog.waitFor({ state: 'detached' });
}
