import { Inject, Injectable, type INestApplication, type Type } from '@nestjs/common';
import {
  HaptikAgentDesk,
  HaptikCall,
  type HaptikModuleOptions,
  HaptikNode,
  HaptikPlatformClient,
  HaptikPlatformClients,
  HaptikSetupError,
  HaptikSignal,
  NodeCall,
} from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, HTTP_PLATFORMS, SECRET } from '../../support/test.app.js';
import { respondWith, CaptureServer } from '../../support/servers/http/capture.server.js';

@Injectable()
class Bot {
  constructor(private readonly platform: HaptikPlatformClient) {}

  @HaptikNode('complaint')
  async complaint(@HaptikCall() call: NodeCall, @HaptikSignal() signal: AbortSignal) {
    const { conversationNo, user } = call;
    const query = { userName: user.userName, conversationNo };
    const messages = await this.platform.chatHistory(query, { signal });
    return `You said: ${messages[0]?.text}`;
  }

  @HaptikNode('breaks')
  breaks(): string {
    throw new Error('back end down');
  }
}

@Injectable()
class BothBots {
  @Inject() private readonly clients!: HaptikPlatformClients;

  @HaptikNode('webhook')
  async webhook(@HaptikCall() call: NodeCall) {
    await this.clients.forBot(call.bot).enableWebhook();
    return 'enabled';
  }

  @HaptikNode({ name: 'webhook', bot: 'support' })
  ofSupport(@HaptikCall() call: NodeCall) {
    return this.webhook(call);
  }
}

@Injectable()
class Idle {
  @HaptikNode('idle')
  idle() {
    return 'fine';
  }
}

describe.each(HTTP_PLATFORMS)('the platform client in an application on %s', (platform) => {
  const server = new CaptureServer();
  const credentials = { token: 't0ken', clientId: 'client-1', businessId: 343 };
  let baseUrl: string;
  let app: INestApplication | undefined;

  beforeAll(async () => {
    baseUrl = await server.start();
  });
  afterEach(async () => {
    await app?.close();
    app = undefined;
  });
  afterAll(() => server.stop());

  const start = async (options: Partial<HaptikModuleOptions>, ...providers: Type[]) => {
    app = await boot({ platform, options, metadata: { providers } });
    return new HaptikTestClient(app, { secret: SECRET });
  };

  it('is injected into the provider of a node', async () => {
    const haptik = await start({ platform: { baseUrl, ...credentials } }, Bot);
    server.respondNextWith(respondWith(200, { chat_json: [{ text: 'too late', sender: 'user' }] }));
    const { texts } = await haptik.call('complaint', {
      user: { user_name: 'hu_1' },
      conversationNo: 42,
    });
    expect(texts).toEqual(['You said: too late']);
    expect(server.requests[0]?.query).toContain('user_name=hu_1&conversation_no=42');
  });

  it('is shared with an agent desk when an instance is given', async () => {
    const client = new HaptikPlatformClient({ baseUrl, ...credentials });
    const desk = new HaptikAgentDesk(client, { version: 'v2.0', countdown: 5 });
    const options = { platform: client, handoff: { desk, team: 'returns' } };
    const haptik = await start(options, Bot);
    server.respondNextWith();
    await haptik.call('breaks', { user: { user_name: 'hu_1' } });
    expect(
      server.requests.map(({ requestLine, body }) => [requestLine, JSON.parse(body.toString())]),
    ).toEqual([
      [
        'POST /integration/external/v2.0/send_chat_to_agent/',
        {
          team_name: 'returns',
          user_name: 'hu_1',
          business_id: 343,
          countdown: 5,
          receiver: 'athena',
        },
      ],
    ]);
  });

  it('has one instance per bot with its own credentials', async () => {
    const haptik = await start(
      {
        platform: { baseUrl, ...credentials },
        bots: {
          support: {
            secrets: SECRET,
            platform: { baseUrl, token: 't2', clientId: 'client-2', businessId: 344 },
          },
        },
      },
      BothBots,
    );
    server.respondNextWith(
      respondWith(200, { enabled: true }),
      respondWith(200, { enabled: true }),
    );
    expect((await haptik.call('webhook')).texts).toEqual(['enabled']);
    const support = new HaptikTestClient(app as INestApplication, {
      secret: SECRET,
      bot: 'support',
    });
    expect((await support.call('webhook')).texts).toEqual(['enabled']);
    expect(
      server.requests.map(({ headers, body }) => [headers['client-id'], body.toString()]),
    ).toEqual([
      ['client-1', '{"enabled":true,"business_id":343,"device_platform":13}'],
      ['client-2', '{"enabled":true,"business_id":344,"device_platform":13}'],
    ]);
  });

  it('is not inherited, and an error names the missing option', async () => {
    await start({
      platform: { baseUrl, ...credentials },
      bots: { support: { secrets: SECRET } },
    });
    const clients = (app as INestApplication).get(HaptikPlatformClients);
    expect(clients.forBot('default')).toBeInstanceOf(HaptikPlatformClient);
    expect(() => clients.forBot('support')).toThrow(HaptikSetupError);
    expect(() => clients.forBot('support')).toThrow(
      /"support".*the option bots\.support\.platform/,
    );
    expect(() => clients.forBot('sales')).toThrow(/There is no bot "sales"/);
  });

  it('is not required by an application that does not inject it', async () => {
    const haptik = await start({}, Idle);
    expect((await haptik.call('idle')).texts).toEqual(['fine']);
  });

  it.each<[string, Partial<HaptikModuleOptions>, RegExp]>([
    ['that is injected but not configured', {}, /Bot "default".*the option platform/],
    [
      'whose options are invalid',
      { platform: { baseUrl: 'https://haptik.example', ...credentials, token: '' } },
      /Bot "default", option platform: token missing/,
    ],
  ])('fails the boot of an application with a client %s', async (_, options, message) => {
    const wrong = start(options, Bot);
    await expect(wrong).rejects.toThrow(HaptikSetupError);
    await expect(wrong).rejects.toThrow(message);
  });
});
