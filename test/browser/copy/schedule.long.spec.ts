import { TestBrowser } from '../../support/pages/browser.js';
import { ConsoleTestUsers } from '../../support/console/console.test.users.js';
import type { ConsoleTestUser } from '../../support/console/console.test.user.js';
import { ConsoleServiceProcess } from '../../support/console/console.service.process.js';
import { eventually } from '../../support/eventually.js';
import { PostgresServer, query } from '../../support/servers/database/postgres.test.server.js';

const PRICE = { entities: { product_name: 'speaker' } };
const BEFORE = 'The speaker costs ₹ 2,499.';

describe('a scheduled text', () => {
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

  /** The dialog suggests the time in an hour. */
  async function schedule(text: string): Promise<void> {
    await person.openText('product.price');
    await person.saveDraft(text);
    await person.clickButton('Publish at…');
    await person.clickButton('Schedule');
    await person.waitForText(/^This text goes live /);
    await person.page.getByRole('button', { name: 'Remove the schedule' }).waitFor();
  }

  /** Simulates two hours: moves all schedules back. */
  async function twoHoursPass(): Promise<void> {
    await query(
      database,
      `update haptik.copy_texts set publish_at = publish_at - interval '2 hours';
       update haptik_queue.job set start_after = start_after - interval '2 hours'
         where name = 'copy'`,
    );
  }

  it('is not used before its time', async () => {
    await schedule('Sale: {product} for {price}');
    expect(await service.callNode('product_price', PRICE)).toBe(BEFORE);
    await person.goTo('messages?filter=scheduled');
    await person.page.getByRole('gridcell', { name: /Goes live/ }).waitFor();
  });

  it('is used from its time on, without further action', async () => {
    await twoHoursPass();
    expect(await says('Sale: speaker for ₹ 2,499')).toBe('Sale: speaker for ₹ 2,499');
    const { body } = await person.requestApi('GET copy/messages/product.price');
    expect(body.texts.en).toMatchObject({ draft: null, publishAt: null });
  });

  it('stays a draft when the schedule is removed', async () => {
    await schedule('Never: {product}, {price}');
    await person.clickButton('Remove the schedule');
    await person.waitForText('The schedule is removed. The text stays a draft.');
    await twoHoursPass();
    const { body } = await person.requestApi('GET copy/messages/product.price');
    expect(body.texts.en).toMatchObject({ draft: 'Never: {product}, {price}', publishAt: null });
    expect(await service.callNode('product_price', PRICE)).toBe('Sale: speaker for ₹ 2,499');
  });

  it('cannot be scheduled for a time in the past', async () => {
    await person.clickButton('Publish at…');
    const when = person.page.getByRole('dialog').getByLabel('Date and time');
    await when.fill('2020-01-01T10:00');
    await person.clickButton('Schedule');
    await person.waitForText('Choose a time in the future.');
    await person.clickButton('Cancel');
    const { body } = await person.requestApi('GET copy/messages/product.price');
    expect(body.texts.en.publishAt).toBeNull();
  });

  it('is used after a restart if its time passed while no service ran', async () => {
    await schedule('New year: {product}, {price}');
    await service?.stop();
    await twoHoursPass();
    service = await ConsoleServiceProcess.start(env());
    expect(await says('New year: speaker, ₹ 2,499')).toBe('New year: speaker, ₹ 2,499');
  });

  it('causes no page errors and no requests to other hosts', () => {
    expect(browser.pageErrors.errors).toEqual([]);
  });
});
