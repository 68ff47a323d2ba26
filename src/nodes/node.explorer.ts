import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Bulkhead } from '../resilience/admission/bulkhead.js';
import { CircuitBreakers } from '../resilience/circuit/circuit.breakers.js';
import { HaptikSetupError } from '../haptik.error.js';
import {
  resolveBreakerOptions,
  DEFAULT_NODE_BREAKER,
} from '../options/resolved/resolved.breaker.options.js';
import {
  describeValue,
  isNumberWithin,
  validatePositiveInteger,
} from '../options/resolved/numeric.option.js';
import { ResolvedHaptikOptions } from '../options/resolved/resolved.haptik.options.js';
import type { NodeCall } from '../payload/node.call.js';
import { SecretsService } from '../signature/secrets.service.js';
import { HandlerExplorer } from './handler.explorer.js';
import { type DedupeOptions, NODE_METADATA, type NodeDefinition } from './node.definition.js';
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
    const handlers = [...this.explorer.explore<NodeDefinition, NodeCall>(NODE_METADATA)];
    const nodes = handlers.flatMap(({ definition }) => namesOf(definition)).length;
    for (const { definition, handler, handlerLocation } of handlers) {
      this.add(definition, handler, handlerLocation, this.defaultShare(nodes));
    }
    await this.secretsService.load();
  }

  private add(
    definition: NodeDefinition,
    handler: BoundMethod,
    handlerLocation: string,
    defaultShare: number,
  ): void {
    const { bot, secrets, handoff, maxInFlight = defaultShare } = definition;
    const options = this.options.bots.get(bot);
    const maxTimeoutMs = options?.handlerTimeoutMs ?? Infinity;
    const timeoutMs = definition.timeoutMs ?? maxTimeoutMs;
    if (!isNumberWithin(timeoutMs, 1, maxTimeoutMs)) {
      throw new HaptikSetupError(
        `${handlerLocation}: timeoutMs is ${describeValue(timeoutMs)}, and a node of bot "${bot}" has ${maxTimeoutMs} ms. Set it to ` +
          `a number of milliseconds from 1 to ${maxTimeoutMs}, or raise budget.totalMs.`,
      );
    }
    const breaker = resolveBreakerOptions(
      `${handlerLocation}: breaker`,
      [options?.breaker ?? false, definition.breaker],
      DEFAULT_NODE_BREAKER,
    );
    validatePositiveInteger(`${handlerLocation}: maxInFlight`, maxInFlight);
    const dedupeWindowMs = validateDedupe(definition.dedupe, handlerLocation);
    for (const name of namesOf(definition)) {
      const bulkhead = new Bulkhead(maxInFlight);
      const circuit = this.circuits.registerNode(bot, name, breaker);
      this.registry.add({
        bot,
        name,
        handlerLocation,
        timeoutMs,
        handoff,
        handler,
        dedupeWindowMs,
        bulkhead,
        circuit,
      });
      if (name !== undefined && secrets) this.secretsService.addNode(bot, name, secrets);
      const label = name ?? '* (fallback)';
      this.#logger.log(`Mapped {${label}}${this.suffix(bot)} to ${handlerLocation}`);
    }
  }

  /** Three slow nodes, of one slow system behind them, still leave a quarter for the others. */
  private defaultShare(nodes: number): number {
    const { maxInFlight, maxInFlightPerNode } = this.options;
    return maxInFlightPerNode ?? (nodes > 1 ? Math.ceil(maxInFlight / 4) : maxInFlight);
  }

  private suffix(bot: string): string {
    return this.options.bots.size > 1 ? ` of bot "${bot}"` : '';
  }
}

const MIN_DEDUPE_WINDOW_MS = 1_000;
const MAX_DEDUPE_WINDOW_MS = 86_400_000;

/** @throws HaptikSetupError when the window is too short or too long */
function validateDedupe(
  dedupe: DedupeOptions | undefined,
  handlerLocation: string,
): number | undefined {
  if (!dedupe) return undefined;
  const { windowMs } = dedupe;
  if (isNumberWithin(windowMs, MIN_DEDUPE_WINDOW_MS, MAX_DEDUPE_WINDOW_MS)) return windowMs;
  throw new HaptikSetupError(
    `${handlerLocation}: dedupe.windowMs is ${describeValue(windowMs)}. Set it to ${MIN_DEDUPE_WINDOW_MS} to ${MAX_DEDUPE_WINDOW_MS} ` +
      'milliseconds, or remove dedupe.',
  );
}

/** The names that a method handles; undefined for a fallback. */
function namesOf({ names, isFallback }: NodeDefinition): readonly (string | undefined)[] {
  return isFallback ? [undefined] : names;
}
