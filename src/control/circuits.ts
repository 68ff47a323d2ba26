import { Injectable } from '@nestjs/common';
import type { BreakerSettings } from '../options/breaker.settings.js';
import type { CircuitState } from '../options/haptik.event.js';
import { HaptikOptions } from '../options/haptik.options.js';
import { CircuitBreaker } from './circuit.breaker.js';
import { CircuitJournal } from './circuit.journal.js';
import type { CircuitPlace } from './circuit.place.js';

/** A circuit as it is now. */
export interface CircuitSnapshot extends CircuitPlace {
  readonly state: CircuitState;
  /** Failures in a row. */
  readonly failures: number;
  /** When it last opened, let a call through to try, or closed; else when the application began. */
  readonly since: Date;
}

interface Circuit {
  readonly place: CircuitPlace;
  readonly breaker: CircuitBreaker;
  since: Date;
}

/**
 * The circuits of the application: one for every node that a method handles and one for every
 * agent desk, unless the option `breaker` says `false`. Calls add none, so there is an end to them.
 *
 * @example
 * constructor(private readonly circuits: Circuits) {}
 * broken() { return this.circuits.list().filter(({ state }) => state !== 'closed'); }
 */
@Injectable()
export class Circuits {
  readonly #nodes = new Map<string, Map<string | undefined, Circuit>>();
  readonly #desks = new Map<string, Circuit>();

  constructor(
    options: HaptikOptions,
    private readonly journal: CircuitJournal,
  ) {
    for (const { name: bot, handoff } of options.bots.values()) {
      if (!handoff.desk || !handoff.breaker) continue;
      this.#desks.set(bot, this.make({ kind: 'desk', bot, node: undefined }, handoff.breaker));
    }
  }

  /** All of them, those of the nodes first. */
  list(): readonly CircuitSnapshot[] {
    const nodes = [...this.#nodes.values()].flatMap((circuits) => [...circuits.values()]);
    return Object.freeze([...nodes, ...this.#desks.values()].map(snapshotOf));
  }

  /**
   * The circuit of a node, or of the bot's fallback when `node` is undefined; undefined when it
   * has none.
   *
   * @internal
   */
  ofNode(bot: string, node: string | undefined): CircuitBreaker | undefined {
    return this.#nodes.get(bot)?.get(node)?.breaker;
  }

  /**
   * The circuit of a bot's agent desk; undefined when it has none.
   *
   * @internal
   */
  ofDesk(bot: string): CircuitBreaker | undefined {
    return this.#desks.get(bot)?.breaker;
  }

  /**
   * Adds the circuit of a node while the application boots; without settings there is none.
   *
   * @internal
   */
  addNode(
    bot: string,
    node: string | undefined,
    settings: BreakerSettings | undefined,
  ): CircuitBreaker | undefined {
    if (!settings) return undefined;
    const circuit = this.make({ kind: 'node', bot, node }, settings);
    const nodes = this.#nodes.get(bot) ?? new Map<string | undefined, Circuit>();
    this.#nodes.set(bot, nodes.set(node, circuit));
    return circuit.breaker;
  }

  private make(place: CircuitPlace, settings: BreakerSettings): Circuit {
    const breaker = new CircuitBreaker(settings, {
      changed: (state) => {
        circuit.since = new Date();
        this.journal.changed(place, state, breaker);
      },
    });
    const circuit: Circuit = { place: Object.freeze(place), breaker, since: new Date() };
    return circuit;
  }
}

function snapshotOf({ place, breaker: { state, failures }, since }: Circuit): CircuitSnapshot {
  return Object.freeze({ ...place, state, failures, since: new Date(since) });
}
