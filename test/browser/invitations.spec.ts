import { TestBrowser } from '../support/browser.js';
import { ConsoleTestUsers } from '../support/console.test.users.js';
import type { ConsoleTestUser } from '../support/console.test.user.js';
import { ConsoleServiceProcess } from '../support/console.service.process.js';

describe('an invitation link', () => {
  let browser: TestBrowser;
  let service: ConsoleServiceProcess;
  let users: ConsoleTestUsers;
  let administrator: ConsoleTestUser;
  let link: string;

  beforeAll(async () => {
    [browser, service] = await Promise.all([TestBrowser.start(), ConsoleServiceProcess.start()]);
    users = await ConsoleTestUsers.start(browser, service);
    ({ administrator } = users);
    link = await users.invite({ name: 'Nina', role: 'editor' });
  });
  afterAll(async () => {
    await browser?.stop();
    await service?.stop();
  });

  it('names the invited user, and offers the account name to password managers', async () => {
    const page = await browser.newVisitorPage();
    await page.goto(link);
    await page.getByRole('heading', { name: 'Welcome, Nina' }).waitFor();
    expect(new URL(page.url()).hash).toBe('');
    await page.reload();
    await page.getByRole('heading', { name: 'Welcome, Nina' }).waitFor();
    const email = page.getByRole('textbox', { name: 'E-mail address' });
    expect(await email.inputValue()).toBe('nina@shop.example');
    expect(await email.getAttribute('autocomplete')).toBe('username');
    expect(await email.isEditable()).toBe(false);
    const password = page.getByRole('textbox', { name: 'New password' });
    expect(await password.getAttribute('autocomplete')).toBe('new-password');
  });

  it('explains what to do when the link has been used', async () => {
    await users.acceptInvitation('Nina', link);
    const late = await browser.newVisitorPage();
    await late.goto(link);
    await late.getByText('The link no longer works').waitFor();
    await late.getByText(/Ask an administrator for a new one/).waitFor();
    expect(await late.getByText('nina@shop.example').count()).toBe(0);
  });

  it('attributes its use to the invited user in the audit log', async () => {
    await administrator.goTo('audit');
    const { page } = administrator;
    await page.getByRole('row', { name: /Nina.*Set a password with a link/ }).waitFor();
    await page.getByRole('row', { name: /Asha.*Set up the console/ }).waitFor();
    expect(await page.getByRole('row', { name: /nobody/ }).count()).toBe(0);
  });

  it('causes no page errors and no requests to other hosts', () => {
    expect(browser.pageErrors.errors).toEqual([]);
  });
});
