import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { type INestApplication, Injectable } from '@nestjs/common';
import { HaptikCall, HaptikFallback, NodeCall, sign } from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, PLATFORMS, SECRET } from '../support/app.js';
import { Dice, mutate } from '../support/mutations.js';

/** Bodies on each platform; 50,000 on both. */
const BODIES = 25_000;
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
  readonly headers: Record<string, string>;
}

function write(dice: Dice): Letter {
  const body = mutate(dice.of(SEEDS), dice);
  const isSigned = dice.below(2) === 0;
  const digest = isSigned ? sign(body, SECRET) : `sha1=${dice.bytes(20).toString('hex')}`;
  const signature = dice.below(20) === 0 ? digest.slice(0, dice.below(45)) : digest;
  const types = ['application/json', 'application/json; charset=utf-8', 'text/plain'];
  const type = dice.below(20) === 0 ? dice.of(types) : 'application/json';
  return {
    body,
    headers: {
      'Content-Type': type,
      'Content-Length': String(body.length),
      ...(signature !== '' && { 'X-Hub-Signature': signature }),
    },
  };
}

function post(url: URL, agent: Agent, { body, headers }: Letter): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', reject).end(body);
  });
}

describe.each(PLATFORMS)('fuzzed bodies on %s', (platform) => {
  const faults: unknown[] = [];
  const note = (fault: unknown) => void faults.push(fault);
  let app: INestApplication;
  beforeAll(async () => {
    process.on('unhandledRejection', note).on('uncaughtException', note);
    app = await boot({ platform, metadata: { providers: [Reader] } });
  });
  afterAll(async () => {
    process.off('unhandledRejection', note).off('uncaughtException', note);
    await app.close();
  });

  it(`never meet a 5xx or a crash (FUZZ_SEED=${SEED})`, async () => {
    const haptik = new HaptikTestClient(app, { secret: SECRET });
    const url = new URL(await haptik.url());
    const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
    const dice = new Dice(SEED);
    const counts = new Map<number, number>();
    let left = BODIES;
    const send = async (): Promise<void> => {
      while (left-- > 0) {
        const status = await post(url, agent, write(dice));
        counts.set(status, (counts.get(status) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, send));
    agent.destroy();
    expect(faults).toEqual([]);
    expect(new Set(counts.keys())).toEqual(new Set([200, 400, 401]));
    expect([...counts.values()].reduce((sum, count) => sum + count)).toBe(BODIES);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((await haptik.call('still here')).httpStatus).toBe(200);
  }, 120_000);
});
