import {
  ConfigurableModuleBuilder,
  Module,
  type NestModule,
  type OnModuleInit,
  Scope,
} from '@nestjs/common';
import { DiscoveryModule, ModulesContainer } from '@nestjs/core';
import { CopyRenderer } from './copy/reference/copy.renderer.js';
import { CircuitEventLogger } from './resilience/circuit.event.logger.js';
import { CircuitBreakers } from './resilience/circuit.breakers.js';
import { Deadlines } from './resilience/deadlines.js';
import { HaptikSwitches } from './resilience/haptik.switches.js';
import { InMemorySwitchStore } from './resilience/in.memory.switch.store.js';
import { SWITCH_STORE, SwitchStore } from './resilience/switch.store.js';
import { NodeLookup } from './resilience/node.lookup.js';
import { SwitchEventLogger } from './resilience/switch.event.logger.js';
import { HaptikSetupError } from './haptik.error.js';
import { AgentDeskClient } from './handoff/agent.desk.client.js';
import { AgentDeskDeliverer } from './handoff/agent.desk.deliverer.js';
import { HANDOFF_OUTBOX, HandoffOutbox } from './handoff/handoff.outbox.js';
import { InMemoryHandoffOutbox } from './handoff/in.memory.handoff.outbox.js';
import { HandoffService } from './handoff/handoff.service.js';
import { BodyParserBypass } from './webhook/route/body.parser.bypass.js';
import { createSearchController } from './webhook/route/search.controller.js';
import { createWebhookController } from './webhook/route/webhook.controller.js';
import { RequestHeadValidator } from './webhook/receive/request.head.validator.js';
import { SearchReceiver } from './webhook/receive/search.receiver.js';
import { CallAnswerer } from './webhook/receive/call.answerer.js';
import { WebhookReceiver } from './webhook/receive/webhook.receiver.js';
import { ModulePath } from './webhook/path/module.path.js';
import { EndpointLocator } from './webhook/path/endpoint.locator.js';
import { EndpointListener } from './webhook/listener/endpoint.listener.js';
import { MisroutedCallLogger } from './webhook/path/misrouted.call.logger.js';
import { WebhookEndpoint } from './webhook/receive/webhook.endpoint.js';
import { PathNormalizer } from './webhook/path/path.normalizer.js';
import { ServerTimeouts } from './webhook/listener/server.timeouts.js';
import { HandlerBinder } from './nodes/handler.binder.js';
import { HandlerExplorer } from './nodes/handler.explorer.js';
import { NodeDispatcher } from './nodes/node.dispatcher.js';
import { NodeExplorer } from './nodes/node.explorer.js';
import { NodeEventLogger } from './nodes/node.event.logger.js';
import { NodeRegistry } from './nodes/node.registry.js';
import { FallbackReplies } from './options/fallback.replies.js';
import { HaptikEventEmitter } from './options/haptik.event.emitter.js';
import type { HaptikModuleExtras, HaptikModuleOptions } from './options/haptik.module.options.js';
import { DEFAULT_BOT, ResolvedHaptikOptions } from './options/resolved.haptik.options.js';
import { providePort } from './options/port.provider.js';
import { HaptikPlatformClients } from './options/haptik.platform.clients.js';
import { HaptikPlatformClient } from './platform/haptik.platform.client.js';
import { ReplyEncoder } from './reply/reply.encoder.js';
import { SearchDispatcher } from './search/search.dispatcher.js';
import { SearchExplorer } from './search/search.explorer.js';
import { SearchRegistry } from './search/search.registry.js';
import { SecretsService } from './signature/secrets.service.js';
import { NodeSecretVerifier } from './signature/node.secret.verifier.js';
import { SignatureVerifier } from './signature/signature.verifier.js';
import { SignatureRejectionHandler } from './signature/signature.rejection.handler.js';

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
        controllers: [
          createWebhookController(path, decorators),
          createSearchController(path, decorators),
        ],
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
      provide: ResolvedHaptikOptions,
      inject: [MODULE_OPTIONS_TOKEN, { token: CopyRenderer, optional: true }],
      useFactory: (given: HaptikModuleOptions, renderer?: CopyRenderer) =>
        new ResolvedHaptikOptions(given, undefined, renderer),
    },
    HaptikPlatformClients,
    {
      provide: HaptikPlatformClient,
      // Created only where it is injected, so that the boot fails there without the option platform.
      scope: Scope.TRANSIENT,
      inject: [HaptikPlatformClients],
      useFactory: (clients: HaptikPlatformClients) => clients.forBot(DEFAULT_BOT),
    },
    HaptikEventEmitter,
    FallbackReplies,
    CircuitEventLogger,
    CircuitBreakers,
    SwitchEventLogger,
    ...providePort(SWITCH_STORE, SwitchStore, InMemorySwitchStore),
    HaptikSwitches,
    Deadlines,
    SecretsService,
    SignatureRejectionHandler,
    SignatureVerifier,
    NodeSecretVerifier,
    NodeRegistry,
    { provide: NodeLookup, useExisting: NodeRegistry },
    HandlerBinder,
    HandlerExplorer,
    NodeEventLogger,
    NodeDispatcher,
    NodeExplorer,
    SearchRegistry,
    SearchDispatcher,
    SearchExplorer,
    AgentDeskClient,
    AgentDeskDeliverer,
    ...providePort(HANDOFF_OUTBOX, HandoffOutbox, InMemoryHandoffOutbox),
    HandoffService,
    ReplyEncoder,
    RequestHeadValidator,
    CallAnswerer,
    WebhookReceiver,
    SearchReceiver,
    BodyParserBypass,
    EndpointLocator,
    MisroutedCallLogger,
    WebhookEndpoint,
    EndpointListener,
    PathNormalizer,
    ServerTimeouts,
  ],
  exports: [
    NodeRegistry,
    ResolvedHaptikOptions,
    CircuitBreakers,
    HaptikSwitches,
    HaptikPlatformClient,
    HaptikPlatformClients,
  ],
})
export class HaptikModule extends ConfigurableModuleClass implements NestModule, OnModuleInit {
  constructor(
    private readonly modules: ModulesContainer,
    private readonly bodyParserBypass: BodyParserBypass,
  ) {
    super();
  }

  /** Nest calls this after it has registered body parsers, and before it registers routes. */
  configure(): void {
    this.bodyParserBypass.install();
  }

  /** @throws HaptikSetupError when the application imports the module more than once */
  onModuleInit(): void {
    const imports = [...this.modules.values()].filter(({ metatype }) => metatype === HaptikModule);
    if (imports.length > 1) {
      throw new HaptikSetupError(
        'HaptikModule is imported more than once, and each import would register all nodes. Import it ' +
          'once, and configure further bots with the option bots. isGlobal: true exports its providers to all modules.',
      );
    }
  }
}
