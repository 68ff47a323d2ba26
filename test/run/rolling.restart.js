// npm run rolling-restart -- 50000: restarts two replicas behind HAProxy while that many calls arrive.
import { spawnSync } from 'node:child_process';

const [calls = '5000'] = process.argv.slice(2);
if (!/^[1-9]\d*$/.test(calls)) {
  process.stderr.write('Give the number of calls: npm run rolling-restart -- 50000\n');
  process.exit(1);
}
const config = ['--config', 'jest.long.config.js'];
const spec = 'test/e2e/service/rolling-restart.long.spec.ts';
const { status } = spawnSync('npm', ['run', '--silent', 'jest', '--', ...config, '-i', spec], {
  stdio: 'inherit',
  env: { ...process.env, ROLLING_RESTART_CALLS: calls },
});
process.exitCode = status ?? 1;
