import type { Locator } from 'playwright-core';
import type { ConsoleTestUser } from '../../support/console/console.test.user.js';
import { eventually } from '../../support/eventually.js';
import { ConsoleTestSite } from '../../support/pages/console.test.site.js';

const FOLLOWING = '**/api/copy/history?limit=30';

describe('reverting to an earlier text', () => {
  let site: ConsoleTestSite;
  let first: ConsoleTestUser;
  let second: ConsoleTestUser;

  beforeAll(async () => {
    site = await ConsoleTestSite.start();
    const { users } = site;
    first = users.administrator;
    second = await users.addUser({ name: 'Omar', role: 'publisher' });
    // Blocks updates of the changes of others.
    await second.page.route(FOLLOWING, (route) => route.abort());
  });
  afterAll(() => site?.stop());

  const draftOf = async (key: string): Promise<string | null> =>
    (await first.requestApi(`GET copy/messages/${key}`)).body.texts.en.draft;

  async function writes(person: ConsoleTestUser, key: string, text: string): Promise<void> {
    const { body } = await person.requestApi(`GET copy/messages/${key}`);
    const version = body.texts.en?.version ?? 0;
    const { status } = await person.requestApi(`PUT copy/messages/${key}/en`, { text, version });
    expect(status).toBe(200);
  }

  const wayBackTo = (text: string): Locator =>
    second.page
      .getByRole('listitem')
      .filter({ hasText: text })
      .getByRole('button', { name: 'Revert to this version' });

  describe('in an editor, after another user changed the text', () => {
    beforeAll(async () => {
      await writes(first, 'order.items', 'The first words');
      await writes(second, 'order.items', 'The words after');
      await second.openText('order.items');
      await second.page.getByRole('tab', { name: 'History' }).click();
      await wayBackTo('The first words').first().waitFor();
      await writes(first, 'order.items', 'What nobody has seen');
    });

    it('shows both texts before anything is overwritten', async () => {
      await wayBackTo('The first words').last().click();
      await second.waitForText('Asha changed this text while you wrote');
      const dialog = second.page.getByRole('dialog');
      const mine = dialog.getByRole('textbox', { name: 'Yours' });
      expect(await mine.inputValue()).toBe('The first words');
      await dialog.getByText('What nobody has seen', { exact: true }).first().waitFor();
      expect(await draftOf('order.items')).toBe('What nobody has seen');
    });

    it('is not confirmed by keys pressed while the dialog opens', async () => {
      await second.page.keyboard.press('Enter');
      await second.page.keyboard.press('Space');
      await second.page.keyboard.press('Escape');
      await second.page.getByRole('dialog').getByRole('textbox', { name: 'Yours' }).waitFor();
      expect(await draftOf('order.items')).toBe('What nobody has seen');
    });

    it('happens on confirmation, and the editor shows the text', async () => {
      await second.clickButton('Keep mine');
      expect(await eventually(() => draftOf('order.items'), 'The first words')).toBe(
        'The first words',
      );
      expect(await second.text.inputValue()).toBe('The first words');
    });
  });

  it('says when no draft results because users already read that text', async () => {
    await second.openText('order.track');
    await second.saveDraft('Where it is');
    await second.publish();
    await second.saveDraft('Another one');
    await second.page.getByRole('tab', { name: 'History' }).click();
    await second.page
      .getByRole('listitem')
      .filter({ hasText: 'Omar published' })
      .getByRole('button', { name: 'Revert to this version' })
      .click();
    await second.waitForText('There is no draft now: users already read this text.');
    expect(await draftOf('order.track')).toBeNull();
    expect(await second.text.inputValue()).toBe('Where it is');
  });

  it('is refused on the history page until the list shows the newest text', async () => {
    await writes(first, 'delivery.address', 'Bring it where?');
    await writes(second, 'delivery.address', 'Where to?');
    await second.goTo('history');
    await wayBackTo('Bring it where?').last().waitFor();
    await writes(first, 'delivery.address', 'To which door?');
    await wayBackTo('Bring it where?').last().click();
    const alert = second.page.getByRole('alert');
    await alert.waitFor();
    expect(await draftOf('delivery.address')).toBe('To which door?');
    await wayBackTo('To which door?').first().waitFor();
    await wayBackTo('Bring it where?').last().click();
    await second.waitForText('It is a draft now. Publish it to make it live.');
    expect(await draftOf('delivery.address')).toBe('Bring it where?');
  });

  it('causes no page errors and no requests to other hosts', () => {
    expect(site.browser.pageErrors.errors).toEqual([]);
  });
});
