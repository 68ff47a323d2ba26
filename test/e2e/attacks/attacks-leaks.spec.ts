import { ForbiddenException, type INestApplication, Injectable } from '@nestjs/common';
import {
  AgentDesk,
  HaptikEnvVariable,
  HaptikCall,
  HaptikNode,
  type HandoffOutcome,
  type NodeCall,
} from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { inspect } from 'node:util';
import { boot, MemoryLogger, ENDPOINTS, SECRET } from '../../support/test.app.js';

const PASSWORD = 'env-p4ssw0rd';
const PIN = 482_913;
const TOKEN = 'auth-t0ken';
const OTHER_SECRET = 'another-secret-B2';

const CALL = {
  user: { auth_code: TOKEN, full_name: 'Asha Rao' },
  envVariables: { PASSWORD, URL: `https://api.example/?key=${PASSWORD}` },
  entities: { phone: '+91 98765 01234' },
};

const text = (call: NodeCall): string =>
  `login ${call.user.authCode} / ${PASSWORD} / ${SECRET} / ${pinOf(call)} failed`;

const pinOf = (call: NodeCall): string => JSON.stringify(call.envVariables['PIN'] ?? 'no PIN');

/** The parts of an error that may contain data that must not be logged. */
const THROWN: Record<string, (call: NodeCall) => unknown> = {
  'in the message': (call) => new Error(text(call)),
  'in the stack': (call) => Object.assign(new Error('failed'), { stack: `Error: ${text(call)}` }),
  'in the name': (call) => Object.assign(new Error('failed'), { name: text(call) }),
  'in the cause': (call) => new Error('failed', { cause: new Error(text(call)) }),
  'in the cause of the cause': (call) =>
    new Error('failed', { cause: new Error('inner', { cause: new Error(text(call)) }) }),
  'in a cause that is a text': (call) => new Error('failed', { cause: text(call) }),
  'in a field': (call) => Object.assign(new Error('failed'), { config: { body: text(call) } }),
  'in one of several errors': (call) => new AggregateError([new Error(text(call))], 'failed'),
  'in a thrown text': text,
  'in a thrown object': (call) => ({ message: text(call) }),
  'in a ForbiddenException': (call) => new ForbiddenException(text(call)),
  'in the call itself': (call) => new Error(`${inspect(call)} ${JSON.stringify(call)}`),
};

let mistake: keyof typeof THROWN = 'in the message';

@Injectable()
class Bot {
  @HaptikNode('throws')
  throws(@HaptikCall() call: NodeCall): string {
    throw THROWN[mistake]?.(call);
  }

  @HaptikNode('rejects')
  async rejects(@HaptikCall() call: NodeCall): Promise<string> {
    await Promise.resolve();
    throw THROWN[mistake]?.(call);
  }

  @HaptikNode('returns_rubbish')
  returnsRubbish(@HaptikCall() call: NodeCall): string {
    return { call, text: text(call) } as unknown as string;
  }

  @HaptikNode('ok')
  ok(@HaptikEnvVariable('PASSWORD') password: string) {
    return password === PASSWORD ? 'Logged in.' : 'Not logged in.';
  }
}

class LeakyDesk extends AgentDesk {
  override handOff(): Promise<HandoffOutcome> {
    return Promise.reject(new Error(`desk ${PASSWORD} ${TOKEN}`));
  }
}

