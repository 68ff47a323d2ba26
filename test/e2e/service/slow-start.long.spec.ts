import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceProcess } from '../../support/servers/service/service.process.js';

/** Longer than the application waits for its storage. */
const PAUSE_MS = 17_000;

describe('the service with the embedded database', () => {
  it('logs no warnings or errors when the machine pauses during the start', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'haptik-slow-'));
    const service = new ServiceProcess({
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      HAPTIK_SECRET: 'a-secret-of-this-test',
      HAPTIK_CONSOLE: 'on',
      HAPTIK_STORAGE_FOLDER: folder,
    });
    try {
      await service.waitForOutput(/No url \(DATABASE_URL\) is set/);
      service.signal('SIGSTOP');
      await sleep(PAUSE_MS);
      service.signal('SIGCONT');
      await service.waitForOutput(/Storage opened/);
      await service.waitForOutput(/console\/setup#/);
      const lines = service.output
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(lines.filter(({ level }) => level !== 'info')).toEqual([]);
    } finally {
      await service.stop();
      await rm(folder, { recursive: true, force: true });
    }
  }, 180_000);
});
