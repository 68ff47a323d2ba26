import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { sign } from 'nestjs-haptik';
import { sendJson, sendText } from '../servers/http/misbehaving.receiver.js';
import type { ReceiverSetup } from '../servers/http/signature.receiver.js';

export const SECRET = 'node-secret-A1';
const HTML = { 'Content-Type': 'text/html; charset=utf-8' };

export const withSecret =
  (secret: string): ReceiverSetup['accepts'] =>
  (bytes, headers) =>
    headers['x-hub-signature'] === sign(bytes, secret);
const withDigest =
  (digest: (bytes: Buffer) => string, header = 'x-hub-signature'): ReceiverSetup['accepts'] =>
  (bytes, headers) =>
    headers[header] === digest(bytes);
const overBody =
  (body: (bytes: Buffer) => string): ReceiverSetup['accepts'] =>
  (bytes, headers) =>
    headers['x-hub-signature'] === sign(Buffer.from(body(bytes)), SECRET);
const sha1 = (bytes: Buffer, encoding: 'hex' | 'base64'): string =>
  createHmac('sha1', SECRET).update(bytes).digest(encoding);
const sha256 = (bytes: Buffer): string => createHmac('sha256', SECRET).update(bytes).digest('hex');
const refuseWith =
  (status: number, headers = {}, body = '<html>') =>
  (response: ServerResponse): true =>
    sendText(response, status, body, headers);
export const page = (status: number) => refuseWith(status, HTML);

/** As code with timingSafeEqual, which throws for digests of another length. */
function compareInConstantTime(bytes: Buffer, headers: IncomingHttpHeaders): boolean {
  const given = Buffer.from(String(headers['x-hub-signature']));
  return timingSafeEqual(given, Buffer.from(sign(bytes, `${SECRET}\n`)));
}

export const REFUSED =
  'The webhook refuses a request that is signed with the secret in HAPTIK_SECRET (401).';
const WHITE_SPACE =
  'The secrets differ by white space, a line break or a byte order mark at the beginning or the end. Remove it from ' +
  'the environment variable or file (printf instead of echo), and from the Integration tab of the node.';
const CUT =
  'The secret is cut at a #, or a $ or \\ in it is interpreted, where it is set. Put it in single quotes in a .env ' +
  'file or a shell, and write $$ for each $ in a compose file.';
const NOT_SET =
  'One side has no secret: it is empty, or its variable is not set. Set the secret of the Integration tab of the node on both sides.';
const DIFFERENT =
  'The secrets differ, most likely: compare the one on the Integration tab of the node with that of the application. ' +
  'If they are equal, a proxy removes X-Hub-Signature, another guard refuses the request, or the raw body is missing ' +
  'where it is verified: capture a request there, and run haptik doctor --request <file>.';
const PAGE =
  'The response is a page, as of a firewall, a proxy or a sign-in: let them pass POST of JSON at this path.';
const CONSUMED =
  'The body is empty where it is signed or verified: something has consumed it. Verify the bytes as received, before any parser of the body.';
const BASE64 =
  "The webhook compares with a digest in base64, but Haptik sends it in hex. Compute it by .digest('hex').";
const NO_PREFIX =
  'The webhook compares the header with a digest without sha1=. Haptik sends X-Hub-Signature: sha1=<40 hex digits>, so compare with that.';
const SHA256 =
  'The webhook verifies HMAC-SHA256, but Haptik signs with SHA-1. Verify HMAC-SHA1 in X-Hub-Signature: sha1=<40 hex digits>.';
export const LIMITED =
  'The webhook, or a proxy or a firewall before it, limits the number of requests (429). Run the command again in 60 s, or exempt this machine from the limit.';

interface SetUp extends Partial<ReceiverSetup> {
  /** HAPTIK_SECRET of the command. @default the right secret */
  readonly secret?: string;
  /** @default signature-accepted */
  readonly check?: string;
  readonly line: string;
}

const accepted = (name: string, accepts: ReceiverSetup['accepts'], cure: string, more = {}) =>
  [name, { accepts, line: `${REFUSED} ${cure}`, ...more }] as const;