describe.each(ENDPOINTS)('personal data and secrets on %s', (platform) => {
  const logger = new MemoryLogger();
  let app: INestApplication;
  let haptik: HaptikTestClient;
  const outputs: string[] = [];

  beforeAll(async () => {
    app = await boot({
      platform,
      logger,
      options: {
        secrets: SECRET,
        bots: { other: { secrets: OTHER_SECRET } },
        handoff: { desk: new LeakyDesk() },
        breaker: false,
        onEvent: (event) => void outputs.push(JSON.stringify(event)),
      },
      metadata: { providers: [Bot] },
    });
    haptik = new HaptikTestClient(app, { secret: SECRET });
  });
  beforeEach(() => (logger.lines.length = outputs.length = 0));
  afterAll(() => app.close());

  const everything = (): string => [...logger.lines, ...outputs].join('\n');
  const PRIVATE = [PASSWORD, TOKEN, SECRET, OTHER_SECRET];

  const expectNothingPrivate = (): void => {
    for (const secret of PRIVATE) expect(everything()).not.toContain(secret);
    expect(everything()).not.toMatch(/Asha|98765 01234/);
  };

  it.each(Object.keys(THROWN))('are not leaked from %s of an error', async (where) => {
    mistake = where;
    for (const node of ['throws', 'rejects']) {
      const reply = await haptik.call(node, CALL);
      outputs.push(reply.text, JSON.stringify([...reply.headers]));
      expect(reply.httpStatus).toBe(200);
      expect(logger.lines).not.toEqual([]);
    }
    expectNothingPrivate();
  });

  it('are not leaked when the platform sent them as numbers', async () => {
    mistake = 'in the message';
    await haptik.call('throws', { extra: { env_variables: { PIN } } });
    expect(logger.linesOf('error')).not.toEqual([]);
    expect(everything()).not.toContain(String(PIN));
  });

  it('are not leaked when they are nested and encoded differently', async () => {
    const hidden = 'p"ss\\w&rd %\u00e9/=';
    const written = [JSON.stringify(hidden), encodeURIComponent(hidden), hidden].concat(
      (['base64', 'base64url', 'hex'] as const).map((as) => Buffer.from(hidden).toString(as)),
    );
    THROWN['as written'] = () => new Error(written.join(' ; '));
    mistake = 'as written';
    for (const env of [{ hidden }, { list: [{ hidden }] }, { json: JSON.stringify({ hidden }) }]) {
      await haptik.call('throws', { extra: { env_variables: env } });
    }
    await haptik.call('throws', { user: { auth_code: hidden } });
    delete THROWN['as written'];
    expect(
      logger
        .linesOf('error')
        .join()
        .match(/\[redacted\]/g),
    ).toHaveLength(24);
    for (const secret of written) {
      expect(everything()).not.toContain(secret);
    }
  });

  it('are not leaked from an invalid reply', async () => {
    outputs.push((await haptik.call('returns_rubbish', CALL)).text);
    expect(logger.linesOf('error')).not.toEqual([]);
    expectNothingPrivate();
  });

  it('are not logged for a successful call, although the method can read them', async () => {
    const reply = await haptik.call('ok', CALL);
    expect(reply.texts).toEqual(['Logged in.']);
    outputs.push(reply.text);
    expectNothingPrivate();
  });

  it('are not leaked for an unknown node and a wrong signature', async () => {
    outputs.push((await haptik.call('nobody', CALL)).text);
    for (const secret of [OTHER_SECRET, `${SECRET} `, 'guess', '']) {
      const unauthenticatedClient = new HaptikTestClient(app, { secret });
      outputs.push((await unauthenticatedClient.call('ok', CALL)).text);
    }
    outputs.push((await new HaptikTestClient(app).call('ok', CALL)).text);
    expect(logger.linesOf('debug')).toHaveLength(5);
    expectNothingPrivate();
  });

  it('are not leaked for a body that is not a call', async () => {
    const body = { user: CALL.user, env_variables: CALL.envVariables, entities: [PASSWORD] };
    const reply = await haptik.post(JSON.stringify(body));
    expect(reply.httpStatus).toBe(400);
    outputs.push(reply.text);
    expectNothingPrivate();
  });

  it('are not leaked by a rejection: all rejections are identical', async () => {
    const body = JSON.stringify({ node: 'ok' });
    const refusals: string[] = [];
    for (const secret of [OTHER_SECRET, `${SECRET}\n`, 'guess']) {
      const reply = await new HaptikTestClient(app, { secret }).post(body);
      refusals.push(`${reply.httpStatus} ${reply.text} ${[...reply.headers.keys()].join()}`);
    }
    for (const header of ['', 'sha1=', 'sha256=00', `sha1=${'0'.repeat(40)}`]) {
      const reply = await haptik.post(body, { 'X-Hub-Signature': header });
      refusals.push(`${reply.httpStatus} ${reply.text} ${[...reply.headers.keys()].join()}`);
    }
    expect(new Set(refusals).size).toBe(1);
    expect(refusals[0]).toMatch(/^401 /);
  });
});
