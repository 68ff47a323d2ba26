import { Global, Injectable, type INestApplication, Module, type Provider } from '@nestjs/common';
import { APP_PIPE } from '@nestjs/core';
import {
  AgentDesk,
  EmptyResponseAgentDesk,
  HaptikAgentDesk,
  type HaptikAgentDeskOptions,
  type HaptikModuleOptions,
  HaptikNode,
  handoff,
  HandoffOutbox,
  type HandoffOutcome,
} from 'nestjs-haptik';
import { faults, HaptikPlatformEmulator, HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, MemoryLogger, SECRET } from '../../support/test.app.js';
import { ERROR, FAILED, ALREADY_ACTIVE, STARTED } from '../../support/values/english.texts.js';

@Injectable()
class Bot {
  @HaptikNode('breaks')
  breaks(): string {
    throw new Error('back end down');
  }

  @HaptikNode({ name: 'breaks_for_returns', handoff: { team: 'returns' } })
  breaksForReturns(): string {
    throw new Error('back end down');
  }

  @HaptikNode({ name: 'breaks_alone', handoff: false })
  breaksAlone(): string {
    throw new Error('back end down');
  }

  @HaptikNode('empty')
  empty() {
    return '';
  }

  @HaptikNode({ name: 'hangs', timeoutMs: 30 })
  hangs() {
    return new Promise<string>(() => undefined);
  }

  @HaptikNode('hands_off')
  handsOff() {
    return handoff({ team: 'vip', text: 'Ravi takes over.' });
  }

  @HaptikNode('hands_off_with_blank_text')
  handsOffWithBlankText() {
    return handoff({ team: 'vip', text: '\u2060\u200b' });
  }

  @HaptikNode({ name: 'hands_off_to_node_team', handoff: { team: 'returns' } })
  handsOffToNodeTeam() {
    return handoff();
  }
}

