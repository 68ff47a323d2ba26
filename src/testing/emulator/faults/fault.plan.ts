import { HaptikSetupError } from '../../../haptik.error.js';
import type { EmulatorOperation } from '../operations/operation.name.js';
import type { EmulatorFault } from './emulator.fault.js';

/** The target of a fault: an operation of the platform, or `triggerNode`, the call to the bot. */
export type FaultTarget = EmulatorOperation | 'triggerNode';

export interface FaultScope {
  /** @default every request to the platform, but no calls to the bot */
  readonly on?: FaultTarget;
}

export interface FaultOptions extends FaultScope {
  /** Number of affected requests. @default 1 */
  readonly times?: number;
}

interface PlannedFault {
  readonly fault: EmulatorFault;
  readonly on: FaultTarget | undefined;
}

/** Selects the fault of the next request: the first planned one for its target, else that of an outage. */
export class FaultPlan {
  readonly #planned: PlannedFault[] = [];
  #outage: PlannedFault | undefined;

  fail(fault: EmulatorFault, { times = 1, on }: FaultOptions): void {
    const planned = createPlannedFault(fault, on);
    if (!Number.isSafeInteger(times)) {
      throw new HaptikSetupError(
        'HaptikPlatformEmulator: times must be a whole number. Use outage() to affect all requests.',
      );
    }
    for (let i = 0; i < times; i++) this.#planned.push(planned);
  }

  outage(fault: EmulatorFault, { on }: FaultScope): void {
    this.#outage = createPlannedFault(fault, on);
  }

  recover(): void {
    this.#planned.length = 0;
    this.#outage = undefined;
  }

  /** @param target undefined for a request to an unknown path */
  takeNext(target: FaultTarget | undefined): EmulatorFault | undefined {
    const index = this.#planned.findIndex((planned) => appliesTo(planned, target));
    if (index >= 0) return this.#planned.splice(index, 1)[0]?.fault;
    return this.#outage && appliesTo(this.#outage, target) ? this.#outage.fault : undefined;
  }
}

function appliesTo({ on }: PlannedFault, target: FaultTarget | undefined): boolean {
  return on === undefined ? target !== 'triggerNode' : on === target;
}

function createPlannedFault(fault: EmulatorFault, on: FaultTarget | undefined): PlannedFault {
  if (fault.kind !== 'status' || on !== 'triggerNode') return { fault, on };
  throw new HaptikSetupError(
    "HaptikPlatformEmulator: status is not supported on 'triggerNode', since the bot sends the status. " +
      'Use another fault, or let the node method fail.',
  );
}
