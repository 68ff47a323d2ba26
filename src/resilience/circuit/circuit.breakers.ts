import { Injectable } from '@nestjs/common';
import type { ResolvedBreakerOptions } from '../../options/resolved/resolved.breaker.options.js';
import type { CircuitState } from '../../options/haptik.event.js';
import { ResolvedHaptikOptions } from '../../options/resolved/resolved.haptik.options.js';
import { CircuitBreaker } from './circuit.breaker.js';
import { CircuitEventLogger } from './circuit.event.logger.js';
import type { CircuitKey } from './circuit.key.js';
import { HaptikClock } from '../deadlines/haptik.clock.js';

/** The current state of a circuit. */
export interface CircuitSnapshot extends CircuitKey {
  readonly state: CircuitState;
  /** Number of consecutive failures. */
  readonly failures: number;
  /** When the state last changed; before the first change, when the circuit was created. */
  readonly since: Date;
}

interface Circuit {
  readonly key: CircuitKey;
  readonly breaker: CircuitBreaker;
  since: Date;
}

/**
 * The circuits of the application: one for every node with a method and one for every agent desk,
 * unless the option `breaker` is `false`. Their number is fixed after boot.
 *
 * @hideconstructor
 * @example
 * constructor(private readonly circuits: CircuitBreakers) {}
 * broken() { return this.circuits.list().filter(({ state }) => state !== 'closed'); }
 */
@Injectable()
export class CircuitBreakers {
  readonly #nodes: Circuit[] = [];
  readonly #desks = new Map<string, Circuit>();

  constructor(
    options: ResolvedHaptikOptions,
    private readonly eventLogger: CircuitEventLogger,
    private readonly clock: HaptikClock,
  ) {
    for (const { name: bot, handoff } of options.bots.values()) {
      if (!handoff.desk || !handoff.breaker) continue;
      this.#desks.set(bot, this.create({ kind: 'desk', bot, node: undefined }, handoff.breaker));
    }
  }

  /** All circuits, those of the nodes first. */
  list(): readonly CircuitSnapshot[] {
    return Object.freeze([...this.#nodes, ...this.#desks.values()].map(toSnapshot));
  }

  /**
   * The circuit of the agent desk of a bot; undefined when it has no circuit.
   *
   * @internal
   */
  forDesk(bot: string): CircuitBreaker | undefined {
    return this.#desks.get(bot)?.breaker;
  }

  /**
   * Adds the circuit of a node at boot. Without settings it adds none.
   *
   * @internal
   */
  registerNode(
    bot: string,
    node: string | undefined,
    settings: ResolvedBreakerOptions | undefined,
  ): CircuitBreaker | undefined {
    if (!settings) return undefined;
    const circuit = this.create({ kind: 'node', bot, node }, settings);
    this.#nodes.push(circuit);
    return circuit.breaker;
  }

  private create(key: CircuitKey, settings: ResolvedBreakerOptions): Circuit {
    const breaker = new CircuitBreaker(settings, {
      now: () => this.clock.now(),
      onStateChange: (state) => {
        circuit.since = new Date();
        this.eventLogger.stateChanged(key, state, breaker);
      },
    });
    const circuit: Circuit = { key: Object.freeze(key), breaker, since: new Date() };
    return circuit;
  }
}

function toSnapshot({ key, breaker: { state, failures }, since }: Circuit): CircuitSnapshot {
  return Object.freeze({ ...key, state, failures, since: new Date(since) });
}
