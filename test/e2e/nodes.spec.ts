import {
  type CallHandler,
  type CanActivate,
  Controller,
  type ExecutionContext,
  Inject,
  Injectable,
  type INestApplication,
  type NestInterceptor,
  ParseIntPipe,
  Scope,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { REQUEST } from '@nestjs/core';
import { IsEmail, IsInt, IsOptional, Matches, Max } from 'class-validator';
import {
  ConversationDetails,
  EntityItem,
  EnvVariable,
  failure,
  HaptikCall,
  HaptikEntities,
  HaptikEntity,
  HaptikFailure,
  HaptikFallback,
  HaptikNode,
  haptikCallOf,
  HaptikUser,
  NodeCall,
  reply,
  UserDetails,
} from 'nestjs-haptik';
import type { CallUser } from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { map, type Observable, of } from 'rxjs';
import { boot, Journal, PLATFORMS, SECRET } from '../support/app.js';

class AdultsOnly implements CanActivate {
  canActivate(context: ExecutionContext) {
    return (
      context.getType<string>() === 'haptik' && (haptikCallOf(context).number('age') ?? 0) >= 18
    );
  }
}

class Polite implements NestInterceptor {
  intercept(_: ExecutionContext, next: CallHandler<string>): Observable<string> {
    return next.handle().pipe(map((text) => `${text}, please`));
  }
}

class OrderEntities {
  @Matches(/^\d+$/, { message: 'An order number has digits only.' })
  orderId!: string;

  @IsOptional()
  @IsInt({ message: 'How many? Give a whole number.' })
  @Max(9, { message: 'At most nine at once.' })
  quantity?: number;

  @IsOptional()
  @IsEmail({}, { message: 'That is no e-mail address.' })
  email?: string;

  @IsOptional()
  city?: EntityItem;

  @IsOptional()
  colours?: string[];

  @IsOptional()
  day?: Date;
}

@Injectable()
@UseInterceptors(Polite)
class PoliteBot {
  @HaptikNode('wait')
  wait() {
    return 'Wait';
  }
}

@Injectable()
class Parameters {
  @HaptikNode('entity')
  entity(@HaptikEntity('quantity', ParseIntPipe) quantity: number) {
    return `${typeof quantity} ${quantity + 1}`;
  }

  @HaptikNode('order')
  order(@HaptikEntities(OrderEntities) entities: OrderEntities) {
    const { orderId, quantity, city, colours, day } = entities;
    const isTyped = entities instanceof OrderEntities;
    return JSON.stringify([isTyped, orderId, quantity, city?.detection, colours, day]);
  }

  @HaptikNode('all')
  all(@HaptikEntities() entities: Record<string, EntityItem[]>) {
    return JSON.stringify(Object.entries(entities).map(([name, items]) => [name, items[0]?.text]));
  }

  @HaptikNode('state')
  state(
    @ConversationDetails('last') last: string,
    @ConversationDetails() all: Record<string, unknown>,
    @UserDetails('city') city: string,
    @EnvVariable('SHOP') shop: string,
    @EnvVariable('constructor') hostile: unknown,
    @HaptikUser() user: CallUser,
  ) {
    return JSON.stringify([last, all, city, shop, hostile ?? 'absent', user.userName]);
  }

  @UseGuards(AdultsOnly)
  @HaptikNode('wine')
  wine() {
    return 'Red or white?';
  }
}

@Injectable({ scope: Scope.REQUEST })
class Scoped {
  #calls = 0;

  constructor(@Inject(REQUEST) private readonly request: { method: string }) {}

  @HaptikNode('scoped')
  scoped(@HaptikEntity('name') name: string) {
    this.#calls++;
    return `${this.request.method} ${name} ${this.#calls}`;
  }
}

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

  @HaptikFallback()
  fallback(@HaptikCall() call: NodeCall) {
    return failure(`Nobody knows ${call.node}.`);
  }
}

