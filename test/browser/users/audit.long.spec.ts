import type { ConsoleTestUser } from '../../support/console/console.test.user.js';
import { ConsoleTestSite } from '../../support/pages/console.test.site.js';

describe('the audit log', () => {
  let site: ConsoleTestSite;
  let person: ConsoleTestUser;

  beforeAll(async () => {
    site = await ConsoleTestSite.start();
    const { users } = site;
    person = users.administrator;
    const editor = await users.addUser({ name: 'Esha', role: 'editor' });
    await editor.requestApi('PATCH session', { name: 'Esha K' });
    for (let count = 1; count <= 60; count++)
      await person.requestApi('PATCH session', { name: `Asha ${count}` });
  });
  afterAll(() => site?.stop());

  const rows = () => person.page.getByRole('table').getByRole('row');
  const field = (name: string) =>
    person.page.getByRole('group', { name: 'Filters' }).getByLabel(name);
  const address = () => new URL(person.page.url()).searchParams;

  it('pages through older entries, back and to the first page by URL', async () => {
    const { page } = person;
    await person.goTo('audit?action=user.renamed');
    await rows().nth(50).waitFor();
    expect(await rows().count()).toBe(51); // with the heading
    await page.getByRole('link', { name: 'Show older entries' }).click();
    await rows().nth(11).waitFor();
    await rows().nth(12).waitFor({ state: 'detached' });
    await page.reload();
    await rows().nth(11).waitFor();
    expect(await rows().count()).toBe(12);
    await page.goBack();
    await rows().nth(50).waitFor();
    expect(address().has('after')).toBe(false);
    await page.goForward();
    await rows().nth(12).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'First page' }).click();
    await rows().nth(50).waitFor();
    expect(address().get('action')).toBe('user.renamed');
  });

  it('filters by user', async () => {
    await person.goTo('audit');
    await field('Who').selectOption({ label: 'Esha K' });
    await person.page.getByRole('row', { name: /Asha/ }).first().waitFor({ state: 'detached' });
    await person.page.getByRole('row', { name: /Esha K.*Changed the name/ }).waitFor();
    expect(address().get('by')).not.toBeNull();
  });

  it('filters by action of that user, or by group of actions', async () => {
    await field('What').selectOption('user.renamed');
    await rows().nth(2).waitFor({ state: 'detached' });
    await person.page.getByRole('row', { name: /Esha K.*Changed the name/ }).waitFor();
    await field('Who').selectOption('');
    await field('What').selectOption('invitation.accepted');
    await person.page.getByRole('row', { name: /Set a password/ }).waitFor();
    expect(await rows().count()).toBe(2);
    await field('What').selectOption('user');
    await person.page
      .getByRole('row', { name: /Changed the name/ })
      .first()
      .waitFor();
    expect(await person.page.getByRole('row', { name: /Set a password/ }).count()).toBe(0);
  });

  it('filters by days, and says when nothing matches', async () => {
    await field('What').selectOption('console.set-up');
    await person.page.getByRole('row', { name: /Set up the console/ }).waitFor();
    await field('To').fill('2020-01-01');
    await person.waitForText('Nothing matches');
    await field('To').fill('');
    await field('From').fill('2020-01-01');
    await person.page.getByRole('row', { name: /Set up the console/ }).waitFor();
    expect(address().get('from')).toBe('2020-01-01');
  });

  it('causes no page errors and no requests to other hosts', () => {
    expect(site.browser.pageErrors.errors).toEqual([]);
  });
});
