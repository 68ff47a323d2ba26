import { ConsoleTestUsers } from '../../support/console/console.test.users.js';
import type { ConsoleTestUser } from '../../support/console/console.test.user.js';
import { ConsoleTestSite } from '../../support/pages/console.test.site.js';

describe('an invitation link', () => {
  let site: ConsoleTestSite;
  let users: ConsoleTestUsers;
  let administrator: ConsoleTestUser;
  let link: string;

  beforeAll(async () => {
    site = await ConsoleTestSite.start();
    ({ users } = site);
    ({ administrator } = users);
    link = await users.invite({ name: 'Nina', role: 'editor' });
  });
  afterAll(() => site?.stop());

  it('names the invited user, and offers the account name to password managers', async () => {
    const page = await site.browser.newVisitorPage();
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
    const late = await site.browser.newVisitorPage();
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
    expect(site.browser.pageErrors.errors).toEqual([]);
  });
});
