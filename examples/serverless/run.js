// Unpacks function.zip and invokes it with a signed request of an HTTP API and with the event of a code node, each in a
// new process. Prints the results and the time from the start of the process to the answer.
//   --times 15    invocations of each; the times are medians
//   --cpu 1       pins the processes to a core, with taskset
//   --unbundled   invokes dist/main.js instead
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { unzipSync } from 'fflate';

const SECRET = 'node-secret';
const INVOKE = fileURLToPath(new URL('invoke.cjs', import.meta.url));
const { values: options } = parseArgs({
  options: {
    times: { type: 'string', default: '1' },
    cpu: { type: 'string' },
    unbundled: { type: 'boolean', default: false },
  },
});

const body = JSON.stringify({
  node: 'order_status',
  event: 'API_INTEGRATION',
  user: { user_name: 'guest-1', full_name: '', device_platform: 5 },
  entities: { order_id: [{ entity_value: '71', detection: 'message', original_text: '71' }] },
});
const EVENTS = {
  'signed HTTP request': {
    version: '2.0',
    rawPath: '/haptik',
    rawQueryString: '',
    headers: {
      'content-type': 'application/json',
      'x-hub-signature': `sha1=${createHmac('sha1', SECRET).update(body).digest('hex')}`,
    },
    requestContext: { stage: '$default', http: { method: 'POST', path: '/haptik' } },
    body: Buffer.from(body).toString('base64'),
    isBase64Encoded: true,
  },
  'code node': { body },
};

/** Unpacks the zip into a folder. Returns the file of the function. */
async function unpack(folder) {
  const [[name, code]] = Object.entries(unzipSync(await readFile('function.zip')));
  await writeFile(join(folder, name), code);
  return join(folder, name);
}

async function invoke(file, event) {
  const pin = options.cpu === undefined ? [] : ['taskset', '-c', options.cpu];
  const [command, ...args] = [...pin, process.execPath, INVOKE, file];
  const env = { ...process.env, HAPTIK_SECRET: SECRET, EVENT: JSON.stringify(event) };
  const startedAt = performance.now();
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let answeredAt = startedAt;
  child.stdout.on('data', () => (answeredAt = performance.now()));
  const lines = (await text(child.stdout)).trim().split('\n');
  return { ...JSON.parse(lines.at(-1)), milliseconds: answeredAt - startedAt };
}

function median(numbers) {
  return Math.round(numbers.toSorted((one, other) => one - other)[numbers.length >> 1]);
}

const folder = await mkdtemp(join(tmpdir(), 'haptik-function-'));
try {
  const file = options.unbundled ? resolve('dist/main.js') : await unpack(folder);
  for (const [name, event] of Object.entries(EVENTS)) {
    const runs = [];
    for (let run = 0; run < Number(options.times); run++) runs.push(await invoke(file, event));
    const [{ result }] = runs;
    const time = median(runs.map(({ milliseconds }) => milliseconds));
    const memory = median(runs.map(({ rss }) => rss / 2 ** 20));
    process.stdout.write(
      `${name}: ${result.statusCode} ${result.body}\n` +
        `${name}: ${time} ms from the start of the process to the answer, ${memory} MB\n`,
    );
    if (JSON.parse(result.body).status !== true) process.exitCode = 1;
  }
} finally {
  await rm(folder, { recursive: true });
}
