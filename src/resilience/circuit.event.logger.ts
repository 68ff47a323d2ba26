import { Injectable, Logger } from '@nestjs/common';
import type { CircuitState } from '../options/haptik.event.js';
import { HaptikEventEmitter } from '../options/haptik.event.emitter.js';
import type { CircuitBreaker } from './circuit.breaker.js';
import { type CircuitKey, describeCircuit } from './circuit.key.js';

/** What an open circuit means to users, and where its cause is found. */
const EFFECT_ON_USERS: Readonly<Record<CircuitKey['kind'], string>> = {
  node:
    'Meanwhile its method is not called, and chats are handed over where handoff.on has ' +
    'circuit-open; else users read the text "unavailable". Its other lines tell the cause.',
  desk: 'Meanwhile it is not called. Check that it is up, and its address and credentials.',
};

/** Writes down how circuits change: one log line each, and an event. */
@Injectable()
export class CircuitEventLogger {
  readonly #logger = new Logger('Haptik');

  constructor(private readonly events: HaptikEventEmitter) {}

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
        const pause = Math.round(openUntil - performance.now());
        const how = `circuit open after ${failures} failures in a row, for ${pause} ms`;
        return this.#logger.warn(`${name}: ${how}. ${EFFECT_ON_USERS[key.kind]}`);
      }
      case 'half-open':
        return this.#logger.debug(`${name}: circuit half-open, one call tries.`);
      case 'closed':
        return this.#logger.log(`${name}: circuit closed, it works again.`);
    }
  }
}
