import type { INestApplication } from '@nestjs/common';
import {
  EmptyResponseAgentDesk,
  failure,
  HaptikNode,
  handoff,
  NodeCall,
  HaptikCall,
} from 'nestjs-haptik';
import { FakeAgentDesk, haptikBot, type HaptikTestBot } from 'nestjs-haptik/testing';
import { ParcelBot } from '../../support/bots/parcel.bot.js';
import { boot } from '../../support/test.app.js';

class DeliveryBot {
  @HaptikNode('delivery_booked')
  booked(@HaptikCall() call: NodeCall) {
    return `${call.entity('slot')} in ${call.entity('city')}, for ${call.user.userName}.`;
  }

  @HaptikNode('refused')
  refused() {
    return failure('No.');
  }

  @HaptikNode({ name: 'to_platform', bot: 'platform' })
  toPlatform() {
    return handoff();
  }
}

describe('a conversation', () => {
  const desk = new FakeAgentDesk();
  let app: INestApplication;
  let bot: HaptikTestBot;
  beforeAll(async () => {
    app = await boot({
      options: {
        handoff: { desk },
        bots: {
          platform: { secrets: 'platform-secret', handoff: { desk: new EmptyResponseAgentDesk() } },
        },
      },
      metadata: { providers: [ParcelBot, DeliveryBot] },
    });
    bot = await haptikBot(app);
  });
  afterAll(() => app.close());
  beforeEach(() => desk.clear());

  const openMenu = async (options: Parameters<HaptikTestBot['conversation']>[0] = {}) => {
    const chat = bot.conversation(options);
    await chat.node('menu').send();
    return chat;
  };

  it('carries state, number and user from call to call', async () => {
    const chat = bot.conversation({ userName: 'asha', conversationNo: 7, language: 'hi' });
    await chat.node('count').send();
    await chat.node('goodbye').send();
    expect((await chat.node('count').send()).texts).toEqual(['Call 2']);
    expect([chat.conversationNo, chat.conversationDetails]).toEqual([7, { count: 2 }]);
    expect(chat.replies.map(({ texts }) => texts[0])).toEqual(['Call 1', 'Goodbye!', 'Call 2']);
    const status = await chat.node('parcel_status').entity('parcel_id', 'PK77').send();
    expect(status.texts).toEqual(['Parcel PK77 (hi, Web SDK) is on its way.']);
  });

  it('presses buttons, quick replies and actions of cards by their label', async () => {
    const chat = await openMenu({
      flow: { 'Track it': { node: 'parcel_status', entities: { parcel_id: 'PK77' } } },
    });
    const tracked = await chat.press('Track it');
    expect(tracked.texts).toEqual(['Parcel PK77 (en, Web SDK) is on its way.']);
    await chat.node('menu').send();
    expect((await chat.press('No, thanks', { node: 'goodbye' })).texts).toEqual(['Goodbye!']);
    const located = await chat.press('I am here', {
      node: 'echo_entities',
      entities: { latitude: '18.5', longitude: '73.8' },
    });
    expect(located.texts[0]).toContain('"latitude":[{"entity_value":"18.5"');
    const complained = await chat.press('Complain', {
      node: 'echo_entities',
      entities: { reason: 'late' },
    });
    expect(complained.texts[0]).toContain('"reason":[{"entity_value":"late"');
    expect((await chat.press('Buy', { card: 'Red kettle', node: 'goodbye' })).status).toBe(true);
  });

  it('reads links, which call no node', async () => {
    const chat = await openMenu();
    expect(chat.link('Invoice')).toBe('https://shop.example/invoice/9');
    await expect(chat.press('Invoice')).rejects.toThrow(
      `"Invoice" opens https://shop.example/invoice/9, and Haptik calls no node for it. Read it: chat.link('Invoice').`,
    );
    expect(() => chat.link('Track it')).toThrow("Tap it: chat.press('Track it').");
    await expect(chat.press('Tell a friend')).rejects.toThrow('"Tell a friend" is SHARE,');
  });

  it('fills and submits forms', async () => {
    const chat = await openMenu({ flow: { Delivery: 'delivery_booked' }, userName: 'asha' });
    const form = chat.form();
    expect([form.title, form.keys]).toEqual(['Delivery', ['city', 'slot']]);
    const booked = await form.fill({ city: 'Pune' }).fill({ slot: 'Morning' }).submit();
    expect(booked.texts).toEqual(['Morning in Pune, for asha.']);
  });

  it.each<[string, (chat: Awaited<ReturnType<typeof openMenu>>) => unknown, string]>([
    [
      'an unknown label',
      (chat) => chat.press('Trak it'),
      'The last reply has no "Trak it". Did you mean "Track it"? It has "Track it", "Invoice", "Tell a friend", ' +
        '"I am here", "Complain", "Buy" (card "Blue kettle"), "Buy" (card "Red kettle"), "No, thanks".',
    ],
    [
      'a label of several cards',
      (chat) => chat.press('Buy'),
      '"Buy" is on several cards. Name the card: { card: ... } is one of "Blue kettle", "Red kettle".',
    ],
    [
      'an unknown card',
      (chat) => chat.press('Buy', { card: 'Green kettle' }),
      'The last reply has no "Buy" on the card "Green kettle".',
    ],
    [
      'a button without a node',
      (chat) => chat.press('Track it'),
      '"Track it" sends the message "track PK77", and the flow of the bot at Haptik decides which node is called ' +
        "then. Name it: { node: 'parcel_status' }, or for the whole conversation bot.conversation({ flow: { " +
        "'Track it': 'parcel_status' } }). Nodes of the bot: parcel_status, menu,",
    ],
    [
      'an unknown node',
      (chat) => chat.press('Track it', { node: 'parcel_stauts' }),
      'Did you mean "parcel_status"?',
    ],
    [
      'an unknown field',
      async (chat) => chat.form().fill({ citty: 'Pune' }),
      'The form "Delivery" has no field "citty". Did you mean "city"? Known: "city", "slot".',
    ],
    [
      'an option that is not offered',
      async (chat) => chat.form().fill({ slot: 'Night' }),
      'The field "slot" does not offer "Night". Known: "Morning", "Evening".',
    ],
    [
      'an unknown form',
      async (chat) => chat.form('Payment'),
      'The last reply has no form "Payment". It has "Delivery".',
    ],
  ])('explains %s', async (_, act, message) => {
    const chat = await openMenu();
    await expect(act(chat)).rejects.toThrow(message);
  });

  it('explains that nothing can be pressed', async () => {
    const chat = bot.conversation();
    await expect(chat.press('Track it')).rejects.toThrow('There is no reply yet');
    await chat.node('goodbye').send();
    await expect(chat.press('Track it')).rejects.toThrow(
      'The last reply has nothing to tap, and so no "Track it".',
    );
    expect(() => chat.form()).toThrow('The last reply has no form.');
  });

  it('keeps buttons of earlier replies, but not quick replies', async () => {
    const chat = await openMenu();
    await chat.node('goodbye').send();
    expect((await chat.press('Track it', { node: 'goodbye' })).status).toBe(true);
    await expect(chat.press('No, thanks', { node: 'goodbye' })).rejects.toThrow('no "No, thanks"');
  });

  it('is complete after an end node that succeeds, and opens the next conversation', async () => {
    const chat = bot.conversation({ endNodes: ['goodbye', 'refused'] });
    await chat.node('count').send();
    await chat.node('refused').send();
    expect(chat.state).toBe('bot');
    await chat.node('goodbye').send();
    expect([chat.state, chat.conversationNo]).toEqual(['complete', 1]);
    expect((await chat.node('count').send()).texts).toEqual(['Call 1']);
    expect([chat.state, chat.conversationNo]).toEqual(['bot', 2]);
  });

  it('is pending after a handoff that was accepted, until an agent completes it', async () => {
    const chat = bot.conversation();
    desk.refuse();
    await chat.node('complaint').send();
    expect(chat.state).toBe('bot');
    desk.accept();
    await chat.node('complaint').send();
    expect(chat.state).toBe('pending');
    chat.complete();
    expect(chat.state).toBe('complete');
  });

  it('calls no node while it is pending', async () => {
    const chat = await openMenu();
    await chat.node('complaint').send();
    for (const act of [
      () => chat.node('count').send(),
      () => chat.press('Track it', { node: 'goodbye' }),
    ]) {
      await expect(act).rejects.toThrow('The chat is with an agent, so Haptik calls no node.');
    }
    expect(chat.replies).toHaveLength(2);
    chat.complete();
    expect((await chat.node('count').send()).texts).toEqual(['Call 1']);
  });

  it('needs the number of the conversation after one whose number is a text', async () => {
    const chat = bot.conversation();
    await chat.node('goodbye').conversationNo('c-7').send();
    chat.complete();
    await expect(chat.node('count').send()).rejects.toThrow('No conversation follows number "c-7"');
    expect((await chat.node('count').conversationNo('c-8').send()).texts).toEqual(['Call 1']);
    expect(chat.conversationNo).toBe('c-8');
  });

  it('is pending after an empty reply with human assistance, and a bot break without', async () => {
    const platform = await haptikBot(app, { bot: 'platform' });
    const assisted = platform.conversation({ humanAssistance: true });
    await assisted.node('to_platform').send();
    expect(assisted.state).toBe('pending');
    await expect(platform.conversation().node('to_platform').send()).rejects.toThrow(
      /^Node "to_platform" breaks the bot: the reply has no messages in response\..* bot\.conversation\(\{ humanAssistance: true \}\)\.$/,
    );
  });

  it('says why a response breaks the bot', async () => {
    const forged = await haptikBot(app, { secret: 'wrong' });
    await expect(forged.conversation().node('goodbye').send()).rejects.toThrow(
      /^Node "goodbye" breaks the bot: the bot answered 401\.[^]*leave the option secret out/,
    );
  });
});
