import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { runHaptik } from '../../support/command.line.js';
import { sendJson, sendText } from '../../support/servers/http/misbehaving.receiver.js';
import { startReceiver } from '../../support/servers/http/signature.receiver.js';
import {
  LIMITED,
  page,
  REFUSED,
  SECRET,
  SETUPS,
  withSecret,
} from '../../support/values/signature.setups.js';

const PYTHON_RECEIVER = new URL(
  '../../support/servers/programs/json.dumps.receiver.py',
  import.meta.url,
).pathname;

/** The lines of the failed checks. */
async function findFailures(
  url: string,
  env: Readonly<Record<string, string>>,
  ...args: string[]
): Promise<string[]> {
  const { out } = await runHaptik(['doctor', url, ...args], { env });
  return out.split('\n').filter((line) => line.startsWith('failed'));
}

const toLine = (check: string, text: string): string => `failed   ${check.padEnd(18)}  ${text}`;

describe('the one line of haptik doctor for a wrong set-up', () => {
  it.each(SETUPS)('%s', async (_, { accepts = () => false, ...setup }) => {
    const { secret = SECRET, check = 'signature-accepted', line } = setup;
    await using receiver = await startReceiver({ accepts, ...setup });
    expect(await findFailures(receiver.url, { HAPTIK_SECRET: secret })).toEqual([
      toLine(check, line),
    ]);
    // Nothing but the node that no bot has ran.
    const calls = receiver.accepted.filter((bytes) => bytes.includes('"node"'));
    expect(calls.every((bytes) => bytes.includes('"haptik_doctor_probe"'))).toBe(true);
  });

  it('the secrets of two bots are swapped', async () => {
    await using receiver = await startReceiver({ accepts: withSecret('shop-secret') });
    const env = { HAPTIK_SECRET: SECRET, SHOP_SECRET: 'shop-secret' };
    const other = ['--other-secret-env', 'SHOP_SECRET'];
    expect(await findFailures(receiver.url, env, ...other)).toEqual([
      toLine(
        'signature-accepted',
        `${REFUSED} It accepts the one in SHOP_SECRET, the secret of another bot or node. Correct the URL, whose path ends with the bot, or the secret on the Integration tab of the node.`,
      ),
    ]);
  });

  it('json.dumps() of a parsed body in Python', async () => {
    const options = { env: { PATH: process.env['PATH'], HAPTIK_SECRET: SECRET } };
    const python = spawn('python3', ['-B', PYTHON_RECEIVER], options);
    const ended = once(python, 'exit');
    const [port] = (await once(createInterface(python.stdout), 'line')) as [string];
    const failures = await findFailures(`http://127.0.0.1:${port}/haptik`, {
      HAPTIK_SECRET: SECRET,
    });
    python.kill();
    await ended;
    expect(failures).toEqual([
      toLine(
        'signature-accepted',
        `${REFUSED} The body was parsed and written as JSON again after it was signed. Verify the bytes as received, before any parser of the body. Its form: Python spacing.`,
      ),
    ]);
  });

  it('HAPTIK_SECRET is not set here', async () => {
    await using receiver = await startReceiver({ accepts: withSecret(SECRET) });
    expect(await findFailures(receiver.url, {})).toEqual([
      toLine(
        'signature-accepted',
        'The webhook refuses the signature of a request (401). HAPTIK_SECRET is not set here, so the request is signed with the public development secret. Give the secret of the application, such as by --env-file .env.',
      ),
    ]);
  });

  it('a firewall refuses each request', async () => {
    const refuse = page(403);
    await using receiver = await startReceiver({ accepts: () => false, refuse, read: refuse });
    const exclude = 'Exclude the path';
    expect(await findFailures(receiver.url, { HAPTIK_SECRET: SECRET })).toEqual([
      expect.stringContaining(`GET is answered with 403. ${exclude}`),
      toLine(
        'signature-accepted',
        `Something before the webhook refuses each request, GET, too (403). ${exclude} of the webhook from that sign-in, guard, proxy or firewall: Haptik sends a signature only.`,
      ),
    ]);
  });
});

describe('haptik doctor and a limit of requests', () => {
  it('waits as long as it is told', async () => {
    let count = 0;
    await using receiver = await startReceiver({
      accepts: (bytes, headers) => ++count % 7 !== 0 && withSecret(SECRET)(bytes, headers),
      refuse: (response, headers) =>
        count % 7 === 0
          ? sendText(response, 429, 'slow down', { 'Retry-After': '0' })
          : sendJson(response, 401, headers['x-hub-signature'] ?? {}),
    });
    const { exit, out } = await runHaptik(['doctor', receiver.url], {
      env: { HAPTIK_SECRET: SECRET },
    });
    expect([exit, out]).toEqual([0, expect.not.stringContaining('failed')]);
  });

  it('says that it cannot go on, and no cause that is not one', async () => {
    let count = 0;
    await using receiver = await startReceiver({
      accepts: (bytes, headers) => ++count <= 12 && withSecret(SECRET)(bytes, headers),
      refuse: (response) =>
        count > 12
          ? sendText(response, 429, '', { 'Retry-After': '60' })
          : sendJson(response, 401, {}),
    });
    expect(await findFailures(receiver.url, { HAPTIK_SECRET: SECRET })).toEqual([
      toLine('rate-limit', LIMITED),
    ]);
  });
});
