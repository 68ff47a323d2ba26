import { eventually } from '../../support/eventually.js';
import { PlaygroundDriver } from '../../support/pages/playground.driver.js';
import { PlaygroundTestSite } from '../../support/pages/playground.test.site.js';
import { SECRET } from '../../support/test.app.js';

describe('the playground', () => {
  let site: PlaygroundTestSite;
  let driver: PlaygroundDriver;

  beforeAll(async () => {
    site = await PlaygroundTestSite.start();
    await site.open();
    driver = new PlaygroundDriver(site.page);
  });
  afterAll(() => site?.stop());

  it('says that the app is down, and proposes its nodes when it is up', async () => {
    await driver.chat.getByText('Your app is down').waitFor();
    await site.startApp();
    await driver.chat.getByRole('button', { name: 'order_status needs order_id' }).waitFor();
    expect(await driver.findProblems()).toEqual([]);
  });

  it('sends the entities of the form and shows the reply, its bytes and the changed state', async () => {
    await driver.chooseNode('order_status');
    await site.page.getByRole('textbox', { name: 'order_id' }).fill('9042');
    await driver.send();
    await driver.chat.getByText('Order 9042 is on its way.').waitFor();
    await driver.inspector.getByRole('row', { name: /last_order 9042$/ }).waitFor();
    await driver.inspector.getByRole('tab', { name: 'Request' }).click();
    await driver.inspector.getByText(/^HMAC-SHA1 of the/).waitFor();
    const body = driver.inspector.getByRole('group', { name: 'Body of the request' });
    expect(await body.innerText()).toMatch(/"order_id": \[[^]*"entity_value": "9042"/);
    await driver.inspector.getByRole('tab', { name: 'Overview' }).click();
  });

  it('shows the same reply in another channel, with what was changed for it', async () => {
    const button = driver.chat.getByRole('button', { name: 'Return the Speaker' });
    await button.waitFor();
    await driver.chat.getByRole('button', { name: 'WhatsApp', exact: true }).click();
    await driver.chat.getByText('For WhatsApp:').first().waitFor();
    expect(await button.count()).toBe(0);
    await driver.chat.getByRole('button', { name: 'Web', exact: true }).click();
    await button.waitFor();
    expect(await driver.chat.getByText('For WhatsApp:').count()).toBe(0);
  });

  it('follows a pressed button, and keeps where it leads in the flow', async () => {
    await driver.callNode('welcome');
    await driver.chat.getByRole('button', { name: 'Deliver it' }).click();
    await driver.answerBy('delivery_address');
    await driver.chat.getByText('Where shall we bring it?').waitFor();
    await driver.callNode('welcome');
    await driver.chat.getByRole('button', { name: 'Deliver it' }).last().click();
    const run = driver.chat.getByRole('button', { name: /^Inspect run 5: delivery_address/ });
    await run.waitFor();
    expect(await run.getAttribute('aria-pressed')).toBe('true');
  });

  it('sends a form with a search field', async () => {
    await driver.chat.getByLabel('Street and number').last().fill('1 Hill Road');
    await driver.chat.getByRole('combobox', { name: 'City' }).last().fill('Pur');
    await site.page.getByRole('option', { name: 'Puri' }).click();
    await driver.chat.getByRole('button', { name: 'Send', exact: true }).last().click();
    await driver.answerBy('save_address');
    const answer = driver.chat.getByText('We bring it to 1 Hill Road, Puri.');
    await answer.waitFor();
    expect(await answer.count()).toBe(1);
    await driver.chat.getByRole('button', { name: 'Sent', exact: true }).waitFor();
  });

  it('sends the next form without a question, and keeps no value of it in the flow', async () => {
    await driver.callNode('delivery_address');
    await driver.chat.getByRole('button', { name: /^Inspect run 7: delivery_address/ }).waitFor();
    await driver.chat.getByLabel('Street and number').last().fill('2 Lake View');
    await driver.chat.getByRole('combobox', { name: 'City' }).last().fill('Pun');
    await site.page.getByRole('option', { name: 'Pune' }).click();
    await driver.chat.getByRole('button', { name: 'Send', exact: true }).last().click();
    await driver.chat.getByText('We bring it to 2 Lake View, Pune.').waitFor();
    expect(JSON.stringify((await driver.readState()).flow)).not.toMatch(/Hill|Lake|Puri|Pune/);
  });

  it('asks what the user enters in a form that Haptik keeps', async () => {
    await driver.chat.getByRole('button', { name: 'Yes', exact: true }).last().click();
    await driver.chat.getByText('Haptik shows its form “17”.').waitFor();
    const entered = driver.chat.getByRole('textbox', { name: 'Entities of the form' });
    await entered.fill('{ "street":');
    const send = driver.chat.getByRole('button', { name: 'Send the form' });
    await eventually(() => send.isDisabled(), true);
    await entered.press('Control+Enter');
    expect(await driver.region('Call').getByText('Correct Entities').count()).toBe(0);
    await entered.fill('{ "street": "2 Fort Road", "city": "Agra" }');
    await entered.press('Control+Enter');
    await driver.answerBy('save_address');
    const answer = driver.chat.getByText('We bring it to 2 Fort Road, Agra.');
    await answer.waitFor();
    expect(await answer.count()).toBe(1);
  });

  it('draws a bot break, and says what the receiver answered', async () => {
    await driver.chooseFromMenu('Send with a fault', /^Wrong secret/);
    await driver.chat
      .getByText(/bot break/i)
      .first()
      .waitFor();
    await driver.inspector.getByText('HTTP 401', { exact: true }).waitFor();
    expect(await driver.chat.getByText('Your app refuses the signature').count()).toBe(0);
  });

  it('saves a run as a test', async () => {
    await driver.chat.getByRole('button', { name: /^Inspect run 1:/ }).click();
    await driver.inspector.getByRole('button', { name: 'Save as test' }).click();
    const dialog = site.page.getByRole('dialog');
    const code = dialog.getByRole('group');
    await code
      .getByText(/nestjs-haptik\/testing\/jest/)
      .first()
      .waitFor();
    expect(await code.innerText()).toMatch(
      /\.node\('order_status'\)\s+\.entity\('order_id', '9042'\)/,
    );
    await dialog.getByText('curl', { exact: true }).click();
    await code
      .getByText(/--data-binary/)
      .first()
      .waitFor();
    expect(await code.innerText()).not.toContain(SECRET);
    await driver.closeDialog();
  });

  it('hands the chat off to an agent, who answers and completes it', async () => {
    await driver.chooseFromMenu('Conversation', 'New conversation');
    await driver.callNode('talk_to_person');
    await driver.chat.getByText(/^Pending/).waitFor();
    await driver.inspector.getByText('accepted').waitFor();
    const call = driver.region('Call');
    await call.getByText(/^The chat is with an agent: Haptik would call no node/).waitFor();
    await driver.callNode('welcome');
    await driver.inspector.getByText(/^Haptik would not have called/).waitFor();
    await driver.chat.getByLabel('Write as the agent').fill('I am here.');
    await site.page.keyboard.press('Enter');
    await driver.chat.getByRole('log').getByText('I am here.').waitFor();
    await driver.chat.getByRole('button', { name: 'Complete', exact: true }).click();
    const state = driver.chat.getByRole('status').first();
    await state.getByText('Complete').waitFor();
    expect(await state.innerText()).toBe('Complete');
  });

  it('keeps the conversation when the app restarts', async () => {
    await site.stopApp();
    await driver.chat.getByText('Your app is down').waitFor();
    await site.startApp();
    await driver.chat
      .getByText(/restarted/)
      .first()
      .waitFor();
    expect(await driver.chat.getByRole('log').getByText('I am here.').count()).toBe(1);
  });

  it('is used by the keyboard alone', async () => {
    const { keyboard } = site.page;
    await site.page.locator('body').press('?');
    await site.page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await keyboard.press('Escape');
    await site.page.getByRole('dialog').waitFor({ state: 'detached' });
    await keyboard.press('Alt+KeyN');
    await keyboard.type('order_status');
    await keyboard.press('Enter');
    await keyboard.press('Tab');
    await keyboard.type('77');
    await keyboard.press('Control+Enter');
    await driver.chat.getByText('Order 77 is on its way.').waitFor();
    await keyboard.press('Alt+KeyC');
    await driver.chat.getByRole('button', { name: 'Android', pressed: true }).waitFor();
    await keyboard.press('Alt+KeyL');
    await driver.inspector.and(site.page.locator(':focus')).waitFor();
    const run = driver.inspector.getByRole('combobox', { name: 'Run' });
    const isAt = async (start: string): Promise<boolean> =>
      (await run.inputValue()).startsWith(start);
    const [number = ''] = (await run.inputValue()).split(' ');
    await keyboard.press('Alt+ArrowUp');
    expect(await eventually(() => isAt(`${number} `), false)).toBe(false);
    await keyboard.press('Alt+ArrowDown');
    expect(await eventually(() => isAt(`${number} `), true)).toBe(true);
  });

  it('causes no page errors and no requests to other hosts', () => {
    expect(site.browser.pageErrors.errors).toEqual([]);
  });
});
