import { ConsoleTestUsers } from '../../support/console/console.test.users.js';
import type { ConsoleTestUser } from '../../support/console/console.test.user.js';
import { ConsoleTestSite } from '../../support/pages/console.test.site.js';

const TEXTS = ['Messages', 'History', 'Export', 'Trash'];
const WRITTEN = ['Messages', 'History', 'Import', 'Export', 'Trash'];
const OPERATIONS = ['Status', 'Handoffs', 'Switches'];
const ADMINISTRATION = ['Users', 'API tokens', 'Audit log'];
const SWITCH = { bot: 'default', node: 'product_price', mode: 'fallback' };

describe('a user’s role', () => {
  let site: ConsoleTestSite;
  let users: ConsoleTestUsers;
  let administrator: ConsoleTestUser;
  let viewer: ConsoleTestUser;
  let editor: ConsoleTestUser;
  let publisher: ConsoleTestUser;

  beforeAll(async () => {
    site = await ConsoleTestSite.start();
    ({ users } = site);
    ({ administrator } = users);
    await users.addLanguage('hi');
    viewer = await users.addUser({ name: 'Vera', role: 'viewer' });
    editor = await users.addUser({
      name: 'Esha',
      role: 'editor',
      languages: ['Hindi'],
      prefixes: ['order'],
    });
    publisher = await users.addUser({ name: 'Prem', role: 'publisher' });
  });
  afterAll(() => site?.stop());

  it('determines the pages in the navigation', async () => {
    expect(await pages(viewer)).toEqual(TEXTS);
    expect(await pages(editor)).toEqual(WRITTEN);
    expect(await pages(publisher)).toEqual([...WRITTEN, ...OPERATIONS]);
    expect(await pages(administrator)).toEqual([...WRITTEN, ...OPERATIONS, ...ADMINISTRATION]);
  });

  it('lets a viewer read, and says why writing is disabled', async () => {
    await viewer.openText('product.price');
    await viewer.waitForText('Your role does not allow this. Ask an administrator.');
    expect(await viewer.text.isEditable()).toBe(false);
    expect(await isOff(viewer, 'Publish')).toBe(true);
    expect(await isOff(viewer, 'Publish at…')).toBe(true);
    expect(await refusedTo(viewer, 'PUT copy/messages/product.price/en', WRITING)).toBe(403);
  });

  it('limits an editor to languages and key prefixes, with a reason elsewhere', async () => {
    await editor.openText('order.items', 'hi');
    await editor.saveDraft('इसमें क्या है');
    expect(await isOff(editor, 'Publish')).toBe(true);
    await editor.page.getByRole('button', { name: 'Publish', exact: true }).focus();
    await editor.waitForText('Your role does not allow this. Ask an administrator.');

    await editor.openText('order.items', 'en');
    await editor.waitForText('You may not change texts in this language. Ask an administrator.');
    expect(await editor.text.isEditable()).toBe(false);
    expect(await refusedTo(editor, 'PUT copy/messages/order.items/en', WRITING)).toBe(403);

    await editor.openText('product.price', 'hi');
    await editor.waitForText(
      'You may not change messages with this key prefix. Ask an administrator.',
    );
    expect(await editor.text.isEditable()).toBe(false);
    expect(await refusedTo(editor, 'PUT copy/messages/product.price/hi', WRITING)).toBe(403);
  });

  it('keeps an editor from publishing, scheduling and moving to the trash', async () => {
    const texts = [{ key: 'order.items', language: 'hi', version: 1 }];
    expect(await refusedTo(editor, 'POST copy/publish', { texts })).toBe(403);
    const at = new Date(Date.now() + 3_600_000).toISOString();
    expect(await refusedTo(editor, 'POST copy/publish', { texts, at })).toBe(403);
    expect(await refusedTo(editor, 'POST copy/messages/order.items/trash')).toBe(403);
    expect(await refusedTo(editor, 'POST copy/languages', { language: 'mr' })).toBe(403);

    await editor.openText('order.items', 'hi');
    await editor.clickButton('More actions');
    const trash = editor.page.getByRole('menuitem', { name: 'Move to trash' });
    expect(await trash.isDisabled()).toBe(true);
    await trash.getByText('Your role does not allow this. Ask an administrator.').waitFor();
  });

  it('lets a publisher publish and view operations, but not set switches', async () => {
    await publisher.openText('order.items', 'hi');
    await publisher.publish();
    await publisher.goTo('nodes');
    const button = publisher.page.getByRole('button', { name: 'Switch the node product_price' });
    await button.focus();
    await publisher.waitForText('Only administrators can set switches.');
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    expect(await refusedTo(publisher, 'PUT operations/switches', SWITCH)).toBe(403);
  });

  it.each(['GET users', 'GET tokens', 'GET audit', 'POST users', 'POST tokens'])(
    'restricts %s to administrators',
    async (line) => {
      const body = line.startsWith('POST') ? { name: 'x' } : undefined;
      for (const person of [viewer, editor, publisher])
        expect(await refusedTo(person, line, body)).toBe(403);
      expect(await refusedTo(administrator, line, body)).not.toBe(403);
    },
  );

  it('explains a page opened by its URL', async () => {
    for (const path of ['users', 'tokens', 'audit']) {
      await publisher.goTo(path);
      await publisher.page.getByRole('heading', { level: 1 }).waitFor();
      await publisher.waitForText('Your role does not allow this');
      const buttons = publisher.page.getByRole('main').getByRole('button');
      expect(await buttons.filter({ hasText: /Invite|Create/ }).count()).toBe(0);
    }
  });

  it('lets an administrator set a switch, which takes effect in the bot', async () => {
    const { page } = administrator;
    await administrator.goTo('nodes');
    await administrator.clickButton('Switch the node product_price');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^Switched to a text/ }).check();
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page
      .getByRole('row', { name: /product_price/ })
      .getByText('Switched to a text')
      .waitFor();
    const said = await site.service.callNode('product_price', {
      entities: { product_name: 'speaker' },
    });
    expect(said).not.toMatch(/2,499/);
  });

  it('suspends API tokens with their administrator and marks them until they work again', async () => {
    const { page } = administrator;
    const tara = await users.addUser({ name: 'Tara', role: 'administrator' });
    for (const name of ['Nightly pull', 'Nightly push']) {
      expect((await tara.requestApi('POST tokens', { name, scopes: ['copy:read'] })).status).toBe(
        201,
      );
    }
    await administrator.goTo('tokens');
    const pull = page.getByRole('row', { name: /Nightly pull/ });
    await pull.waitFor();
    expect(await pull.getByText('Suspended').count()).toBe(0);

    await decide('Disable…', '2 API tokens that Tara created are suspended, too.', 'Disable');
    await page.getByRole('link', { name: 'API tokens' }).click();
    await pull.getByText('Suspended', { exact: true }).waitFor();
    await pull.getByText(/^Tara is disabled or no longer an administrator/).waitFor();

    await decide('Enable', '2 API tokens that Tara created work again, too.', 'Enable');
    await page.getByRole('link', { name: 'API tokens' }).click();
    await pull.getByText('Suspended', { exact: true }).waitFor({ state: 'detached' });

    async function decide(item: string, words: string, verb: string): Promise<void> {
      await page.getByRole('link', { name: 'Users' }).click();
      await administrator.clickButton('Actions for Tara');
      await administrator.selectMenuItem(item);
      const dialog = page.getByRole('dialog');
      await dialog.getByText(words).waitFor();
      await dialog.getByRole('button', { name: verb, exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    }
  });

  it('causes no page errors and no requests to other hosts', () => {
    expect(site.browser.pageErrors.errors).toEqual([]);
  });
});

const WRITING = { text: 'not mine', version: 0 };

async function pages(person: ConsoleTestUser): Promise<string[]> {
  await person.goTo('messages');
  const links = person.page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('group')
    .getByRole('link');
  await links.first().waitFor();
  return links.allInnerTexts();
}

async function isOff({ page }: ConsoleTestUser, button: string): Promise<boolean> {
  const found = page.getByRole('button', { name: button, exact: true });
  return (await found.getAttribute('aria-disabled')) === 'true';
}

async function refusedTo(person: ConsoleTestUser, line: string, body?: unknown): Promise<number> {
  return (await person.requestApi(line, body ?? (line.startsWith('GET') ? undefined : {}))).status;
}
