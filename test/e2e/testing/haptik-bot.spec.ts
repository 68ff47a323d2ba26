import { jest } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import type { INestApplication } from '@nestjs/common';
import { HaptikFallback, HaptikModule, HaptikNode, sign } from 'nestjs-haptik';
import {
  createCallBody,
  FakeAgentDesk,
  haptikBot,
  type HaptikTestBot,
  HaptikTestClient,
  type HaptikTestReply,
} from 'nestjs-haptik/testing';
import { ParcelBot } from '../../support/bots/parcel.bot.js';
import { boot, SECRET } from '../../support/test.app.js';

class ReturnsBot {
  @HaptikNode({ name: 'send_back', bot: 'returns' })
  sendBack() {
    return 'Which parcel do you return?';
  }

  @HaptikFallback({ bot: 'returns' })
  other() {
    return 'I only take returns.';
  }
}

describe.each(['express', 'fastify', 'listener'] as const)('haptikBot on %s', (platform) => {
  const desk = new FakeAgentDesk();
  let app: INestApplication;
  let bot: HaptikTestBot;
  beforeAll(async () => {
    app = await boot({
      platform,
      options: {
        path: 'webhook',
        secrets: { default: 'bot-secret', nodes: { count: 'secret-of-count' } },
        handoff: { desk, team: 'support' },
        bots: { returns: { secrets: ['new-secret', 'old-secret'] } },
      },
      metadata: { providers: [ParcelBot, ReturnsBot] },
      host: (it) => it.setGlobalPrefix('api'),
    });
    bot = await haptikBot(app);
  });
  afterAll(() => app.close());

  it('finds the path and signs with the secret of the node', async () => {
    expect(bot.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/webhook$/);
    const status = await bot.node('parcel_status').entity('parcel_id', 'PK77').send();
    expect(status.texts).toEqual(['Parcel PK77 (en, Web SDK) is on its way.']);
    expect((await bot.node('count').send()).texts).toEqual(['Call 1']);
    const returns = await haptikBot(app, { bot: 'returns' });
    expect((await returns.node('send_back').send()).texts).toEqual(['Which parcel do you return?']);
    expect((await returns.node('anything').send()).texts).toEqual(['I only take returns.']);
  });

  it('builds calls that share a beginning', async () => {
    const parcel = bot.node('parcel_status').entity('parcel_id', 'PK77').on('whatsapp');
    const [first, second] = await Promise.all([parcel.language('hi').send(), parcel.send()]);
    expect(first.texts).toEqual(['Parcel PK77 (hi, WhatsApp) is on its way.']);
    expect(second.texts).toEqual(['Parcel PK77 (en, WhatsApp) is on its way.']);
  });

  it('sends entities with their origin, and lists of them', async () => {
    const echo = await bot
      .node('echo_entities')
      .entity('city', 'Pune', { detection: 'user_profile', originalText: 'pune' })
      .entities({ sizes: ['S', 'M'], color: null })
      .send();
    expect(JSON.parse(echo.texts[0] ?? '')).toEqual({
      city: [{ entity_value: 'Pune', detection: 'user_profile', original_text: 'pune' }],
      sizes: [
        { entity_value: 'S', detection: 'message', original_text: 'S' },
        { entity_value: 'M', detection: 'message', original_text: 'M' },
      ],
      color: null,
    });
  });

  it('reads the messages in their order', async () => {
    const menu = await bot.node('menu').send();
    expect(menu.status).toBe(true);
    expect(menu.messages.map((it) => (typeof it === 'string' ? it : it.type))).toEqual([
      'What next?',
      'BUTTON',
      'CAROUSEL',
      'FORM',
      'TEXT',
    ]);
  });

  it('says what the reply changes of the state', async () => {
    const counted = await bot.node('count').conversationDetails({ count: 4, step: 'cart' }).send();
    expect(counted.stateChanges).toEqual({
      conversationDetails: { count: { from: 4, to: 5 } },
      userDetails: {},
    });
    expect((await bot.node('goodbye').conversationDetails({ a: 1 }).send()).stateChanges).toEqual({
      conversationDetails: {},
      userDetails: {},
    });
  });

  it('has the deadline, the failure and the handoffs of a call', async () => {
    const [status, complaint, broken] = await Promise.all([
      bot.node('parcel_status').entity('parcel_id', 'PK77').send(),
      bot.node('complaint').send(),
      bot.node('breaks').send(),
    ]);
    expect(status.deadline).toMatchObject({
      timeoutMs: expect.closeTo(20_000, -2),
      isExceeded: false,
    });
    expect([status.failure, status.handoffs]).toEqual([undefined, []]);
    expect(complaint.handoffs).toEqual([
      { team: 'complaints', reason: 'requested', outcome: 'delivered' },
    ]);
    expect(broken.failure).toMatchObject({ reason: 'exception', cause: { name: 'TypeError' } });
    expect(broken.handoffs).toEqual([
      { team: 'support', reason: 'exception', outcome: 'delivered' },
    ]);
    expect((await bot.unknownNode('weather').send()).failure).toEqual({
      reason: 'unknown-node',
      cause: 'no method handles this node.',
      error: 'no method handles this node.',
    });
  });

  it('finds problems of the messages on the channel of the call, or on another', async () => {
    const menu = await bot.node('menu').on('whatsapp').send();
    const rules = (findings: ReturnType<typeof menu.findings>) =>
      findings.map(({ index, rule, severity }) => `${index} ${rule} ${severity}`);
    expect(rules(menu.findings())).toContain('3 kind-unsupported error');
    expect(rules(menu.findings('web'))).not.toContain('3 kind-unsupported error');
  });

  it('calls as a new user each time, so that calls do not affect one another', async () => {
    const before = desk.handoffs.length;
    await bot.node('complaint').send();
    await bot.node('complaint').send();
    expect(new Set(desk.handoffs.slice(before).map(({ userName }) => userName)).size).toBe(2);
    const asha = bot.node('complaint').user({ user_name: 'asha' }).conversationNo(4);
    await asha.send();
    expect((await asha.send()).handoffs).toEqual([
      { team: 'complaints', reason: 'requested', outcome: 'already-active' },
    ]);
  });
});

