import { Injectable } from '@nestjs/common';
import type { HaptikEvent } from './haptik.event.js';
import { ResolvedHaptikOptions } from './resolved.haptik.options.js';

/** Passes events to the listener of the options. */
@Injectable()
export class HaptikEventEmitter {
  constructor(private readonly options: ResolvedHaptikOptions) {}

  emit(event: HaptikEvent): void {
    try {
      this.options.onEvent?.(event);
    } catch {
      // A listener that throws must not break the reply; it is not ours to report either.
    }
  }
}
