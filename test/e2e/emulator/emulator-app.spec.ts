import { Injectable, type INestApplication } from '@nestjs/common';
import {
  EmptyResponseAgentDesk,
  HaptikAgentDesk,
  HaptikCall,
  HaptikNode,
  type HaptikModuleOptions,
  type NodeCall,
  reply,
} from 'nestjs-haptik';
import {
  type EmulatorWebhook,
  HaptikPlatformEmulator,
  HaptikTestClient,
} from 'nestjs-haptik/testing';
import { boot, HTTP_PLATFORMS, SECRET } from '../../support/test.app.js';

@Injectable()
class ShopBot {
  @HaptikNode('greet')
  greet(@HaptikCall() call: NodeCall) {
    const count = Number(call.conversationDetails['count'] ?? 0) + 1;
    return reply(`Hello ${count}`).conversation({ count });
  }

  @HaptikNode('goodbye')
  goodbye() {
    return 'Bye';
  }

  @HaptikNode('breaks')
  breaks(): string {
    throw new Error('back end down');
  }

  release = (): void => undefined;

  @HaptikNode('hangs')
  hangs() {
    return new Promise<string>((resolve) => (this.release = () => resolve('at last')));
  }
}

describe.each(HTTP_PLATFORMS)('a Nest app on %s under the emulator', (platform) => {
  const emulator = new HaptikPlatformEmulator({ countdownSecondMs: 1, endNodes: ['goodbye'] });
  let app: INestApplication;
  let webhook: EmulatorWebhook;
  beforeAll(() => emulator.start());
  beforeEach(() => emulator.clear());
  afterEach(() => app.close());
  afterAll(() => emulator.stop());

  const start = async (options: Partial<HaptikModuleOptions> = {}, secret = SECRET) => {
    app = await boot({ platform, options, metadata: { providers: [ShopBot] } });
    webhook = { url: await new HaptikTestClient(app).url(), secret };
    emulator.connect(webhook);
  };

  it('replies, keeps its state, and completes a conversation', async () => {
    await start();
    const say = async (node: string) => {
      const { messages, state, conversationNo } = await emulator.triggerNode(node);
      return [messages[0], state, conversationNo];
    };
    expect(await say('greet')).toEqual(['Hello 1', 'bot', 1]);
    expect(await say('greet')).toEqual(['Hello 2', 'bot', 1]);
    expect(await say('goodbye')).toEqual(['Bye', 'complete', 1]);
    expect(await say('greet')).toEqual(['Hello 1', 'bot', 2]);
  });

  it('hands a chat off, once per conversation', async () => {
    const { team } = emulator.credentials;
    await start({ handoff: { desk: new HaptikAgentDesk(emulator.credentials), team } });
    const first = await emulator.triggerNode('breaks');
    expect(first.messages).toEqual(['I am bringing in a colleague. Please stay in this chat.']);
    await emulator.waitForState('guest-1', 'pending');
    await emulator.triggerNode('breaks');
    expect(emulator.getHandoffs('guest-1')).toHaveLength(1);
    emulator.completeChat('guest-1');
    await emulator.triggerNode('breaks');
    expect(emulator.getHandoffs('guest-1').map(({ conversationNo }) => conversationNo)).toEqual([
      1, 2,
    ]);
  });

  it('breaks the bot with a wrong secret', async () => {
    await start({}, 'guess');
    expect((await emulator.triggerNode('greet')).botBreak?.detail).toBe('the bot answered 401');
  });

  it('breaks the bot with a late response', async () => {
    await start();
    const hasty = new HaptikPlatformEmulator({ replyTimeoutMs: 500, webhook });
    expect((await hasty.triggerNode('hangs')).botBreak?.reason).toBe('timeout');
    app.get(ShopBot).release();
  });

  it('leaves the handoff to the platform with an empty reply', async () => {
    await start({ handoff: { desk: new EmptyResponseAgentDesk() } });
    const assisted = new HaptikPlatformEmulator({ humanAssistance: true, webhook });
    expect(await assisted.triggerNode('breaks')).toMatchObject({ messages: [], state: 'pending' });
    expect(assisted.handoffs).toMatchObject([{ team: 'support', by: 'platform' }]);
  });
});
