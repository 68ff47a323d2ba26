import { OrderNodes, OrdersModule } from '../../support/bots/kettle.shop.js';
import { applyPageVariant, takeScreenshot } from '../../support/pages/page.variants.js';
import { PlaygroundDriver } from '../../support/pages/playground.driver.js';
import {
  PlaygroundTestSite,
  type PlaygroundTestOptions,
} from '../../support/pages/playground.test.site.js';

const DESKTOP = { width: 1360, height: 928 };

const FLOW = {
  steps: [
    {
      node: 'order_list',
      isEndNode: false,
      says: ['Where are my orders?'],
      buttons: { 'Where is it?': { node: 'order_status' } },
    },
    {
      node: 'order_status',
      isEndNode: false,
      says: [],
      buttons: { 'Return it': { node: 'order_return' } },
    },
  ],
};

async function openShop(options: PlaygroundTestOptions = {}): Promise<PlaygroundTestSite> {
  const site = await PlaygroundTestSite.start({
    ...options,
    port: 3000,
    metadata: () => ({ imports: [OrdersModule] }),
  });
  await site.open();
  await site.startApp();
  site.app.get(OrderNodes, { strict: false }).baseUrl = site.appUrl;
  const driver = new PlaygroundDriver(site.page);
  const user = { user_name: 'asha', full_name: 'Asha Rao' };
  await driver.sendApi('PATCH', 'conversation', { user });
  await driver.sendApi('PUT', 'flow', FLOW);
  return site;
}

describe('the playground in pictures', () => {
  let site: PlaygroundTestSite;
  let driver: PlaygroundDriver;

  beforeAll(async () => {
    site = await openShop();
    driver = new PlaygroundDriver(site.page);
    await driver.chooseChannel('Android');
    await driver.say('Where are my orders?');
    const kettle = driver.chat.getByRole('img', { name: 'Blue kettle' });
    await kettle.waitFor();
    await kettle.evaluate('(image) => image.decode()');
    await driver.chooseNode('order_status');
    await site.page.getByRole('textbox', { name: 'order_id' }).fill('A17');
    await driver.chat.getByRole('button', { name: 'Where is it?' }).first().click();
    await driver.chat.getByText('Your blue kettle is on its way.').waitFor();
    await driver.inspector.getByText('In the app').waitFor();
    await driver.inspector.getByRole('tab', { name: 'Request' }).click();
  });
  afterAll(() => site?.stop());

  it.each(['light', 'dark'] as const)('has no problems on a desktop: %s', async (variant) => {
    await applyPageVariant(site.page, variant);
    await site.page.setViewportSize(DESKTOP);
    await takeScreenshot(site.page, variant);
    expect(await driver.findProblems()).toEqual([]);
  });

  it('has no problems on a phone', async () => {
    await applyPageVariant(site.page, 'phone');
    await driver.showTab('Chat');
    await driver.chat.getByRole('log').evaluate('(log) => log.scrollTo(0, 0)');
    await takeScreenshot(site.page, 'phone');
    expect(await driver.findProblems()).toEqual([]);
  });

  it('has no problems with what WhatsApp changes, and why', async () => {
    await applyPageVariant(site.page, 'light');
    await site.page.setViewportSize(DESKTOP);
    await driver.chooseChannel('WhatsApp');
    await driver.chat.getByRole('button', { name: /^Inspect run 1:/ }).click();
    await driver.inspector.getByRole('tab', { name: /^Findings/ }).click();
    await driver.chat.getByText('For WhatsApp:').first().waitFor();
    await takeScreenshot(site.page, 'whatsapp');
    expect(await driver.findProblems()).toEqual([]);
  });

  it('has no problems with the test that a call becomes', async () => {
    await driver.chat.getByRole('button', { name: /^Inspect run 2:/ }).click();
    await driver.inspector.getByRole('button', { name: 'Save as test' }).click();
    const dialog = site.page.getByRole('dialog');
    await dialog
      .getByText(/nestjs-haptik\/testing/)
      .first()
      .waitFor();
    await takeScreenshot(site.page, 'save-as-test');
    expect(await driver.findProblems()).toEqual([]);
    await driver.closeDialog();
  });
});

describe('a refused signature in a picture', () => {
  it('has no problems, and says the cause', async () => {
    const site = await openShop({ secret: 'not-the-secret-of-the-app' });
    try {
      const driver = new PlaygroundDriver(site.page);
      await driver.say('Where are my orders?');
      await driver.inspector.getByRole('heading', { name: 'Why 401?' }).waitFor();
      await driver.inspector
        .getByText(/secret/i)
        .first()
        .waitFor();
      await site.page.setViewportSize(DESKTOP);
      await takeScreenshot(site.page, 'refused-signature');
      expect(await driver.findProblems()).toEqual([]);
    } finally {
      await site.stop();
    }
  });
});
