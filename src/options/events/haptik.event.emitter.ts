import { Injectable } from '@nestjs/common';
import type { HaptikEvent, HaptikEventListener } from '../haptik.event.js';
import { ResolvedHaptikOptions } from '../resolved/resolved.haptik.options.js';

/**
 * Passes every event to its listeners: the option `onEvent`, and those that subscribed.
 *
 * @hideconstructor
 * @example
 * const subscription = app.get(HaptikEventEmitter).subscribe((event) => console.log(event.type));
 * subscription[Symbol.dispose]();
 */
@Injectable()
export class HaptikEventEmitter {
  #listeners: readonly HaptikEventListener[] = [];
  #hasListeners = false;

  constructor({ onEvent }: ResolvedHaptikOptions) {
    if (onEvent) this.subscribe(onEvent);
  }

  /** @internal Whether an event is worth its making. */
  get hasListeners(): boolean {
    return this.#hasListeners;
  }

  /** Calls a listener for every event until the result is disposed of. */
  subscribe(listener: HaptikEventListener): Disposable {
    // Wrapped, so that a listener that subscribed twice is called twice.
    const subscribed: HaptikEventListener = (event) => listener(event);
    this.setListeners([...this.#listeners, subscribed]);
    return {
      [Symbol.dispose]: () =>
        this.setListeners(this.#listeners.filter((other) => other !== subscribed)),
    };
  }

  /** @internal */
  emit(event: HaptikEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch {
        // An error of a listener must not break the reply. Listeners report their own errors.
      }
    }
  }

  private setListeners(listeners: readonly HaptikEventListener[]): void {
    this.#listeners = listeners;
    this.#hasListeners = listeners.length > 0;
  }
}
