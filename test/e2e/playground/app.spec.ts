import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import { HaptikAgentDesk } from 'nestjs-haptik';
import { HaptikPlatformEmulator, HaptikTestClient } from 'nestjs-haptik/testing';
import type { RunSummary } from '../../../packages/cli/src/playground/playground.contract.js';
import { CafeBot } from '../../support/bots/cafe.bot.js';
import type { Run } from '../../../packages/cli/src/playground/playground.contract.js';
import { PlaygroundClient } from '../../support/playground/playground.client.js';
import { boot, SECRET } from '../../support/test.app.js';

const emulator = new HaptikPlatformEmulator({ countdownSecondMs: 1 });
let app: INestApplication;
let playground: PlaygroundClient;

async function start(port = 0): Promise<void> {
  app = await boot({
    metadata: { providers: [CafeBot] },
    options: {
      bots: { kiosk: { secrets: SECRET } },
      handoff: { team: 'support', desk: new HaptikAgentDesk(emulator.credentials) },
    },
  });
  await app.listen(port, '127.0.0.1');
}

beforeAll(async () => {
  await emulator.start();
  await start();
  const url = await new HaptikTestClient(app).url();
  app.get(CafeBot).searchSource = `${url}/search/drinks`;
  playground = await PlaygroundClient.start({ url, secret: SECRET, emulator });
  await playground.waitForState(({ target }) => target.isNestHaptik);
});
beforeEach(async () => {
  await playground.request('PATCH', 'api/settings', { platform: 'up' });
  await playground.post('api/conversation/reset', { what: 'user' });
});
afterAll(async () => {
  await playground.stop();
  await app.close();
});

describe('an app with HaptikModule', () => {
  it('reports its nodes with their entities, its bots and searches', async () => {
    const { nodes, app: described, target } = await playground.state();
    expect(target).toMatchObject({ status: 'up', bootId: expect.any(String) as unknown });
    expect(described).toMatchObject({
      bots: ['kiosk'],
      searches: [{ name: 'drinks' }],
      timeoutMs: 25_000,
      reserveMs: 5_000,
    });
    expect(nodes.find(({ name, bot }) => name === 'order' && bot === undefined)).toMatchObject({
      source: 'app',
      handler: expect.stringContaining('CafeBot.order') as unknown,
      entities: {
        properties: { drink: { type: 'string' }, cups: { minimum: 1, maximum: 9 } },
        required: ['drink'],
      },
    });
  });

  it('is called on the path of a bot, and its recording has the log lines', async () => {
    const kiosk = await playground.callOnce('order', { bot: 'kiosk' });
    expect(kiosk.request.url).toMatch(/\/haptik\/kiosk$/);
    const run = await playground.callOnce('order', {
      entities: { drink: [{ entity_value: 'tea' }] },
      language: 'hi',
      devicePlatform: 14,
    });
    expect(run).toMatchObject({
      status: true,
      deadline: { limitMs: 30_000, nodeMs: 20_000, reserveMs: 5_000 },
      recorded: { outcome: 'answered', log: [{ level: 'log', message: '1 tea', context: 'Cafe' }] },
    });
    const list = await playground.request('GET', 'api/recordings');
    expect(list.body).toMatchObject({ isAvailable: true, recordings: [{ isOwn: true }, {}] });
    const opened = await playground.post('api/recordings/open', { id: run.id });
    expect(await playground.run(String(opened['id']))).toMatchObject({
      origin: 'recording',
      node: 'order',
      input: { language: 'hi', devicePlatform: 14 },
      reply: { messages: [{ text: '1 tea' }] },
      stateChanges: { conversationDetails: [{ path: '/drink', kind: 'added', after: 'tea' }] },
    });
    const repeat = async (id: unknown): Promise<Run> => {
      const { runs } = await playground.post(`api/runs/${String(id)}/repeat?wait=true`, {});
      return playground.run((runs as [{ id: string }])[0].id);
    };
    const { request } = await repeat(opened['id']);
    expect(JSON.parse(request.body.text ?? '')).toMatchObject({
      user: { language_code: 'hi', device_platform: 5 },
      conversation_details: { drink: 'tea' },
    });
    const { id } = await playground.post('api/recordings/open', { id: kiosk.id });
    expect(await playground.run(String(id))).toMatchObject({ bot: 'kiosk', node: 'order' });
    expect((await repeat(id)).request.url).toMatch(/\/haptik\/kiosk$/);
  });

  it('explains why a forged signature is rejected', async () => {
    const run = await playground.callOnce('order', { fault: 'wrong-secret' });
    expect(run).toMatchObject({
      httpStatus: 401,
      botBreak: { reason: 'status' },
      recorded: { outcome: 'rejected', reason: expect.stringMatching(/secret/i) as unknown },
    });
  });

  it('hands chats off to the emulated platform, whose faults can be chosen', async () => {
    const run = await playground.callOnce('complain');
    expect(run.requestedHandoffs).toMatchObject([
      { team: 'support', by: 'app', outcome: 'accepted', detail: 'HTTP 200' },
    ]);
    await emulator.waitForState('guest-1', 'pending');
    expect(await playground.chat()).toContain('system: pending');
    await playground.post('api/conversation/reset', { what: 'user' });
    await playground.request('PATCH', 'api/settings', { platform: 'errors' });
    await playground.request('PATCH', 'api/conversation', { user: { user_name: 'guest-2' } });
    const failed = await playground.callOnce('complain');
    expect(failed.requestedHandoffs[0]).toMatchObject({ outcome: 'failed' });
    await playground.request('PATCH', 'api/conversation', {
      user: { user_name: 'guest-1', full_name: 'Guest User' },
    });
  });
});

