import {
  type CallHandler,
  type CanActivate,
  createParamDecorator,
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
import type { CallUser } from 'nestjs-haptik';
import {
  HaptikConversationDetails,
  EntityItem,
  HaptikEnvVariable,
  HaptikEntities,
  HaptikEntity,
  HaptikNode,
  getHaptikCall,
  HaptikUser,
  HaptikUserDetails,
} from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { map, type Observable } from 'rxjs';
import { boot, ENDPOINTS, SECRET } from '../../support/test.app.js';

class AdultsOnly implements CanActivate {
  canActivate(context: ExecutionContext) {
    return (
      context.getType<string>() === 'haptik' && (getHaptikCall(context).number('age') ?? 0) >= 18
    );
  }
}

class Polite implements NestInterceptor {
  intercept(_: ExecutionContext, next: CallHandler<string>): Observable<string> {
    return next.handle().pipe(map((text) => `${text}, please`));
  }
}

/** Reads the name of the user from a database, for example. */
const StoredName = createParamDecorator((_: unknown, context) =>
  Promise.resolve(getHaptikCall(context).user.userName),
);

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
  colors?: string[];

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

  @HaptikNode('stored')
  stored(@HaptikEntity('city') city: string, @StoredName() name: string) {
    return `${name} in ${city}`;
  }

  @HaptikNode('order')
  order(@HaptikEntities(OrderEntities) entities: OrderEntities) {
    const { orderId, quantity, city, colors, day } = entities;
    const isTyped = entities instanceof OrderEntities;
    return JSON.stringify([isTyped, orderId, quantity, city?.detection, colors, day]);
  }

  @HaptikNode('all')
  all(@HaptikEntities() entities: Record<string, EntityItem[]>) {
    return JSON.stringify(Object.entries(entities).map(([name, items]) => [name, items[0]?.text]));
  }

  @HaptikNode('state')
  state(
    @HaptikConversationDetails('last') last: string,
    @HaptikConversationDetails() all: Record<string, unknown>,
    @HaptikUserDetails('city') city: string,
    @HaptikEnvVariable('SHOP') shop: string,
    @HaptikEnvVariable('constructor') hostile: unknown,
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

describe.each(ENDPOINTS)('a node method on %s', (platform) => {
  let app: INestApplication;
  let haptik: HaptikTestClient;
  beforeAll(async () => {
    const metadata = { providers: [PoliteBot, Parameters, Scoped] };
    app = await boot({ platform, metadata });
    haptik = new HaptikTestClient(app, { secret: SECRET });
  });
  afterAll(() => app.close());

  const textsOf = async (node: string, entities: Record<string, unknown> = {}) =>
    (await haptik.call(node, { entities })).texts;

  it('runs inside the interceptors of its class', async () => {
    expect(await textsOf('wait')).toEqual(['Wait, please']);
  });

  it('runs after its guards; a denial is a failure reply with the configured text', async () => {
    expect(await textsOf('wine', { age: '30' })).toEqual(['Red or white?']);
    const refused = await haptik.call('wine', { entities: { age: { value: '16' } } });
    expect(refused.body).toEqual({
      status: false,
      response: ['I am not allowed to do that for you.'],
    });
  });

  it('gets entities through pipes; when a pipe rejects one, the user reads the text "invalidInput"', async () => {
    expect(await textsOf('entity', { quantity: { value: '4', unit: null } })).toEqual(['number 5']);
    const refused = await haptik.call('entity', { entities: { quantity: 'many' } });
    expect(refused.body).toEqual({
      status: false,
      response: ['I could not read that. Please check it and try again.'],
    });
  });

  it('gets the value of an asynchronous parameter decorator', async () => {
    const answer = await haptik.call('stored', {
      entities: { city: 'Pune' },
      user: { user_name: 'hu_1' },
    });
    expect(answer.texts).toEqual(['hu_1 in Pune']);
  });

  it('gets all entities as a validated instance of a class', async () => {
    const texts = await textsOf('order', {
      order_id: '71',
      quantity: { value: '2', unit: null },
      city: { entity_value: 'Pune', detection: 'user_profile', original_text: 'Pune' },
      colors: ['red', { value: 'blue' }],
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

  it('replies with the messages of the class when entities violate it', async () => {
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

  it('is called despite entities that cannot be parsed', async () => {
    const wide = Object.fromEntries(
      Array.from({ length: 2_000 }, (_, index) => [`key${index}`, 1]),
    );
    const reserved = { constructor: 'x', then: 1 };
    const entities = { order_id: '71', unknown: { entity_value: wide }, colors: [reserved] };
    expect(JSON.parse((await textsOf('order', entities))[0] ?? '')).toContain('71');
    const refused = await haptik.call('order', { entities: { order_id: { entity_value: wide } } });
    expect(refused.body).toEqual({
      status: false,
      response: ['Something went wrong on our side. Please try again in a moment.'],
    });
  });

  it('gets all entities by name without a class', async () => {
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

  it('of a request-scoped provider gets its own instance and request', async () => {
    expect(await textsOf('scoped', { name: 'Asha' })).toEqual(['POST Asha 1']);
    expect(await textsOf('scoped', { name: 'Ravi' })).toEqual(['POST Ravi 1']);
  });
});
