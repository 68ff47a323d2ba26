import {
  applyPageVariant,
  type PageVariant,
  takeScreenshot,
} from '../../support/pages/page.variants.js';
import { PlaygroundDriver } from '../../support/pages/playground.driver.js';
import { PlaygroundTestSite } from '../../support/pages/playground.test.site.js';

const VARIANTS: readonly PageVariant[] = ['light', 'dark'];

describe('the states of the playground', () => {
  let site: PlaygroundTestSite;
  let driver: PlaygroundDriver;

  beforeAll(async () => {
    site = await PlaygroundTestSite.start();
    await site.open();
    driver = new PlaygroundDriver(site.page);
  });
  afterAll(() => site?.stop());

  async function expectNoProblems(
    name: string,
    variants: readonly PageVariant[] = VARIANTS,
  ): Promise<void> {
    for (const variant of variants) {
      await applyPageVariant(site.page, variant);
      await takeScreenshot(site.page, `${name}-${variant}`);
      expect({ variant, problems: await driver.findProblems() }).toEqual({
        variant,
        problems: [],
      });
    }
  }

  it('have no problems: the app is down', () => expectNoProblems('down'));

  it('have no problems: nodes to try', async () => {
    await site.startApp();
    await driver.chat.getByRole('button', { name: /^welcome/ }).waitFor();
    await expectNoProblems('first');
  });

  it('have no problems: Arabic', async () => {
    await driver.region('Call').getByRole('button', { name: 'User and channel' }).click();
    await site.page.getByRole('combobox', { name: 'Language' }).fill('ar');
    await site.page.keyboard.press('Escape');
    await driver.callNode('greeting_ar');
    await driver.chat.getByRole('button', { name: 'تتبع الطلب' }).waitFor();
    await expectNoProblems('arabic');
  });

  it.each(['Request', 'Reply', 'Findings', 'Log'])('have no problems: %s', async (tab) => {
    await driver.inspector.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
    await expectNoProblems(tab.toLowerCase());
  });

  it('have no problems: the body as JSON, which may be none', async () => {
    await driver.region('Call').getByText('JSON', { exact: true }).click();
    await site.page.getByRole('textbox', { name: 'Body' }).fill('{"node":');
    await driver
      .region('Call')
      .getByText(/^Not JSON/)
      .waitFor();
    await expectNoProblems('json');
    await driver.region('Call').getByText('Form', { exact: true }).click();
  });

  it('have no problems: a text without a node, then the flow', async () => {
    await driver.chat.getByLabel('Write as the user').fill('Where is it?');
    await site.page.keyboard.press('Enter');
    await driver.chat.getByText(/^The flow has no node for/).waitFor();
    await expectNoProblems('choose');
    await driver.answerBy('welcome');
    await driver.region('Call').getByRole('button', { name: 'Flow' }).click();
    await driver
      .region('Call')
      .getByRole('combobox', { name: 'Anything else that is said or sent here' })
      .first()
      .waitFor();
    await expectNoProblems('flow');
  });

  it('have no problems: a handoff while the platform is down', async () => {
    await driver.chooseFromMenu('Send with a fault', /^Platform down/);
    const notice = driver.chat.getByText('The platform fails on purpose');
    await notice.waitFor();
    await expectNoProblems('platform-down');
    await driver.chat.getByRole('button', { name: 'Let it work again' }).click();
    // The focus moves when it goes, which would close the list of nodes.
    await notice.waitFor({ state: 'detached' });
    await driver.callNode('talk_to_person');
    await driver.chat.getByText(/^Pending/).waitFor();
    await expectNoProblems('pending');
  });

  it.each([
    ['Save as test', /^Save run/],
    ['Platform and bot break settings', 'Platform and bot break'],
  ])('have no problems: the dialog %s', async (button, title) => {
    await site.page.getByRole('button', { name: button }).click();
    await site.page.getByRole('dialog', { name: title }).waitFor();
    await expectNoProblems(button.toLowerCase().replaceAll(' ', '-'));
    await driver.closeDialog();
  });

  it.each([
    ['Menu', 'Open a recorded call'],
    ['Menu', 'Keyboard shortcuts'],
    ['More about the run', 'Compare with another run'],
  ])('have no problems: %s, %s', async (menu, item) => {
    await driver.chooseFromMenu(menu, item);
    await site.page.getByRole('dialog').waitFor();
    await expectNoProblems(item.toLowerCase().replaceAll(' ', '-'));
    await driver.closeDialog();
  });

  it.each(['Call', 'Chat', 'Inspector'] as const)(
    'have no problems in a narrow window: %s',
    async (name) => {
      await applyPageVariant(site.page, 'phone');
      await driver.showTab(name);
      await expectNoProblems(name.toLowerCase(), ['phone', 'narrow']);
    },
  );

  it('cause no page errors and no requests to other hosts', () => {
    expect(site.browser.pageErrors.errors).toEqual([]);
  });
});

describe('the playground with a wrong secret', () => {
  it('says why the app refuses the signature, with the cure', async () => {
    const site = await PlaygroundTestSite.start({ secret: 'wrong-secret' });
    try {
      await site.open();
      await site.startApp();
      const driver = new PlaygroundDriver(site.page);
      await driver.callNode('welcome');
      await driver.chat.getByText('Your app refuses the signature').waitFor();
      await driver.inspector.getByRole('heading', { name: 'Why 401?' }).waitFor();
      await takeScreenshot(site.page, 'wrong-secret');
      expect(await driver.findProblems()).toEqual([]);
    } finally {
      await site.stop();
    }
  });
});
