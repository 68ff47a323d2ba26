import { type Abstract, Injectable, type OnModuleInit, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { CircuitBreakers } from '../resilience/circuit/circuit.breakers.js';
import { HaptikSwitches } from '../resilience/switches/haptik.switches.js';
import { HandoffRepository } from '../handoff/handoff.repository.js';
import { HaptikSetupError } from '../haptik.error.js';
import { NodeRegistry } from '../nodes/node.registry.js';

/**
 * The providers that the operator API works on. They are looked up in the whole application, so
 * that `HaptikModule` does not have to be global.
 */
@Injectable()
export class OperatorContext implements OnModuleInit {
  constructor(private readonly modules: ModuleRef) {}

  /** @throws HaptikSetupError when the application does not import `HaptikModule` */
  onModuleInit(): void {
    if (this.find(NodeRegistry)) return;
    throw new HaptikSetupError(
      'HaptikOperatorModule requires HaptikModule, which the application does not import. Import ' +
        'HaptikModule.forRoot(…) as well.',
    );
  }

  get nodes(): NodeRegistry {
    return this.modules.get(NodeRegistry, { strict: false });
  }

  get circuits(): CircuitBreakers {
    return this.modules.get(CircuitBreakers, { strict: false });
  }

  get switches(): HaptikSwitches {
    return this.modules.get(HaptikSwitches, { strict: false });
  }

  /** Undefined when handoffs are not stored. */
  get repository(): HandoffRepository | undefined {
    return this.find(HandoffRepository);
  }

  private find<T>(token: Type<T> | Abstract<T>): T | undefined {
    try {
      return this.modules.get<T>(token, { strict: false });
    } catch {
      return undefined; // not provided
    }
  }
}
