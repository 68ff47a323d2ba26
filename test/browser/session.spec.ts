import { TestBrowser } from '../support/browser.js';
import { ConsoleTestUsers } from '../support/console.test.users.js';
import { ConsoleTestUser } from '../support/console.test.user.js';
import { ConsoleServiceProcess } from '../support/console.service.process.js';
import { eventually } from '../support/eventually.js';

describe('a session that an administrator ends', () => {
  let browser: TestBrowser;
  let service: ConsoleServiceProcess;
  let administrator: ConsoleTestUser;
  let people: ConsoleTestUsers;
  let editor: ConsoleTestUser;
  let viewer: ConsoleTestUser;

  beforeAll(async () => {
    [browser, service] = await Promise.all([TestBrowser.start(), ConsoleServiceProcess.start()]);
    people = await ConsoleTestUsers.start(browser, service);
    ({ administrator } = people);
    editor = await people.addUser({ name: 'Esha', role: 'editor' });
    viewer = await people.addUser({ name: 'Veer', role: 'viewer' });
  });
  afterAll(async () => {
    await browser?.stop();
    await service?.stop();
  });

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

  it('leads the editor to the sign-in as soon as she writes', async () => {
    await editor.openText('order.items');
    await endSessions();
    await editor.text.fill('Written too late');
    await editor.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await editor.waitForText('Your session has ended');
    const { body } = await administrator.requestApi('GET copy/messages/order.items');
    expect(body.texts.en?.draft ?? null).toBeNull();
  });

  it('leads her back where she was, and saves what she wrote', async () => {
    await editor.signIn();
    await editor.text.waitFor();
    expect(new URL(editor.page.url()).pathname).toBe('/console/messages/order.items/en');
    expect(await editor.text.inputValue()).toBe('Written too late');
    await editor.waitForText('Saved as draft');
    const draft = async () =>
      (await administrator.requestApi('GET copy/messages/order.items')).body.texts.en?.draft;
    expect(await eventually(draft, 'Written too late')).toBe('Written too late');
  });

  it('shows nothing of the console on a page that is loaded anew', async () => {
    await endSessions();
    await editor.goTo('messages?search=costs');
    await editor.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await editor.waitForText('Your session has ended');
    expect(await editor.page.getByRole('grid').count()).toBe(0);
    await editor.signIn();
    await editor.page.getByRole('gridcell', { name: /costs/ }).waitFor();
  });

  describe('and somebody else who signs in on the same tab', () => {
    const mine = (count: number) =>
      editor.page.getByRole('button', { name: `Changed by me ${count}`, exact: true });
    const unsaved = () => editor.page.getByText('One text was not saved yet');
    let somebodyElse: ConsoleTestUser;

    beforeAll(async () => {
      await editor.goTo('messages');
      await mine(1).waitFor();
      await editor.page.getByRole('gridcell', { name: /Written too late/ }).click();
      await editor.text.waitFor();
      await endSessions();
      await editor.text.fill('Nobody else shall read this');
      await editor.page.getByRole('heading', { name: 'Sign in' }).waitFor();
      somebodyElse = new ConsoleTestUser(editor.page, await service.url(), viewer.email);
    });

    it('is not led to where the other one was', async () => {
      await somebodyElse.signIn();
      await editor.page.getByRole('gridcell').first().waitFor();
      expect(new URL(editor.page.url()).pathname).toBe('/console/messages');
      await editor.page.getByRole('button', { name: /Veer/ }).waitFor();
    });

    it('sees nothing that was read or written by the other one', async () => {
      await mine(0).waitFor();
      expect(await unsaved().count()).toBe(0);
      await editor.page.getByText('Written too late').waitFor(); // the draft that the server has
      expect(await editor.page.getByText('Nobody else shall read this').count()).toBe(0);
      const { body } = await administrator.requestApi('GET copy/messages/order.items');
      expect(body.texts.en).toMatchObject({ draft: 'Written too late', changedBy: 'Esha' });
    });

    it('leaves the tab to the first one, who finds what she wrote', async () => {
      await editor.page.getByRole('button', { name: /Veer/ }).click();
      await editor.selectMenuItem('Sign out');
      await editor.page.getByRole('heading', { name: 'Sign in' }).waitFor();
      expect(await editor.page.getByText('Your session has ended').count()).toBe(0);
      await editor.signIn();
      // Sent when the session had ended, so the list saves it by itself.
      const draft = async () =>
        (await administrator.requestApi('GET copy/messages/order.items')).body.texts.en?.draft;
      const written = 'Nobody else shall read this';
      expect(await eventually(draft, written)).toBe(written);
      await editor.page.getByText(written).first().waitFor();
    });
  });

  it('is not to be had with a wrong password, and the page does not say which part is wrong', async () => {
    await endSessions();
    await editor.goTo('messages');
    await editor.page.getByRole('textbox', { name: 'E-mail address' }).fill(editor.email);
    await editor.page.getByRole('textbox', { name: 'Password' }).fill('not the password');
    await editor.clickButton('Sign in');
    await editor.waitForText('E-mail or password is wrong');
    expect((await editor.requestApi('GET session')).status).toBe(401);
  });

  it('causes no error in a page, and no request to another host', () => {
    expect(browser.pageErrors.errors).toEqual([]);
  });
});
