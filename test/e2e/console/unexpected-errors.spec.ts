import { sql } from 'drizzle-orm';
import { CopyRepository } from 'nestjs-haptik/copy';
import { HTTP_PLATFORMS } from '../../support/test.app.js';
import { PASSWORD } from '../../support/console/console.host.js';
import { CopyConsoleHost, type EditorApiClient } from '../../support/console/copy.console.host.js';
import { openStorageOf } from '../../support/servers/database/storage.clock.js';

const FILE = { format: 'csv', content: 'key,en\r\norder.track,Follow it\r\n' };

describe.each(HTTP_PLATFORMS)('an unexpected error of the console on %s', (platform) => {
  let console: CopyConsoleHost;
  let asha: EditorApiClient;
  let repository: CopyRepository;

  beforeAll(async () => {
    console = await CopyConsoleHost.start(platform);
    asha = await console.signInAs({ name: 'asha', role: 'publisher' });
    repository = console.host.app.get(CopyRepository, { strict: false });
  });
  afterAll(() => console.stop());
  afterEach(() => {
    Reflect.deleteProperty(repository, 'find');
    console.host.logger.lines.length = 0;
  });

  const breaks = (error: Error) => {
    Object.assign(repository, {
      find: () => {
        throw error;
      },
    });
  };

  it('in an import is reported as an internal error, and logged once with its code', async () => {
    breaks(new TypeError('cannot read "a secret text"'));
    const { problem } = (await asha.importFile(FILE)).at(-1);
    expect(problem).toMatchObject({ statusCode: 500, code: 'internal-error' });
    expect(problem.message).toMatch(/internal error, not because of your file/);
    const errors = console.host.logger.linesOf('error');
    expect(errors).toEqual([expect.stringContaining('An import failed (TypeError).')]);
  });

  it('elsewhere is reported as an internal error, too', async () => {
    breaks(new TypeError('cannot read "a secret text"'));
    const { status, body } = await asha.request('GET copy/messages/order.track');
    expect([status, body.code]).toEqual([500, 'internal-error']);
    expect(console.host.logger.lines.join('\n')).not.toContain('secret text');
  });

  it.each([
    ['sign-ins', 'console_accounts', 'POST', 'auth/sign-in/email'],
    ['sessions', 'console_sessions', 'GET', 'session'],
  ])('in the table of %s is logged once with its code', async (_, table, method, path) => {
    const { orm } = openStorageOf(console.host.app);
    const email = 'owner@shop.example';
    await orm.execute(sql.raw(`alter table haptik.${table} rename to away`));
    try {
      const body = method === 'GET' ? undefined : { email, password: PASSWORD };
      expect((await asha.request(`${method} ${path}`, body)).status).toBe(500);
      expect(console.host.logger.linesOf('error')).toEqual([expect.stringContaining('42P01')]);
      expect(console.host.logger.lines.join('\n')).not.toContain(email);
    } finally {
      await orm.execute(sql.raw(`alter table haptik.away rename to ${table}`));
    }
  });

  it('in the database is reported as unavailability', async () => {
    breaks(Object.assign(new Error('it does not answer'), { code: 'ECONNRESET' }));
    const { problem } = (await asha.importFile(FILE)).at(-1);
    expect(problem).toMatchObject({ statusCode: 503, code: 'unavailable' });
    expect((await asha.request('GET copy/messages/order.track')).status).toBe(503);
  });
});
