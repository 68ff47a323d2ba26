import { Injectable } from '@nestjs/common';
import type { HaptikEvent } from './haptik.event.js';
import { ResolvedHaptikOptions } from './resolved.haptik.options.js';

/** Passes events to the option `onEvent`. */
@Injectable()
export class HaptikEventEmitter {
  constructor(private readonly options: ResolvedHaptikOptions) {}

  emit(event: HaptikEvent): void {
    try {
      this.options.onEvent?.(event);
    } catch {
      // An error of the listener must not break the reply. The listener reports its own errors.
    }
  }
}
