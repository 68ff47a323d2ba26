import { TestBrowser } from '../support/browser.js';
import { ConsoleTestUsers } from '../support/console.test.users.js';
import type { ConsoleTestUser } from '../support/console.test.user.js';
import { ConsoleServiceProcess } from '../support/console.service.process.js';
import { eventually } from '../support/eventually.js';
import { PostgresServer, query } from '../support/postgres.test.server.js';

const PRICE = { entities: { product_name: 'speaker' } };
const BEFORE = 'The speaker costs ₹ 2,499.';

describe('a text that is to be published at a time', () => {
  let browser: TestBrowser;
  let postgres: PostgresServer;
  let database: string;
  let service: ConsoleServiceProcess;
  let person: ConsoleTestUser;

  const env = () => ({
    DATABASE_URL: database,
    HAPTIK_CONSOLE_SECRET: 'the same secret before and after a restart',
  });
  const says = (expected: string) =>
    eventually(() => service.callNode('product_price', PRICE), expected);

  beforeAll(async () => {
    [browser, postgres] = await Promise.all([TestBrowser.start(), PostgresServer.shared()]);
    database = await postgres.database();
    service = await ConsoleServiceProcess.start(env());
    person = (await ConsoleTestUsers.start(browser, service)).administrator;
  });
  afterAll(async () => {
    await browser?.stop();
    await service?.stop();
    await postgres?.stop();
  });

  /** The dialog offers the time in an hour. */
  async function schedule(text: string): Promise<void> {
    await person.openText('product.price');
    await person.saveDraft(text);
    await person.clickButton('Publish at…');
    await person.clickButton('Schedule');
    await person.waitForText(/^It will be published /);
    await person.page.getByRole('button', { name: 'Cancel the schedule' }).waitFor();
  }

  /** As if two hours had passed: all that is planned is moved back. */
  async function twoHoursPass(): Promise<void> {
    await query(
      database,
      `update haptik.copy_texts set publish_at = publish_at - interval '2 hours';
       update haptik_queue.job set start_after = start_after - interval '2 hours'
         where name = 'copy'`,
    );
  }

  it('is not said before', async () => {
    await schedule('Sale: {product} for {price}');
    expect(await service.callNode('product_price', PRICE)).toBe(BEFORE);
    await person.goTo('messages?filter=scheduled');
    await person.page.getByRole('gridcell', { name: /Goes live/ }).waitFor();
  });

  it('is said from then on, without anybody acting', async () => {
    await twoHoursPass();
    expect(await says('Sale: speaker for ₹ 2,499')).toBe('Sale: speaker for ₹ 2,499');
    const { body } = await person.requestApi('GET copy/messages/product.price');
    expect(body.texts.en).toMatchObject({ draft: null, publishAt: null });
  });

  it('stays a draft when somebody takes the time back', async () => {
    await schedule('Never: {product}, {price}');
    await person.clickButton('Cancel the schedule');
    await person.waitForText('The schedule is cancelled. The text stays a draft.');
    await twoHoursPass();
    const { body } = await person.requestApi('GET copy/messages/product.price');
    expect(body.texts.en).toMatchObject({ draft: 'Never: {product}, {price}', publishAt: null });
    expect(await service.callNode('product_price', PRICE)).toBe('Sale: speaker for ₹ 2,499');
  });

  it('cannot be planned for a time that has passed', async () => {
    await person.clickButton('Publish at…');
    const when = person.page.getByRole('dialog').getByLabel('Date and time');
    await when.fill('2020-01-01T10:00');
    await person.clickButton('Schedule');
    await person.waitForText('Choose a time in the future.');
    await person.clickButton('Cancel');
    const { body } = await person.requestApi('GET copy/messages/product.price');
    expect(body.texts.en.publishAt).toBeNull();
  });

  it('is said after a restart, when its time came while no service ran', async () => {
    await schedule('New year: {product}, {price}');
    await service?.stop();
    await twoHoursPass();
    service = await ConsoleServiceProcess.start(env());
    expect(await says('New year: speaker, ₹ 2,499')).toBe('New year: speaker, ₹ 2,499');
  });

  it('causes no error in a page, and no request to another host', () => {
    expect(browser.pageErrors.errors).toEqual([]);
  });
});
