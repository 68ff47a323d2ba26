import type { INestApplication } from '@nestjs/common';
import { button } from 'nestjs-haptik/hsl';
import {
  FakeAgentDesk,
  haptikBot,
  haptikMatchers,
  type HaptikTestBot,
} from 'nestjs-haptik/testing';
import 'nestjs-haptik/testing/jest';
import { ParcelBot } from '../../support/bots/parcel.bot.js';
import { boot } from '../../support/test.app.js';

/** The message of an assertion that fails, without colors. */
async function messageOf(assertion: () => void | Promise<void>): Promise<string> {
  try {
    await assertion();
  } catch (error) {
    // oxlint-disable-next-line no-control-regex -- colors of the terminal
    return (error as Error).message.replaceAll(/\u001b\[\d+m/g, '');
  }
  throw new Error('the assertion passes');
}

describe('the matchers', () => {
  const desk = new FakeAgentDesk();
  let app: INestApplication;
  let bot: HaptikTestBot;
  beforeAll(async () => {
    app = await boot({ options: { handoff: { desk } }, metadata: { providers: [ParcelBot] } });
    bot = await haptikBot(app);
  });
  afterAll(() => app.close());

  const status = () => bot.node('parcel_status').entity('parcel_id', 'PK77').send();

  it('compare a success with texts, patterns, elements and matchers of the runner', async () => {
    const answer = await status();
    expect(answer).toSucceedWith();
    expect(answer).toSucceedWith('Parcel PK77 (en, Web SDK) is on its way.');
    expect(answer).toSucceedWith(/PK77/);
    expect(answer).not.toSucceedWith('Parcel PK78 is on its way.');
    expect(answer).not.toFailWith();
    await expect(status()).resolves.toSucceedWith(/PK77/);
    const menu = await bot.node('menu').send();
    expect(menu).toSucceedWith(
      'What next?',
      'Your parcel',
      expect.objectContaining({ type: 'CAROUSEL' }),
      'Delivery',
      /else/,
    );
    expect(menu).not.toSucceedWith('What next?');
  });

  it('compare rich elements as a whole', async () => {
    const { elements } = await bot.node('menu').send();
    const [buttons] = elements;
    const answer = await bot.node('menu').send();
    const others = answer.elements.slice(1);
    expect(answer).toSucceedWith('What next?', buttons ?? '', ...others);
    expect(answer).not.toSucceedWith('What next?', button('Your parcel', ['Track it']), ...others);
  });

  it('compare a failure', async () => {
    const answer = await bot.node('parcel_status').send();
    expect(answer).toFailWith('Which parcel?');
    expect(answer).not.toSucceedWith();
    expect(answer).not.toFailWith('Which order?');
  });

  it('compare a handoff', async () => {
    const complaint = await bot.node('complaint').send();
    expect(complaint).toHandOff();
    expect(complaint).toHandOff({ team: 'complaints', outcome: 'delivered', reason: 'requested' });
    expect(complaint).not.toHandOff({ team: 'returns' });
    expect(await status()).not.toHandOff();
    desk.refuse();
    const refused = await bot.node('complaint').send();
    expect(refused).not.toHandOff();
    expect(refused).toHandOff({ outcome: 'refused' });
    desk.clear();
  });

  it('compare replies, elements and texts with what a channel shows', async () => {
    const menu = await bot.node('menu').on('whatsapp').send();
    expect(menu).not.toFitChannel();
    expect(await status()).toFitChannel('facebook');
    expect(button('Pick one', ['A', 'B', 'C'])).toFitChannel('facebook');
    expect(button('Pick one', ['A', 'B', 'C', 'D'])).not.toFitChannel('facebook');
    expect('Hello').toFitChannel('whatsapp');
  });

  it('say what came instead of a message', async () => {
    const answer = await status();
    const message = await messageOf(() => expect(answer).toSucceedWith('Parcel PK78'));
    expect(message).toContain('expect(reply).toSucceedWith(...)');
    expect(message).toContain('-   "Parcel PK78",');
    expect(message).toContain('+   "Parcel PK77 (en, Web SDK) is on its way.",');
  });

  it('show the messages that match as equal', async () => {
    const menu = await bot.node('menu').send();
    const rest = ['Your parcel', 'Kettles', 'Delivery', 'Anything more?'] as const;
    const message = await messageOf(() => expect(menu).toSucceedWith(/next/, ...rest));
    expect(message).toContain('    "What next?",');
    expect(message).toContain('-   "Anything more?",');
    expect(message).not.toContain('-   "Delivery"');
  });

  it('say why a method gave no reply', async () => {
    const broken = await bot.node('breaks').send();
    const message = await messageOf(() => expect(broken).toSucceedWith('Done.'));
    expect(message).toContain('Expected status: true\nReceived status: false');
    expect(message).toMatch(
      /The node method gave no reply \(exception\): TypeError: the warehouse is down\n\s+at ParcelBot\.breaks /,
    );
    const unknown = await bot.unknownNode('parcel_stauts').send();
    expect(await messageOf(() => expect(unknown).toSucceedWith())).toContain(
      '(unknown-node): no method handles this node. Did you mean "parcel_status"?',
    );
  });

  it('say what came where it must not', async () => {
    const answer = await status();
    const message = await messageOf(() => expect(answer).not.toSucceedWith());
    expect(message).toContain('expect(reply).not.toSucceedWith(...)');
    expect(message).toContain('Received messages: ["Parcel PK77 (en, Web SDK) is on its way."]');
  });

  it('list the handoffs that came', async () => {
    const answer = await status();
    expect(await messageOf(() => expect(answer).toHandOff({ team: 'returns' }))).toMatch(
      /Expected: \{.*"team": "returns"\}\nReceived: no handoff/,
    );
    const complaint = await bot.node('complaint').send();
    expect(await messageOf(() => expect(complaint).toHandOff({ team: 'returns' }))).toMatch(
      /Received: \[\{"outcome": "delivered", "reason": "requested", "team": "complaints"\}\]/,
    );
    expect(await messageOf(() => expect(complaint).not.toHandOff())).toContain('Expected: not {');
  });

  it('list the findings of a channel', async () => {
    const four = button('Pick one', ['A', 'B', 'C', 'D']);
    const message = await messageOf(() => expect(four).toFitChannel('facebook'));
    expect(message).toContain('Facebook does not show all messages unchanged:');
    expect(message).toMatch(/ {2}message 1, data\.items: error: 4 buttons; .* \(.*\)/);
    expect(await messageOf(() => expect('Hi').not.toFitChannel('web'))).toContain(
      'Web SDK shows all messages unchanged.',
    );
  });

  it('refuse what is no reply', async () => {
    expect(await messageOf(() => expect(status()).toSucceedWith())).toContain(
      'toSucceedWith: the received value is a promise, not a reply. Await it',
    );
    expect(await messageOf(() => expect({ status: true }).toHandOff())).toContain(
      'toHandOff: the received value is a Object, not a reply.',
    );
    expect(await messageOf(() => expect(null).not.toFitChannel('web'))).toContain('is null, not');
    const complaint = await bot.node('complaint').send();
    const team = 'support' as unknown as { team: string };
    expect(await messageOf(() => expect(complaint).toHandOff(team))).toBe(
      'toHandOff: "support" is not an object. Name what you expect: toHandOff({ team: "support" }).',
    );
    const forged = await haptikBot(app, { secret: 'wrong' });
    const rejected = await forged.node('goodbye').send();
    expect(await messageOf(() => expect(rejected).not.toSucceedWith())).toContain(
      'did not return a reply. The response is 401',
    );
  });

  it('refuse a channel that there is not, and a call that is not sent', async () => {
    const answer = await status();
    expect(() => expect(answer).toFitChannel('whatsap' as 'whatsapp')).toThrow(
      'there is no channel "whatsap". Known: web, ',
    );
    expect(() => expect(bot.node('count')).toSucceedWith()).toThrow('Send it: expect(await ');
  });

  it('can be registered by hand', () => {
    expect(Object.keys(haptikMatchers)).toEqual([
      'toSucceedWith',
      'toFailWith',
      'toHandOff',
      'toFitChannel',
    ]);
  });
});
