import { metrics } from '@opentelemetry/api';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { CopyRenderer } from '../copy/reference/copy.renderer.js';
import { HandoffOutbox } from '../handoff/handoff.outbox.js';
import { HandoffRepository } from '../handoff/handoff.repository.js';
import { NodeRegistry } from '../nodes/node.registry.js';
import { HaptikEventEmitter } from '../options/events/haptik.event.emitter.js';
import { ResolvedHaptikOptions } from '../options/resolved/resolved.haptik.options.js';
import { CallAdmission } from '../resilience/admission/call.admission.js';
import { CircuitBreakers } from '../resilience/circuit/circuit.breakers.js';
import { HaptikSwitches } from '../resilience/switches/haptik.switches.js';
import { createCallListener } from './call.metrics.js';
import { observeState } from './state.metrics.js';
import { TELEMETRY_SCOPE, TelemetryProviders } from './tracing/telemetry.providers.js';

/** Makes the instruments once an SDK of OpenTelemetry is registered, before or after the application has started. */
@Injectable()
export class HaptikMetrics implements OnApplicationBootstrap, OnModuleDestroy {
  #started: readonly Disposable[] = [];

  constructor(
    private readonly modules: ModuleRef,
    private readonly providers: TelemetryProviders,
    private readonly events: HaptikEventEmitter,
    private readonly admission: CallAdmission,
    private readonly circuits: CircuitBreakers,
    private readonly switches: HaptikSwitches,
    private readonly nodes: NodeRegistry,
    private readonly options: ResolvedHaptikOptions,
  ) {}

  /** Called by Nest when the application starts. */
  onApplicationBootstrap(): void {
    this.providers.onMetering = () => this.start();
    this.providers.refresh();
  }

  /** Called by Nest when the application shuts down. */
  onModuleDestroy(): void {
    this.providers.onMetering = undefined;
    this.#started.forEach((part) => part[Symbol.dispose]());
    this.#started = [];
  }

  private start(): void {
    const meter = metrics.getMeter(TELEMETRY_SCOPE);
    const sources = {
      admission: this.admission,
      circuits: this.circuits,
      switches: this.switches,
      nodes: this.nodes,
      copy: this.find(CopyRenderer),
      handoffs: this.find(HandoffRepository),
      outbox: this.find(HandoffOutbox),
    };
    this.#started = [
      this.events.subscribe(createCallListener(meter, this.options.bots.keys())),
      observeState(meter, sources),
    ];
  }

  /** A provider of a module that the application may import. */
  private find<T>(type: abstract new (...args: never[]) => T): T | undefined {
    try {
      return this.modules.get<T>(type, { strict: false });
    } catch {
      return undefined;
    }
  }
}
