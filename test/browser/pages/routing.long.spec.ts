import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { HaptikModule } from 'nestjs-haptik';
import { HaptikConsoleModule } from '@nestjs-haptik/console';
import { HaptikStorageModule } from '@nestjs-haptik/storage';
import { WebAppFolder } from '../../../packages/console/server/web.app.js';
import { MemoryLogger, type HttpPlatform, HTTP_PLATFORMS, SECRET } from '../../support/test.app.js';
import { TestBrowser } from '../../support/pages/browser.js';

const BUILT = join(import.meta.dirname, '../../../packages/console/dist/app');

/** A host with a global prefix and the built console on a custom path. */
async function hostOn(platform: HttpPlatform): Promise<{ app: INestApplication; url: string }> {
  const module = Test.createTestingModule({
    imports: [
      HaptikModule.forRoot({ secrets: SECRET }),
      HaptikStorageModule.forRoot({ folder: 'memory://' }),
      HaptikConsoleModule.forRoot({ path: '/admin/Texts' }),
    ],
  });
  module.overrideProvider(WebAppFolder).useValue({ path: BUILT });
  module.setLogger(new MemoryLogger());
  const compiled = await module.compile();
  const adapter = platform === 'express' ? new ExpressAdapter() : new FastifyAdapter();
  const app = compiled.createNestApplication(adapter, { rawBody: true });
  app.setGlobalPrefix('shop/v2');
  await app.listen(0, '127.0.0.1');
  return { app, url: (await app.getUrl()).replace('[::1]', '127.0.0.1') };
}

describe('the URL of the console', () => {
  let browser: TestBrowser;
  beforeAll(async () => {
    browser = await TestBrowser.start();
  }, 60_000);
  afterAll(() => browser?.stop());

  describe.each(HTTP_PLATFORMS)('in a host with a prefix on %s', (platform) => {
    let host: { app: INestApplication; url: string };
    beforeAll(async () => {
      host = await hostOn(platform);
    }, 120_000);
    afterAll(() => host?.app.close());

    it.each([
      '/shop/v2/admin/Texts',
      '/shop/v2/admin/Texts?x=1',
      '/shop/v2/admin/Texts/',
      '/SHOP/v2/Admin/texts',
      '/shop/v2/admin/TEXTS/messages?filter=drafts',
    ])('redirects to the sign-in page: %s', async (address) => {
      const page = await browser.newVisitorPage();
      await page.goto(`${host.url}${address}`);
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/shop/v2/admin/Texts/sign-in');
      await page.context().close();
    });

    it('opens the page of a one-time link, which can be reloaded', async () => {
      const page = await browser.newVisitorPage();
      await page.goto(`${host.url}/shop/v2/ADMIN/texts/setup#token`);
      await page.getByRole('textbox', { name: 'Your name' }).waitFor();
      expect(page.url()).not.toContain('token');
      await page.reload();
      await page.getByRole('textbox', { name: 'Your name' }).waitFor();
      await page.context().close();
    });
  });

  it('causes no page errors and no requests to other hosts', () => {
    expect(browser.pageErrors.errors).toEqual([]);
  });
});
