import { Module, type NestModule, type OnModuleInit, Scope } from '@nestjs/common';
import { DiscoveryModule, ModulesContainer } from '@nestjs/core';
import { CopyRenderer } from './copy/reference/copy.renderer.js';
import { CallAdmission } from './resilience/admission/call.admission.js';
import { MemoryReader } from './resilience/admission/memory.reader.js';
import { MemoryWatermark } from './resilience/admission/memory.watermark.js';
import { CircuitEventLogger } from './resilience/circuit/circuit.event.logger.js';
import { CircuitBreakers } from './resilience/circuit/circuit.breakers.js';
import { Deadlines } from './resilience/deadlines/deadlines.js';
import { CALL_DEDUPE_STORE, CallDedupeStore } from './dedupe/call.dedupe.store.js';
import { CallDeduplicator } from './dedupe/call.deduplicator.js';
import { InMemoryCallDedupeStore } from './dedupe/in.memory.call.dedupe.store.js';
import { HaptikClock } from './resilience/deadlines/haptik.clock.js';
import { HaptikSwitches } from './resilience/switches/haptik.switches.js';
import { InMemorySwitchStore } from './resilience/switches/in.memory.switch.store.js';
import { SWITCH_STORE, SwitchStore } from './resilience/switches/switch.store.js';
import { NodeLookup } from './resilience/node.lookup.js';
import { SwitchEventLogger } from './resilience/switches/switch.event.logger.js';
import { HaptikSetupError } from './haptik.error.js';
import { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN } from './haptik.module.definition.js';
import { AgentDeskClient } from './handoff/agent.desk.client.js';
import { AgentDeskDeliverer } from './handoff/agent.desk.deliverer.js';
import { HANDOFF_OUTBOX, HandoffOutbox } from './handoff/handoff.outbox.js';
import { InMemoryHandoffOutbox } from './handoff/in.memory.handoff.outbox.js';
import { RejectionLimiter } from './limits/rejection.limiter.js';
import { SOURCE_COUNT_STORE, SourceCountStore } from './limits/source.count.store.js';
import { ForwardedAddressCheck } from './limits/forwarded.address.check.js';
import { SourceLimiter } from './limits/source.limiter.js';
import { HandoffService } from './handoff/handoff.service.js';
import { BodyParserBypass } from './webhook/route/body.parser.bypass.js';
import { RequestHeadValidator } from './webhook/receive/request.head.validator.js';
import { SearchReceiver } from './webhook/receive/search.receiver.js';
import { CallAnswerer } from './webhook/receive/call.answerer.js';
import { WebhookReceiver } from './webhook/receive/webhook.receiver.js';
import { EndpointLocator } from './webhook/path/endpoint.locator.js';
import { RouteObserver } from './webhook/route/route.observer.js';
import { EndpointListener } from './webhook/listener/endpoint.listener.js';
import { MisroutedCallLogger } from './webhook/path/misrouted.call.logger.js';
import { WebhookEndpoint } from './webhook/receive/webhook.endpoint.js';
import { PathNormalizer } from './webhook/path/path.normalizer.js';
import { ServerShutdown } from './webhook/listener/server.shutdown.js';
import { ServerTimeouts } from './webhook/listener/server.timeouts.js';
import { AppDescriber } from './development/app.describer.js';
import { DevelopmentResponder } from './development/development.responder.js';
import { DevelopmentServer } from './development/development.server.js';
import { EntityDescriber } from './development/entity.describer.js';
import { HandlerBinder } from './nodes/handler.binder.js';
import { HandlerExplorer } from './nodes/handler.explorer.js';
import { NodeDispatcher } from './nodes/node.dispatcher.js';
import { NodeExplorer } from './nodes/node.explorer.js';
import { NodeEventLogger } from './nodes/node.event.logger.js';
import { NodeRegistry } from './nodes/node.registry.js';
import { FallbackReplies } from './options/fallback.replies.js';
import { CallReports } from './options/events/call.reports.js';
import { HaptikEventEmitter } from './options/events/haptik.event.emitter.js';
import type { HaptikModuleOptions } from './options/haptik.module.options.js';
import { DEFAULT_BOT, ResolvedHaptikOptions } from './options/resolved/resolved.haptik.options.js';
import { provideOptionalPort, providePort } from './options/port.provider.js';
import { HaptikPlatformClients } from './options/haptik.platform.clients.js';
import { HaptikPlatformClient } from './platform/haptik.platform.client.js';
import { CallLogCapture } from './recording/call.log.capture.js';
import { CallObserver } from './recording/call.observer.js';
import { CALL_RECORDER, CallRecorder } from './recording/call.recorder.js';
import { CallRedactor } from './recording/call.redactor.js';
import { HaptikRecordings } from './recording/haptik.recordings.js';
import { InMemoryCallRecorder, chooseRecorder } from './recording/in.memory.call.recorder.js';
import { RecordedCallFactory } from './recording/recorded.call.factory.js';
import { ReplyEncoder } from './reply/reply.encoder.js';
import { SearchDispatcher } from './search/search.dispatcher.js';
import { SearchExplorer } from './search/search.explorer.js';
import { SearchRegistry } from './search/search.registry.js';
import { HaptikMetrics } from './telemetry/haptik.metrics.js';
import { HaptikTracer } from './telemetry/tracing/haptik.tracer.js';
import { TelemetryProviders } from './telemetry/tracing/telemetry.providers.js';
import { SecretsService } from './signature/secrets.service.js';
import { NodeSecretVerifier } from './signature/node.secret.verifier.js';
import { SignatureVerifier } from './signature/signature.verifier.js';
import { SignatureRejectionHandler } from './signature/signature.rejection.handler.js';

/**
 * Answers the calls of Haptik bots with the methods that carry `@HaptikNode`.
 *
 * @hideconstructor
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
    HaptikClock,
    TelemetryProviders,
    HaptikTracer,
    HaptikMetrics,
    HaptikEventEmitter,
    CallReports,
    FallbackReplies,
    MemoryReader,
    MemoryWatermark,
    CallAdmission,
    ...providePort(CALL_DEDUPE_STORE, CallDedupeStore, InMemoryCallDedupeStore),
    CallDeduplicator,
    provideOptionalPort(SOURCE_COUNT_STORE, SourceCountStore),
    ForwardedAddressCheck,
    SourceLimiter,
    RejectionLimiter,
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
    InMemoryCallRecorder,
    {
      provide: CALL_RECORDER,
      inject: [
        ResolvedHaptikOptions,
        ModulesContainer,
        InMemoryCallRecorder,
        { token: CallRecorder, optional: true },
      ],
      useFactory: chooseRecorder,
    },
    CallRedactor,
    RecordedCallFactory,
    CallObserver,
    CallLogCapture,
    HaptikRecordings,
    RequestHeadValidator,
    CallAnswerer,
    WebhookReceiver,
    SearchReceiver,
    RouteObserver,
    BodyParserBypass,
    EndpointLocator,
    MisroutedCallLogger,
    WebhookEndpoint,
    EndpointListener,
    PathNormalizer,
    ServerTimeouts,
    ServerShutdown,
    EntityDescriber,
    AppDescriber,
    DevelopmentResponder,
    DevelopmentServer,
  ],
  exports: [
    NodeRegistry,
    ResolvedHaptikOptions,
    CircuitBreakers,
    HaptikSwitches,
    HaptikPlatformClient,
    HaptikPlatformClients,
    HaptikRecordings,
    ForwardedAddressCheck,
    SourceLimiter,
    HaptikEventEmitter,
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
