import { PlaygroundDriver } from '../../support/pages/playground.driver.js';
import { PlaygroundTestSite } from '../../support/pages/playground.test.site.js';

describe('a call in the playground', () => {
  let site: PlaygroundTestSite;
  let driver: PlaygroundDriver;

  beforeAll(async () => {
    site = await PlaygroundTestSite.start();
    await site.open();
    await site.startApp();
    driver = new PlaygroundDriver(site.page);
  });
  afterAll(() => site?.stop());

  it('has the state that is being typed when it is sent by the keyboard', async () => {
    await driver.chooseNode('welcome');
    await driver.openSection('State of the chat');
    const details = site.page.getByRole('textbox', { name: 'conversation_details' });
    await details.fill('{ "cart": 3 }');
    await details.press('Control+Enter');
    expect(await driver.readRequest(1)).toMatchObject({ conversation_details: { cart: 3 } });
  });

  it('is not sent while the state is not JSON, and says so', async () => {
    const details = site.page.getByRole('textbox', { name: 'conversation_details' });
    await details.fill('{ "cart": ');
    await details.press('Control+Enter');
    const call = driver.region('Call');
    await call.getByText('Correct conversation_details before you send.').waitFor();
    expect(await driver.findProblems()).toEqual([]);
    await details.fill('{ "cart": 4 }');
    await details.press('Control+Enter');
    expect(await driver.readRequest(2)).toMatchObject({ conversation_details: { cart: 4 } });
    await driver.openSection('State of the chat');
  });

  it('is one of Web on Instagram, also after WhatsApp', async () => {
    await driver.chooseChannel('WhatsApp');
    await driver.callNode('welcome');
    expect(await driver.readRequest(3)).toMatchObject({ user: { device_platform: 14 } });
    await driver.chooseChannel('Instagram');
    await driver.inspector.getByRole('button', { name: 'Call it as Instagram' }).click();
    expect(await driver.readRequest(4)).toMatchObject({ user: { device_platform: 5 } });
    await driver.chat.getByRole('button', { name: 'Deliver it' }).last().waitFor();
    await driver.inspector.getByText(/^Haptik documents no code for Instagram/).waitFor();
    await driver.chooseChannel('WA buttons');
    await driver.callNode('welcome');
    expect(await driver.readRequest(5)).toMatchObject({ user: { device_platform: 14 } });
    expect(await driver.inspector.getByRole('button', { name: /^Call it as/ }).count()).toBe(0);
    await driver.chooseChannel('Web');
  });

  it('has an entity as the object that Haptik sends', async () => {
    await driver.chooseNode('order_status');
    const call = driver.region('Call');
    await call.getByRole('button', { name: /original text of order_id$/ }).click();
    await call
      .getByRole('radiogroup', { name: 'Kind of value of order_id' })
      .getByText('JSON')
      .click();
    await call.getByRole('combobox', { name: 'Fill in a sample' }).click();
    await site.page.getByRole('option', { name: 'Number', exact: true }).click();
    await call.getByRole('combobox', { name: 'Detection' }).fill('default');
    expect(await driver.findProblems()).toEqual([]);
    await driver.send();
    const entities = {
      order_id: [
        { entity_value: { value: '30', unit: null }, detection: 'default', original_text: '30' },
      ],
    };
    expect(await driver.readRequest(6)).toMatchObject({ entities });
  });

  it('is edited and sent again as it was, with what the form does not show', async () => {
    const input = {
      node: 'order_status',
      entities: {
        order_id: [{ entity_value: '7', detection: 'message', language: 'hi' }],
        size: null,
      },
    };
    await driver.sendApi('POST', 'runs', input);
    await driver.readRequest(7);
    await driver.chat.getByRole('button', { name: /^Inspect run 7:/ }).click();
    await driver.chooseFromMenu('More about the run', 'Edit the call');
    const call = driver.region('Call');
    await call.getByText('Sent with all keys of its item, as in the call.').waitFor();
    await driver.send();
    expect(await driver.readRequest(8)).toMatchObject({ entities: input.entities });
    await call.getByRole('textbox', { name: 'order_id' }).fill('8');
    await call.getByRole('button', { name: 'Leave it out' }).click();
    await driver.send();
    const entities = {
      order_id: [{ entity_value: '8', detection: 'message', original_text: '8' }],
    };
    expect((await driver.readRequest(9))['entities']).toEqual(entities);
  });

  it('is saved as a test with its reply, when the code was asked for while it ran', async () => {
    await driver.callNode('slow');
    await driver.inspector.getByText('Waiting for the response.').waitFor();
    await driver.inspector.getByRole('button', { name: 'Save as test' }).click();
    const dialog = site.page.getByRole('dialog');
    await dialog.getByText('The call still runs…').waitFor();
    site.releaseSlowCalls();
    const reply = dialog.getByText(/That took a while/);
    await reply.waitFor();
    expect(await reply.isVisible()).toBe(true);
    await driver.closeDialog();
  });

  it('follows a button that opens details, writes a message, or uploads a file', async () => {
    await driver.callNode('kettle');
    const { chat } = driver;
    await chat.getByRole('button', { name: 'Read more' }).click();
    const details = chat.getByRole('figure', { name: 'Details on Web' });
    await details.getByText('Boils in two minutes.').waitFor();
    expect(await driver.findProblems()).toEqual([]);
    await chat.getByRole('button', { name: 'Ask about it' }).click();
    const message = chat.getByLabel('Write as the user');
    await message.and(site.page.locator(':focus')).waitFor();
    expect(await message.inputValue()).toBe('Is the kettle in stock?');
    await chat.getByRole('button', { name: 'Send the bill' }).click();
    await chat.getByLabel('Name or URL of the file').fill('bill.pdf');
    await chat.getByRole('button', { name: 'Send the file' }).click();
    await driver.answerBy('welcome');
    await chat.getByRole('log').getByText('bill.pdf').waitFor();
    expect((await driver.readState()).flow.steps).toMatchObject([
      { node: 'welcome' },
      { node: 'kettle', buttons: { 'Send the bill': { node: 'welcome' } } },
    ]);
  });

  it('keeps the message of the user when it could not be sent', async () => {
    await site.page.route('**/api/say', (route) => route.abort());
    const message = driver.chat.getByLabel('Write as the user');
    await message.fill('Are you there?');
    await message.press('Enter');
    await site.page.getByText('That did not work').waitFor();
    expect(await message.inputValue()).toBe('Are you there?');
    await site.page.unroute('**/api/say');
  });

  it('causes no page errors and no requests to other hosts', () => {
    expect(site.browser.pageErrors.errors).toEqual([]);
  });
});
