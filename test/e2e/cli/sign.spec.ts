import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sign } from 'nestjs-haptik';
import { runHaptik } from '../../support/command.line.js';

const SECRET = 'node-secret-A1';
const env = { HAPTIK_SECRET: SECRET };

describe('haptik sign', () => {
  it('signs the exact bytes of standard input', async () => {
    for (const body of [
      '{"node":"x"}',
      '{"node":"x"}\r\n',
      '',
      'नमस्ते',
      Buffer.of(0xff, 0x00, 0xfe),
    ]) {
      const { exit, out } = await runHaptik(['sign'], { env, stdin: body });
      expect([exit, out]).toEqual([0, `${sign(Buffer.from(body as string), SECRET)}\n`]);
    }
  });

  it('says that a line break at the end is signed, too', async () => {
    expect((await runHaptik(['sign'], { env, stdin: '{}\n' })).stderr).toContain('line break');
    expect((await runHaptik(['sign'], { env, stdin: '{}' })).stderr).toBe('');
  });

  it('signs a file, as the whole header line or as JSON', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'haptik-cli-'));
    const file = join(folder, 'call.json');
    await writeFile(file, '{"node":"x"}');
    const signature = sign(Buffer.from('{"node":"x"}'), SECRET);
    const line = await runHaptik(['sign', file, '--header'], { env });
    expect(line.out).toBe(`X-Hub-Signature: ${signature}\n`);
    const json = await runHaptik(['sign', file, '--json'], { env });
    const header = `X-Hub-Signature: ${signature}`;
    expect(JSON.parse(json.out)).toEqual({ signature, header, bytes: 12 });
    await rm(folder, { recursive: true });
    const missing = await runHaptik(['sign', file], { env });
    expect([missing.exit, missing.stderr]).toEqual([2, expect.stringContaining('cannot be read')]);
  });

  it('verifies a signature, and explains why it is wrong', async () => {
    const right = sign(Buffer.from('{"node":"x"}'), SECRET);
    const stdin = '{"node":"x"}';
    const verified = await runHaptik(['sign', '--verify', right], { env, stdin });
    expect([verified.exit, verified.out]).toEqual([0, expect.stringContaining('is right')]);
    const line = `X-Hub-Signature: ${right}`;
    expect((await runHaptik(['sign', '--verify', line], { env, stdin })).exit).toBe(0);
    const echoed = await runHaptik(['sign', '--verify', right], { env, stdin: `${stdin}\n` });
    expect([echoed.exit, echoed.out]).toEqual([1, expect.stringContaining('printf')]);
    const json = await runHaptik(['sign', '--verify', right, '--json'], {
      env,
      stdin: `${stdin}\n`,
    });
    expect(JSON.parse(json.out)).toMatchObject({
      isValid: false,
      isProven: true,
      reason: 'final-newline-changed',
    });
  });

  it('never takes the secret as an argument, and never shows it', async () => {
    const given = await runHaptik(['sign', '--secret-env', 'my-$ecret'], { env });
    expect([given.exit, given.stderr]).toEqual([2, expect.stringContaining('Never give')]);
    expect(given.stderr).not.toContain('my-$ecret');
    const unset = await runHaptik(['sign'], {});
    expect([unset.exit, unset.stderr]).toEqual([
      2,
      expect.stringContaining('HAPTIK_SECRET is not set'),
    ]);
    const spaced = await runHaptik(['sign'], { env: { HAPTIK_SECRET: ` ${SECRET}` } });
    expect(spaced.stderr).toContain('white space');
    expect(spaced.stderr).not.toContain(SECRET);
  });
});
