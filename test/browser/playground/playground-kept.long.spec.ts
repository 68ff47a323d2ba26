import { PlaygroundDriver } from '../../support/pages/playground.driver.js';
import { PlaygroundTestSite } from '../../support/pages/playground.test.site.js';

describe('what the playground keeps', () => {
  let site: PlaygroundTestSite;
  let driver: PlaygroundDriver;

  beforeAll(async () => {
    site = await PlaygroundTestSite.start();
    await site.open();
    await site.startApp();
    driver = new PlaygroundDriver(site.page);
  });
  afterAll(() => site?.stop());

  const body = () => site.page.getByRole('textbox', { name: 'Body' });
  const showMode = (name: 'Form' | 'JSON') =>
    driver.region('Call').getByText(name, { exact: true }).click();
  const openPresets = async (): Promise<void> => {
    await driver.chooseFromMenu('Presets', 'Save or remove presets…');
    await site.page.getByRole('dialog', { name: 'Presets' }).waitFor();
  };

  it('is an edited body, while another node or the form is chosen, and after a reload', async () => {
    await driver.chooseNode('welcome');
    await showMode('JSON');
    await body().fill('{"node":"welcome","event":"API_INTEGRATION","entities":{},"note":1}');
    await driver.chooseNode('order_status');
    expect(await body().inputValue()).toContain('"node": "order_status"');
    await showMode('Form');
    await site.page.reload();
    await driver.chooseNode('welcome');
    await showMode('JSON');
    expect(await body().inputValue()).toContain('"note":1');
    await driver.send();
    expect(await driver.readRequest(1)).toMatchObject({ note: 1 });
    await driver.region('Call').getByRole('button', { name: 'From the form' }).click();
    expect(await body().inputValue()).not.toContain('note');
    await showMode('Form');
  });

  it('is a preset, without what may be secret', async () => {
    await driver.openSection('User and channel');
    const others = site.page.getByRole('textbox', { name: 'Other fields of user' });
    await others.fill('{ "auth_code": "s3cret", "city": "Puri" }');
    await driver.openSection('State of the chat');
    const state = site.page.getByRole('textbox', { name: 'conversation_details' });
    await state.fill('{ "cart": 3 }');
    await driver.chooseNode('order_status');
    await site.page.getByRole('textbox', { name: 'order_id' }).fill('9042');
    await openPresets();
    const dialog = site.page.getByRole('dialog');
    await dialog.getByText('With auth_code').waitFor();
    expect(await driver.findProblems()).toEqual([]);
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    const { presets } = await driver.readState();
    expect(presets).toMatchObject([
      { name: 'order_status', input: { user: { city: 'Puri' }, conversationDetails: { cart: 3 } } },
    ]);
    expect(JSON.stringify(presets)).not.toContain('s3cret');
  });

  it('is what a preset has, when it is loaded', async () => {
    await site.page.getByRole('textbox', { name: 'conversation_details' }).fill('{}');
    await driver.chooseNode('welcome');
    await driver.chooseFromMenu('Presets', 'order_status');
    await driver.send();
    expect(await driver.readRequest(2)).toMatchObject({
      node: 'order_status',
      user: { auth_code: 's3cret', city: 'Puri' },
      conversation_details: { cart: 3 },
      entities: { order_id: [{ entity_value: '9042' }] },
    });
  });

  it('is a second preset, unless the first one is replaced', async () => {
    await openPresets();
    const dialog = site.page.getByRole('dialog');
    const name = dialog.getByRole('textbox');
    expect(await name.inputValue()).toBe('order_status 2');
    await name.fill('order_status');
    await dialog.getByText(/^There is a preset of this name/).waitFor();
    await dialog.getByRole('button', { name: 'Replace' }).waitFor();
    await name.fill('second');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    const names = async () => (await driver.readState()).presets.map((preset) => preset.name);
    expect(await names()).toEqual(['order_status', 'second']);
    await openPresets();
    await dialog.getByRole('button', { name: 'Remove second' }).click();
    await dialog.getByRole('button', { name: 'Undo' }).click();
    await dialog.getByRole('button', { name: 'Remove second' }).waitFor();
    expect(await names()).toEqual(['order_status', 'second']);
    await driver.closeDialog();
  });

  it('is all of an edited body, which the dialog says', async () => {
    await driver.chooseNode('welcome');
    await showMode('JSON');
    await body().fill('{"node":"welcome","user":{"auth_code":"s3cret"}}');
    await openPresets();
    const dialog = site.page.getByRole('dialog');
    await dialog.getByText(/The body is kept as it is, with all values in it/).waitFor();
    expect(await dialog.getByRole('checkbox').count()).toBe(0);
    await driver.closeDialog();
  });

  it('causes no page errors and no requests to other hosts', () => {
    expect(site.browser.pageErrors.errors).toEqual([]);
  });
});
