import { PlaygroundDriver } from '../../support/pages/playground.driver.js';
import { PlaygroundTestSite } from '../../support/pages/playground.test.site.js';

describe('the calls of the playground', () => {
  let site: PlaygroundTestSite;
  let driver: PlaygroundDriver;

  beforeAll(async () => {
    site = await PlaygroundTestSite.start();
    await site.open();
    await site.startApp();
    driver = new PlaygroundDriver(site.page);
  });
  afterAll(() => site?.stop());

  const callOrder = async (id: string): Promise<void> => {
    await driver.chooseNode('order_status');
    await site.page.getByRole('textbox', { name: 'order_id' }).fill(id);
    await driver.send();
    await driver.chat.getByText(`Order ${id} is on its way.`).waitFor();
  };

  it('are compared: two calls with different entities', async () => {
    await callOrder('1001');
    await callOrder('1002');
    await driver.chooseFromMenu('More about the run', 'Compare with another run');
    const dialog = site.page.getByRole('dialog', { name: 'Compare two runs' });
    const request = dialog.getByRole('group', { name: 'Differences: Request' });
    await request.locator('del').getByText('1001').first().waitFor();
    expect(await request.locator('ins').allInnerTexts()).toContainEqual(
      expect.stringContaining('1002'),
    );
    await dialog.getByRole('heading', { name: /^Request: \d+ differences$/ }).waitFor();
    await driver.closeDialog();
  });

  it('complete the chat at an end node', async () => {
    const step = { node: 'welcome', isEndNode: true, says: [], buttons: {} };
    await driver.sendApi('PUT', 'flow', { steps: [step] });
    await driver.callNode('welcome');
    await driver.chat.getByText('The conversation is complete.').waitFor();
    expect(await driver.chat.getByRole('status').first().innerText()).toBe('Complete');
  });

  it('cause no page errors and no requests to other hosts', () => {
    expect(site.browser.pageErrors.errors).toEqual([]);
  });
});
