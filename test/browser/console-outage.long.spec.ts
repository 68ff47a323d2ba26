import { TestBrowser } from '../support/browser.js';
import { ConsolePeople } from '../support/console.people.js';
import type { ConsolePerson } from '../support/console.person.js';
import { ConsoleService } from '../support/console.service.js';
import { DatabaseProxy } from '../support/database.proxy.js';
import { eventually } from '../support/eventually.js';
import { PostgresServer } from '../support/postgres.js';

const PRICE = { entities: { product_name: 'speaker' } };
const AWAY = /The server cannot reach its database/;

describe('while the database is away', () => {
  let browser: TestBrowser;
  let postgres: PostgresServer;
  let proxy: DatabaseProxy;
  let service: ConsoleService;
  let person: ConsolePerson;

  beforeAll(async () => {
    [browser, postgres] = await Promise.all([TestBrowser.start(), PostgresServer.shared()]);
    const name = new URL(await postgres.database()).pathname.slice(1);
    proxy = new DatabaseProxy(postgres.port);
    const DATABASE_URL = postgres.url(name, await proxy.start());
    service = await ConsoleService.start({ DATABASE_URL });
    person = (await ConsolePeople.start(browser, service)).administrator;
    await person.opens('product.price');
    await person.drafts('Only {price} for a {product}');
    await person.publishes();
    const said = 'Only ₹ 2,499 for a speaker';
    await eventually(() => service.says('product_price', PRICE), said);
  });
  afterAll(async () => {
    await browser?.stop();
    await service?.stop();
    await proxy?.stop();
    await postgres?.stop();
  });

  it('an editor who writes is told so, and keeps what was written', async () => {
    proxy.goes();
    await person.text.fill('Written in the dark: {product}, {price}');
    await person.sees(AWAY);
    await person.sees(/It is kept in this browser/);
    expect(await person.text.inputValue()).toBe('Written in the dark: {product}, {price}');
  });

  it('and when it is back, the text is saved without another word', async () => {
    proxy.comesBack();
    const draft = async () =>
      (await person.asks('GET copy/messages/product.price')).body.texts?.en?.draft;
    const written = 'Written in the dark: {product}, {price}';
    expect(await eventually(draft, written)).toBe(written);
    await person.sees('Saved as draft');
    proxy.goes();
    await person.text.fill(`${written}!`);
    await person.sees(AWAY);
    await person.text.fill(written);
  });

  it('the bot goes on answering with the last texts', async () => {
    expect(await service.says('product_price', PRICE)).toBe('Only ₹ 2,499 for a speaker');
  });

  it('nothing that is not saved is published', async () => {
    await person.presses('Publish');
    await person.sees(AWAY);
    expect(await service.says('product_price', PRICE)).toBe('Only ₹ 2,499 for a speaker');
    expect(await person.text.inputValue()).toBe('Written in the dark: {product}, {price}');
  });

  it('a page that is loaded anew says what is the matter, and can be tried again', async () => {
    await person.page.reload();
    await person.page.getByRole('button', { name: 'Try again' }).waitFor();
    expect((await person.asks('GET session')).body.code).toBe('unavailable');
  });

  it('and back again, it is saved, and can be published', async () => {
    proxy.comesBack();
    const isThere = async () => {
      const again = person.page.getByRole('button', { name: 'Try again' });
      if ((await again.count()) > 0) await again.click();
      return person.text.isVisible();
    };
    expect(await eventually(isThere, true)).toBe(true);
    expect(await person.text.inputValue()).toBe('Written in the dark: {product}, {price}');
    await person.sees('Saved as draft');
    expect(await person.page.getByText(AWAY).count()).toBe(0);
    await person.publishes();
    const said = 'Written in the dark: speaker, ₹ 2,499';
    expect(await eventually(() => service.says('product_price', PRICE), said)).toBe(said);
  });

  it('causes no error in a page, and no request to another host', () => {
    expect(browser.complaints.all).toEqual([]);
  });
});