it('one handoff during two calls is of one of them', async () => {
  await playground.request('PATCH', 'api/conversation', { user: { user_name: 'guest-3' } });
  const runs = await playground.call('complain', { fault: 'two-at-once' });
  expect(runs.reduce((sum, { handoffs }) => sum + handoffs, 0)).toBe(1);
  await playground.request('PATCH', 'api/conversation', {
    user: { user_name: 'guest-1', full_name: 'Guest User' },
  });
});

describe('a flow', () => {
  beforeEach(() =>
    playground.request('PUT', 'api/flow', {
      steps: [
        { node: 'menu', isEndNode: false, says: ['hi'], buttons: { tea: { node: 'order' } } },
        {
          node: 'order',
          isEndNode: true,
          says: ['order'],
          buttons: {},
          textEntity: 'drink',
        },
        { node: 'ask', isEndNode: false, says: ['ask'], buttons: {} },
      ],
    }),
  );

  it('leads from what the user says to nodes, by buttons to further ones, and to the end', async () => {
    await playground.post('api/say?wait=true', { text: ' Hi ' });
    const press = async (path: (string | number)[]): Promise<unknown> => {
      const { conversation } = await playground.state();
      const entry = conversation.transcript.find(({ sender }) => sender === 'bot');
      return playground.post('api/press?wait=true', { entryId: entry?.id, path });
    };
    expect(await press(['data', 'items', 2])).toEqual({
      kind: 'open-link',
      url: 'https://cafe.example/menu',
      isWebview: false,
    });
    expect(await press(['data', 'items', 1])).toMatchObject({ kind: 'choose-node' });
    expect(await press(['data', 'items', 0])).toMatchObject({
      kind: 'call',
      runs: [{ node: 'order', status: true, origin: 'press' }],
    });
    const { conversation } = await playground.state();
    expect(conversation.state).toBe('complete');
    expect(conversation.transcript.slice(1)).toMatchObject([
      { sender: 'bot', pressed: 'Tea' },
      { sender: 'user', text: 'Tea, please', received: 'order{drink:tea}' },
      { sender: 'bot', text: '1 tea' },
      { event: 'complete' },
    ]);
    await playground.post('api/say?wait=true', { text: 'hi' });
    expect((await playground.state()).conversation).toMatchObject({ no: 2, state: 'bot' });
  });

  it('sends forms as entities, with suggestions of the search of the app', async () => {
    await playground.post('api/say?wait=true', { text: 'ask' });
    const { conversation } = await playground.state();
    const entry = conversation.transcript.find(({ sender }) => sender === 'bot');
    const search = await playground.post('api/search', {
      entryId: entry?.id,
      field: 'drink',
      query: 'T',
    });
    expect(search).toMatchObject({
      url: expect.stringMatching(/query=T&user_id=&user_name=Guest\+User$/) as unknown,
      isSuccess: true,
      items: [{ title: 'Tea' }, { title: 'Turkish coffee' }],
    });
    const form = {
      entryId: entry?.id,
      path: [],
      formValues: { drink: 'Water', cups: '2' },
    };
    expect(await playground.post('api/press', form)).toEqual({
      kind: 'choose-node',
      text: 'Water, 2',
    });
    const chosen = await playground.post('api/press?wait=true', { ...form, node: 'order' });
    const [run] = await playground.runs(chosen['runs'] as RunSummary[]);
    expect(run?.input.entities).toMatchObject({
      drink: [{ entity_value: 'Water' }],
      cups: [{ entity_value: '2' }],
    });
    const { transcript } = (await playground.state()).conversation;
    expect(transcript.find(({ id }) => id === entry?.id)).toMatchObject({ pressed: 'Water, 2' });
  });

  it('leads from whatever else is sent at a step to its node', async () => {
    const { flow } = await playground.state();
    const steps = flow.steps.map((step) =>
      step.node === 'ask' ? { ...step, otherwise: { node: 'order' } } : step,
    );
    await playground.request('PUT', 'api/flow', { steps });
    await playground.post('api/say?wait=true', { text: 'ask' });
    const { conversation } = await playground.state();
    const entry = conversation.transcript.find(({ sender }) => sender === 'bot');
    const form = { entryId: entry?.id, path: [], formValues: { drink: 'Milk', cups: '1' } };
    expect(await playground.post('api/press?wait=true', form)).toMatchObject({
      kind: 'call',
      runs: [{ node: 'order' }],
    });
    await playground.post('api/say?wait=true', { text: 'ask' });
    expect(await playground.post('api/say?wait=true', { text: 'hi' })).toMatchObject({
      runs: [{ node: 'menu' }],
    });
  });

  it('asks for the values of a form that Haptik keeps', async () => {
    await playground.post('api/say?wait=true', { text: 'ask' });
    const { conversation } = await playground.state();
    const entry = conversation.transcript.findLast(({ sender }) => sender === 'bot');
    const press = (formValues?: object, node?: string): Promise<unknown> =>
      playground.post('api/press?wait=true', {
        entryId: entry?.id,
        path: ['data', 'items', 0],
        ...(formValues && { formValues }),
        ...(node !== undefined && { node }),
      });
    expect(await press()).toEqual({ kind: 'ask-form', formId: '17' });
    expect(await press({ stars: '' })).toMatchObject({ kind: 'nothing' });
    const entered = { stars: '5', likes: ['tea', 'cups'] };
    expect(await press(entered)).toMatchObject({ kind: 'choose-node', text: 'Feedback' });
    const { runs } = (await press(entered, 'menu')) as { runs: [{ id: string }] };
    expect((await playground.run(runs[0].id)).input.entities).toMatchObject({
      stars: [{ entity_value: '5' }],
      likes: [{ entity_value: 'tea' }, { entity_value: 'cups' }],
    });
  });

  it('comes before the names of nodes, whose fallback comes last', async () => {
    const steps = [{ node: 'menu', isEndNode: false, says: ['ask'], buttons: {} }];
    await playground.request('PUT', 'api/flow', { steps, fallback: { node: 'complain' } });
    const say = (text: string): Promise<unknown> => playground.post('api/say?wait=true', { text });
    expect(await say('ask')).toMatchObject({ runs: [{ node: 'menu' }] });
    expect(await say('order')).toMatchObject({ runs: [{ node: 'order' }] });
    expect(await say('Hmm')).toMatchObject({ runs: [{ node: 'complain' }] });
  });

  it('knows the names of nodes, and asks for a node otherwise', async () => {
    const started = await playground.post('api/say?wait=true', { text: 'complain' });
    expect(started).toMatchObject({ kind: 'call', runs: [{ node: 'complain' }] });
    await playground.post('api/conversation/reset', { what: 'user' });
    expect(await playground.post('api/say', { text: 'Hmm' })).toMatchObject({
      kind: 'choose-node',
    });
    expect(await playground.chat()).toEqual([]);
  });
});

describe('a restart of the app', () => {
  it('is noticed, and the conversation goes on', async () => {
    await playground.request('PUT', 'api/flow', { steps: [] });
    const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
    await playground.callOnce('order', { entities: { drink: [{ entity_value: 'tea' }] } });
    const before = await playground.state();
    await app.close();
    const lost = await playground.callOnce('menu');
    expect(lost.failure).toMatchObject({ duringRestart: true });
    await start(port);
    const after = await playground.waitForState(({ target }) => target.status === 'up');
    expect(after.target.restarts).toBe(before.target.restarts + 1);
    expect(after.target.bootId).not.toBe(before.target.bootId);
    expect(after.conversation.conversationDetails).toMatchObject({ drink: 'tea' });
    expect(await playground.chat()).toContain('system: app-restarted');
    expect(await playground.callOnce('menu')).toMatchObject({ status: true });
  });
});
