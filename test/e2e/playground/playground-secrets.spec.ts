import { Injectable, type INestApplication } from '@nestjs/common';
import { HaptikNode } from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import {
  PlaygroundClient,
  type PlaygroundClientOptions,
} from '../../support/playground/playground.client.js';
import { boot, SECRET } from '../../support/test.app.js';

@Injectable()
class Bots {
  @HaptikNode('welcome')
  welcome(): string {
    return 'Welcome';
  }

  @HaptikNode('pay')
  pay(): string {
    return 'Paid';
  }

  @HaptikNode({ name: 'greeting', bot: 'shop' })
  shop(): string {
    return 'Shop';
  }

  @HaptikNode({ name: 'greeting', bot: 'support' })
  support(): string {
    return 'Support';
  }
}

const SECRETS = [
  { bot: 'default', node: 'pay', variable: 'PAY_SECRET', value: 'pay-secret' },
  { bot: 'shop', variable: 'SHOP_SECRET', value: 'shop-secret' },
  { bot: 'support', variable: 'SUPPORT_SECRET', value: 'support-secret' },
].map((one) => ({ ...one, source: 'environment' as const }));

let app: INestApplication;
let url: string;
let playground: PlaygroundClient;
beforeAll(async () => {
  app = await boot({
    metadata: { providers: [Bots] },
    options: {
      secrets: { default: SECRET, nodes: { pay: 'pay-secret' } },
      bots: { shop: { secrets: 'shop-secret' }, support: { secrets: 'support-secret' } },
    },
  });
  url = await new HaptikTestClient(app).url();
});
afterEach(() => playground.stop());
afterAll(() => app.close());

async function start(options: Omit<PlaygroundClientOptions, 'url'>, path = ''): Promise<void> {
  playground = await PlaygroundClient.start({ url: `${url}${path}`, ...options });
  await playground.waitForState(({ target }) => target.isNestHaptik);
}

const callAll = async (): Promise<unknown[]> => {
  const runs = [
    await playground.callOnce('welcome'),
    await playground.callOnce('pay'),
    await playground.callOnce('greeting', { bot: 'shop' }),
    await playground.callOnce('greeting', { bot: 'support' }),
  ];
  return runs.map(({ httpStatus, request }) => [httpStatus, request.signature?.secret.variable]);
};

describe('secrets of bots and nodes', () => {
  it('sign the calls of each', async () => {
    await start({ secret: SECRET, secrets: SECRETS });
    expect(await callAll()).toEqual([
      [200, 'HAPTIK_SECRET'],
      [200, 'PAY_SECRET'],
      [200, 'SHOP_SECRET'],
      [200, 'SUPPORT_SECRET'],
    ]);
  });

  it('are asked for by the option of a node that has its own', async () => {
    await start({ secret: SECRET });
    const [welcome, pay] = await callAll();
    expect([welcome, pay]).toEqual([
      [200, 'HAPTIK_SECRET'],
      [401, 'HAPTIK_SECRET'],
    ]);
    const { nodes } = await playground.state();
    expect(nodes.flatMap(({ name, missingSecret }) => (missingSecret ? [name] : []))).toEqual([
      'pay',
    ]);
    expect(nodes).toContainEqual(
      expect.objectContaining({ name: 'pay', missingSecret: '--secret-env default/pay=…' }),
    );
  });

  it('sign no calls of other bots and nodes', async () => {
    await start({ secrets: SECRETS.filter(({ bot }) => bot !== 'support') });
    expect(await callAll()).toEqual([
      [401, undefined],
      [200, 'PAY_SECRET'],
      [200, 'SHOP_SECRET'],
      [401, undefined],
    ]);
    const { target, runs } = await playground.state();
    expect(target).toMatchObject({ secret: { source: 'none' }, hasSecrets: true });
    expect(runs.map(({ secret }) => secret?.variable)).toEqual([
      undefined,
      'SHOP_SECRET',
      'PAY_SECRET',
      undefined,
    ]);
  });

  it('are not needed for a bot that --bot names', async () => {
    await start({ secret: 'shop-secret', bot: 'shop' });
    expect(await playground.callOnce('greeting')).toMatchObject({ httpStatus: 200 });
  });
});

describe('the URL of a bot', () => {
  it('is that of an app, whose nodes are those of the bot', async () => {
    await start({ secrets: SECRETS }, '/shop');
    const { nodes, target } = await playground.state();
    expect(target.secret).toEqual({ variable: 'SHOP_SECRET', source: 'environment' });
    expect(nodes).toMatchObject([{ name: 'greeting', source: 'app' }]);
    const run = await playground.callOnce('greeting');
    expect(run).toMatchObject({
      httpStatus: 200,
      reply: { messages: [{ text: 'Shop' }] },
      recorded: { outcome: 'answered' },
    });
    const { body } = await playground.request('GET', `api/runs/${run.id}/export?as=fixture`);
    expect(JSON.parse(String(body['content']))).toMatchObject({ bot: 'shop' });
  });
});

describe('without a secret', () => {
  it.each([
    [{ secrets: [] }, 'none'],
    [
      {
        secrets: [{ variable: 'HAPTIK_SECRET', source: 'development' as const, value: 'test' }],
      },
      'development',
    ],
  ])('%j, the page says so', async (options, source) => {
    await start(options);
    const { target } = await playground.state();
    expect(target.secret).toEqual({ variable: 'HAPTIK_SECRET', source });
    expect(target.hasSecrets).toBe(source !== 'none');
    const { request } = await playground.callOnce('welcome');
    expect(request.signature?.madeBy ?? 'unsigned').toMatch(
      /unsigned|public secret of Haptik's sample/,
    );
  });
});
