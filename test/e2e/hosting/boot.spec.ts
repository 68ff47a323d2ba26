import { Controller, Injectable, Module, Scope } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  HaptikCall,
  HaptikFallback,
  HaptikModule,
  type HaptikModuleOptions,
  HaptikNode,
  HaptikSetupError,
  NodeCall,
  NodeRegistry,
} from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { type BootOptions, boot, MemoryLogger, SECRET } from '../../support/test.app.js';

@Injectable()
class Prices {
  @HaptikNode('price')
  price() {
    return '₹ 1';
  }
}

/** The message of the boot error. */
async function failureOf(settings: BootOptions): Promise<string> {
  const error: unknown = await boot(settings).then(
    async (app) => {
      await app.close();
      return undefined;
    },
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(HaptikSetupError);
  return (error as Error).message;
}

describe('an invalid configuration fails the boot with the cure', () => {
  it('without a secret', async () => {
    const message = await failureOf({ options: { secrets: undefined } });
    expect(message).toContain('has no secret');
    expect(message).toContain('allowUnsigned: true');
  });

  it('with a text that lost characters', async () => {
    const texts = { de: { error: 'Das hat nicht geklappt, gr\ufffd\ufffdnden' } };
    const message = await failureOf({ options: { texts } });
    expect(message).toContain('texts.de.error');
    expect(message).toContain('save files as UTF-8');
  });

  it('without a secret for one of several bots', async () => {
    const message = await failureOf({ options: { bots: { support: {} } } });
    expect(message).toContain('bots.support.secrets');
  });

  it('with an empty secret, as from an unset variable', async () => {
    expect(await failureOf({ options: { secrets: '' } })).toContain('is empty');
    expect(await failureOf({ options: { secrets: [] } })).toContain('holds no secret');
  });

  it('with a secret with an invalid notAfter', async () => {
    const secrets = [{ value: SECRET, notAfter: 'next week' }];
    expect(await failureOf({ options: { secrets } })).toContain('2027-01-31');
  });

  it('with a secrets function that fails', async () => {
    const secrets = () => Promise.reject(new Error('vault sealed'));
    expect(await failureOf({ options: { secrets } })).toContain('the option secrets failed');
  });

  it('when two methods handle one node, naming both', async () => {
    @Injectable()
    class Other {
      @HaptikNode(['cost', 'price'])
      cost() {
        return '₹ 2';
      }
    }
    const message = await failureOf({ metadata: { providers: [Prices, Other] } });
    expect(message).toContain('Prices.price (RootTestModule)');
    expect(message).toContain('Other.cost (RootTestModule)');
  });

  it('when two modules provide the same class, naming both modules', async () => {
    @Module({ providers: [Prices] })
    class ShopModule {}
    const message = await failureOf({ metadata: { imports: [ShopModule], providers: [Prices] } });
    expect(message).toContain('Prices.price (RootTestModule)');
    expect(message).toContain('Prices.price (ShopModule)');
  });

  it('with two fallbacks', async () => {
    @Injectable()
    class Fallbacks {
      @HaptikFallback()
      one() {
        return '1';
      }

      @HaptikFallback()
      two() {
        return '2';
      }
    }
    const message = await failureOf({ metadata: { providers: [Fallbacks] } });
    expect(message).toContain('Fallbacks.one');
    expect(message).toContain('Fallbacks.two');
  });

  it('with a node of an unknown bot, suggesting a similar name', async () => {
    @Injectable()
    class Support {
      @HaptikNode({ name: 'refund', bot: 'suport' })
      refund() {
        return 'ok';
      }
    }
    const options = { bots: { support: { secrets: 'other-secret' } } };
    const message = await failureOf({ options, metadata: { providers: [Support] } });
    expect(message).toContain('"suport"');
    expect(message).toContain('Did you mean "support"?');
  });

  it('with a parameter that has no decorator', async () => {
    @Injectable()
    class Bare {
      @HaptikNode('bare')
      bare(call: NodeCall) {
        return call.node;
      }
    }
    const message = await failureOf({ metadata: { providers: [Bare] } });
    expect(message).toContain('Bare.bare');
    expect(message).toContain('@HaptikCall() call: NodeCall');
  });

  it('with a node on a request-scoped controller', async () => {
    @Controller({ path: 'scoped', scope: Scope.REQUEST })
    class Scoped {
      @HaptikNode('scoped')
      scoped() {
        return 'ok';
      }
    }
    const message = await failureOf({ metadata: { controllers: [Scoped] } });
    expect(message).toContain('Move the method to a provider');
  });

  it('with a method timeout that exceeds the budget', async () => {
    @Injectable()
    class Slow {
      @HaptikNode({ name: 'slow', timeoutMs: 60_000 })
      slow() {
        return 'ok';
      }
    }
    const message = await failureOf({ metadata: { providers: [Slow] } });
    expect(message).toContain('timeoutMs is 60000');
    expect(message).toContain('20000 ms');
    expect(message).toContain('or raise budget.totalMs');
  });

  it('with a budget that exceeds the timeout of Haptik', async () => {
    const message = await failureOf({ options: { budget: { totalMs: 40_000 } } });
    expect(message).toContain('30000');
  });

  it('when the module is imported more than once', async () => {
    const again = HaptikModule.forRoot({ secrets: 'other-secret', path: 'again' });
    expect(await failureOf({ metadata: { imports: [again] } })).toContain(
      'imported more than once',
    );
  });

  it('with a bot name that is not valid in a URL', async () => {
    const bots = { 'my bot': { secrets: 'other-secret' } };
    expect(await failureOf({ options: { bots } })).toContain('part of a URL');
  });

  it('with a decorator on a property, when the file is loaded', () => {
    expect(() => {
      class Arrow {
        declare answer: () => string;
      }
      HaptikNode('arrow')(Arrow.prototype, 'answer', undefined as never);
    }).toThrow(/Arrow\.answer: it is not a method/);
    expect(() => HaptikNode('')(Prices.prototype, 'price', { value: () => 'x' })).toThrow(
      /give it the system name/,
    );
  });
});

describe.each(['staging', 'prod', 'Production', 'qa'])('with NODE_ENV %s', (name) => {
  const stage = process.env['NODE_ENV'];
  beforeEach(() => (process.env['NODE_ENV'] = name));
  afterEach(() => (process.env['NODE_ENV'] = stage));

  it('the secret of the public sample is rejected', async () => {
    const message = await failureOf({ options: { secrets: 'test' } });
    expect(message).toContain(`public sample, and NODE_ENV is ${name}`);
  });
});

describe('in production', () => {
  const stage = process.env['NODE_ENV'];
  beforeEach(() => (process.env['NODE_ENV'] = 'production'));
  afterEach(() => (process.env['NODE_ENV'] = stage));

  it('the secret of the public sample is rejected', async () => {
    expect(await failureOf({ options: { secrets: 'test' } })).toContain('public sample');
  });

  it('unsigned calls require a second option', async () => {
    const unsigned: HaptikModuleOptions = { secrets: undefined, allowUnsigned: true };
    expect(await failureOf({ options: unsigned })).toContain('allowUnsignedInProduction');
  });

  it('unsigned calls cause a warning at boot', async () => {
    const logger = new MemoryLogger();
    const options = { secrets: undefined, allowUnsigned: true, allowUnsignedInProduction: true };
    const app = await boot({ options, logger, metadata: { providers: [Prices] } });
    expect(logger.linesOf('warn').join()).toContain('accepts unsigned calls');
    const reply = await new HaptikTestClient(app).call('price');
    expect(reply.body).toEqual({ status: true, response: ['₹ 1'] });
    await app.close();
  });
});

describe('a valid application', () => {
  it('logs a line for each node, and lists them in the registry', async () => {
    @Injectable()
    class Support {
      @HaptikNode({ name: 'refund', bot: 'support' })
      refund(@HaptikCall() call: NodeCall) {
        return call.bot;
      }

      @HaptikFallback({ bot: 'support' })
      other() {
        return 'other';
      }
    }
    const logger = new MemoryLogger();
    const app = await boot({
      logger,
      options: { bots: { support: { secrets: 'other-secret' } } },
      metadata: { providers: [Prices, Support] },
    });
    expect(logger.linesOf('log')).toEqual(
      expect.arrayContaining([
        'log Mapped {price} of bot "default" to Prices.price (RootTestModule)',
        'log Mapped {refund} of bot "support" to Support.refund (RootTestModule)',
        'log Mapped {* (fallback)} of bot "support" to Support.other (RootTestModule)',
      ]),
    );
    const registry = app.get(NodeRegistry);
    expect(registry.bots()).toEqual(['default', 'support']);
    expect(
      registry.list('support').map(({ name, handlerLocation }) => [name, handlerLocation]),
    ).toEqual([
      ['refund', 'Support.refund (RootTestModule)'],
      [undefined, 'Support.other (RootTestModule)'],
    ]);
    await app.close();
  });

  it('can be configured by forRootAsync, and shares its registry when global', async () => {
    @Injectable()
    class Inventory {
      constructor(readonly nodes: NodeRegistry) {}
    }
    @Module({ providers: [Inventory] })
    class InventoryModule {}
    const haptik = HaptikModule.forRootAsync({
      path: 'bots',
      isGlobal: true,
      useFactory: () => Promise.resolve({ secrets: SECRET }),
    });
    const module = await Test.createTestingModule({
      imports: [haptik, InventoryModule],
      providers: [Prices],
    }).compile();
    const app = module.createNestApplication({ rawBody: true, logger: false });
    const client = new HaptikTestClient(app, { secret: SECRET, path: 'bots' });
    expect((await client.call('price')).texts).toEqual(['₹ 1']);
    expect(app.get(Inventory, { strict: false }).nodes.list()).toHaveLength(1);
    await app.close();
  });
});
