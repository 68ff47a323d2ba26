import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { composeMounts } from '../../support/compose.project.js';

const run = promisify(execFile);
const HAPROXY = process.env['HAPROXY'] ?? '/usr/sbin/haproxy';

/** The programs of compose.yaml read the files that they get there. */
describe('compose.yaml', () => {
  let root: string;

  /** What a service mounts, in a folder in place of the root of its container. */
  const mount = async (service: string): Promise<void> => {
    for (const { source, target } of composeMounts(service)) {
      await mkdir(dirname(join(root, target)), { recursive: true });
      await cp(source, join(root, target), { recursive: true });
    }
  };

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'haptik-compose-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  it('gives HAProxy a configuration that it accepts', async () => {
    await mount('haproxy');
    const { stdout, stderr } = await run(HAPROXY, [
      '-c',
      '-f',
      join(root, 'usr/local/etc/haproxy/haproxy.cfg'),
    ]);
    expect(`${stdout}${stderr}`).not.toMatch(/WARNING|ALERT/);
  });

  it('gives Prometheus a configuration with the alerts', async () => {
    await mount('prometheus');
    const config = join(root, 'etc/prometheus/prometheus.yml');
    const { stdout } = await run('promtool', ['check', 'config', config]);
    expect(stdout).toMatch(/SUCCESS: \d\d rules found/);
  });
});
