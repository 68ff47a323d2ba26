import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { type INestApplication, Injectable } from '@nestjs/common';
import { HaptikCall, HaptikFallback, NodeCall, sign } from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, ENDPOINTS, SECRET } from '../test.app.js';
import { SeededRandom, mutate } from './body.mutations.js';

const CONNECTIONS = 16;
/** One of so many bodies exceeds the body limit. */
const HUGE_INTERVAL = 500;
/** One of so many signatures is of other bytes. Few, because the diagnosis of each takes longer than a call. */
const FORGED_INTERVAL = 16;
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);

const FIXTURES = new URL('../../fixtures/', import.meta.url);
const SEED_BODIES = readdirSync(FIXTURES)
  .filter((file) => file.includes('.request.'))
  .map((file) => readFileSync(new URL(file, FIXTURES)))
  .filter(({ length }) => length > 0 && length < 10_000);

@Injectable()
class FuzzedBot {
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

interface FuzzRequest {
  readonly body: Buffer;
  readonly headers: Record<string, string | string[]>;
}

/** The response to a request. */
interface FuzzResponse {
  readonly status: number;
  readonly text: string;
}

const JSON_CONTENT_TYPES = [
  'application/json',
  'application/json; charset=utf-8',
  'Application/JSON;a=b',
];
const INVALID_CONTENT_TYPES = [
  'text/plain',
  'application/jsonx',
  '*/*',
  '',
  '/',
  'application/json; charset=x',
];
const ENCODINGS = ['gzip', 'deflate', 'br', 'identity', 'none', 'gzip, gzip'];

/** Valid header values of HTTP: visible characters and spaces. */
const headerValue = (random: SeededRandom): string =>
  random
    .bytes(random.integerBelow(60))
    .toString('latin1')
    .replaceAll(/[^\t\x20-\x7e\xa1-\xff]/g, '');

function mutateSignature(digest: string, random: SeededRandom): string | string[] {
  switch (random.integerBelow(40)) {
    case 0:
      return digest.slice(0, random.integerBelow(45));
    case 1:
      return headerValue(random);
    case 2:
      return [digest, digest];
    case 3:
      return digest.toUpperCase();
    default:
      return digest;
  }
}

function createFuzzRequest(random: SeededRandom, isHuge: boolean): FuzzRequest {
  const body = isHuge ? Buffer.alloc(1_100_000, ' ') : mutate(random.pick(SEED_BODIES), random);
  const isForged = random.integerBelow(FORGED_INTERVAL) === 0;
  const digest = isForged ? `sha1=${random.bytes(20).toString('hex')}` : sign(body, SECRET);
  const signature = mutateSignature(digest, random);
  const isOddlyTyped = random.integerBelow(20) === 0;
  const isChunked = random.integerBelow(10) === 0;
  const headers: FuzzRequest['headers'] = {
    'Content-Type': random.pick(isOddlyTyped ? INVALID_CONTENT_TYPES : JSON_CONTENT_TYPES),
    ...(isOddlyTyped &&
      random.integerBelow(2) === 0 && { 'Content-Encoding': random.pick(ENCODINGS) }),
    ...(isChunked ? { 'Transfer-Encoding': 'chunked' } : { 'Content-Length': String(body.length) }),
    ...(signature !== '' && { 'X-Hub-Signature': signature }),
    ...(random.integerBelow(10) === 0 && { 'X-Hub-Signature-256': headerValue(random) }),
    ...(random.integerBelow(10) === 0 && {
      [`X-${random.bytes(4).toString('hex')}`]: headerValue(random),
    }),
  };
  return { body, headers };
}

function post(url: URL, agent: Agent, { body, headers }: FuzzRequest): Promise<FuzzResponse> {
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
 * The README's host on both platforms, with requests that are sent to both.
 *
 * The runner fails a test for an unhandled rejection or an uncaught exception anywhere in the
 * process, so the suite asserts their absence as well.
 */
export function describeFuzzing(bodies: number): void {
  let apps: INestApplication[] = [];
  beforeAll(async () => {
    const metadata = { providers: [FuzzedBot] };
    apps = await Promise.all(ENDPOINTS.map((platform) => boot({ platform, metadata })));
  });
  afterAll(() => Promise.all(apps.map((app) => app.close())));

  it(`never meet a 5xx or a crash, and are answered alike (FUZZ_SEED=${SEED})`, async () => {
    const clients = apps.map((app) => new HaptikTestClient(app, { secret: SECRET }));
    const urls = await Promise.all(clients.map(async (client) => new URL(await client.url())));
    const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
    const random = new SeededRandom(SEED);
    const statuses = new Set<number>();
    const differences: unknown[] = [];
    let left = bodies;
    const send = async (): Promise<void> => {
      while (left-- > 0) {
        const fuzzRequest = createFuzzRequest(random, left % HUGE_INTERVAL === 0);
        const answers = await Promise.all(urls.map((url) => post(url, agent, fuzzRequest)));
        answers.forEach(({ status }) => statuses.add(status));
        if (new Set(answers.map((answer) => JSON.stringify(answer))).size > 1) {
          differences.push({
            answers,
            headers: fuzzRequest.headers,
            body: fuzzRequest.body.toString('latin1'),
          });
        }
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, send));
    agent.destroy();
    expect(differences).toEqual([]);
    expect([...statuses].toSorted((a, b) => a - b)).toEqual([200, 400, 401, 413]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    for (const client of clients) expect((await client.call('still here')).httpStatus).toBe(200);
  }, 1_200_000);
}
