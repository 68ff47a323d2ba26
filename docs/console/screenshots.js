/** Takes screenshots of each page of the console into docs/images/console, from a service with sample data. */
import { spawnSync } from 'node:child_process';

const JEST = 'node_modules/jest/bin/jest.js';
const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const specs = ['--config', 'jest.long.config.js', 'test/browser/pages-'];
const { status } = spawnSync(process.execPath, [...flags, JEST, ...specs], {
  stdio: 'inherit',
  env: { ...process.env, HAPTIK_SCREENSHOTS: 'docs/images/console' },
});
process.exitCode = status ?? 1;
