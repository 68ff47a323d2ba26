import { Injectable, Logger } from '@nestjs/common';
import type { CircuitState } from '../../options/haptik.event.js';
import { HaptikEventEmitter } from '../../options/events/haptik.event.emitter.js';
import type { CircuitBreaker } from './circuit.breaker.js';
import { type CircuitKey, describeCircuit } from './circuit.key.js';
import { HaptikClock } from '../deadlines/haptik.clock.js';

/** What an open circuit means for users, and where to find its cause. */
const EFFECT_ON_USERS: Readonly<Record<CircuitKey['kind'], string>> = {
  node:
    'Its method is not called meanwhile. Chats are handed off if handoff.on includes circuit-open; ' +
    'otherwise users read the text "unavailable". See the earlier log lines of the node for the cause.',
  desk:
    'The desk is not called meanwhile. Check that it is running, and check its address and ' +
    'credentials.',
};

/** Logs every state change of a circuit and emits an event. */
@Injectable()
export class CircuitEventLogger {
  readonly #logger = new Logger('Haptik');

  constructor(
    private readonly events: HaptikEventEmitter,
    private readonly clock: HaptikClock,
  ) {}

  stateChanged(key: CircuitKey, state: CircuitState, breaker: CircuitBreaker): void {
    this.log(key, state, breaker);
    this.events.emit({ type: 'circuit.changed', ...key, state });
  }

  private log(
    key: CircuitKey,
    state: CircuitState,
    { failures, openUntil = 0 }: CircuitBreaker,
  ): void {
    const name = describeCircuit(key);
    switch (state) {
      case 'open': {
        const pause = Math.round(openUntil - this.clock.now());
        const change = `circuit open for ${pause} ms after ${failures} consecutive failures`;
        return this.#logger.warn(`${name}: ${change}. ${EFFECT_ON_USERS[key.kind]}`);
      }
      case 'half-open':
        return this.#logger.debug(`${name}: circuit half-open, trial call permitted`);
      case 'closed':
        return this.#logger.log(`${name}: circuit closed, trial call succeeded`);
    }
  }
}
