import type { INestApplication } from '@nestjs/common';
import { HaptikStorageModule } from '@nestjs-haptik/storage';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { PaymentBot } from '../../support/bots/payment.bot.js';
import { PostgresServer, query } from '../../support/servers/database/postgres.test.server.js';
import { boot, MemoryLogger, SECRET } from '../../support/test.app.js';

describe('replayed calls to two replicas', () => {
  let server: PostgresServer;
  let url: string;
  const bots = [new PaymentBot(), new PaymentBot()];
  const apps: INestApplication[] = [];
  const logger = new MemoryLogger();
  beforeAll(async () => {
    server = await PostgresServer.shared();
    url = await server.database();
    for (const bot of bots) {
      const app = await boot({
        logger,
        metadata: {
          imports: [HaptikStorageModule.forRoot({ url })],
          providers: [{ provide: PaymentBot, useValue: bot }],
        },
      });
      apps.push(app);
      await app.listen(0, '127.0.0.1');
    }
  });
  beforeEach(() => bots.forEach((bot) => (bot.payments = 0)));
  afterAll(async () => {
    await Promise.all(apps.map((app) => app.close()));
    await server.stop();
  });

  const call = async (replica: number, amount: string) => {
    const client = new HaptikTestClient(apps[replica]!, { secret: SECRET });
    return (await client.call('pay', { entities: { amount } })).body;
  };
  const payments = () => bots.map((bot) => bot.payments);

  it('run once, and the database has neither the call nor the reply', async () => {
    const { entered, open } = bots[0]!.hold();
    const first = call(0, '4711');
    await entered;
    const concurrent = call(1, '4711');
    open();
    expect(await first).toMatchObject({ response: ['Payment 1 of 4711.'] });
    expect(await concurrent).toEqual(await first);
    expect(await call(1, '4711')).toEqual(await first);
    expect(payments()).toEqual([1, 0]);
    const rows = await query(url, 'select * from haptik.claimed_calls');
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('4711');
  });

  it('run again on another replica after an error, and when the window is over', async () => {
    await call(0, 'throws');
    await call(1, 'throws');
    expect(payments()).toEqual([1, 1]);
    await call(0, '5');
    await query(url, `update haptik.claimed_calls set expires_at = now() - interval '1 second'`);
    await call(1, '5');
    expect(payments()).toEqual([2, 2]);
  });

  it('run once on each replica while the database is unusable, with a line in the log', async () => {
    await query(url, 'alter table haptik.claimed_calls rename to claimed_calls_away');
    await call(0, '6');
    await call(0, '6');
    await call(1, '6');
    expect(payments()).toEqual([1, 1]);
    expect(logger.linesOf('warn').join('\n')).toContain('Dedupe: the store failed (42P01)');
  });
});
