import { Injectable, Logger } from '@nestjs/common';
import type { CircuitState } from '../options/haptik.event.js';
import { HaptikEvents } from '../options/haptik.events.js';
import type { CircuitBreaker } from './circuit.breaker.js';
import { type CircuitPlace, nameOf } from './circuit.place.js';

/** What an open circuit means to users, and where its cause is found. */
const MEANING: Readonly<Record<CircuitPlace['kind'], string>> = {
  node:
    'Meanwhile its method is not called, and chats are handed over where handoff.on has ' +
    'circuit-open; else users read the text "unavailable". Its other lines tell the cause.',
  desk: 'Meanwhile it is not called. Check that it is up, and its address and credentials.',
};

/** Writes down how circuits change: one log line each, and an event. */
@Injectable()
export class CircuitJournal {
  readonly #logger = new Logger('Haptik');

  constructor(private readonly events: HaptikEvents) {}

  changed(place: CircuitPlace, state: CircuitState, breaker: CircuitBreaker): void {
    this.write(place, state, breaker);
    this.events.emit({ type: 'circuit', ...place, state });
  }

  private write(
    place: CircuitPlace,
    state: CircuitState,
    { failures, openUntil = 0 }: CircuitBreaker,
  ): void {
    const name = nameOf(place);
    switch (state) {
      case 'open': {
        const pause = Math.round(openUntil - performance.now());
        const how = `circuit open after ${failures} failures in a row, for ${pause} ms`;
        return this.#logger.warn(`${name}: ${how}. ${MEANING[place.kind]}`);
      }
      case 'half-open':
        return this.#logger.debug(`${name}: circuit half-open, one call tries.`);
      case 'closed':
        return this.#logger.log(`${name}: circuit closed, it works again.`);
    }
  }
}
