import { faults, HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import type { Page } from 'playwright-core';
import type { ConsoleTestUser } from '../../support/console/console.test.user.js';
import { emulatorEnvironment } from 'nestjs-haptik/internal/emulator';
import { ConsoleTestSite } from '../../support/pages/console.test.site.js';
import { findPageProblems } from '../../support/pages/page.variants.js';

describe('the status page', () => {
  const platform = new HaptikPlatformEmulator({ countdownSecondMs: 1, users: ['ravi_k'] });
  let site: ConsoleTestSite;
  let operator: ConsoleTestUser;
  let page: Page;

  beforeAll(async () => {
    await platform.start();
    site = await ConsoleTestSite.start(emulatorEnvironment(platform));
    operator = site.users.administrator;
    ({ page } = operator);
    await operator.goTo('operations');
  });
  afterAll(async () => {
    await site?.stop();
    await platform.stop();
  });

  it('says what to do before the first call', async () => {
    await operator.waitForText('No calls in the last hour');
    await operator.clickButton('Show the last 7 days');
    await operator.waitForText(/npx haptik send/);
    await operator.waitForText(/Check the \d+ nodes that this application handles/);
    expect(new URL(page.url()).search).toBe('?range=week');
    await page.getByText('Hour', { exact: true }).click();
    await answer(page, 'Is it up?', /^Yes/);
    await answer(page, 'Who waits for an agent?', /^No chat waits/);
  });

  it('answers the four questions as calls arrive, without a reload', async () => {
    await operator.waitForText(/^Live$/);
    await page.evaluate('window.isSamePage = true');
    platform.sendUserMessage('ravi_k', 'Where is my order?');
    platform.outage(faults.status(503));
    const { service } = site;
    await service.callNode('product_price', { entities: { product_name: 'speaker' } });
    for (const conversationNo of [7001, 7002])
      await service.callNode('order_status', {
        entities: { order_id: '500' },
        user: { user_name: 'ravi_k' },
        conversationNo,
      });
    await service.callNode('order_staus');
    await fetch(await service.process.waitUntilListening(), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    });

    await answer(page, 'Is it fast?', /^(Yes|Barely): /);
    await answer(
      page,
      'Which node fails, and why?',
      /^order_status: 2 of 2 calls failed.*Error in the method/,
    );
    await answer(
      page,
      'Who waits for an agent?',
      /^\d chats? waits?.*for \d+ seconds.*From order_status/,
    );
    await answer(page, 'Is it up?', /^Yes.*1 replica, version/);
    const unknown = page.getByRole('region', { name: 'Unknown nodes' });
    await unknown.getByRole('row', { name: /order_staus.*order_status/ }).waitFor();
    const refused = page.getByRole('region', { name: 'Refused signatures' });
    await refused.getByText(/no X-Hub-Signature header.*Type the secret/).waitFor();
    expect(await page.evaluate('window.isSamePage')).toBe(true);
  });

  it('leads from a node to its switch', async () => {
    await page.getByRole('link', { name: 'Switch the node order_status' }).click();
    const button = page.getByRole('button', { name: 'Switch the node order_status' });
    await button.waitFor();
    await page.waitForFunction(`document.activeElement?.getAttribute('aria-label') !== null`);
    expect(await button.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);
    await page.goBack();
    await operator.waitForText('Failures by cause');
  });

  it('has no problems, and causes no page errors', async () => {
    expect(await findPageProblems(page)).toEqual([]);
    expect(site.browser.pageErrors.errors).toEqual([]);
  });
});

/** Resolves when the question has that answer, which is one line with its details. */
async function answer(page: Page, question: string, words: RegExp): Promise<void> {
  const card = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: question }) });
  const text = new RegExp(words.source.replace('^', '(Fine|Warning|Critical): '), 's');
  await card.filter({ hasText: text }).waitFor();
}
