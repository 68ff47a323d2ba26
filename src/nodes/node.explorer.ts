import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { CircuitBreakers } from '../resilience/circuit.breakers.js';
import { HaptikSetupError } from '../haptik.error.js';
import {
  resolveBreakerOptions,
  DEFAULT_NODE_BREAKER,
} from '../options/resolved.breaker.options.js';
import { ResolvedHaptikOptions } from '../options/resolved.haptik.options.js';
import type { NodeCall } from '../payload/node.call.js';
import { SecretsService } from '../signature/secrets.service.js';
import { HandlerExplorer } from './handler.explorer.js';
import { NODE_METADATA, type NodeDefinition } from './node.definition.js';
import type { BoundMethod } from './node.context.js';
import { NodeRegistry } from './node.registry.js';

/** Registers the methods with `@HaptikNode` and `@HaptikFallback` at boot. */
@Injectable()
export class NodeExplorer implements OnModuleInit {
  readonly #logger = new Logger('Haptik');

  constructor(
    private readonly explorer: HandlerExplorer,
    private readonly registry: NodeRegistry,
    private readonly options: ResolvedHaptikOptions,
    private readonly secretsService: SecretsService,
    private readonly circuits: CircuitBreakers,
  ) {}

  /** @throws HaptikSetupError when a decorated method cannot handle its node */
  async onModuleInit(): Promise<void> {
    const handlers = this.explorer.explore<NodeDefinition, NodeCall>(NODE_METADATA);
    for (const { definition, handler, handlerLocation } of handlers) {
      this.add(definition, handler, handlerLocation);
    }
    await this.secretsService.load();
  }

  private add(definition: NodeDefinition, handler: BoundMethod, handlerLocation: string): void {
    const { bot, names, secrets, handoff, isFallback } = definition;
    const options = this.options.bots.get(bot);
    const maxTimeoutMs = options?.handlerTimeoutMs ?? Infinity;
    const timeoutMs = definition.timeoutMs ?? maxTimeoutMs;
    if (!(timeoutMs > 0 && timeoutMs <= maxTimeoutMs)) {
      throw new HaptikSetupError(
        `${handlerLocation}: timeoutMs is ${timeoutMs}, and a node of bot "${bot}" has ${maxTimeoutMs} ms. Give it ` +
          'less, or raise budget.totalMs.',
      );
    }
    const breaker = resolveBreakerOptions(
      `${handlerLocation}: breaker`,
      [options?.breaker ?? false, definition.breaker],
      DEFAULT_NODE_BREAKER,
    );
    for (const name of isFallback ? [undefined] : names) {
      const circuit = this.circuits.registerNode(bot, name, breaker);
      this.registry.add({ bot, name, handlerLocation, timeoutMs, handoff, handler, circuit });
      if (name !== undefined && secrets) this.secretsService.addNode(bot, name, secrets);
      const label = name ?? '* (fallback)';
      this.#logger.log(`Mapped {${label}}${this.suffix(bot)} to ${handlerLocation}`);
    }
  }

  private suffix(bot: string): string {
    return this.options.bots.size > 1 ? ` of bot "${bot}"` : '';
  }
}
