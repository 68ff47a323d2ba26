import { type Abstract, Injectable, type OnModuleInit, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { CircuitBreakers } from '../resilience/circuit.breakers.js';
import { HaptikSwitches } from '../resilience/haptik.switches.js';
import { HandoffRepository } from '../handoff/handoff.repository.js';
import { HaptikSetupError } from '../haptik.error.js';
import { NodeRegistry } from '../nodes/node.registry.js';

/**
 * What is operated. It is looked for in the whole application, so that a host need not make
 * `HaptikModule` global only to operate it.
 */
@Injectable()
export class OperatorContext implements OnModuleInit {
  constructor(private readonly modules: ModuleRef) {}

  /** @throws HaptikSetupError when the application has nothing to operate */
  onModuleInit(): void {
    if (this.find(NodeRegistry)) return;
    throw new HaptikSetupError(
      'HaptikOperatorModule operates what HaptikModule answers, and the application does not ' +
        'import that. Import HaptikModule.forRoot(…) as well.',
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

  /** Undefined when handoffs are not written down. */
  get repository(): HandoffRepository | undefined {
    return this.find(HandoffRepository);
  }

  private find<T>(token: Type<T> | Abstract<T>): T | undefined {
    try {
      return this.modules.get<T>(token, { strict: false });
    } catch {
      return undefined; // nobody provides it
    }
  }
}
