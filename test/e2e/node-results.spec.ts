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
import { boot, MemoryLogger, HTTP_PLATFORMS, SECRET } from '../support/test.app.js';

/** Texts of which a user reads nothing. */
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

/** A second name for the same instance, which must not double its nodes. */
const ALIAS = { provide: 'ALIAS', useExisting: Answers };

describe.each(HTTP_PLATFORMS)('the answer of a node method on %s', (platform) => {
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

  it('may live on a controller and handle several nodes', async () => {
    expect(await textsOf('hours')).toEqual(['We open at nine.', 'We close at six.']);
    expect(await textsOf('opening_times')).toEqual(['We open at nine.', 'We close at six.']);
  });

  it('may answer with an Observable, whose last value counts', async () => {
    expect(await textsOf('observable')).toEqual(['last']);
  });

  it('may fail on purpose, by returning or by throwing', async () => {
    const returned = await haptik.call('failure');
    expect(returned.body).toEqual({ status: false, response: ['No such order.'] });
    const thrown = await haptik.call('thrown');
    expect(thrown.body).toEqual({ status: false, response: ['Out of stock', 'Try tomorrow'] });
  });

  it('may answer with a rich element, which travels as a JSON string', async () => {
    const { body, elements } = await haptik.call('button');
    expect(body).toEqual({
      status: true,
      response: ['{"type":"BUTTON","text":"Yes?","data":{"items":[]},"isNew":true}'],
    });
    expect(elements).toEqual([{ type: 'BUTTON', text: 'Yes?', data: { items: [] }, isNew: true }]);
  });

  it('updates the state maps, merged into what the call brought', async () => {
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

  it('has its good messages sent when one of them is rubbish, and that is logged', async () => {
    expect(await textsOf('mixed')).toEqual(['Good', 'Nested']);
    expect(logger.linesOf('warn').join()).toContain('left out a number, which is no message');
  });

  it('is none when a user would read nothing of it', async () => {
    const { texts, body } = await haptik.call('unseen');
    expect(texts).toEqual(['I have no answer to that right now. Please try again in a moment.']);
    expect(body).toMatchObject({ status: false });
  });

  it('answers for unknown nodes when it is the fallback', async () => {
    const unknown = await haptik.call('nobody_knows');
    expect(unknown.body).toEqual({ status: false, response: ['Nobody knows nobody_knows.'] });
  });

  it('is chosen by node when step says otherwise, and that is logged', async () => {
    const answer = await haptik.call('hours', { extra: { step: 'wine' } });
    expect(answer.texts).toEqual(['We open at nine.', 'We close at six.']);
    expect(logger.linesOf('warn').join()).toContain('names step "wine" as well; node is used');
  });

  it('is chosen by step when there is no node', async () => {
    const answer = await haptik.call('', { extra: { step: 'hours' } });
    expect(answer.texts).toEqual(['We open at nine.', 'We close at six.']);
  });
});
