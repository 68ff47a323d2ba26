import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Circuits } from '../control/circuits.js';
import { HaptikSetupError } from '../haptik.error.js';
import { breakerOf, NODE_BREAKER } from '../options/breaker.settings.js';
import { HaptikOptions } from '../options/haptik.options.js';
import { Keyrings } from '../signature/keyrings.js';
import { MethodFinder } from './method.finder.js';
import { NodeBinder } from './node.binder.js';
import { definitionsOf, type NodeDefinition } from './node.definition.js';
import type { BoundMethod } from './node.context.js';
import { NodeRegistry } from './node.registry.js';

/** Boot in one place: finds the decorated methods, binds them, adds them to the registry. */
@Injectable()
export class NodeExplorer implements OnModuleInit {
  readonly #logger = new Logger('Haptik');

  constructor(
    private readonly finder: MethodFinder,
    private readonly binder: NodeBinder,
    private readonly registry: NodeRegistry,
    private readonly options: HaptikOptions,
    private readonly keyrings: Keyrings,
    private readonly circuits: Circuits,
  ) {}

  /** @throws HaptikSetupError when a decorated method cannot handle its node */
  async onModuleInit(): Promise<void> {
    for (const { wrapper, method, place, definitions } of this.finder.find(definitionsOf)) {
      const handler = this.binder.bind(wrapper, method, place);
      definitions.forEach((definition) => this.add(definition, handler, place));
    }
    await this.keyrings.load();
  }

  private add(definition: NodeDefinition, handler: BoundMethod, place: string): void {
    const { bot, names, secrets, handoff, isFallback } = definition;
    const options = this.options.bots.get(bot);
    const limit = options?.handlerTime ?? Infinity;
    const timeoutMs = definition.timeoutMs ?? limit;
    if (!(timeoutMs > 0 && timeoutMs <= limit)) {
      throw new HaptikSetupError(
        `${place}: timeoutMs is ${timeoutMs}, and a node of bot "${bot}" has ${limit} ms. Give it ` +
          'less, or raise budget.total.',
      );
    }
    const breaker = breakerOf(
      `${place}: breaker`,
      [options?.breaker ?? false, definition.breaker],
      NODE_BREAKER,
    );
    for (const name of isFallback ? [undefined] : names) {
      const circuit = this.circuits.addNode(bot, name, breaker);
      this.registry.add({ bot, name, place, timeoutMs, handoff, handler, circuit });
      if (name !== undefined && secrets) this.keyrings.addNode(bot, name, secrets);
      const label = name ?? '* (fallback)';
      this.#logger.log(`Mapped {${label}}${this.suffix(bot)} to ${place}`);
    }
  }

  private suffix(bot: string): string {
    return this.options.bots.size > 1 ? ` of bot "${bot}"` : '';
  }
}