describe.each(PLATFORMS)('a node method on %s', (platform) => {
  const logger = new Journal();
  let app: INestApplication;
  let haptik: HaptikTestClient;
  beforeAll(async () => {
    const providers = [PoliteBot, Parameters, Scoped, Answers];
    const alias = { provide: 'ALIAS', useExisting: Answers };
    const metadata = { providers: [...providers, alias], controllers: [ShopController] };
    app = await boot({ platform, logger, metadata });
    haptik = new HaptikTestClient(app, { secret: SECRET });
  });
  afterAll(() => app.close());

  const textsOf = async (node: string, entities: Record<string, unknown> = {}) =>
    (await haptik.call(node, { entities })).texts;

  it('runs within the interceptors of its class', async () => {
    expect(await textsOf('wait')).toEqual(['Wait, please']);
  });

  it('runs behind its guards; a refusal is a failure reply with the configured text', async () => {
    expect(await textsOf('wine', { age: '30' })).toEqual(['Red or white?']);
    const refused = await haptik.call('wine', { entities: { age: { value: '16' } } });
    expect(refused.body).toEqual({
      status: false,
      response: ['I am not allowed to do that for you.'],
    });
  });

  it('gets entities through pipes; a refusal of a pipe asks the user to check', async () => {
    expect(await textsOf('entity', { quantity: { value: '4', unit: null } })).toEqual(['number 5']);
    const refused = await haptik.call('entity', { entities: { quantity: 'many' } });
    expect(refused.body).toEqual({
      status: false,
      response: ['I could not read that. Please check it and try again.'],
    });
  });

  it('gets all entities as a validated instance of a class', async () => {
    const texts = await textsOf('order', {
      order_id: '71',
      quantity: { value: '2', unit: null },
      city: { entity_value: 'Pune', detection: 'user_profile', original_text: 'Pune' },
      colours: ['red', { value: 'blue' }],
      day: { value: { dd: 23, mm: 12, yy: 2026, type: 'date' } },
    });
    expect(JSON.parse(texts[0] ?? '')).toEqual([
      true,
      '71',
      2,
      'user_profile',
      ['red', 'blue'],
      '2026-12-23T00:00:00.000Z',
    ]);
  });

  it('answers with the messages of the class when entities violate it', async () => {
    const refused = await haptik.call('order', {
      entities: { order_id: 'abc', quantity: '12', email: 'nobody' },
    });
    expect(refused.body).toEqual({
      status: false,
      response: [
        'An order number has digits only.',
        'At most nine at once.',
        'That is no e-mail address.',
      ],
    });
    expect((await haptik.call('order')).texts).toEqual(['An order number has digits only.']);
    expect(await textsOf('order', { order_id: '1', quantity: 'few' })).toEqual([
      'At most nine at once.',
    ]);
  });

  it('gets all entities by name when it names no class', async () => {
    const texts = await textsOf('all', { city: 'Pune', size: { value: 'L' }, none: null });
    expect(JSON.parse(texts[0] ?? '')).toEqual([
      ['city', 'Pune'],
      ['size', 'L'],
      ['none', null],
    ]);
  });

  it('gets state, environment and user', async () => {
    const answer = await haptik.call('state', {
      conversationDetails: { last: '9042' },
      userDetails: { city: 'Pune' },
      envVariables: { SHOP: 'mumbai-1' },
      user: { user_name: 'hu_1' },
    });
    expect(JSON.parse(answer.texts[0] ?? '')).toEqual([
      '9042',
      { last: '9042' },
      'Pune',
      'mumbai-1',
      'absent',
      'hu_1',
    ]);
  });

  it('of a request-scoped provider gets an instance and a request of its own', async () => {
    expect(await textsOf('scoped', { name: 'Asha' })).toEqual(['POST Asha 1']);
    expect(await textsOf('scoped', { name: 'Ravi' })).toEqual(['POST Ravi 1']);
  });

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
    expect(logger.of('warn').join()).toContain('left out a number, which is no message');
  });

  it('answers for unknown nodes when it is the fallback', async () => {
    const unknown = await haptik.call('nobody_knows');
    expect(unknown.body).toEqual({ status: false, response: ['Nobody knows nobody_knows.'] });
  });

  it('is chosen by node when step says otherwise, and that is logged', async () => {
    const answer = await haptik.call('hours', { extra: { step: 'wine' } });
    expect(answer.texts).toEqual(['We open at nine.', 'We close at six.']);
    expect(logger.of('warn').join()).toContain('names step "wine" as well; node is used');
  });

  it('is chosen by step when there is no node', async () => {
    const answer = await haptik.call('', { extra: { step: 'hours' } });
    expect(answer.texts).toEqual(['We open at nine.', 'We close at six.']);
  });
});
