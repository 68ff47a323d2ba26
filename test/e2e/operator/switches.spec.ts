import { SwitchStore } from 'nestjs-haptik';
import { HaptikOperatorModule } from 'nestjs-haptik/operator';
import { Global, Module } from '@nestjs/common';
import { AcceptingAgentDesk } from '../../support/bots/flaky.bot.js';
import { FlakyHost } from '../../support/flaky.host.js';
import { OperatorApiClient, TOKEN } from '../../support/operator.api.client.js';
import { ScriptedSwitchStore } from '../../support/scripted.switch.store.js';
import { UNAVAILABLE } from '../../support/values/english.texts.js';

const FINE = 'Fine.';

const store = new ScriptedSwitchStore();

@Global()
@Module({ providers: [{ provide: SwitchStore, useValue: store }], exports: [SwitchStore] })
class StoreModule {}

describe('a switch of the operator API', () => {
  let host: FlakyHost;
  let operator: OperatorApiClient;
  beforeEach(async () => {
    store.behavior = 'works';
    host = await FlakyHost.start(
      'express',
      {
        handoff: { desk: new AcceptingAgentDesk(), team: 'care' },
        breaker: { failureThreshold: 2 },
      },
      { imports: [StoreModule, HaptikOperatorModule.forRoot({ tokens: { asha: TOKEN } })] },
    );
    operator = await OperatorApiClient.forApp(host.app);
  });
  afterEach(async () => {
    await operator.request('DELETE /switches');
    await operator.request('DELETE /switches?node=shaky');
    await host.stop();
  });

  const stateOf = async (node: string | null) => {
    const { body } = await operator.request('GET /nodes');
    const { nodes } = body as { nodes: { node: string | null }[] };
    return nodes.find((one) => one.node === node);
  };

  it('applies immediately and is cleared immediately', async () => {
    await operator.request('PUT /switches', { node: 'shaky', mode: 'fallback', note: 'moving' });
    expect(await host.callNode('shaky')).toBe(UNAVAILABLE);
    await operator.request('DELETE /switches?node=shaky');
    expect(await host.callNode('shaky')).toBe(FINE);
  });

  it('is listed with the note, the operator and the time', async () => {
    const before = Date.now();
    await operator.request('PUT /switches', { node: 'shaky', mode: 'fallback', note: 'moving' });
    const { body } = await operator.request('GET /switches');
    const [record] = (body as { switches: { changedAt: string }[] }).switches;
    const { changedAt, ...rest } = record ?? { changedAt: '' };
    expect(rest).toEqual({
      bot: 'default',
      node: 'shaky',
      mode: 'fallback',
      note: 'moving',
      changedBy: 'asha',
    });
    expect(Date.parse(changedAt)).toBeGreaterThanOrEqual(before);
  });

  it('suggests a similar name for a typing error', async () => {
    const { body } = await operator.request('PUT /switches', { node: 'shakey', mode: 'fallback' });
    expect(body).toEqual({ mode: 'fallback', handledBy: 'fallback', suggestion: 'shaky' });
    await operator.request('DELETE /switches?node=shakey');
  });

  it('is rejected for an unknown bot, with the known ones', async () => {
    const { status, body } = await operator.request('PUT /switches', {
      bot: 'sales',
      mode: 'handoff',
    });
    expect(status).toBe(400);
    expect(body).toEqual({
      statusCode: 400,
      message: 'There is no bot "sales". Use one of: default.',
    });
  });

  it('gets 503 when the store fails to save it', async () => {
    store.behavior = 'rejects';
    const { status, text } = await operator.request('PUT /switches', { mode: 'handoff' });
    store.behavior = 'works';
    expect(status).toBe(503);
    expect(text).toMatch(/The switch was not changed/);
    expect(text).not.toContain('pa55word');
    expect((await operator.request('GET /switches')).body).toEqual({ switches: [] });
  });

  it('is shown at its node, whether of the node or of the bot', async () => {
    await operator.request('PUT /switches', { mode: 'handoff' });
    await operator.request('PUT /switches', { node: 'shaky', mode: 'normal' });
    expect(await stateOf('shaky')).toMatchObject({ mode: 'normal', switch: { node: 'shaky' } });
    expect(await stateOf('touchy')).toMatchObject({
      mode: 'handoff',
      switch: { changedBy: 'asha' },
    });
    expect(await stateOf(null)).toMatchObject({ mode: 'handoff' });
  });
});

describe('the nodes of the operator API', () => {
  let host: FlakyHost;
  let operator: OperatorApiClient;
  beforeAll(async () => {
    const desk = new AcceptingAgentDesk();
    host = await FlakyHost.start(
      'express',
      {
        handoff: { desk },
        breaker: { failureThreshold: 3 },
        bots: { support: { secrets: 'other' } },
      },
      { imports: [HaptikOperatorModule.forRoot({ token: TOKEN })] },
    );
    operator = await OperatorApiClient.forApp(host.app);
  });
  afterAll(() => host.stop());

  it('are listed with location, mode and circuit, together with the desks', async () => {
    await host.callNodeRepeatedly(3, 'shaky', 'exception');
    await host.callNodeRepeatedly(1, 'handled_by_nobody', 'exception');
    const { body } = await operator.request('GET /nodes');
    const since: unknown = expect.stringMatching(/^\d{4}-.*Z$/);
    const normal = { bot: 'default', mode: 'normal', switch: null };
    const closed = { state: 'closed', failures: 0, since };
    expect(body).toEqual({
      nodes: [
        {
          ...normal,
          node: 'shaky',
          handlerLocation: 'FlakyBot.shaky (RootTestModule)',
          circuit: { state: 'open', failures: 3, since },
        },
        {
          ...normal,
          node: 'touchy',
          handlerLocation: 'FlakyBot.touchy (RootTestModule)',
          circuit: closed,
        },
        {
          ...normal,
          node: 'stubborn',
          handlerLocation: 'FlakyBot.stubborn (RootTestModule)',
          circuit: null,
        },
        {
          ...normal,
          node: 'for_returns',
          handlerLocation: 'FlakyBot.forReturns (RootTestModule)',
          circuit: closed,
        },
        {
          ...normal,
          node: 'alone',
          handlerLocation: 'FlakyBot.alone (RootTestModule)',
          circuit: closed,
        },
        {
          ...normal,
          node: null,
          handlerLocation: 'FlakyBot.fallback (RootTestModule)',
          circuit: { ...closed, failures: 1 },
        },
      ],
      desks: [{ bot: 'default', circuit: closed }],
    });
  });
});
