import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { resolveMountedUrl } from '../../../packages/console/server/mount/mounted.url.js';
import { ResolvedConsoleOptions } from '../../../packages/console/server/common/resolved.console.options.js';
import { serveWebApp, setBaseHref } from '../../../packages/console/server/web.app.js';

const PAGE = '<head></head>';

describe('files of the web app', () => {
  let folder: string;
  const servers: Server[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haptik-app-'));
    await mkdir(join(folder, 'app', 'assets'), { recursive: true });
    await writeFile(join(folder, 'secret.txt'), 'secret');
    await writeFile(join(folder, 'app', 'index.html'), PAGE);
    await writeFile(join(folder, 'app', 'icon.svg'), '<svg/>');
    await writeFile(join(folder, 'app', 'assets', 'main-1a.js'), 'run()');
  });
  afterAll(async () => {
    servers.forEach((server) => server.close());
    await rm(folder, { recursive: true });
  });

  const serve = async (path: string): Promise<string> => {
    const options = new ResolvedConsoleOptions({ publicUrl: 'https://bot.example' }, 'console');
    const app = express().use(serveWebApp(options, { path }));
    const server = createServer(app).listen(0, '127.0.0.1');
    servers.push(server);
    await new Promise((resolve) => server.once('listening', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  it('have a type and an ETag, and are immutable if the name contains a hash', async () => {
    const url = await serve(join(folder, 'app'));
    const script = await fetch(`${url}/assets/main-1a.js`);
    expect(script.headers.get('content-type')).toBe('text/javascript');
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(await script.text()).toBe('run()');
    const headers = { 'If-None-Match': script.headers.get('etag') ?? '' };
    expect((await fetch(`${url}/assets/main-1a.js`, { headers })).status).toBe(304);
    expect((await fetch(`${url}/icon.svg`)).headers.get('cache-control')).toBe('no-cache');
    expect((await fetch(`${url}/assets/main-2b.js`)).status).toBe(404);
  });

  it.each([
    '/..%2fsecret.txt',
    '/assets/..%2f..%2f..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/',
    '/index.html',
    '/assets',
    '/__proto__',
  ])('are limited to the built ones; the page is served for %p', async (path) => {
    const answer = await fetch((await serve(join(folder, 'app'))) + path);
    expect(await answer.text()).toMatch(/<base href="\/console\/" \/>|Not found/);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  it('are absent if the app is not built', async () => {
    const page = await fetch(await serve(join(folder, 'none')));
    expect([page.status, await page.text()]).toEqual([200, expect.stringMatching(/is not built/)]);
  });
});

describe('the URL of a request to the console', () => {
  it.each([
    ['console', '', '/console', '/console', ''],
    ['console', '', '/Console', '/console', ''],
    ['console', '', '/CONSOLE/messages/a.B/hi', '/console', 'messages/a.B/hi'],
    ['console', '', '/%63onsole?x=1', '/console', '?x=1'],
    ['console', '', '/console/a?b=/console/', '/console', 'a?b=/console/'],
    ['console', '', '/v1/console/a', '/v1/console', 'a'],
    ['console', 'bot', '/BOT/Console/a', '/bot/console', 'a'],
    ['console', 'console', '/console/console/a', '/console/console', 'a'],
    ['console', 'bot', '/console', '/console', ''],
    ['admin/Texts', '/a/b/', '/a/b/Admin/texts', '/a/b/admin/Texts', ''],
    ['/console/', '', '/console', '/console', ''],
    ['console', '', 'http://h/console', '/console', ''],
    ['console', 'bot', 'HTTPS://h:1/bot/console/a?b', '/bot/console', 'a?b'],
    ['console', '', '//evil.example/console', '/evil.example/console', ''],
    ['console', '', '/%E0%A4%A/console/a', '/%E0%A4%A/console', 'a'],
  ])(
    'is resolved for path %p and prefix %p from a request for %p',
    (path, prefix, asked, base, rest) => {
      expect(resolveMountedUrl(path, prefix, asked)).toEqual({ base, rest });
    },
  );

  it('is inserted into the page once, and escaped', () => {
    const page = setBaseHref('<head><base href="/" /></head>', '/"><script>/');
    expect(page).toBe('<head><base href="/&quot;>&lt;script>/" /></head>');
  });
});