/** Each is a wrong set-up, with the whole line that explains it. */
export const SETUPS: readonly (readonly [string, SetUp])[] = [
  accepted('another secret', withSecret('another'), DIFFERENT),
  accepted('a line break at its end', withSecret(`${SECRET}\n`), WHITE_SPACE),
  accepted('a line break of Windows at its end', withSecret(`${SECRET}\r\n`), WHITE_SPACE),
  accepted('a byte order mark before it', withSecret(`\ufeff${SECRET}`), WHITE_SPACE),
  accepted('a byte order mark here', withSecret(SECRET), WHITE_SPACE, {
    secret: `\ufeff${SECRET}`,
  }),
  accepted(
    'quotation marks around it',
    withSecret(`"${SECRET}"`),
    'The secrets differ by quotation marks. Remove them from the environment variable; docker --env-file, for example, keeps them.',
  ),
  accepted(
    'its base64',
    withSecret(Buffer.from(SECRET).toString('base64')),
    'The secrets differ by an encoding (base64, hex, percent) or by capital letters. Use the secret exactly as it is typed on the Integration tab of the node.',
  ),
  accepted('a cut at #', withSecret('ab'), CUT, { secret: 'ab#cd' }),
  accepted('a cut at a space and #', withSecret('ab'), CUT, { secret: 'ab #cd' }),
  accepted('$$ that a compose file halves', withSecret('ab$cd'), CUT, { secret: 'ab$$cd' }),
  accepted('a $name that is expanded', withSecret('ab'), CUT, { secret: 'ab$cd' }),
  accepted('a ${name} that is expanded', withSecret('ab-x'), CUT, { secret: 'ab${cd}-x' }),
  accepted('a \\ that a shell removes', withSecret('abcd'), CUT, { secret: 'ab\\cd' }),
  accepted('an empty secret', withSecret(''), NOT_SET),
  accepted('the text undefined', withSecret('undefined'), NOT_SET),
  accepted('the text None', withSecret('None'), NOT_SET),
  accepted(
    'the digest in base64',
    withDigest((it) => `sha1=${sha1(it, 'base64')}`),
    BASE64,
  ),
  accepted(
    'no prefix',
    withDigest((it) => sha1(it, 'hex')),
    NO_PREFIX,
  ),
  accepted(
    'SHA-256',
    withDigest((it) => `sha256=${sha256(it)}`),
    SHA256,
  ),
  accepted(
    'its header',
    withDigest((it) => `sha256=${sha256(it)}`, 'x-hub-signature-256'),
    SHA256,
  ),
  accepted(
    'a consumed body',
    overBody(() => ''),
    CONSUMED,
  ),
  accepted('JSON that is no call breaks it', withSecret(`${SECRET}\n`), WHITE_SPACE, {
    noCallStatus: 500,
  }),
  accepted('digests of another length break it', compareInConstantTime, WHITE_SPACE),
  accepted('a page for a wrong signature', withSecret(`${SECRET}\n`), WHITE_SPACE, {
    refuse: page(401),
  }),
  accepted(
    'a page for a wrong signature without a known cause',
    () => false,
    `${DIFFERENT} Or: ${PAGE}`,
    {
      refuse: page(401),
    },
  ),
  accepted('400 for a header of another form', withSecret('another'), DIFFERENT, {
    refuse: (response: ServerResponse, headers: IncomingHttpHeaders) =>
      sendJson(
        response,
        /^sha1=[0-9a-f]{40}$/.test(String(headers['x-hub-signature'])) ? 401 : 400,
        {},
      ),
  }),
  [
    'a firewall that refuses POST',
    {
      accepts: () => false,
      refuse: page(403),
      line: `${REFUSED.replace('401', '403')} ${PAGE} Or: ${DIFFERENT}`,
    },
  ],
  [
    'a guard that asks for a token',
    {
      accepts: () => false,
      refuse: refuseWith(401, { 'WWW-Authenticate': 'Bearer' }),
      line: 'Something before the webhook asks for credentials (401, Bearer). Exclude the path of the webhook from that sign-in, guard, proxy or firewall: Haptik sends a signature only.',
    },
  ],
  [
    'a limit of requests',
    {
      accepts: () => false,
      refuse: refuseWith(429, { ...HTML, 'Retry-After': '60' }),
      check: 'rate-limit',
      line: LIMITED,
    },
  ],
  [
    '400 for a wrong signature, as for JSON that is no call',
    {
      accepts: withSecret(`${SECRET}\n`),
      refuse: refuseWith(400),
      line: `${REFUSED.replace('401', '400')} ${WHITE_SPACE}`,
    },
  ],
  [
    'a verification that throws',
    {
      accepts: () => {
        throw new TypeError('The "key" argument must be of type string');
      },
      line: 'The webhook fails for each call, signed or not (500). Look at its log: often its secret is not set, or the raw body is missing where the signature is verified, as without rawBody: true in Nest.',
    },
  ],
  [
    'JSON.stringify() of a parsed body',
    {
      accepts: overBody((bytes) => JSON.stringify(JSON.parse(bytes.toString()))),
      check: 'body-bytes',
      line: 'A right signature is refused for a body with Hindi in escapes, Python spacing, escaped slashes, numbers such as 1.0, lines: it is not verified over the received bytes. Verify the raw bytes instead of JSON that is written again (rawBody: true in Nest, the option verify of express.json() in Express), and find the proxy that writes it again if there is one.',
    },
  ],
];
