// Invokes the function bundled as CommonJS, bundled as an ES module, and not bundled. Options are those of run.js.
import { execFileSync } from 'node:child_process';

const FORMS = [
  { name: 'CommonJS', build: [], run: [] },
  { name: 'ES module', build: ['--esm'], run: [] },
  { name: 'not bundled', build: [], run: ['--unbundled'] },
];
const ANSWER = /: 200 \{"status":true,"response":\["\{\\"text\\":\\"Order 71 is on its way/g;

for (const { name, build, run } of FORMS) {
  execFileSync(process.execPath, ['build.js', ...build], { stdio: 'inherit' });
  const args = ['run.js', ...run, ...process.argv.slice(2)];
  const output = execFileSync(process.execPath, args, { encoding: 'utf8' });
  const answers = output.match(ANSWER) ?? [];
  if (answers.length !== 2) throw new Error(`${name}: not two good answers:\n${output}`);
  const times = output.split('\n').filter((line) => line.includes(' ms '));
  process.stdout.write(times.map((line) => `${name}, ${line}\n`).join(''));
}
