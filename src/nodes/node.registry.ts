import { Injectable } from '@nestjs/common';
import type { NodeHandoffOptions } from '../answer/node.failure.js';
import type { CircuitBreaker } from '../resilience/circuit.breaker.js';
import type { NodeLookup } from '../resilience/node.lookup.js';
import { HaptikSetupError } from '../haptik.error.js';
import { ResolvedHaptikOptions } from '../options/resolved.haptik.options.js';
import { findClosestMatch } from '../closest.match.js';
import type { BoundMethod } from './node.context.js';

/** A node that a method handles. */
export interface RegisteredNode {
  readonly bot: string;
  /** System name; absent for the fallback of the bot. */
  readonly name: string | undefined;
  /** Class, method and module, e.g. `OrderBot.status (AppModule)`. */
  readonly handlerLocation: string;
  /** Milliseconds the method may take. */
  readonly timeoutMs: number;
  readonly handoff: NodeHandoffOptions | undefined;
  /** @internal */
  readonly handler: BoundMethod;
  /**
   * Undefined when the method is called whatever happened before.
   *
   * @internal
   */
  readonly circuit: CircuitBreaker | undefined;
}

/**
 * The nodes of all bots, as found when the application booted.
 *
 * @example
 * constructor(private readonly nodes: NodeRegistry) {}
 * list() { return this.nodes.list().map(({ bot, name, handlerLocation }) => `${bot}/${name}: ${handlerLocation}`); }
 */
@Injectable()
export class NodeRegistry implements NodeLookup {
  readonly #bots: ReadonlyMap<string, Map<string | undefined, RegisteredNode>>;

  constructor(options: ResolvedHaptikOptions) {
    this.#bots = new Map([...options.bots.keys()].map((bot) => [bot, new Map()]));
  }

  /** Names of the bots. */
  bots(): string[] {
    return [...this.#bots.keys()];
  }

  /** All nodes, or those of one bot; a fallback is the one without a name. */
  list(bot?: string): RegisteredNode[] {
    const maps = bot === undefined ? [...this.#bots.values()] : [this.#bots.get(bot)];
    return maps.flatMap((nodes) => [...(nodes?.values() ?? [])]);
  }

  /** The method that handles a node, which may be the bot's fallback. */
  find(bot: string, name: string): RegisteredNode | undefined {
    const nodes = this.#bots.get(bot);
    return nodes?.get(name) ?? nodes?.get(undefined);
  }

  /** The known name that is nearest to an unknown one. */
  findClosestName(bot: string, name: string): string | undefined {
    const names = [...(this.#bots.get(bot)?.keys() ?? [])];
    return findClosestMatch(
      name,
      names.filter((known) => known !== undefined),
    );
  }

  /**
   * @internal
   * @throws HaptikSetupError when the bot is unknown or the node is handled already
   */
  add(node: RegisteredNode): void {
    const nodes = this.#bots.get(node.bot);
    const label = node.name === undefined ? 'A fallback' : `Node "${node.name}"`;
    if (!nodes) {
      const suggestion = findClosestMatch(node.bot, this.#bots.keys());
      throw new HaptikSetupError(
        `${label} of ${node.handlerLocation} is for bot "${node.bot}", which does not exist. ` +
          (suggestion ? `Did you mean "${suggestion}"? ` : '') +
          `Give HaptikModule the option bots.${node.bot}, or name one of: ${this.bots().join(', ')}.`,
      );
    }
    const existing = nodes.get(node.name);
    if (existing) {
      throw new HaptikSetupError(
        `${label} of bot "${node.bot}" is handled twice: by ${existing.handlerLocation} and by ${node.handlerLocation}. ` +
          'Remove one, or provide the class in one module only.',
      );
    }
    nodes.set(node.name, node);
  }
}
