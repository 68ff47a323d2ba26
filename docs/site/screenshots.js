/** Takes the screenshots of docs/images: of the console and the playground, with sample data. */
import { spawnSync } from 'node:child_process';

const JEST = 'node_modules/jest/bin/jest.js';
const FLAGS = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const SPECS = {
  console: 'test/browser/pages/pages-',
  playground: 'test/browser/playground/playground-pictures',
};

for (const [folder, specs] of Object.entries(SPECS)) {
  const args = [...FLAGS, JEST, '--config', 'jest.long.config.js', specs];
  const env = { ...process.env, HAPTIK_SCREENSHOTS: `docs/images/${folder}` };
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env });
  if (status !== 0) process.exitCode = status ?? 1;
}
