import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { type INestApplication, Injectable } from '@nestjs/common';
import { HaptikCall, HaptikFallback, NodeCall, sign } from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, PLATFORMS, SECRET } from './app.js';
import { Dice, mutate } from './mutations.js';

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
}

/** How a letter was answered. */
interface Answer {
  readonly status: number;
  readonly text: string;
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
  const isHuge = dice.below(500) === 0;
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
  return { body, headers };
}

function post(url: URL, agent: Agent, { body, headers }: Letter): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
      });
    });
    sent.on('error', reject).end(body);
  });
}

/**
 * The README's host on both platforms, and letters that are sent to both.
 *
 * The runner fails a test for an unhandled rejection or an uncaught exception anywhere in the
 * process, so that this asserts their absence too.
 */
export function fuzzSuite(bodies: number): void {
  let apps: INestApplication[] = [];
  beforeAll(async () => {
    const metadata = { providers: [Reader] };
    apps = await Promise.all(PLATFORMS.map((platform) => boot({ platform, metadata })));
  });
  afterAll(() => Promise.all(apps.map((app) => app.close())));

  it(`never meet a 5xx or a crash, and are answered alike (FUZZ_SEED=${SEED})`, async () => {
    const clients = apps.map((app) => new HaptikTestClient(app, { secret: SECRET }));
    const urls = await Promise.all(clients.map(async (client) => new URL(await client.url())));
    const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
    const dice = new Dice(SEED);
    const statuses = new Set<number>();
    const unlike: unknown[] = [];
    let left = bodies;
    const send = async (): Promise<void> => {
      while (left-- > 0) {
        const letter = write(dice);
        const answers = await Promise.all(urls.map((url) => post(url, agent, letter)));
        answers.forEach(({ status }) => statuses.add(status));
        if (new Set(answers.map((answer) => JSON.stringify(answer))).size > 1) {
          unlike.push({ answers, headers: letter.headers, body: letter.body.toString('latin1') });
        }
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, send));
    agent.destroy();
    expect(unlike).toEqual([]);
    expect([...statuses].toSorted((a, b) => a - b)).toEqual([200, 400, 401, 413]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    for (const client of clients) expect((await client.call('still here')).httpStatus).toBe(200);
  }, 240_000);
}
