import { sign } from 'nestjs-haptik';
import { button } from 'nestjs-haptik/hsl';
import { HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import { SECRET } from '../../support/test.app.js';
import { requestEmulatorJson } from '../../support/emulator.client.js';
import { ScriptedBot } from '../../support/bots/scripted.bot.js';

describe('a call of the platform', () => {
  const bot = new ScriptedBot();
  const emulator = new HaptikPlatformEmulator({
    countdownSecondMs: 1,
    endNodes: ['goodbye'],
  });
  let url: string;
  beforeAll(async () => {
    url = await bot.start();
    await emulator.start();
  });
  beforeEach(() => {
    emulator.clear();
    emulator.connect({ url });
    bot.calls.length = 0;
    bot.respondWith({ status: true, response: ['Hello'] });
  });
  afterAll(() => Promise.all([emulator.stop(), bot.stop()]));

  describe('carries', () => {
    it('a signature of the raw body, and none without a secret', async () => {
      await emulator.triggerNode('greet');
      expect(bot.calls[0]?.headers).not.toHaveProperty('x-hub-signature');
      emulator.connect({ url, secret: SECRET });
      await emulator.triggerNode('greet', { entities: { city: 'पुणे' } });
      const { headers, body } = bot.calls[1] ?? {};
      const bytes = Buffer.from(JSON.stringify(body));
      expect(headers?.['x-hub-signature']).toBe(sign(bytes, SECRET));
      expect(headers?.['content-type']).toBe('application/json');
    });

    it('the input of the test and the data of the platform', async () => {
      await emulator.triggerNode('greet', {
        entities: { order_id: '71' },
        user: { user_name: 'asha', device_platform: 14 },
        envVariables: { REGION: 'west' },
      });
      expect(bot.calls[0]?.body).toEqual({
        node: 'greet',
        event: 'API_INTEGRATION',
        user: {
          user_name: 'asha',
          full_name: 'Guest User',
          device_platform: 14,
          language_code: 'en',
        },
        entities: { order_id: [{ entity_value: '71', detection: 'message', original_text: '71' }] },
        conversation_no: 1,
        conversation_details: {},
        user_details: { language_code: 'en', name: 'Guest User' },
        env_variables: { REGION: 'west' },
      });
    });

    it('the profile of the user API', async () => {
      const custom_data = { tier: 'gold' };
      const body = { auth_id: 'a-1', name: 'Asha', language_code: 'hi', custom_data };
      await requestEmulatorJson(emulator, '/v1.0/user/', { body });
      const user_name = emulator.findUserName('a-1');
      await emulator.triggerNode('greet', { user: { user_name } });
      expect(bot.calls[0]?.body).toMatchObject({
        user: { user_name, full_name: 'Asha', language_code: 'hi', auth_id: 'a-1' },
        user_details: { language_code: 'hi', name: 'Asha', tier: 'gold' },
      });
    });

    it('the state maps of the last reply, which replace the stored ones', async () => {
      const details = { conversation_details: { cart: 3 }, user_details: { name: 'Asha' } };
      bot.respondWith({ status: true, response: ['Hello'], ...details });
      await emulator.triggerNode('greet');
      bot.respondWith({ status: true, response: ['Hello'], conversation_details: 'odd' });
      await emulator.triggerNode('greet');
      await emulator.triggerNode('goodbye');
      await emulator.triggerNode('greet');
      await emulator.triggerNode('greet', { conversationDetails: { cart: 9 }, userDetails: {} });
      const maps = bot.calls
        .slice(1)
        .map(({ body }) => [
          body['conversation_no'],
          body['conversation_details'],
          body['user_details'],
        ]);
      expect(maps).toEqual([
        [1, { cart: 3 }, { name: 'Asha' }],
        [1, { cart: 3 }, { name: 'Asha' }],
        [2, {}, { name: 'Asha' }],
        [2, { cart: 9 }, {}],
      ]);
    });
  });

  it('returns texts and elements, encoded or not', async () => {
    const element = button('Which size?', ['S', 'M']);
    const response = ['Hello', JSON.stringify(element), element, '7', '{"no": "element"}'];
    bot.respondWith({ status: false, response });
    const { messages, ...rest } = await emulator.triggerNode('greet', { userMessage: 'Hi there' });
    expect(messages).toEqual(['Hello', element, element, '7', '{"no": "element"}']);
    expect(rest).toMatchObject({ state: 'bot', conversationNo: 1, botBreak: undefined });
    const transcript = emulator
      .getChat('guest-1')
      ?.messages.map(({ sender, text }) => [sender, text]);
    expect(transcript?.slice(0, 3)).toEqual([
      ['user', 'Hi there'],
      ['bot', 'Hello'],
      ['bot', JSON.stringify(element)],
    ]);
  });

  it.each([
    ['goodbye', true, 'complete'],
    ['goodbye', false, 'bot'],
    ['goodbye', 'true', 'bot'],
    ['goodbye', undefined, 'bot'],
    ['greet', true, 'bot'],
  ])('of %s with the reply status %p leaves the chat %s', async (node, status, state) => {
    bot.respondWith({ status, response: ['Bye'] });
    expect(await emulator.triggerNode(node)).toMatchObject({ messages: ['Bye'], state });
    expect(emulator.getChat('guest-1')?.state).toBe(state);
  });

  it('without a user name is that of a guest', async () => {
    await emulator.triggerNode('greet', { user: { user_name: undefined } });
    expect(bot.calls[0]?.body).toMatchObject({ user: { user_name: 'guest-1' } });
    expect(emulator.getChat('guest-1')).toBeDefined();
  });

  it('ends when the emulator stops', async () => {
    const stopped = new HaptikPlatformEmulator({ webhook: { url } });
    const arrived = new Promise<void>((resolve) => (bot.respond = () => resolve()));
    const turn = stopped.triggerNode('greet');
    await arrived;
    await stopped.stop();
    expect((await turn).botBreak?.reason).toBe('unreachable');
  });
});
