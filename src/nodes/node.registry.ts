import { Injectable } from '@nestjs/common';
import type { NodeHandoff } from '../answer/breakdown.js';
import type { CircuitBreaker } from '../control/circuit.breaker.js';
import type { NodeDirectory } from '../control/node.directory.js';
import { HaptikSetupError } from '../haptik.error.js';
import { HaptikOptions } from '../options/haptik.options.js';
import { nearest } from '../nearest.name.js';
import type { BoundMethod } from './node.context.js';

/** A node that a method handles. */
export interface RegisteredNode {
  readonly bot: string;
  /** System name; absent for the fallback of the bot. */
  readonly name: string | undefined;
  /** Class, method and module, e.g. `OrderBot.status (AppModule)`. */
  readonly place: string;
  /** Milliseconds the method may take. */
  readonly timeoutMs: number;
  readonly handoff: NodeHandoff | undefined;
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
 * list() { return this.nodes.list().map(({ bot, name, place }) => `${bot}/${name}: ${place}`); }
 */
@Injectable()
export class NodeRegistry implements NodeDirectory {
  readonly #bots: ReadonlyMap<string, Map<string | undefined, RegisteredNode>>;

  constructor(options: HaptikOptions) {
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
  nearest(bot: string, name: string): string | undefined {
    const names = [...(this.#bots.get(bot)?.keys() ?? [])];
    return nearest(
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
    const what = node.name === undefined ? 'A fallback' : `Node "${node.name}"`;
    if (!nodes) {
      const near = nearest(node.bot, this.#bots.keys());
      throw new HaptikSetupError(
        `${what} of ${node.place} is for bot "${node.bot}", which does not exist. ` +
          (near ? `Did you mean "${near}"? ` : '') +
          `Give HaptikModule the option bots.${node.bot}, or name one of: ${this.bots().join(', ')}.`,
      );
    }
    const other = nodes.get(node.name);
    if (other) {
      throw new HaptikSetupError(
        `${what} of bot "${node.bot}" is handled twice: by ${other.place} and by ${node.place}. ` +
          'Remove one, or provide the class in one module only.',
      );
    }
    nodes.set(node.name, node);
  }
}
