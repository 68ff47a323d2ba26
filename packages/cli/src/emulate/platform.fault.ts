import { type EmulatorFault, faults } from 'nestjs-haptik/internal/emulator';
import type { EmulatedFault } from './emulate.options.js';

const SLOW_MS = 5000;

/** The fault of all requests to the emulated platform. */
export function toPlatformFault(fault: EmulatedFault): EmulatorFault {
  switch (fault) {
    case 'down':
      return faults.reset();
    case 'errors':
      return faults.status(503, 'Service Unavailable');
    case 'slow':
      return faults.latency(SLOW_MS);
    case 'dropped-responses':
      return faults.dropResponse();
  }
}
