import { TestBrowser } from '../../support/pages/browser.js';
import { ConsoleTestUsers } from '../../support/console/console.test.users.js';
import { ConsoleServiceProcess } from '../../support/console/console.service.process.js';
import { eventually } from '../../support/eventually.js';
import { PostgresServer } from '../../support/servers/database/postgres.test.server.js';

const PRICE = { entities: { product_name: 'powerbank' } };

describe('two replicas on one database', () => {
  let browser: TestBrowser;
  let postgres: PostgresServer;
  let one: ConsoleServiceProcess;
  let other: ConsoleServiceProcess;
  let users: ConsoleTestUsers;

  beforeAll(async () => {
    [browser, postgres] = await Promise.all([TestBrowser.start(), PostgresServer.shared()]);
    const env = {
      DATABASE_URL: await postgres.database(),
      HAPTIK_CONSOLE_SECRET: 'a secret that both replicas have in common',
    };
    one = await ConsoleServiceProcess.start(env);
    users = await ConsoleTestUsers.start(browser, one);
    other = await ConsoleServiceProcess.start(env);
  });
  afterAll(async () => {
    await browser?.stop();
    await Promise.all([one?.stop(), other?.stop()]);
    await postgres?.stop();
  });

  it('answer with a text published on one of them', async () => {
    const text = 'Today: {product} for {price}';
    expect(await other.callNode('product_price', PRICE)).toBe('The powerbank costs ₹ 1,299.');
    await users.administrator.openText('product.price');
    await users.administrator.saveDraft(text);
    await users.administrator.publish();
    const said = 'Today: powerbank for ₹ 1,299';
    for (const replica of [one, other])
      expect(await eventually(() => replica.callNode('product_price', PRICE), said)).toBe(said);
  });

  it('share accounts and sessions', async () => {
    const person = await users.openSession(users.administrator.email, await other.url());
    await person.goTo('messages/product.price/en');
    await person.signIn();
    await person.text.waitFor();
    expect(await person.text.inputValue()).toBe('Today: {product} for {price}');

    const there = await users.administrator.page.context().newPage();
    await there.goto(`${await other.url()}/console/messages`);
    await there.getByRole('heading', { name: 'Messages' }).waitFor();
  });

  it('answer on the first with a text published on the second', async () => {
    const person = await users.openSession(users.administrator.email, await other.url());
    await person.goTo('messages/product.price/en');
    await person.signIn();
    await person.saveDraft('Back again: {product}, {price}');
    await person.publish();
    const said = 'Back again: powerbank, ₹ 1,299';
    expect(await eventually(() => one.callNode('product_price', PRICE), said)).toBe(said);
  });

  it('share sign-outs', async () => {
    const { page } = users.administrator;
    await page.getByRole('button', { name: /Asha/ }).click();
    await users.administrator.selectMenuItem('Sign out');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    const there = await page.context().newPage();
    await there.goto(`${await other.url()}/console/messages`);
    await there.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect((await users.administrator.requestApi('GET session')).status).toBe(401);
  });

  it('causes no page errors and no requests to other hosts', () => {
    expect(browser.pageErrors.errors).toEqual([]);
  });
});
