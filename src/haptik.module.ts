import {
  ConfigurableModuleBuilder,
  Module,
  type NestModule,
  type OnModuleInit,
  Scope,
} from '@nestjs/common';
import { DiscoveryModule, ModulesContainer } from '@nestjs/core';
import { CopyWriter } from './answer/copy.writer.js';
import { CircuitJournal } from './control/circuit.journal.js';
import { Circuits } from './control/circuits.js';
import { HaptikSwitches } from './control/haptik.switches.js';
import { NodeDirectory } from './control/node.directory.js';
import { SwitchJournal } from './control/switch.journal.js';
import { HaptikSetupError } from './haptik.error.js';
import { AgentHandoffInterceptor } from './handoff/agent.handoff.interceptor.js';
import { DeskCaller } from './handoff/desk.caller.js';
import { DeskCourier } from './handoff/desk.courier.js';
import { BodyIntake } from './http/body.intake.js';
import { searchControllerAt } from './http/search.controller.js';
import { webhookControllerAt } from './http/webhook.controller.js';
import { ModulePath } from './http/module.path.js';
import { PathNormalizer } from './http/path.normalizer.js';
import { ServerTimeouts } from './http/server.timeouts.js';
import { MethodFinder } from './nodes/method.finder.js';
import { NodeBinder } from './nodes/node.binder.js';
import { NodeDispatcher } from './nodes/node.dispatcher.js';
import { NodeExplorer } from './nodes/node.explorer.js';
import { NodeJournal } from './nodes/node.journal.js';
import { NodeRegistry } from './nodes/node.registry.js';
import { HaptikEvents } from './options/haptik.events.js';
import type { HaptikModuleExtras, HaptikModuleOptions } from './options/haptik.module.options.js';
import { DEFAULT_BOT, HaptikOptions } from './options/haptik.options.js';
import { HaptikPlatformClients } from './options/haptik.platform.clients.js';
import { HaptikPlatformClient } from './platform/haptik.platform.client.js';
import { ReplySender } from './reply/reply.sender.js';
import { SearchDispatcher } from './search/search.dispatcher.js';
import { SearchExplorer } from './search/search.explorer.js';
import { SearchRegistry } from './search/search.registry.js';
import { Keyrings } from './signature/keyrings.js';
import { SignatureHeaderCheck } from './signature/signature.header.check.js';
import { SignatureRefusal } from './signature/signature.refusal.js';

const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN } =
  new ConfigurableModuleBuilder<HaptikModuleOptions>({ moduleName: 'Haptik' })
    .setClassMethodName('forRoot')
    .setFactoryMethodName('createHaptikOptions')
    .setExtras<HaptikModuleExtras>(
      { path: 'haptik', isGlobal: false, decorators: [] },
      (definition, { path = 'haptik', isGlobal = false, decorators = [] }) => ({
        ...definition,
        global: isGlobal,
        providers: [
          ...(definition.providers ?? []),
          { provide: ModulePath, useValue: new ModulePath(path) },
        ],
        controllers: [webhookControllerAt(path, decorators), searchControllerAt(path, decorators)],
      }),
    )
    .build();

/**
 * Answers the calls of Haptik bots with the methods that carry `@HaptikNode`.
 *
 * @example
 * @Module({
 *   imports: [HaptikModule.forRoot({ secrets: process.env.HAPTIK_SECRET })],
 *   providers: [OrderBot],
 * })
 * export class AppModule {}
 * @example
 * HaptikModule.forRootAsync({
 *   inject: [ConfigService],
 *   useFactory: (config: ConfigService) => ({ secrets: config.getOrThrow<string>('HAPTIK_SECRET') }),
 * });
 */
@Module({
  imports: [DiscoveryModule],
  providers: [
    {
      provide: HaptikOptions,
      inject: [MODULE_OPTIONS_TOKEN, { token: CopyWriter, optional: true }],
      useFactory: (given: HaptikModuleOptions, writer?: CopyWriter) =>
        new HaptikOptions(given, undefined, writer),
    },
    HaptikPlatformClients,
    {
      provide: HaptikPlatformClient,
      // Made only where it is injected, so that a bot without a platform fails there, at boot.
      scope: Scope.TRANSIENT,
      inject: [HaptikPlatformClients],
      useFactory: (clients: HaptikPlatformClients) => clients.of(DEFAULT_BOT),
    },
    HaptikEvents,
    CircuitJournal,
    Circuits,
    SwitchJournal,
    HaptikSwitches,
    Keyrings,
    SignatureRefusal,
    SignatureHeaderCheck,
    NodeRegistry,
    { provide: NodeDirectory, useExisting: NodeRegistry },
    MethodFinder,
    NodeBinder,
    NodeJournal,
    NodeDispatcher,
    NodeExplorer,
    SearchRegistry,
    SearchDispatcher,
    SearchExplorer,
    DeskCaller,
    DeskCourier,
    AgentHandoffInterceptor,
    ReplySender,
    BodyIntake,
    PathNormalizer,
    ServerTimeouts,
  ],
  exports: [
    NodeRegistry,
    HaptikOptions,
    Circuits,
    HaptikSwitches,
    HaptikPlatformClient,
    HaptikPlatformClients,
  ],
})
export class HaptikModule extends ConfigurableModuleClass implements NestModule, OnModuleInit {
  constructor(
    private readonly modules: ModulesContainer,
    private readonly intake: BodyIntake,
  ) {
    super();
  }

  /** Nest asks for middleware behind the parsers of the host and before its routes. */
  configure(): void {
    this.intake.install();
  }

  /** @throws HaptikSetupError when the application imports the module twice */
  onModuleInit(): void {
    const imports = [...this.modules.values()].filter(({ metatype }) => metatype === HaptikModule);
    if (imports.length > 1) {
      throw new HaptikSetupError(
        'HaptikModule is imported twice, and each would answer all nodes. Import it once and ' +
          'give further bots in the option bots; isGlobal: true makes NodeRegistry known everywhere.',
      );
    }
  }
}
