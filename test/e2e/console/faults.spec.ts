import { sql } from 'drizzle-orm';
import { CopyBook } from 'nestjs-haptik/copy';
import { PLATFORMS } from '../../support/app.js';
import { PASSWORD } from '../../support/console.js';
import { ConsoleApp, type Editor } from '../../support/copy.console.js';
import { storageOf } from '../../support/storage.time.js';

const FILE = { format: 'csv', content: 'key,en\r\norder.track,Follow it\r\n' };

describe.each(PLATFORMS)('a fault behind the console on %s', (platform) => {
  let console: ConsoleApp;
  let asha: Editor;
  let book: CopyBook;

  beforeAll(async () => {
    console = await ConsoleApp.start(platform);
    asha = await console.as({ name: 'asha', role: 'publisher' });
    book = console.host.app.get(CopyBook, { strict: false });
  });
  afterAll(() => console.stop());
  afterEach(() => {
    Reflect.deleteProperty(book, 'find');
    console.host.journal.lines.length = 0;
  });

  const breaks = (error: Error) => {
    Object.assign(book, {
      find: () => {
        throw error;
      },
    });
  };

  it('in an import is called one of the console, and logged once by its kind', async () => {
    breaks(new TypeError('cannot read "the text of somebody"'));
    const { problem } = (await asha.imports(FILE)).at(-1);
    expect(problem).toMatchObject({ statusCode: 500, code: 'failed' });
    expect(problem.message).toMatch(/fault in the console, and not by your file/);
    const errors = console.host.journal.of('error');
    expect(errors).toEqual([expect.stringContaining('An import failed (TypeError).')]);
  });

  it('elsewhere is called one of the console, too', async () => {
    breaks(new TypeError('cannot read "the text of somebody"'));
    const { status, body } = await asha.asks('GET copy/messages/order.track');
    expect([status, body.code]).toEqual([500, 'failed']);
    expect(console.host.journal.lines.join('\n')).not.toContain('somebody');
  });

  it.each([
    ['sign-ins', 'console_accounts', 'POST', 'auth/sign-in/email'],
    ['sessions', 'console_sessions', 'GET', 'session'],
  ])('in the table of %s is logged once, by its kind', async (_, table, method, path) => {
    const { orm } = storageOf(console.host.app);
    const email = 'owner@shop.example';
    await orm.execute(sql.raw(`alter table haptik.${table} rename to away`));
    try {
      const body = method === 'GET' ? undefined : { email, password: PASSWORD };
      expect((await asha.asks(`${method} ${path}`, body)).status).toBe(500);
      expect(console.host.journal.of('error')).toEqual([expect.stringContaining('42P01')]);
      expect(console.host.journal.lines.join('\n')).not.toContain(email);
    } finally {
      await orm.execute(sql.raw(`alter table haptik.away rename to ${table}`));
    }
  });

  it('in the database says that the database is away', async () => {
    breaks(Object.assign(new Error('it does not answer'), { code: 'ECONNRESET' }));
    const { problem } = (await asha.imports(FILE)).at(-1);
    expect(problem).toMatchObject({ statusCode: 503, code: 'unavailable' });
    expect((await asha.asks('GET copy/messages/order.track')).status).toBe(503);
  });
});
