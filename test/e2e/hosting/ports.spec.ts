import { type Abstract, Global, Module, type ModuleMetadata } from '@nestjs/common';
import {
  CallDedupeStore,
  CallRecorder,
  HandoffOutbox,
  HaptikModule,
  SourceCountStore,
  SwitchStore,
} from 'nestjs-haptik';
import {
  defineCopy,
  HaptikCopy,
  HaptikCopyModule,
  InMemoryPublishedCopySource,
  PublishedCopySource,
} from 'nestjs-haptik/copy';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { Test } from '@nestjs/testing';
import { AcceptingAgentDesk, FlakyBot } from '../../support/bots/flaky.bot.js';
import { boot, SECRET } from '../../support/test.app.js';

const PORTS: Abstract<object>[] = [
  CallDedupeStore,
  CallRecorder,
  HandoffOutbox,
  PublishedCopySource,
  SourceCountStore,
  SwitchStore,
];

const copy = defineCopy({
  'shop.hello': { text: 'Hello.', description: 'a greeting', usedAs: 'text' },
});

const bootWith = (
  imports: ModuleMetadata['imports'],
  providers: ModuleMetadata['providers'] = [],
) =>
  boot({
    metadata: { imports: [HaptikCopyModule.forRoot({ copy: [copy] }), ...imports!], providers },
  });

/** A provider of a port that does nothing. */
const provide = (port: Abstract<object>) => ({
  provide: port,
  useValue: {
    load: () => [],
    watch: async () => async () => undefined,
    setDeliverer: () => undefined,
  },
});

describe.each(PORTS.map((port) => [port.name, port] as const))('a provider of %s', (name, port) => {
  it('in a module that is not global fails the boot with the cure', async () => {
    @Module({ providers: [provide(port)], exports: [port] })
    class ShopModule {}
    await expect(bootWith([ShopModule])).rejects.toThrow(
      `ShopModule provides ${name}, but only for`,
    );
    await expect(bootWith([], [provide(port)])).rejects.toThrow(
      new RegExp(`^RootTestModule provides .* @Global\\(\\) and exports: \\[${name}\\]`),
    );
  });

  it('in a global module that does not export it fails the boot', async () => {
    @Global()
    @Module({ providers: [provide(port)] })
    class ShopModule {}
    await expect(bootWith([ShopModule])).rejects.toThrow(`exports: [${name}]`);
  });

  it('beside a global one of another module fails the boot, since it would be ignored', async () => {
    @Global()
    @Module({ providers: [provide(port)], exports: [port] })
    class StoreModule {}
    await expect(bootWith([StoreModule], [provide(port)])).rejects.toThrow(
      `RootTestModule provides ${name}`,
    );
  });

  it('in a global module is used', async () => {
    @Global()
    @Module({ providers: [provide(port)], exports: [port] })
    class StoreModule {}
    const app = await bootWith([StoreModule]);
    expect((await new HaptikTestClient(app, { secret: SECRET }).call('order')).httpStatus).toBe(
      200,
    );
    await app.close();
  });
});

it('a port may be provided by a module that forRootAsync imports', async () => {
  class CountingOutbox extends HandoffOutbox {
    count = 0;
    override async deliverOnce(...[, , handOff]: Parameters<HandoffOutbox['deliverOnce']>) {
      this.count++;
      return handOff();
    }
  }
  const outbox = new CountingOutbox();
  @Module({ providers: [{ provide: HandoffOutbox, useValue: outbox }], exports: [HandoffOutbox] })
  class OutboxModule {}
  const haptik = HaptikModule.forRootAsync({
    imports: [OutboxModule],
    useFactory: () => ({ secrets: SECRET, handoff: { desk: new AcceptingAgentDesk() } }),
  });
  const module = await Test.createTestingModule({
    imports: [haptik],
    providers: [FlakyBot],
  }).compile();
  const app = module.createNestApplication({ rawBody: true, logger: false });
  await app.init();
  await new HaptikTestClient(app, { secret: SECRET }).call('unknown-node');
  expect(outbox.count).toBe(1);
  await app.close();
});

it('the source of texts may be the option source as well as a provider', async () => {
  const source = new InMemoryPublishedCopySource();
  source.set('shop.hello', 'en', 'Welcome.');
  @Global()
  @Module({
    providers: [{ provide: PublishedCopySource, useValue: source }],
    exports: [PublishedCopySource],
  })
  class CmsModule {}
  const app = await boot({
    metadata: { imports: [CmsModule, HaptikCopyModule.forRoot({ copy: [copy], source })] },
  });
  expect(app.get(HaptikCopy).revision).toBe(1);
  await app.close();
});
