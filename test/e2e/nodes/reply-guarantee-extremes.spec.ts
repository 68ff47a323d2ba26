import { type INestApplication, Injectable } from '@nestjs/common';
import { AgentDesk, HaptikNode, reply } from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, MemoryLogger, HTTP_PLATFORMS, SECRET } from '../../support/test.app.js';
import { expectValidReply } from '../../support/reply.expect.js';

/** Maximum length of a readable log line. */
const LONGEST_LINE = 20_000;

const MANY: readonly unknown[] = Array.from({ length: 100_000 }, (_, row) => ({ row }));

/** A list that contains itself many times, so that flattening it grows exponentially. */
function wideAndCyclic(): unknown[] {
  const list: unknown[] = ['again'];
  for (let copy = 0; copy < 4; copy++) list.push(list);
  return list;
}

function errorThatThrowsItself(): Error {
  const error = new Error('itself');
  return Object.defineProperty(error, 'name', {
    get: () => {
      throw error;
    },
  });
}

const ANSWERS: Readonly<Record<string, () => unknown>> = {
  'table rows after a text': () => ['Found it.', ...MANY],
  'table rows': () => MANY,
  'a wide cyclic list': wideAndCyclic,
  'a state of a million characters': () => reply('ok').conversation({ key: 'x'.repeat(1e6) }),
  'a state of 100,000 keys': () =>
    reply('ok').user(Object.fromEntries(MANY.map((_, key) => [`k${key}`, key as never]))),
  'a thrown text of a million characters': () => {
    throw 'x'.repeat(1e6);
  },
  'an error of a million characters': () => {
    throw new Error('x'.repeat(1e6));
  },
};

let answer: () => unknown;

@Injectable()
class Bot {
  @HaptikNode('any')
  any(): string {
    return answer() as string;
  }
}

class BrokenDesk extends AgentDesk {
  override handOff(): never {
    throw errorThatThrowsItself();
  }
}

describe.each(HTTP_PLATFORMS)('an oversized result of a node method on %s', (platform) => {
  const logger = new MemoryLogger();
  let app: INestApplication;
  beforeAll(async () => {
    app = await boot({ platform, logger, metadata: { providers: [Bot] } });
  });
  beforeEach(() => (logger.lines.length = 0));
  afterAll(() => app.close());

  it.each(Object.keys(ANSWERS))('is a valid reply and one short log line: %s', async (name) => {
    answer = ANSWERS[name] ?? answer;
    expectValidReply(await new HaptikTestClient(app, { secret: SECRET }).call('any'));
    expect(logger.lines).toHaveLength(1);
    expect(Math.max(...logger.lines.map(({ length }) => length))).toBeLessThan(LONGEST_LINE);
  });
});

describe.each(HTTP_PLATFORMS)('a desk that throws an unreadable value on %s', (platform) => {
  it('does not prevent the reply to the user', async () => {
    const app = await boot({
      platform,
      options: { handoff: { desk: new BrokenDesk() } },
      metadata: { providers: [Bot] },
    });
    answer = errorThatThrowsItself;
    const given = await new HaptikTestClient(app, { secret: SECRET }).call('any');
    await app.close();
    expect(given.status).toBe(false);
    expectValidReply(given);
  });
});
