import { TestBrowser } from '../../support/pages/browser.js';
import { ConsoleTestUsers } from '../../support/console/console.test.users.js';
import type { ConsoleTestUser } from '../../support/console/console.test.user.js';
import { ConsoleServiceProcess } from '../../support/console/console.service.process.js';
import { DatabaseProxy } from '../../support/servers/database/database.proxy.js';
import { eventually } from '../../support/eventually.js';
import { PostgresServer } from '../../support/servers/database/postgres.test.server.js';

const PRICE = { entities: { product_name: 'speaker' } };
const AWAY = /The server cannot reach its database/;

describe('during a database outage', () => {
  let browser: TestBrowser;
  let postgres: PostgresServer;
  let proxy: DatabaseProxy;
  let service: ConsoleServiceProcess;
  let person: ConsoleTestUser;

  beforeAll(async () => {
    [browser, postgres] = await Promise.all([TestBrowser.start(), PostgresServer.shared()]);
    const name = new URL(await postgres.database()).pathname.slice(1);
    proxy = new DatabaseProxy(postgres.port);
    const DATABASE_URL = postgres.url(name, await proxy.start());
    service = await ConsoleServiceProcess.start({ DATABASE_URL });
    person = (await ConsoleTestUsers.start(browser, service)).administrator;
    await person.openText('product.price');
    await person.saveDraft('Only {price} for a {product}');
    await person.publish();
    const said = 'Only ₹ 2,499 for a speaker';
    await eventually(() => service.callNode('product_price', PRICE), said);
  });
  afterAll(async () => {
    await browser?.stop();
    await service?.stop();
    await proxy?.stop();
    await postgres?.stop();
  });

  it('an editor sees a notice and keeps the written text', async () => {
    proxy.disconnect();
    await person.text.fill('Written in the dark: {product}, {price}');
    await person.waitForText(AWAY);
    await person.waitForText(/Your text is kept in this browser/);
    expect(await person.text.inputValue()).toBe('Written in the dark: {product}, {price}');
  });

  it('the text is saved when the database is back', async () => {
    proxy.restore();
    const draft = async () =>
      (await person.requestApi('GET copy/messages/product.price')).body.texts?.en?.draft;
    const written = 'Written in the dark: {product}, {price}';
    expect(await eventually(draft, written)).toBe(written);
    await person.waitForText('Saved as draft');
    proxy.disconnect();
    await person.text.fill(`${written}!`);
    await person.waitForText(AWAY);
    await person.text.fill(written);
  });

  it('the bot continues to answer with the last texts', async () => {
    expect(await service.callNode('product_price', PRICE)).toBe('Only ₹ 2,499 for a speaker');
  });

  it('unsaved text is not published', async () => {
    await person.clickButton('Publish');
    await person.waitForText(AWAY);
    expect(await service.callNode('product_price', PRICE)).toBe('Only ₹ 2,499 for a speaker');
    expect(await person.text.inputValue()).toBe('Written in the dark: {product}, {price}');
  });

  it('a reloaded page explains the outage and offers a retry', async () => {
    await person.page.reload();
    await person.page.getByRole('button', { name: 'Try again' }).waitFor();
    expect((await person.requestApi('GET session')).body.code).toBe('unavailable');
  });

  it('the text is saved and can be published after the outage', async () => {
    proxy.restore();
    const isThere = async () => {
      const again = person.page.getByRole('button', { name: 'Try again' });
      if ((await again.count()) > 0) await again.click();
      return person.text.isVisible();
    };
    expect(await eventually(isThere, true)).toBe(true);
    expect(await person.text.inputValue()).toBe('Written in the dark: {product}, {price}');
    await person.waitForText('Saved as draft');
    expect(await person.page.getByText(AWAY).count()).toBe(0);
    await person.publish();
    const said = 'Written in the dark: speaker, ₹ 2,499';
    expect(await eventually(() => service.callNode('product_price', PRICE), said)).toBe(said);
  });

  it('the page Status keeps its figures, and counts the calls of the outage after it', async () => {
    const countCalls = async (): Promise<number> =>
      (await person.requestApi('GET operations/overview')).body.total?.calls;
    await person.goTo('operations');
    await person.waitForText(/^Live$/);
    const before = await countCalls();
    proxy.disconnect();
    for (let count = 0; count < 3; count += 1) await service.callNode('product_price', PRICE);
    await person.waitForText(/Yes, but without its database since \d/);
    await person.waitForText(/As of \d/);
    await person.waitForText(`None: ${before} calls without a failure`);

    proxy.restore();
    expect(await eventually(countCalls, before + 3)).toBe(before + 3);
    await person.waitForText(`None: ${before + 3} calls without a failure`);
    await person.waitForText(/1 replica, version/);
    expect(await person.page.getByText(/without its database/).count()).toBe(0);
  });

  it('causes no page errors and no requests to other hosts', () => {
    expect(browser.pageErrors.errors).toEqual([]);
  });
});
