import { ConsoleTestUsers } from '../../support/console/console.test.users.js';
import { ConsoleTestUser } from '../../support/console/console.test.user.js';
import { eventually } from '../../support/eventually.js';
import { ConsoleTestSite } from '../../support/pages/console.test.site.js';

describe('a session ended by an administrator', () => {
  let site: ConsoleTestSite;
  let administrator: ConsoleTestUser;
  let users: ConsoleTestUsers;
  let editor: ConsoleTestUser;
  let viewer: ConsoleTestUser;

  beforeAll(async () => {
    site = await ConsoleTestSite.start();
    ({ users } = site);
    ({ administrator } = users);
    editor = await users.addUser({ name: 'Esha', role: 'editor' });
    viewer = await users.addUser({ name: 'Veer', role: 'viewer' });
  });
  afterAll(() => site?.stop());

  async function endSessions(): Promise<void> {
    await administrator.goTo('users');
    await administrator.clickButton('Actions for Esha');
    await administrator.selectMenuItem('Sessions…');
    const dialog = administrator.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Sign out everywhere…' }).click();
    await dialog.getByText(/ends? at once/).waitFor();
    await dialog.getByRole('button', { name: 'Sign out everywhere', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  it('redirects the editor to the sign-in page on the next edit', async () => {
    await editor.openText('order.items');
    await endSessions();
    await editor.text.fill('Written too late');
    await editor.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await editor.waitForText('Your session has ended');
    const { body } = await administrator.requestApi('GET copy/messages/order.items');
    expect(body.texts.en?.draft ?? null).toBeNull();
  });

  it('returns the editor to the same text after signing in, and saves it', async () => {
    await editor.signIn();
    await editor.text.waitFor();
    expect(new URL(editor.page.url()).pathname).toBe('/console/messages/order.items/en');
    expect(await editor.text.inputValue()).toBe('Written too late');
    await editor.waitForText('Saved as draft');
    const draft = async () =>
      (await administrator.requestApi('GET copy/messages/order.items')).body.texts.en?.draft;
    expect(await eventually(draft, 'Written too late')).toBe('Written too late');
  });

  it('shows nothing of the console on a reloaded page', async () => {
    await endSessions();
    await editor.goTo('messages?search=costs');
    await editor.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await editor.waitForText('Your session has ended');
    expect(await editor.page.getByRole('grid').count()).toBe(0);
    await editor.signIn();
    await editor.page.getByRole('gridcell', { name: /costs/ }).waitFor();
  });

  describe('followed by another user in the same tab', () => {
    const mine = (count: number) =>
      editor.page.getByRole('button', { name: `Changed by me ${count}`, exact: true });
    const unsaved = () => editor.page.getByText('One text is not saved yet');
    let somebodyElse: ConsoleTestUser;

    beforeAll(async () => {
      await editor.goTo('messages');
      await mine(1).waitFor();
      await editor.page.getByRole('gridcell', { name: /Written too late/ }).click();
      await editor.text.waitFor();
      await endSessions();
      await editor.text.fill('Nobody else shall read this');
      await editor.page.getByRole('heading', { name: 'Sign in' }).waitFor();
      somebodyElse = new ConsoleTestUser(editor.page, await site.service.url(), viewer.email);
    });

    it('does not redirect to the page of the first user', async () => {
      await somebodyElse.signIn();
      await editor.page.getByRole('gridcell').first().waitFor();
      expect(new URL(editor.page.url()).pathname).toBe('/console/messages');
      await editor.page.getByRole('button', { name: /Veer/ }).waitFor();
    });

    it('shows nothing that the first user read or wrote', async () => {
      await mine(0).waitFor();
      expect(await unsaved().count()).toBe(0);
      await editor.page.getByText('Written too late').waitFor(); // the draft on the server
      expect(await editor.page.getByText('Nobody else shall read this').count()).toBe(0);
      const { body } = await administrator.requestApi('GET copy/messages/order.items');
      expect(body.texts.en).toMatchObject({ draft: 'Written too late', changedBy: 'Esha' });
    });

    it('keeps the unsaved text for the first user', async () => {
      await editor.page.getByRole('button', { name: /Veer/ }).click();
      await editor.selectMenuItem('Sign out');
      await editor.page.getByRole('heading', { name: 'Sign in' }).waitFor();
      expect(await editor.page.getByText('Your session has ended').count()).toBe(0);
      await editor.signIn();
      // Sent after the session ended, so the list saves it automatically.
      const draft = async () =>
        (await administrator.requestApi('GET copy/messages/order.items')).body.texts.en?.draft;
      const written = 'Nobody else shall read this';
      expect(await eventually(draft, written)).toBe(written);
      await editor.page.getByText(written).first().waitFor();
    });
  });

  it('does not start with a wrong password, and the page does not say which part is wrong', async () => {
    await endSessions();
    await editor.goTo('messages');
    await editor.page.getByRole('textbox', { name: 'E-mail address' }).fill(editor.email);
    await editor.page.getByRole('textbox', { name: 'Password' }).fill('not the password');
    await editor.clickButton('Sign in');
    await editor.waitForText('E-mail or password is wrong');
    expect((await editor.requestApi('GET session')).status).toBe(401);
  });

  it('causes no page errors and no requests to other hosts', () => {
    expect(site.browser.pageErrors.errors).toEqual([]);
  });
});
