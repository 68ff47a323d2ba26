import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HTTP_PLATFORMS } from '../../support/test.app.js';
import { ConsoleApiClient, PASSWORD } from '../../support/console/console.host.js';
import { migratedFolder } from '../../support/servers/database/shared.resources.js';
import { ServiceProcess } from '../../support/servers/service/service.process.js';

const CLI = new URL('../../../packages/cli/dist/haptik.js', import.meta.url).pathname;

describe.each(HTTP_PLATFORMS)('haptik copy with the service on %s', (platform) => {
  let folder: string;
  let service: ServiceProcess;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haptik-cli-'));
    service = new ServiceProcess({
      HTTP_PLATFORM: platform,
      HAPTIK_CONSOLE: 'on',
      HAPTIK_STORAGE: 'on',
      HAPTIK_STORAGE_FOLDER: await migratedFolder(),
    });
  });
  afterAll(async () => {
    await service.stop();
    await rm(folder, { recursive: true });
  });

  it('pulls texts, and pushes a file that exceeds the body limit of calls', async () => {
    const { origin } = new URL(await service.waitUntilListening());
    const [, setup = ''] = await service.waitForOutput(/\/console\/setup#(\S+)/);
    const browser = new ConsoleApiClient(origin);
    const person = { name: 'Asha', email: 'asha@shop.example', password: PASSWORD };
    await browser.request('POST /setup', { token: setup, ...person });
    const scopes = ['copy:read', 'copy:write'];
    const limits = { languages: null, prefixes: null, expiresAt: null };
    const made = await browser.request('POST /tokens', { name: 'pipeline', scopes, ...limits });
    const haptik = (...words: string[]) =>
      new Promise<{ exit: number; out: string; stderr: string }>((resolve) => {
        const env = {
          HAPTIK_CONSOLE_URL: `${origin}/console`,
          HAPTIK_CONSOLE_TOKEN: made.body.token,
        };
        execFile(
          process.execPath,
          [CLI, 'copy', ...words],
          { env, cwd: folder },
          (error, out, stderr) => resolve({ exit: Number(error?.code ?? 0), out, stderr }),
        );
      });
    const pulled = await haptik('pull', '--format', 'csv');
    expect(pulled).toMatchObject({ exit: 0, stderr: '' });
    expect(pulled.out).toContain('"haptik.error"');
    const filler = Array.from({ length: 30_000 }, (_, at) => `unknown.${at},${'x'.repeat(50)}`);
    await writeFile(join(folder, 'large.csv'), `key,en\nhaptik.error,New\n${filler.join('\n')}`);
    const large = await haptik('push', 'large.csv', '--json');
    expect(large.exit).toBe(1);
    expect(JSON.parse(large.out)).toMatchObject({
      rows: 30_001,
      changes: { total: 1 },
      refused: { total: 30_000 },
    });
    await writeFile(join(folder, 'small.csv'), 'key,en\nhaptik.error,New\n');
    expect(await haptik('push', 'small.csv')).toMatchObject({ exit: 0 });
  });
});