describe('a chat that needs a human agent', () => {
  const platform = new HaptikPlatformEmulator({
    token: 't0ken',
    clientId: 'client-1',
    businessId: 343,
    teams: ['support', 'returns', 'vip'],
  });
  const logger = new MemoryLogger();
  let app: INestApplication;
  let haptik: HaptikTestClient;
  let conversation = 0;

  beforeAll(() => platform.start());
  afterAll(() => platform.stop());
  afterEach(() => app.close());

  const start = async (
    handoffOptions: HaptikModuleOptions['handoff'],
    rest: Partial<HaptikModuleOptions> = {},
    providers: Provider[] = [],
  ) => {
    platform.clear();
    logger.lines.length = 0;
    const options = { handoff: { team: 'support', ...handoffOptions }, ...rest };
    app = await boot({ logger, options, metadata: { providers: [Bot, ...providers] } });
    haptik = new HaptikTestClient(app, { secret: SECRET });
  };
  const desk = (options: Partial<HaptikAgentDeskOptions> = {}) =>
    new HaptikAgentDesk({ ...platform.credentials, ...options });
  /** Calls in a new conversation, which has no active handoff. */
  const call = async (node: string, user: Record<string, unknown> = { user_name: 'hu_1' }) => {
    const { body, httpStatus } = await haptik.call(node, { user, conversationNo: ++conversation });
    expect(httpStatus).toBe(200);
    return body;
  };
  const failed = (text: string) => ({ status: false, response: [text] });

  describe('with the desk of the platform', () => {
    it('is handed off with all parameters of the platform', async () => {
      await start({ desk: desk() });
      expect(await call('breaks')).toEqual(failed(STARTED));
      const [{ method, path, headers, body } = {}] = platform.requests;
      expect({ method, path, body }).toEqual({
        method: 'POST',
        path: '/integration/external/v1.0/send_chat_to_agent/',
        body: { team_name: 'support', user_name: 'hu_1', business_id: 343, countdown: 10 },
      });
      expect(headers).toMatchObject({ authorization: 'Bearer t0ken', 'client-id': 'client-1' });
      expect(platform.handoffs).toMatchObject([{ userName: 'hu_1', team: 'support' }]);
    });

    it('is handed off by version 2.0 with a receiver', async () => {
      await start({ desk: desk({ version: 'v2.0', countdown: 5 }) });
      expect(await call('breaks')).toEqual(failed(STARTED));
      expect(platform.requests[0]).toMatchObject({
        method: 'POST',
        path: '/integration/external/v2.0/send_chat_to_agent/',
        body: { countdown: 5, receiver: 'athena' },
      });
    });

    it.each([
      ['an empty answer', 'empty'],
      ['an exceeded deadline', 'hangs'],
      ['an unknown node', 'nobody_handles_this'],
    ])('is handed off after %s', async (_, node) => {
      await start({ desk: desk() });
      expect(await call(node)).toEqual(failed(STARTED));
      expect(platform.handoffs).toHaveLength(1);
    });

    it('goes to the team of the node, or to that of the method', async () => {
      await start({ desk: desk() });
      expect(await call('breaks_for_returns')).toEqual(failed(STARTED));
      expect(await call('hands_off')).toEqual(failed('Ravi takes over.'));
      expect(await call('hands_off_to_node_team')).toEqual(failed(STARTED));
      expect(platform.handoffs.map(({ team }) => team)).toEqual(['returns', 'vip', 'returns']);
    });

    it('follows the options of the node when a pipe of the application throws', async () => {
      const transform = () => {
        throw new Error('no pipe');
      };
      await start({ desk: desk() }, {}, [{ provide: APP_PIPE, useValue: { transform } }]);
      expect(await call('breaks_alone')).toEqual(failed(ERROR));
      expect(platform.requests).toHaveLength(0);
      expect(await call('breaks')).toEqual(failed(STARTED));
    });

    it('is not handed off when the node or the bot disables it', async () => {
      await start({ desk: desk(), on: ['deadline'] });
      expect(await call('breaks_alone')).toEqual(failed(ERROR));
      expect(await call('breaks')).toEqual(failed(ERROR));
      expect(platform.requests).toHaveLength(0);
    });

    it.each([
      ['client_id missing in headers', 'credentials'],
      ['invalid client_id in headers', 'credentials'],
      ['invalid authorization in headers', 'credentials'],
      ['token missing in headers', 'credentials'],
      ['invalid token provided', 'credentials'],
      ['user_name missing in the request', 'user-missing'],
      ['business_id missing in the request', 'business-missing'],
      ['team_name missing in the request', 'team-missing'],
      ['invalid user_name', 'user-unknown'],
      ['user is not registered', 'user-unknown'],
      ['invalid business_id provided', 'business-unknown'],
      ['business "343" is inactive', 'business-inactive'],
      ['invalid team_name provided', 'team-unknown'],
      ['team "support" is inactive', 'team-inactive'],
      ['user has not sent a message', 'user-silent'],
      ['an undocumented message', 'other'],
    ])('stays with the bot when the platform responds: %s', async (message, refusal) => {
      const own = desk();
      await start({ desk: own });
      platform.fail(faults.status(400, { error_message: message }));
      expect(await call('breaks')).toEqual(failed(FAILED));
      expect(platform.requests).toHaveLength(1);
      expect(logger.linesOf('error').at(-1)).toContain(`handoff (exception) refused: ${message}`);
      platform.fail(faults.status(200, { error_message: message }));
      const request = {
        bot: 'default',
        node: 'x',
        userName: 'hu_1',
        conversationNo: '1',
        team: 'support',
        reason: 'exception',
        remainingMs: 1000,
      } as const;
      const outcome = await own.handOff(request, AbortSignal.timeout(1000));
      expect(outcome).toEqual({ kind: 'refused', refusal, message });
    });

    it.each([
      ['is unreachable once', faults.reset()],
      ['answers 503 once', faults.status(503, { error_message: 'maintenance' })],
      ['answers an invalid body once', faults.status(200, 'ok')],
    ])('is handed off at the second attempt when the platform %s', async (_, first) => {
      await start({ desk: desk() });
      platform.fail(first);
      expect(await call('breaks')).toEqual(failed(STARTED));
      expect(platform.requests).toHaveLength(2);
      expect(platform.handoffs).toHaveLength(1);
    });

    it('stays with the bot when the platform is unreachable twice', async () => {
      await start({ desk: desk() });
      platform.fail(faults.reset(), { times: 2 });
      expect(await call('breaks')).toEqual(failed(FAILED));
      expect(platform.requests).toHaveLength(2);
      expect(logger.linesOf('error').at(-1)).toMatch(/handoff \(exception\) unreachable/);
    });

    it('is not handed off while the circuit of the desk is open', async () => {
      await start({ desk: desk(), breaker: { failureThreshold: 2, openForMs: 60_000 } });
      platform.outage(faults.reset());
      expect(await call('breaks')).toEqual(failed(FAILED));
      expect(await call('breaks')).toEqual(failed(FAILED));
      const asked = platform.requests.length;
      expect(await call('breaks')).toEqual(failed(FAILED));
      expect(platform.requests).toHaveLength(asked);
      expect(logger.linesOf('error').at(-1)).toMatch(/handoff \(exception\) circuit-open/);
    });

    it('is tried twice within the reserve when the platform hangs, and the user gets a reply', async () => {
      await start({ desk: desk() }, { budget: { totalMs: 1000, reserveMs: 400 } });
      platform.fail(faults.hang(), { times: 2 });
      expect(await call('breaks')).toEqual(failed(FAILED));
      expect(platform.requests).toHaveLength(2);
      expect(logger.linesOf('error').at(-1)).toMatch(/handoff \(exception\) timed-out/);
    });

    it('stays with the bot when the call has no user name', async () => {
      await start({ desk: desk() });
      expect(await call('breaks', { user_name: '' })).toEqual(failed(FAILED));
      expect(platform.requests).toHaveLength(0);
    });

    it('never logs the platform token', async () => {
      await start({ desk: desk() });
      platform.fail(faults.status(401, {}));
      platform.fail(faults.status(500, {}));
      await call('breaks');
      expect(logger.lines.join('\n')).not.toContain('t0ken');
    });
  });

  describe('more than once', () => {
    it('is handed off once while the first handoff is active', async () => {
      await start({ desk: desk() });
      const again = () => haptik.call('breaks', { conversationNo: 'same' });
      expect((await again()).texts).toEqual([STARTED]);
      expect((await again()).texts).toEqual([ALREADY_ACTIVE]);
      expect((await haptik.call('hands_off', { conversationNo: 'same' })).texts).toEqual([
        ALREADY_ACTIVE,
      ]);
      expect((await haptik.call('breaks', { conversationNo: 'other' })).texts).toEqual([STARTED]);
      expect(platform.requests).toHaveLength(2);
    });

    it('is handed off once when two calls fail simultaneously', async () => {
      await start({ desk: desk() });
      const both = await Promise.all(
        [1, 2].map(() => haptik.call('breaks', { conversationNo: 'twins' })),
      );
      expect(both.flatMap(({ texts }) => texts).toSorted()).toEqual([ALREADY_ACTIVE, STARTED]);
      expect(platform.requests).toHaveLength(1);
    });

    it('is handed off again when the first handoff failed or has expired', async () => {
      await start({ desk: desk(), dedupeWindowMs: 0 });
      platform.fail(faults.status(400, { error_message: 'invalid team_name provided' }));
      const texts = [];
      for (let i = 0; i < 3; i++) {
        texts.push(...(await haptik.call('breaks', { conversationNo: 'again' })).texts);
      }
      expect(texts).toEqual([FAILED, STARTED, STARTED]);
    });
  });

  describe('with another desk', () => {
    it('is delegated to the platform by an empty reply', async () => {
      await start({ desk: new EmptyResponseAgentDesk() });
      expect(await call('breaks')).toEqual({ status: false, response: [] });
    });

    it.each([[{}], [{ desk: undefined }]])(
      'stays with the bot without a desk (%p)',
      async (none) => {
        await start(none);
        expect(await call('breaks')).toEqual(failed(ERROR));
        expect(await call('hands_off')).toEqual(failed(FAILED));
      },
    );

    it('is handed to a custom desk, whose errors do not reach the user', async () => {
      let outcome: () => Promise<HandoffOutcome> = () => Promise.resolve({ kind: 'delivered' });
      class OwnDesk extends AgentDesk {
        override handOff() {
          return outcome();
        }
      }
      await start({ desk: new OwnDesk() }, { budget: { totalMs: 1000, reserveMs: 300 } });
      expect(await call('breaks')).toEqual(failed(STARTED));
      outcome = () => {
        throw new Error('own desk broke');
      };
      expect(await call('breaks')).toEqual(failed(FAILED));
      outcome = () => new Promise(() => undefined);
      expect(await call('breaks')).toEqual(failed(FAILED));
      outcome = () => Promise.resolve(undefined as unknown as HandoffOutcome);
      expect(await call('breaks')).toEqual(failed(FAILED));
    });
  });

  it('is announced in the language of the user', async () => {
    const texts = { 'hi-IN': { handoffStarted: 'रुकिए' }, mr: { handoffStarted: '  ' } };
    await start({ desk: desk() }, { texts, language: 'hi' });
    const say = async (language_code: string) =>
      (await haptik.call('breaks', { user: { language_code }, conversationNo: ++conversation }))
        .texts;
    expect(await say('hi_IN')).toEqual(['रुकिए']);
    expect(await say('hi')).toEqual([expect.stringContaining('सहयोगी से जोड़')]);
    expect(await say('en-GB')).toEqual([STARTED]);
    expect(await say('mr')).toEqual([expect.stringContaining('सहयोगी से जोड़')]);
  });
});

