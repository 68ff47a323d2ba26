import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { faults, HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import { ScriptedBot } from '../../support/bots/scripted.bot.js';

const DEEP = '['.repeat(20_000) + ']'.repeat(20_000);
const SORRY = 'The bot is out of order.';

describe('an invalid response of the bot', () => {
  const bot = new ScriptedBot();
  const emulator = new HaptikPlatformEmulator({ botBreakMessage: SORRY });
  const impatient = new HaptikPlatformEmulator({ botBreakMessage: SORRY, replyTimeoutMs: 250 });
  let url: string;
  beforeAll(async () => {
    url = await bot.start();
    await emulator.start();
  });
  beforeEach(() => {
    emulator.clear();
    emulator.connect({ url });
    impatient.clear();
    impatient.connect({ url });
    bot.calls.length = 0;
    bot.respondWith({ status: true, response: ['Hello'] });
  });
  afterAll(() => Promise.all([emulator.stop(), impatient.stop(), bot.stop()]));

  const breaks: readonly (readonly [string, string, () => void])[] = [
    [
      'status',
      'the bot answered 201',
      () => bot.respondWith({ status: true, response: ['Hi'] }, 201),
    ],
    ['status', 'the bot answered 204', () => bot.respondWith('', 204)],
    ['status', 'the bot answered 302', () => bot.respondWith('', 302)],
    ['status', 'the bot answered 500', () => bot.respondWith({}, 500)],
    ['not-json', 'the body is not a JSON object', () => bot.respondWith('Hello')],
    ['not-json', 'the body is not a JSON object', () => bot.respondWith(['Hello'])],
    ['not-json', 'the body is not a JSON object', () => bot.respondWith('')],
    [
      'no-response',
      'the reply has no messages in response',
      () => bot.respondWith({ status: true }),
    ],
    [
      'no-response',
      'the reply has no messages in response',
      () => bot.respondWith({ response: [] }),
    ],
    [
      'no-response',
      'the reply has no messages in response',
      () => bot.respondWith({ response: 'Hi' }),
    ],
    [
      'invalid-message',
      'response[1] is neither a text nor an element',
      () => bot.respondWith({ response: ['Hi', ' '] }),
    ],
    [
      'invalid-message',
      'response[0] is neither a text nor an element',
      () => bot.respondWith({ response: [null] }),
    ],
    [
      'not-json',
      'the body is nested more than 200 levels deep',
      () => bot.respondWith(`{"status":true,"response":["Hi"],"user_details":{"a":${DEEP}}}`),
    ],
    [
      'invalid-message',
      'response[0] is neither a text nor an element',
      () => bot.respondWith({ response: [`{"text":"Hi","type":"BUTTON","data":{"a":${DEEP}}}`] }),
    ],
    ['timeout', 'the bot did not answer in time', () => (bot.respond = () => undefined)],
    [
      'timeout',
      'the bot did not answer in time',
      () => (bot.respond = (response) => void response.writeHead(200).write('{"status":')),
    ],
    ['unreachable', 'ECONNRESET', () => (bot.respond = (response) => void response.destroy())],
    [
      'unreachable',
      'ECONNRESET',
      () =>
        (bot.respond = (response) =>
          void response
            .writeHead(200, { 'Content-Length': 99 })
            .write('{"status":', () => response.destroy())),
    ],
    [
      'unreachable',
      'the response is larger than 8 MiB',
      () => bot.respondWith(`{"status":true,"response":["${'x'.repeat(9_000_000)}"]}`),
    ],
    ['unreachable', 'ECONNREFUSED', () => emulator.connect({ url: 'http://127.0.0.1:1/haptik' })],
  ];

  it.each(breaks)(
    'breaks with %s (%s), and the user reads the bot-break message',
    async (reason, detail, arrange) => {
      arrange();
      const platform = reason === 'timeout' ? impatient : emulator;
      expect(await platform.triggerNode('greet')).toMatchObject({
        messages: [SORRY],
        state: 'bot',
        conversationNo: 1,
        botBreak: { reason, detail },
      });
      expect(platform.handoffs).toEqual([]);
    },
  );

  describe('with human assistance', () => {
    const assisted = new HaptikPlatformEmulator({
      humanAssistance: true,
      teams: ['first', 'second'],
    });
    beforeEach(() => {
      assisted.clear();
      assisted.connect({ url });
    });
    afterAll(() => assisted.stop());

    it('a bot break hands the chat off to the default team, once while it is pending', async () => {
      bot.respondWith({ response: [] });
      const turn = { messages: [], state: 'pending', botBreak: { reason: 'no-response' } };
      expect(await assisted.triggerNode('greet')).toMatchObject(turn);
      expect(await assisted.triggerNode('greet')).toMatchObject(turn);
      expect(assisted.handoffs).toMatchObject([
        { userName: 'guest-1', conversationNo: 1, team: 'first', by: 'platform' },
      ]);
      assisted.completeChat('guest-1');
      expect(await assisted.triggerNode('greet')).toMatchObject({ ...turn, conversationNo: 2 });
      expect(assisted.handoffs).toHaveLength(2);
    });
  });

  describe('a call with a fault', () => {
    it.each([
      ['reset', faults.reset(), 'unreachable', 0],
      ['truncate', faults.truncate(), 'unreachable', 0],
      ['dropResponse', faults.dropResponse(), 'unreachable', 1],
    ])('%s breaks', async (_, fault, reason, calls) => {
      emulator.fail(fault, { on: 'triggerNode' });
      expect((await emulator.triggerNode('greet')).botBreak?.reason).toBe(reason);
      expect(bot.calls).toHaveLength(calls);
      expect((await emulator.triggerNode('greet')).messages).toEqual(['Hello']);
    });

    it('hang breaks, and the next call reaches the bot', async () => {
      impatient.fail(faults.hang(), { on: 'triggerNode' });
      expect((await impatient.triggerNode('greet')).botBreak?.reason).toBe('timeout');
      expect(bot.calls).toHaveLength(0);
      const reached = new Promise((resolve) => (bot.respond = resolve));
      await Promise.all([impatient.triggerNode('greet'), reached]);
      expect(bot.calls).toHaveLength(1);
    });

    it.each([
      ['throttle', faults.throttle(0), 30_000],
      ['latency, which does not count for the timeout of the bot,', faults.latency(3_000), 2_900],
    ])('%s arrives complete', async (_, fault, replyTimeoutMs) => {
      const patient = new HaptikPlatformEmulator({ replyTimeoutMs, webhook: { url } });
      patient.fail(fault, { on: 'triggerNode' });
      expect((await patient.triggerNode('greet')).messages).toEqual(['Hello']);
      expect(bot.calls[0]?.body).toMatchObject({ node: 'greet' });
    });

    it('is not affected by a fault of the platform, and cannot be a status', async () => {
      emulator.outage(faults.reset());
      expect((await emulator.triggerNode('greet')).messages).toEqual(['Hello']);
      expect(() => emulator.fail(faults.status(500), { on: 'triggerNode' })).toThrow(
        /another fault/,
      );
      expect(() => emulator.outage(faults.status(500), { on: 'triggerNode' })).toThrow(
        /another fault/,
      );
    });
  });

  it('a response before the end of the request counts', async () => {
    const hasty = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => {
        socket.write('HTTP/1.1 413 Too Large\r\nContent-Length: 99\r\n\r\n');
        setImmediate(() => socket.resetAndDestroy());
      });
    });
    hasty.listen(0, '127.0.0.1');
    await once(hasty, 'listening');
    const { port } = hasty.address() as AddressInfo;
    emulator.connect({ url: `http://127.0.0.1:${port}/haptik` });
    emulator.fail(faults.throttle(1), { on: 'triggerNode' });
    expect((await emulator.triggerNode('greet')).botBreak?.reason).toBe('unreachable');
    await new Promise((resolve) => hasty.close(resolve));
  });
});
