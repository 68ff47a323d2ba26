import { TestBrowser } from '../support/browser.js';
import { ConsolePeople } from '../support/console.people.js';
import { ConsoleService } from '../support/console.service.js';
import { eventually } from '../support/eventually.js';
import { PostgresServer } from '../support/postgres.js';

const PRICE = { entities: { product_name: 'powerbank' } };

describe('two replicas on one database', () => {
  let browser: TestBrowser;
  let postgres: PostgresServer;
  let one: ConsoleService;
  let other: ConsoleService;
  let people: ConsolePeople;

  beforeAll(async () => {
    [browser, postgres] = await Promise.all([TestBrowser.start(), PostgresServer.shared()]);
    const env = {
      DATABASE_URL: await postgres.database(),
      HAPTIK_CONSOLE_SECRET: 'a secret that both replicas have in common',
    };
    one = await ConsoleService.start(env);
    people = await ConsolePeople.start(browser, one);
    other = await ConsoleService.start(env);
  });
  afterAll(async () => {
    await browser?.stop();
    await Promise.all([one?.stop(), other?.stop()]);
    await postgres?.stop();
  });

  it('answer with a text that was published on one of them', async () => {
    const text = 'Today: {product} for {price}';
    expect(await other.says('product_price', PRICE)).toBe('The powerbank costs ₹ 1,299.');
    await people.administrator.opens('product.price');
    await people.administrator.drafts(text);
    await people.administrator.publishes();
    const said = 'Today: powerbank for ₹ 1,299';
    for (const replica of [one, other])
      expect(await eventually(() => replica.says('product_price', PRICE), said)).toBe(said);
  });

  it('know the same accounts and sessions: who signed in on one works on the other', async () => {
    const person = await people.visitor(people.administrator.email, await other.url());
    await person.goes('messages/product.price/en');
    await person.signsIn();
    await person.text.waitFor();
    expect(await person.text.inputValue()).toBe('Today: {product} for {price}');

    const there = await people.administrator.page.context().newPage();
    await there.goto(`${await other.url()}/console/messages`);
    await there.getByRole('heading', { name: 'Messages' }).waitFor();
  });

  it('answer on the first with what was published on the second', async () => {
    const person = await people.visitor(people.administrator.email, await other.url());
    await person.goes('messages/product.price/en');
    await person.signsIn();
    await person.drafts('Back again: {product}, {price}');
    await person.publishes();
    const said = 'Back again: powerbank, ₹ 1,299';
    expect(await eventually(() => one.says('product_price', PRICE), said)).toBe(said);
  });

  it('tell each other when somebody signs out', async () => {
    const { page } = people.administrator;
    await page.getByRole('button', { name: /Asha/ }).click();
    await people.administrator.chooses('Sign out');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    const there = await page.context().newPage();
    await there.goto(`${await other.url()}/console/messages`);
    await there.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect((await people.administrator.asks('GET session')).status).toBe(401);
  });

  it('cause no error in a page, and no request to another host', () => {
    expect(browser.complaints.all).toEqual([]);
  });
});
