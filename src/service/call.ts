// Calls a node of the running service:
//   npm run call -- <node> [entity=value …] [--on <channel or device_platform>]
import { parseArgs } from 'node:util';
import { CHANNELS, rulesOf } from '../hsl/index.js';
import { DEVELOPMENT_SECRET } from '../index.js';
import { asCommand, signedCall } from './example.call.js';

const KNOWN = Object.entries(CHANNELS)
  .filter(([, { platforms }]) => platforms.length > 0)
  .map(([name]) => name);

const USAGE = `Usage: npm run call -- <node> [entity=value …] [--on <channel>]

  --on  the user's channel: ${KNOWN.join(', ')},
        or a device_platform; web when it is left out
`;

const { HAPTIK_URL, PORT, HAPTIK_PATH, HAPTIK_SECRET } = process.env;
const url = HAPTIK_URL || `http://127.0.0.1:${PORT || 3000}/${HAPTIK_PATH || 'haptik'}`;
const secret = HAPTIK_SECRET?.split(',')[0] || DEVELOPMENT_SECRET;

interface Wish {
  readonly node: string;
  readonly entities: Readonly<Record<string, string>>;
  readonly platform: number;
}

/** What was asked for; undefined when that cannot be read. */
function wishOf(args: string[]): Wish | undefined {
  try {
    const options = { on: { type: 'string', default: 'web' } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [node, ...pairs] = positionals;
    const platform = /^\d+$/.test(values.on)
      ? Number(values.on)
      : rulesOf({ name: values.on })?.platforms[0];
    if (node === undefined || platform === undefined) return undefined;
    const entities = pairs.map((pair) => pair.split(/=(.*)/s).slice(0, 2) as [string, string]);
    return { node, entities: Object.fromEntries(entities), platform };
  } catch {
    return undefined; // an option that nobody knows
  }
}

const wish = wishOf(process.argv.slice(2));
if (!wish) {
  process.stderr.write(USAGE);
  process.exitCode = 1;
} else {
  const { node, entities, platform } = wish;
  const call = signedCall(node, { entities, user: { device_platform: platform } }, secret);
  try {
    const response = await fetch(url, { method: 'POST', ...call });
    process.stdout.write(`${response.status} ${await response.text()}\n`);
  } catch {
    process.stderr.write(`Nobody listens on ${url}. Start the service with: npm start\n`);
    process.stderr.write(`The call would have been:\n\n${asCommand(url, call)}\n`);
    process.exitCode = 1;
  }
}
