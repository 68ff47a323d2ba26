import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const SOAK = fileURLToPath(new URL('../../../bench/soak/index.js', import.meta.url));
/** `npm run soak` takes 30 minutes, at a rate that it measures. */
const MINUTES = Number(process.env['SOAK_MINUTES'] ?? 3);
const PER_SECOND = 100;
const TEST_TIMEOUT_MS = (MINUTES + 12) * 60_000;

it(
  'answers every call, loses no handoff and keeps its memory under mixed traffic with outages',
  async () => {
    const args = [SOAK, '--minutes', String(MINUTES), '--rate', String(PER_SECOND)];
    const soak = spawn(process.execPath, args);
    let output = '';
    for (const stream of [soak.stdout, soak.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const [code] = (await once(soak, 'exit')) as [number | null];
    const leftOut = output.split('\n').filter((line) => line.includes('The disk is not filled'));
    leftOut.forEach((line) => process.stderr.write(`${line}\n`));
    expect(output).toContain('Nothing was violated.');
    expect(code).toBe(0);
  },
  TEST_TIMEOUT_MS,
);
