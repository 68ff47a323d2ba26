import { Injectable } from '@nestjs/common';
import type { HaptikEvent } from './haptik.event.js';
import { HaptikOptions } from './haptik.options.js';

/** Passes events to the listener of the options. */
@Injectable()
export class HaptikEvents {
  constructor(private readonly options: HaptikOptions) {}

  emit(event: HaptikEvent): void {
    try {
      this.options.onEvent?.(event);
    } catch {
      // A listener that throws must not break the reply; it is not ours to report either.
    }
  }
}