it('posts the headers of a test instead of its own, in any case', async () => {
  const app = await boot({ metadata: { providers: [ParcelBot] } });
  const client = new HaptikTestClient(app, { secret: 'forged' });
  const body = JSON.stringify(createCallBody('count'));
  const signature = sign(Buffer.from(body), SECRET);
  for (const name of ['X-Hub-Signature', 'x-hub-signature', 'X-HUB-SIGNATURE']) {
    expect((await client.post(body, { [name]: signature })).status).toBe(true);
  }
  await app.close();
});

it('starts an application once for tests that begin at once', async () => {
  const metadata = { imports: [HaptikModule.forRoot({ secrets: SECRET })], providers: [ParcelBot] };
  const module = await Test.createTestingModule(metadata).compile();
  const app = module.createNestApplication({ logger: false });
  const [one, other] = await Promise.all([haptikBot(app), haptikBot(app)]);
  expect(other.url).toBe(one.url);
  expect((await other.node('count').send()).texts).toEqual(['Call 1']);
  await app.close();
});

it('lets the process end when a test does not close the application', async () => {
  // Only servers that keep the process alive are among the resources.
  const countServers = (): number =>
    process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length;
  const before = countServers();
  const app = await boot({});
  await haptikBot(app);
  expect(countServers()).toBe(before);
  await app.close();
});

it('starts and calls an application while the timers of the test runner are fake', async () => {
  jest.useFakeTimers();
  try {
    const app = await boot({ metadata: { providers: [ParcelBot] } });
    const bot = await haptikBot(app);
    const answers: HaptikTestReply[] = [];
    const pending = bot.node('slow').send();
    void pending.then((answer) => answers.push(answer));
    while (answers.length === 0) await jest.advanceTimersByTimeAsync(4_000);
    expect((await pending).failure?.reason).toBe('deadline');
    expect((await bot.node('parcel_status').entity('parcel_id', 'PK77').send()).status).toBe(true);
    await app.close();
  } finally {
    jest.useRealTimers();
  }
});

