import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { faults, HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import { ScriptedBot } from '../support/scripted.bot.js';

const SORRY = 'The bot is out of order.';

describe('a call that the bot does not answer as it must', () => {
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
    bot.answers({ status: true, response: ['Hello'] });
  });
  afterAll(() => Promise.all([emulator.stop(), impatient.stop(), bot.stop()]));

  const breaks: readonly (readonly [string, string, () => void])[] = [
    ['status', 'the bot answered 201', () => bot.answers({ status: true, response: ['Hi'] }, 201)],
    ['status', 'the bot answered 204', () => bot.answers('', 204)],
    ['status', 'the bot answered 302', () => bot.answers('', 302)],
    ['status', 'the bot answered 500', () => bot.answers({}, 500)],
    ['not-json', 'the answer is no JSON object', () => bot.answers('Hello')],
    ['not-json', 'the answer is no JSON object', () => bot.answers(['Hello'])],
    ['not-json', 'the answer is no JSON object', () => bot.answers('')],
    ['no-response', 'the reply has no messages in response', () => bot.answers({ status: true })],
    ['no-response', 'the reply has no messages in response', () => bot.answers({ response: [] })],
    ['no-response', 'the reply has no messages in response', () => bot.answers({ response: 'Hi' })],
    [
      'odd-message',
      'response[1] is neither text nor element',
      () => bot.answers({ response: ['Hi', ' '] }),
    ],
    [
      'odd-message',
      'response[0] is neither text nor element',
      () => bot.answers({ response: [null] }),
    ],
    ['late', 'the bot did not answer in time', () => (bot.answer = () => undefined)],
    [
      'late',
      'the bot did not answer in time',
      () => (bot.answer = (response) => void response.writeHead(200).write('{"status":')),
    ],
    ['unreachable', 'ECONNRESET', () => (bot.answer = (response) => void response.destroy())],
    [
      'unreachable',
      'ECONNRESET',
      () =>
        (bot.answer = (response) =>
          void response
            .writeHead(200, { 'Content-Length': 99 })
            .write('{"status":', () => response.destroy())),
    ],
    ['unreachable', 'ECONNREFUSED', () => emulator.connect({ url: 'http://127.0.0.1:1/haptik' })],
  ];

  it.each(breaks)(
    'breaks by %s (%s), and the user reads the message for that',
    async (reason, detail, arrange) => {
      arrange();
      const platform = reason === 'late' ? impatient : emulator;
      expect(await platform.reach('greet')).toEqual({
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

    it('that breaks brings the chat to the default team, once while it is pending', async () => {
      bot.answers({ response: [] });
      const turn = { messages: [], state: 'pending', botBreak: { reason: 'no-response' } };
      expect(await assisted.reach('greet')).toMatchObject(turn);
      expect(await assisted.reach('greet')).toMatchObject(turn);
      expect(assisted.handoffs).toMatchObject([
        { userName: 'guest-1', conversationNo: 1, team: 'first', by: 'platform' },
      ]);
      assisted.complete('guest-1');
      expect(await assisted.reach('greet')).toMatchObject({ ...turn, conversationNo: 2 });
      expect(assisted.handoffs).toHaveLength(2);
    });
  });

  describe('under a fault', () => {
    it.each([
      ['reset', faults.reset(), 'unreachable', 0],
      ['half', faults.half(), 'unreachable', 0],
      ['lost', faults.lost(), 'unreachable', 1],
    ])('%s breaks', async (_, fault, reason, calls) => {
      emulator.fail(fault, { on: 'reach' });
      expect((await emulator.reach('greet')).botBreak?.reason).toBe(reason);
      expect(bot.calls).toHaveLength(calls);
      expect((await emulator.reach('greet')).messages).toEqual(['Hello']);
    });

    it('hang breaks, and the call after it reaches the bot', async () => {
      impatient.fail(faults.hang(), { on: 'reach' });
      expect((await impatient.reach('greet')).botBreak?.reason).toBe('late');
      expect(bot.calls).toHaveLength(0);
      const reached = new Promise((resolve) => (bot.answer = resolve));
      await Promise.all([impatient.reach('greet'), reached]);
      expect(bot.calls).toHaveLength(1);
    });

    it.each([
      ['drip', faults.drip(0), 30_000],
      ['latency, which takes nothing from the time of the bot,', faults.latency(3_000), 2_900],
    ])('%s arrives whole', async (_, fault, replyTimeoutMs) => {
      const patient = new HaptikPlatformEmulator({ replyTimeoutMs, webhook: { url } });
      patient.fail(fault, { on: 'reach' });
      expect((await patient.reach('greet')).messages).toEqual(['Hello']);
      expect(bot.calls[0]?.body).toMatchObject({ node: 'greet' });
    });

    it('is untouched by one that strikes the platform, and cannot be a status', async () => {
      emulator.outage(faults.reset());
      expect((await emulator.reach('greet')).messages).toEqual(['Hello']);
      expect(() => emulator.fail(faults.status(500), { on: 'reach' })).toThrow(/another fault/);
      expect(() => emulator.outage(faults.status(500), { on: 'reach' })).toThrow(/another fault/);
    });
  });

  it('is judged by an answer that comes before the call is whole', async () => {
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
    emulator.fail(faults.drip(1), { on: 'reach' });
    expect((await emulator.reach('greet')).botBreak?.reason).toBe('unreachable');
    await new Promise((resolve) => hasty.close(resolve));
  });
});
