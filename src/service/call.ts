// Calls a node of the running service:
//   npm run call -- <node> [entity=value …] [--on <channel or device_platform>]
import { parseArgs } from 'node:util';
import { CHANNELS, getChannelRules } from 'nestjs-haptik/hsl';
import { DEVELOPMENT_SECRET } from 'nestjs-haptik/internal';
import { toCurlCommand, createSignedCall } from './signed.call.js';

const CALLABLE_CHANNELS = Object.entries(CHANNELS)
  .filter(([, { platforms }]) => platforms.length > 0)
  .map(([name]) => name);

const USAGE = `Usage: npm run call -- <node> [entity=value …] [--on <channel>]

  --on  the user's channel: ${CALLABLE_CHANNELS.join(', ')},
        or a device_platform; default: web
`;

const { HAPTIK_ENDPOINT_URL, PORT, HAPTIK_PATH, HAPTIK_SECRET } = process.env;
const url = HAPTIK_ENDPOINT_URL || `http://127.0.0.1:${PORT || 3000}/${HAPTIK_PATH || 'haptik'}`;
const secret = HAPTIK_SECRET?.split(',')[0] || DEVELOPMENT_SECRET;

interface CallArguments {
  readonly node: string;
  readonly entities: Readonly<Record<string, string>>;
  readonly platform: number;
}

/** The parsed arguments; undefined if they are invalid. */
function parseCallArguments(args: string[]): CallArguments | undefined {
  try {
    const options = { on: { type: 'string', default: 'web' } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [node, ...assignments] = positionals;
    const platform = /^\d+$/.test(values.on)
      ? Number(values.on)
      : getChannelRules({ name: values.on })?.platforms[0];
    if (node === undefined || platform === undefined) return undefined;
    const entities = assignments.map(
      (assignment) => assignment.split(/=(.*)/s).slice(0, 2) as [string, string],
    );
    return { node, entities: Object.fromEntries(entities), platform };
  } catch {
    return undefined; // an unknown option
  }
}

const callArguments = parseCallArguments(process.argv.slice(2));
if (!callArguments) {
  process.stderr.write(USAGE);
  process.exitCode = 1;
} else {
  const { node, entities, platform } = callArguments;
  const call = createSignedCall(node, { entities, user: { device_platform: platform } }, secret);
  try {
    const response = await fetch(url, { method: 'POST', ...call });
    process.stdout.write(`${response.status} ${await response.text()}\n`);
  } catch {
    process.stderr.write(`No service is listening on ${url}. Start it with: npm start\n`);
    process.stderr.write(`The request would be:\n\n${toCurlCommand(url, call)}\n`);
    process.exitCode = 1;
  }
}
