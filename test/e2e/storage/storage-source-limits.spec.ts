import type { INestApplication } from '@nestjs/common';
import { HaptikStorageModule } from '@nestjs-haptik/storage';
import { SourceLimiter } from '../../../src/limits/source.limiter.js';
import { EchoBot } from '../../support/bots/echo.bot.js';
import { portOf } from '../../support/servers/http/raw.http.js';
import { PostgresServer, query } from '../../support/servers/database/postgres.test.server.js';
import { boot, stopClock } from '../../support/test.app.js';

describe('the limits of sources on two replicas', () => {
  let server: PostgresServer;
  let url: string;
  const apps: INestApplication[] = [];
  beforeAll(async () => {
    server = await PostgresServer.shared();
    url = await server.database();
    for (const platform of ['listener', 'fastify'] as const) {
      const app = await boot({
        platform,
        options: { sourceLimits: { rejections: 20 }, trustProxy: true },
        metadata: { imports: [HaptikStorageModule.forRoot({ url })], providers: [EchoBot] },
        host: stopClock,
      });
      apps.push(app);
    }
  });
  afterAll(async () => {
    await Promise.all(apps.map((app) => app.close()));
    await server.stop();
  });

  const reject = async (replica: number, source: string) => {
    const base = `http://127.0.0.1:${await portOf(apps[replica]!)}`;
    const headers = { 'X-Forwarded-For': source, 'Content-Type': 'application/json' };
    return (await fetch(`${base}/haptik`, { method: 'POST', headers, body: '{}' })).status;
  };
  const share = (replica: number) => apps[replica]!.get(SourceLimiter, { strict: false }).share();

  it('add up, without the addresses, and only for sources near their limit', async () => {
    for (let index = 0; index < 15; index++) await reject(0, '203.0.113.7');
    await reject(0, '203.0.113.8');
    await share(0);
    for (let index = 0; index < 2; index++) expect(await reject(1, '203.0.113.7')).toBe(401);
    await share(1);
    const seen = [];
    for (let index = 0; index < 4; index++) seen.push(await reject(1, '203.0.113.7'));
    expect(seen).toEqual([401, 401, 401, 429]);
    const rows = await query(url, 'select key, count from haptik.source_counts');
    expect(rows).toMatchObject([{ count: 17 }]);
    expect(JSON.stringify(rows)).not.toContain('203.0.113');
  });
});