/** An outbox of the host: every conversation has an active handoff. */
@Injectable()
class FullOutbox extends HandoffOutbox {
  hasDeliverer = false;

  override deliverOnce() {
    return Promise.resolve('already-active' as const);
  }

  override setDeliverer() {
    this.hasDeliverer = true;
  }
}

@Global()
@Module({
  providers: [{ provide: HandoffOutbox, useClass: FullOutbox }],
  exports: [HandoffOutbox],
})
class OutboxModule {}

describe('the outbox of a global module', () => {
  it('replaces the default one', async () => {
    const metadata = { imports: [OutboxModule], providers: [Bot] };
    const app = await boot({
      options: { handoff: { desk: new EmptyResponseAgentDesk() } },
      metadata,
    });
    try {
      const { texts } = await new HaptikTestClient(app, { secret: SECRET }).call('breaks');
      expect(texts).toEqual([ALREADY_ACTIVE]);
      expect(app.get<FullOutbox>(HandoffOutbox, { strict: false }).hasDeliverer).toBe(true);
    } finally {
      await app.close();
    }
  });
});

describe('an invalid desk configuration throws immediately', () => {
  const good = { baseUrl: 'https://haptik.example', token: 't', clientId: 'c', businessId: 1 };
  it.each([
    [{ baseUrl: 'haptik' }, /baseUrl is not a valid base URL/],
    [{ token: '' }, /token missing.*Business Manager/],
    [{ token: '', clientId: '' }, /token and clientId missing/],
    [{ businessId: NaN }, /businessId/],
    [{ countdown: 4 }, /from 5 to 10/],
    [{ countdown: 11 }, /from 5 to 10/],
  ])('%p', (wrong, message) => {
    expect(() => new HaptikAgentDesk({ ...good, ...wrong })).toThrow(message);
  });
});