describe('haptikBot explains', () => {
  let app: INestApplication;
  beforeAll(async () => {
    app = await boot({
      options: { secrets: 'bot-secret', bots: { returns: { secrets: 'returns-secret' } } },
      metadata: { providers: [ParcelBot] },
    });
  });
  afterAll(() => app.close());

  it('a node that no method handles', async () => {
    const bot = await haptikBot(app);
    expect(() => bot.node('parcel_stauts')).toThrow(
      /no method of bot "default" handles node "parcel_stauts"\. Did you mean "parcel_status"\? Known: "parcel_status", /,
    );
    expect(() => bot.node('weather')).toThrow("call bot.unknownNode('weather').");
  });

  it('an entity that is misspelled', async () => {
    const bot = await haptikBot(app);
    const misspelled = bot.node('parcel_status').entity('parcel_ID', 'PK77');
    await expect(misspelled.send()).rejects.toThrow(
      'the method of node "parcel_status" reads no entity "parcel_ID". Did you mean "parcel_id"?',
    );
    expect((await misspelled.entity('parcel_id', 'PK78').send()).status).toBe(true);
    expect((await bot.node('parcel_status').entity('city', 'Pune').send()).status).toBe(false);
    const unchecked = await haptikBot(app, { checkEntities: false });
    const answer = await unchecked.node('parcel_status').entity('parcel_ID', 'PK77').send();
    expect(answer.status).toBe(false);
  });

  it('a bot that does not exist', async () => {
    await expect(haptikBot(app, { bot: 'retruns' })).rejects.toThrow(
      'has no bot "retruns". Did you mean "returns"?',
    );
  });

  it('an application that does not say which of its bots is meant', async () => {
    const several = await boot({
      options: { bots: { one: { secrets: 'a' }, two: { secrets: 'b' } }, secrets: undefined! },
    });
    await expect(haptikBot(several)).rejects.toThrow(
      "the application has several bots. Name one: haptikBot(app, { bot: 'one' }).",
    );
    await several.close();
  });

  it('a secret that is not that of the bot, and a path of another handler', async () => {
    const forged = await haptikBot(app, { secret: 'returns-secret' });
    const answer = await forged.node('goodbye').send();
    expect(answer.httpStatus).toBe(401);
    expect(() => answer.texts).toThrow('haptikBot finds the secret of the node itself');
    const elsewhere = await haptikBot(app, { path: 'webhooks' });
    const lost = await elsewhere.node('goodbye').send();
    expect(() => lost.texts).toThrow('The endpoint of the application is /haptik.');
  });

  it('a channel without a code', async () => {
    const bot = await haptikBot(app);
    expect(() => bot.node('goodbye').on('instagram')).toThrow(
      'Haptik documents no device_platform of Instagram.',
    );
    expect(() => bot.node('goodbye').on('whatsap' as 'whatsapp')).toThrow('Known: web, android,');
  });

  it('what is no application with HTTP', async () => {
    const module = await Test.createTestingModule({}).compile();
    const call = (given: unknown) => haptikBot(given as INestApplication);
    await expect(call(module)).rejects.toThrow('haptikBot(module.createNestApplication()).');
    await expect(call(Promise.resolve(app))).rejects.toThrow('haptikBot(await app).');
    await expect(call(undefined)).rejects.toThrow('this is no application with HTTP.');
  });

  it('an application that is closed', async () => {
    const closed = await boot({});
    const bot = await haptikBot(closed);
    await closed.close();
    await expect(bot.unknownNode('weather').send()).rejects.toThrow('the application is closed.');
  });

  it('a node of a conversation that no method handles', async () => {
    const bot = await haptikBot(app);
    const conversations = [{ flow: { Bye: 'godbye' } }, { endNodes: ['godbye'] }];
    for (const options of conversations) {
      expect(() => bot.conversation(options)).toThrow('Did you mean "goodbye"?');
    }
  });

  it('an application without the module', async () => {
    const empty = await NestFactory.create({ module: ReturnsBot }, { logger: false });
    await expect(haptikBot(empty)).rejects.toThrow('does not import HaptikModule');
    await empty.close();
  });
});
