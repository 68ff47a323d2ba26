import { sign } from 'nestjs-haptik';
import { type EmulatorEvent, faults, HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import { ScriptedBot } from '../../support/bots/scripted.bot.js';
import { requestEmulatorJson } from '../../support/emulator.client.js';
import { SECRET } from '../../support/test.app.js';

const bot = new ScriptedBot();
const emulator = new HaptikPlatformEmulator({ countdownSecondMs: 1, maxRecords: 2 });
const events: EmulatorEvent[] = [];
let url: string;
beforeAll(async () => {
  url = await bot.start();
  emulator.connect({ url, secret: SECRET });
  await emulator.start();
  emulator.onEvent((event) => events.push(event));
});
beforeEach(() => {
  emulator.clear();
  events.length = 0;
  bot.calls.length = 0;
  bot.respondWith({ status: true, response: ['Hello'], user_details: { tier: 'gold' } });
});
afterAll(() => Promise.all([emulator.stop(), bot.stop()]));

describe('a prepared call', () => {
  it('is sent as it is, and the turn tells the exact exchange', async () => {
    const call = emulator.prepareCall('greet', { userMessage: 'Hi' });
    expect(call.headers).toMatchObject({
      Host: new URL(call.url).host,
      'Content-Length': String(call.bytes.length),
      'X-Hub-Signature': sign(call.bytes, SECRET),
    });
    const first = await emulator.sendCall(call);
    const second = await emulator.sendCall(call);
    expect(bot.calls[1]).toEqual(bot.calls[0]);
    expect(Buffer.from(first.exchange.response?.bytes ?? []).toString()).toContain('Hello');
    expect(first.exchange.response?.headers).toContainEqual(['Connection', 'close']);
    expect(first.reply).toMatchObject({ isSuccess: true, userDetails: { tier: 'gold' } });
    expect(emulator.getChat('guest-1')?.messages.map(({ text }) => text)).toEqual([
      'Hi',
      'Hello',
      'Hello',
    ]);
    expect(second.messageIds).toEqual([3]);
  });

  it('can have any body, any headers, another webhook, and be of an end node', async () => {
    const { exchange } = await emulator.sendCall(
      emulator.prepareCall('greet', {}, { body: '{"raw":1}', headers: { 'X-Trace': 'a' } }),
    );
    expect(exchange.response?.status).toBe(200);
    expect(bot.calls[0]).toMatchObject({ body: { raw: 1 }, headers: { 'x-trace': 'a' } });
    const elsewhere = { url: 'http://127.0.0.1:1/haptik' };
    const lost = emulator.prepareCall('greet', {}, { webhook: elsewhere });
    expect(lost.headers).not.toHaveProperty('X-Hub-Signature');
    expect((await emulator.sendCall(lost)).exchange.response).toBeUndefined();
    const last = emulator.prepareCall('greet', {}, { isEndNode: true });
    expect((await emulator.sendCall(last)).state).toBe('complete');
  });

  it('can have a fault that is not planned', async () => {
    const turn = await emulator.sendCall(emulator.prepareCall('greet'), {
      fault: faults.dropResponse(),
    });
    expect(turn.botBreak?.reason).toBe('unreachable');
  });
});

describe('the emulator', () => {
  it('reports messages, states of chats, handoffs and requests', async () => {
    await emulator.triggerNode('greet');
    const { businessId, team } = emulator.credentials;
    await requestEmulatorJson(emulator, '/integration/external/v1.0/send_chat_to_agent/', {
      body: { user_name: 'guest-1', business_id: businessId, team_name: team, countdown: 5 },
    });
    await emulator.waitForState('guest-1', 'pending');
    expect(events.map(({ kind }) => kind)).toEqual([
      'chat-state',
      'message',
      'message',
      'handoff',
      'request',
      'chat-state',
    ]);
    expect(events[4]).toMatchObject({ response: { status: 200 }, fault: undefined });
    expect(events[5]).toMatchObject({ state: 'pending', team });
  });

  it('drops its oldest messages that exceed the limit', async () => {
    const limited = new HaptikPlatformEmulator({ maxTranscriptLength: 12 });
    limited.connect({ url, secret: SECRET });
    for (const userMessage of ['One', 'Two', 'Three']) {
      await limited.triggerNode('greet', { userMessage });
    }
    expect(limited.getChat('guest-1')?.messages.map(({ text }) => text)).toEqual([
      'Three',
      'Hello',
    ]);
    await limited.stop();
  });

  it('changes settings and state maps while it runs, and drops its oldest records', async () => {
    emulator.configure({ humanAssistance: true });
    emulator.setDetails('guest-1', { conversationDetails: { size: 'M' }, userDetails: {} });
    bot.respondWith('broken', 500);
    expect(await emulator.triggerNode('greet')).toMatchObject({ state: 'pending' });
    expect(bot.calls[0]?.body).toMatchObject({ conversation_details: { size: 'M' } });
    emulator.openChat('guest-1');
    expect(emulator.getChat('guest-1')).toMatchObject({ conversationNo: 2, state: 'bot' });
    await emulator.triggerNode('greet');
    emulator.openChat('guest-1');
    await emulator.triggerNode('greet');
    expect(emulator.handoffs.map(({ conversationNo }) => conversationNo)).toEqual([2, 3]);
    emulator.removeUser('guest-1');
    expect(emulator.getChat('guest-1')).toBeUndefined();
    emulator.configure({ humanAssistance: false });
  });
});
