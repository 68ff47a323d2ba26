import { Controller, Injectable, type INestApplication } from '@nestjs/common';
import {
  failure,
  HaptikCall,
  HaptikFailure,
  HaptikFallback,
  HaptikNode,
  NodeCall,
  reply,
} from 'nestjs-haptik';
import * as hsl from 'nestjs-haptik/hsl';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { of } from 'rxjs';
import { boot, MemoryLogger, HTTP_PLATFORMS, SECRET } from '../../support/test.app.js';

/** Texts without visible characters. */
const UNSEEN = ['', ' ', '\u200b', '\u2060\u00ad', '\u202a\u202c', '\ufe0f', '\u2800', '\u3164'];

@Controller('shop')
class ShopController {
  @HaptikNode(['hours', 'opening_times'])
  hours() {
    return ['We open at nine.', 'We close at six.'];
  }
}

@Injectable()
class Answers {
  @HaptikNode('observable')
  observable() {
    return of('first', 'last');
  }

  @HaptikNode('failure')
  failure() {
    return failure('No such order.');
  }

  @HaptikNode('thrown')
  thrown(): string {
    throw new HaptikFailure('Out of stock', 'Try tomorrow');
  }

  @HaptikNode('button')
  button() {
    return { type: 'BUTTON', text: 'Yes?', data: { items: [] }, isNew: true };
  }

  @HaptikNode('update')
  update() {
    return reply('Noted.').conversation({ last: '9', old: undefined }).user({ city: 'Pune' });
  }

  @HaptikNode('mixed')
  mixed() {
    return ['Good', 42, '', ['Nested']] as unknown as string[];
  }

  @HaptikNode('unseen')
  unseen() {
    return UNSEEN.flatMap((text) => [text, hsl.text(text), JSON.stringify({ type: 'TEXT', text })]);
  }

  @HaptikFallback()
  fallback(@HaptikCall() call: NodeCall) {
    return failure(`Nobody knows ${call.node}.`);
  }
}

/** A second token of the same instance, which must not register its nodes twice. */
const ALIAS = { provide: 'ALIAS', useExisting: Answers };

describe.each(HTTP_PLATFORMS)('the result of a node method on %s', (platform) => {
  const logger = new MemoryLogger();
  let app: INestApplication;
  let haptik: HaptikTestClient;
  beforeAll(async () => {
    const metadata = { providers: [Answers, ALIAS], controllers: [ShopController] };
    app = await boot({ platform, logger, metadata });
    haptik = new HaptikTestClient(app, { secret: SECRET });
  });
  afterAll(() => app.close());

  const textsOf = async (node: string, entities: Record<string, unknown> = {}) =>
    (await haptik.call(node, { entities })).texts;

  it('may come from a controller method that handles several nodes', async () => {
    expect(await textsOf('hours')).toEqual(['We open at nine.', 'We close at six.']);
    expect(await textsOf('opening_times')).toEqual(['We open at nine.', 'We close at six.']);
  });

  it('may be an Observable, whose last value counts', async () => {
    expect(await textsOf('observable')).toEqual(['last']);
  });

  it('may be an intended failure, returned or thrown', async () => {
    const returned = await haptik.call('failure');
    expect(returned.body).toEqual({ status: false, response: ['No such order.'] });
    const thrown = await haptik.call('thrown');
    expect(thrown.body).toEqual({ status: false, response: ['Out of stock', 'Try tomorrow'] });
  });

  it('may be a rich element, which is sent as a JSON string', async () => {
    const { body, elements } = await haptik.call('button');
    expect(body).toEqual({
      status: true,
      response: ['{"type":"BUTTON","text":"Yes?","data":{"items":[]},"isNew":true}'],
    });
    expect(elements).toEqual([{ type: 'BUTTON', text: 'Yes?', data: { items: [] }, isNew: true }]);
  });

  it('may update the state maps, merged into those of the call', async () => {
    const { body } = await haptik.call('update', {
      conversationDetails: { first: '1', old: 'x' },
      userDetails: { language_code: 'en' },
    });
    expect(body).toEqual({
      status: true,
      response: ['Noted.'],
      conversation_details: { first: '1', last: '9' },
      user_details: { language_code: 'en', city: 'Pune' },
    });
  });

  it('is sent without an invalid message, which is logged', async () => {
    expect(await textsOf('mixed')).toEqual(['Good', 'Nested']);
    expect(logger.linesOf('warn').join()).toContain('omitted a number, which is not a message');
  });

  it('is a failure when it has no visible text', async () => {
    const { texts, body } = await haptik.call('unseen');
    expect(texts).toEqual(['I have no answer to that right now. Please try again in a moment.']);
    expect(body).toMatchObject({ status: false });
  });

  it('comes from the fallback for unknown nodes', async () => {
    const unknown = await haptik.call('nobody_knows');
    expect(unknown.body).toEqual({ status: false, response: ['Nobody knows nobody_knows.'] });
  });

  it('is selected by node when step differs, which is logged', async () => {
    const answer = await haptik.call('hours', { extra: { step: 'wine' } });
    expect(answer.texts).toEqual(['We open at nine.', 'We close at six.']);
    expect(logger.linesOf('warn').join()).toContain('names step "wine" as well; node is used');
  });

  it('is selected by step when there is no node', async () => {
    const answer = await haptik.call('', { extra: { step: 'hours' } });
    expect(answer.texts).toEqual(['We open at nine.', 'We close at six.']);
  });
});
