import { sql } from 'drizzle-orm';
import { sign } from 'nestjs-haptik';
import { HaptikConsoleModule } from '@nestjs-haptik/console';
import { HaptikStorageModule } from '@nestjs-haptik/storage';
import { createCallBody } from 'nestjs-haptik/testing';
import { boot, SECRET } from '../../support/test.app.js';
import { ConsoleApiClient, ConsoleHost, PASSWORD } from '../../support/console/console.host.js';
import { EchoBot } from '../../support/bots/echo.bot.js';
import { openStorageOf } from '../../support/servers/database/storage.clock.js';

describe('the console', () => {
  it('responds with 503 while the database is unavailable, and the bot still answers', async () => {
    const url = 'postgres://bot:p4ss@127.0.0.1:1/haptik';
    const app = await boot({
      metadata: {
        imports: [HaptikStorageModule.forRoot({ url }), HaptikConsoleModule.forRoot({})],
        providers: [EchoBot],
      },
    });
    await app.listen(0, '127.0.0.1');
    try {
      const at = (await app.getUrl()).replace('[::1]', '127.0.0.1');
      const browser = new ConsoleApiClient(at);
      browser.cookies.set('haptik_console.session_token', 'x.y');
      for (const line of ['GET /session', 'GET /users', 'POST /auth/sign-out']) {
        expect(await browser.request(line)).toMatchObject({
          status: 503,
          body: { code: 'unavailable' },
        });
      }
      expect((await browser.signIn('asha@example.com')).status).toBe(503);
      expect((await fetch(`${at}/console`)).status).toBe(200);
      const body = JSON.stringify(createCallBody('echo'));
      const signature = sign(Buffer.from(body), SECRET);
      const headers = { 'Content-Type': 'application/json', 'X-Hub-Signature': signature };
      const call = await fetch(`${at}/haptik`, { method: 'POST', headers, body });
      expect(call.status).toBe(200);
    } finally {
      await app.close();
    }
  });

  it('refuses to start without storage, with the cure', async () => {
    const start = boot({ metadata: { imports: [HaptikConsoleModule.forRoot({})] } });
    await expect(start).rejects.toThrow(/Import HaptikStorageModule/);
  });

  it('rejects a link after a day', async () => {
    const host = await ConsoleHost.start('express');
    try {
      const token = await host.setupToken();
      const given = { token, name: 'A', email: 'a@example.com', password: PASSWORD };
      await openStorageOf(host.app).orm.execute(sql`update haptik.console_verifications
        set expires_at = expires_at - interval '24 hours'`);
      expect((await host.createClient().request('POST /setup', given)).status).toBe(404);
    } finally {
      await host.app.close();
    }
  });
});
