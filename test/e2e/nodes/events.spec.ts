import type { INestApplication } from '@nestjs/common';
import {
  failure,
  handoff,
  HaptikEntity,
  type HaptikEvent,
  HaptikEventEmitter,
  HaptikNode,
} from 'nestjs-haptik';
import { FakeAgentDesk, HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, ENDPOINTS, SECRET } from '../../support/test.app.js';

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const HEADERS = {
  traceparent: `00-${TRACE_ID}-00f067aa0ba902b7-01`,
  'X-Request-Id': 'edge-7',
};

type CallAnswered = Extract<HaptikEvent, { type: 'call.answered' }>;

/** Nodes with every kind of outcome. */
class Outcomes {
  @HaptikNode('replies')
  replies() {
    return 'Yes.';
  }

  @HaptikNode('declines')
  async declines() {
    await Promise.resolve();
    return failure('No.');
  }

  @HaptikNode('throws')
  throws(@HaptikEntity('token') token: string): string {
    throw new Error(`no rows\nof ${token}`);
  }

  @HaptikNode({ name: 'asks', handoff: { team: 'complaints' } })
  asks() {
    return handoff();
  }
}

describe.each(ENDPOINTS)('The event call.answered of the endpoint %s', (platform) => {
  let app: INestApplication;
  let haptik: HaptikTestClient;
  let answered: CallAnswered[];

  beforeAll(async () => {
    app = await boot({
      platform,
      options: { handoff: { desk: new FakeAgentDesk(), on: [] } },
      metadata: { providers: [Outcomes] },
    });
    haptik = new HaptikTestClient(app, { secret: SECRET });
  });
  afterAll(() => app.close());

  const listen = (): Disposable => {
    answered = [];
    return app.get(HaptikEventEmitter, { strict: false }).subscribe((event) => {
      if (event.type === 'call.answered') answered.push(event);
    });
  };
  const call = (node: string, headers = {}) =>
    haptik.post(JSON.stringify({ node, user: { user_name: node }, entities: {} }), headers);

  it('says once for each call how it ended', async () => {
    using _ = listen();
    for (const node of ['replies', 'declines', 'throws', 'asks', 'reply']) await call(node);
    expect(answered).toMatchObject([
      { node: 'replies', nodeLabel: 'replies', status: true, reason: undefined, error: undefined },
      { node: 'declines', status: false, reason: undefined, handoff: undefined },
      { node: 'throws', status: false, reason: 'exception', error: 'Error: no rows' },
      { handoff: { team: 'complaints', reason: 'requested', outcome: 'delivered' } },
      { node: 'reply', nodeLabel: '_unknown', reason: 'unknown-node', deadlineShare: undefined },
    ]);
    expect(answered.every(({ bot, durationMs }) => bot === 'default' && durationMs > 0)).toBe(true);
    for (const { deadlineShare } of answered.slice(0, 4)) {
      expect(deadlineShare).toBeGreaterThan(0);
      expect(deadlineShare).toBeLessThan(1);
    }
  });

  it('names the request and its trace', async () => {
    using _ = listen();
    await call('replies', HEADERS);
    await call('replies', { 'X-Request-Id': 'a\tb', traceparent: 'none' });
    expect(answered).toMatchObject([
      { requestId: 'edge-7', traceId: TRACE_ID },
      // Of the test client, or of Fastify.
      { requestId: expect.stringMatching(/^([0-9a-f-]{36}|req-\w+)$/), traceId: undefined },
    ]);
  });

  it('is not emitted for a request that is no authentic call', async () => {
    using _ = listen();
    await haptik.post('{"node":"replies"}', { 'X-Hub-Signature': `sha1=${'0'.repeat(40)}` });
    await haptik.post('{"user":"no call"}');
    expect(answered).toEqual([]);
  });

  it('reaches every listener, also after one throws, until it is disposed of', async () => {
    const emitter = app.get(HaptikEventEmitter, { strict: false });
    using _ = emitter.subscribe(() => {
      throw new Error('broken listener');
    });
    const subscription = listen();
    await call('replies');
    subscription[Symbol.dispose]();
    await call('replies');
    expect(answered).toHaveLength(1);
  });
});
