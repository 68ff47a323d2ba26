import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

// Fuzzes every HTTP endpoint: npm run fuzz -- [--runs <requests of each property>] [--seed <seed>] [file]
const { values, positionals } = parseArgs({
  options: { runs: { type: 'string' }, seed: { type: 'string' } },
  allowPositionals: true,
});
const files = positionals.length > 0 ? positionals : ['test/e2e/fuzzing'];
const { status } = spawnSync(
  'npm',
  ['run', '--silent', 'jest', '--', '--config', 'jest.long.config.js', ...files],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(values.runs && { FUZZ_RUNS: values.runs }),
      ...(values.seed && { FUZZ_SEED: values.seed }),
    },
  },
);
process.exitCode = status ?? 1;
