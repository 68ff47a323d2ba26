import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { type INestApplication, Injectable } from '@nestjs/common';
import { HaptikCall, HaptikFallback, NodeCall, sign } from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, PLATFORMS, SECRET } from '../support/app.js';
import { Dice, mutate } from '../support/mutations.js';
import { share } from '../support/runs.js';

/** Bodies on each platform; 50,000 on both in all. */
const BODIES = share(25_000);
const CONNECTIONS = 16;
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);

const FIXTURES = new URL('../fixtures/', import.meta.url);
const SEEDS = readdirSync(FIXTURES)
  .filter((file) => file.includes('.request.'))
  .map((file) => readFileSync(new URL(file, FIXTURES)))
  .filter(({ length }) => length > 0 && length < 10_000);

@Injectable()
class Reader {
  @HaptikFallback()
  read(@HaptikCall() call: NodeCall) {
    const values = call.entityNames.flatMap((name) => [
      call.entity(name),
      call.number(name),
      call.date(name)?.iso,
      call.phone(name)?.number,
    ]);
    return `${call.node} ${call.language} ${call.platform.name} ${values.length}`;
  }
}

interface Letter {
  readonly body: Buffer;
  readonly headers: Record<string, string | string[]>;
  /** Whether the host may refuse the content type or the encoding before the door is reached. */
  readonly isOddlyTyped: boolean;
}

const JSON_TYPES = ['application/json', 'application/json; charset=utf-8', 'Application/JSON;a=b'];
const ODD_TYPES = [
  'text/plain',
  'application/jsonx',
  '*/*',
  '',
  '/',
  'application/json; charset=x',
];
const ENCODINGS = ['gzip', 'deflate', 'br', 'identity', 'none', 'gzip, gzip'];

/** Values that HTTP lets through: visible characters and blanks. */
const headerValue = (dice: Dice): string =>
  dice
    .bytes(dice.below(60))
    .toString('latin1')
    .replaceAll(/[^\t\x20-\x7e\xa1-\xff]/g, '');

function signatureOf(digest: string, dice: Dice): string | string[] {
  switch (dice.below(40)) {
    case 0:
      return digest.slice(0, dice.below(45));
    case 1:
      return headerValue(dice);
    case 2:
      return [digest, digest];
    case 3:
      return digest.toUpperCase();
    default:
      return digest;
  }
}

function write(dice: Dice): Letter {
  const isHuge = dice.below(2_500) === 0;
  const body = isHuge ? Buffer.alloc(1_100_000, ' ') : mutate(dice.of(SEEDS), dice);
  const isSigned = dice.below(2) === 0;
  const digest = isSigned ? sign(body, SECRET) : `sha1=${dice.bytes(20).toString('hex')}`;
  const signature = signatureOf(digest, dice);
  const isOddlyTyped = dice.below(20) === 0;
  const isChunked = dice.below(10) === 0;
  const headers: Letter['headers'] = {
    'Content-Type': dice.of(isOddlyTyped ? ODD_TYPES : JSON_TYPES),
    ...(isOddlyTyped && dice.below(2) === 0 && { 'Content-Encoding': dice.of(ENCODINGS) }),
    ...(isChunked ? { 'Transfer-Encoding': 'chunked' } : { 'Content-Length': String(body.length) }),
    ...(signature !== '' && { 'X-Hub-Signature': signature }),
    ...(dice.below(10) === 0 && { 'X-Hub-Signature-256': headerValue(dice) }),
    ...(dice.below(10) === 0 && { [`X-${dice.bytes(4).toString('hex')}`]: headerValue(dice) }),
  };
  return { body, headers, isOddlyTyped };
}

function post(url: URL, agent: Agent, { body, headers }: Letter): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', reject).end(body);
  });
}

/**
 * The runner fails a test for an unhandled rejection or an uncaught exception anywhere in the
 * process, so that this asserts their absence too.
 */
describe.each(PLATFORMS)('fuzzed bodies on %s', (platform) => {
  let app: INestApplication;
  beforeAll(async () => {
    app = await boot({ platform, metadata: { providers: [Reader] } });
  });
  afterAll(() => app.close());

  it(`never meet a 5xx or a crash (FUZZ_SEED=${SEED})`, async () => {
    const haptik = new HaptikTestClient(app, { secret: SECRET });
    const url = new URL(await haptik.url());
    const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
    const dice = new Dice(SEED);
    const plain = new Map<number, number>();
    const odd = new Map<number, number>();
    let left = BODIES;
    const send = async (): Promise<void> => {
      while (left-- > 0) {
        const letter = write(dice);
        const status = await post(url, agent, letter);
        const counts = letter.isOddlyTyped ? odd : plain;
        counts.set(status, (counts.get(status) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, send));
    agent.destroy();
    expect([...plain.keys()].toSorted((a, b) => a - b)).toEqual([200, 400, 401, 413]);
    // Of what is no JSON the platforms refuse some by themselves, with 415.
    const allowed = new Set([200, 400, 401, 413, 415]);
    expect([...odd.keys()].filter((status) => !allowed.has(status))).toEqual([]);
    const answered = [...plain.values(), ...odd.values()].reduce((sum, count) => sum + count);
    expect(answered).toBe(BODIES);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((await haptik.call('still here')).httpStatus).toBe(200);
  });
});
