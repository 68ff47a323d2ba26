import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StaticAssets } from '../../../src/console/static.assets.js';
import { resolveAssetPath } from '../../../src/console/asset.path.js';
import { setBaseHref } from '../../../src/console/index.page.js';

describe('static files of the web app', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haptik-app-'));
    await mkdir(join(folder, 'app', 'assets'), { recursive: true });
    await writeFile(join(folder, 'secret.txt'), 'secret');
    await writeFile(join(folder, 'app', 'index.html'), '<head></head>');
    await writeFile(join(folder, 'app', 'assets', 'main-1a.js'), 'run()');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('are found by name, and are immutable if the name contains a hash', async () => {
    const files = new StaticAssets(join(folder, 'app'));
    const script = await files.find('assets/main-1a.js');
    expect(script).toMatchObject({ type: 'text/javascript; charset=utf-8', isHashed: true });
    expect(script?.bytes.toString()).toBe('run()');
    expect(await files.page()).toBe('<head></head>');
    expect((await files.find('index.html'))?.isHashed).toBe(false);
  });

  it.each(['../secret.txt', 'assets/../../secret.txt', '/etc/passwd', '', 'assets', '__proto__'])(
    'are limited to the listed ones: %p',
    async (name) => {
      expect(await new StaticAssets(join(folder, 'app')).find(name)).toBeUndefined();
    },
  );

  it('are absent if the app is not built', async () => {
    expect(await new StaticAssets(join(folder, 'none')).page()).toBeUndefined();
  });
});

describe('the base URL of the console', () => {
  it.each([
    ['console', '', '/console', '/console/', ''],
    ['console', '', '/Console', '/console/', ''],
    ['console', '', '/CONSOLE/messages/a.B/hi', '/console/', 'messages/a.B/hi'],
    ['console', '', '/%63onsole?x=1', '/console/', ''],
    ['console', '', '/console/a?b=/console/', '/console/', 'a'],
    ['console', '', '/v1/console/a', '/v1/console/', 'a'],
    ['console', 'bot', '/BOT/Console/a', '/bot/console/', 'a'],
    ['console', 'console', '/console/console/a', '/console/console/', 'a'],
    ['console', 'bot', '/console', '/console/', ''],
    ['admin/Texts', '/a/b/', '/a/b/Admin/texts', '/a/b/admin/Texts/', ''],
    ['/console/', '', '/console', '/console/', ''],
    ['console', '', 'http://h/console', '/console/', ''],
    ['console', 'bot', 'HTTPS://h:1/bot/console/a?b', '/bot/console/', 'a'],
    ['console', '', '//evil.example/console', '/evil.example/console/', ''],
    ['console', '', '/%E0%A4%A/console/a', '/%E0%A4%A/console/', 'a'],
  ])(
    'is derived for path %p and prefix %p from a request for %p',
    (path, prefix, asked, base, name) => {
      expect(resolveAssetPath(path, prefix, asked)).toEqual({ base, name });
    },
  );

  it('is inserted into the page once, and escaped', () => {
    const page = setBaseHref('<head><base href="/" /></head>', '/"><script>/');
    expect(page).toBe('<head><base href="/&quot;>&lt;script>/" /></head>');
  });
});
