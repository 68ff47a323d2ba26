import { Injectable } from '@nestjs/common';
import type { NodeHandoffOptions } from '../reply/result/handoff.js';
import type { Bulkhead } from '../resilience/admission/bulkhead.js';
import type { CircuitBreaker } from '../resilience/circuit/circuit.breaker.js';
import type { NodeLookup } from '../resilience/node.lookup.js';
import { HandlerRegistry, type RegisteredHandler } from './handler.registry.js';
import type { BoundMethod } from './node.context.js';

/** A node that a method handles. Its name is undefined for the fallback of the bot. */
export interface RegisteredNode extends RegisteredHandler {
  /** Timeout of the method in milliseconds. */
  readonly timeoutMs: number;
  readonly handoff: NodeHandoffOptions | undefined;
  /** @internal */
  readonly handler: BoundMethod;
  /** @internal */
  readonly dedupeWindowMs: number | undefined;
  /** @internal */
  readonly bulkhead: Bulkhead;
  /**
   * Undefined when the node has no circuit breaker.
   *
   * @internal
   */
  readonly circuit: CircuitBreaker | undefined;
}

/**
 * The nodes of all bots, as found when the application booted.
 *
 * @hideconstructor
 * @example
 * constructor(private readonly nodes: NodeRegistry) {}
 * list() { return this.nodes.list().map(({ bot, name, handlerLocation }) => `${bot}/${name}: ${handlerLocation}`); }
 */
@Injectable()
export class NodeRegistry extends HandlerRegistry<RegisteredNode> implements NodeLookup {
  /** Names of the bots. */
  bots(): string[] {
    return [...this.handlers.keys()];
  }

  /** All nodes, or those of one bot; a fallback is the one without a name. */
  list(bot?: string): RegisteredNode[] {
    const maps = bot === undefined ? [...this.handlers.values()] : [this.handlers.get(bot)];
    return maps.flatMap((nodes) => [...(nodes?.values() ?? [])]);
  }

  /** The method that handles a node, which may be the bot's fallback. */
  override find(bot: string, name: string): RegisteredNode | undefined {
    const nodes = this.handlers.get(bot);
    return nodes?.get(name) ?? nodes?.get(undefined);
  }

  protected override describe(name: string | undefined): string {
    return name === undefined ? 'A fallback' : `Node "${name}"`;
  }
}
