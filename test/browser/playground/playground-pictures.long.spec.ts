import { applyPageVariant, takeScreenshot } from '../../support/pages/page.variants.js';
import { PlaygroundDriver } from '../../support/pages/playground.driver.js';
import { PlaygroundTestSite } from '../../support/pages/playground.test.site.js';

describe('the playground in pictures', () => {
  let site: PlaygroundTestSite;
  let driver: PlaygroundDriver;

  beforeAll(async () => {
    site = await PlaygroundTestSite.start();
    await site.open();
    await site.startApp();
    driver = new PlaygroundDriver(site.page);
    await driver.callNode('welcome');
    await driver.chat.getByRole('button', { name: 'Deliver it' }).waitFor();
    await driver.chooseNode('order_status');
    await site.page.getByRole('textbox', { name: 'order_id' }).fill('9042');
    await driver.send();
    await driver.chat.getByText('Powerbank').first().waitFor();
    await driver.inspector.getByText('In the app').waitFor();
  });
  afterAll(() => site?.stop());

  it.each(['light', 'dark'] as const)('has no problems on a desktop: %s', async (variant) => {
    await applyPageVariant(site.page, variant);
    await takeScreenshot(site.page, variant);
    expect(await driver.findProblems()).toEqual([]);
  });

  it('has no problems on a phone', async () => {
    await applyPageVariant(site.page, 'phone');
    await driver.showTab('Chat');
    await takeScreenshot(site.page, 'phone');
    expect(await driver.findProblems()).toEqual([]);
  });
});
