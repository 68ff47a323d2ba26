import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { InstanceWrapper } from '@nestjs/core/internal';
import { HaptikSetupError } from '../haptik.error.js';
import { HaptikOptions } from '../options/haptik.options.js';
import { Keyrings } from '../signature/keyrings.js';
import { NodeBinder, prototypeOf } from './node.binder.js';
import { definitionsOf, type NodeDefinition } from './node.definition.js';
import { type NodeHandler, NodeRegistry } from './node.registry.js';

interface FoundMethod {
  readonly wrapper: InstanceWrapper;
  readonly method: string;
  readonly definitions: readonly NodeDefinition[];
}

/** Boot in one place: finds the decorated methods, binds them, adds them to the registry. */
@Injectable()
export class NodeExplorer implements OnModuleInit {
  readonly #logger = new Logger('Haptik');

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly binder: NodeBinder,
    private readonly registry: NodeRegistry,
    private readonly options: HaptikOptions,
    private readonly keyrings: Keyrings,
  ) {}

  /** @throws HaptikSetupError when a decorated method cannot handle its node */
  async onModuleInit(): Promise<void> {
    for (const { wrapper, method, definitions } of this.find()) {
      const place = placeOf(wrapper, method);
      const handler = this.binder.bind(wrapper, method, place);
      definitions.forEach((definition) => this.add(definition, handler, place));
    }
    await this.keyrings.load();
  }

  private *find(): Generator<FoundMethod> {
    const wrappers = [...this.discovery.getProviders(), ...this.discovery.getControllers()];
    for (const wrapper of wrappers) {
      if (wrapper.isAlias || !hasPrototype(wrapper)) continue;
      const prototype = prototypeOf(wrapper);
      for (const method of this.scanner.getAllMethodNames(prototype)) {
        const definitions = definitionsOf(prototype[method] as object);
        if (definitions.length > 0) yield { wrapper, method, definitions };
      }
    }
  }

  private add(definition: NodeDefinition, handler: NodeHandler, place: string): void {
    const { bot, names, secrets, handoff, isFallback } = definition;
    const limit = this.options.bots.get(bot)?.handlerTime ?? Infinity;
    const timeoutMs = definition.timeoutMs ?? limit;
    if (!(timeoutMs > 0 && timeoutMs <= limit)) {
      throw new HaptikSetupError(
        `${place}: timeoutMs is ${timeoutMs}, and a node of bot "${bot}" has ${limit} ms. Give it ` +
          'less, or raise budget.total.',
      );
    }
    for (const name of isFallback ? [undefined] : names) {
      this.registry.add({ bot, name, place, timeoutMs, handoff, handler });
      if (name !== undefined && secrets) this.keyrings.addNode(bot, name, secrets);
      const label = name ?? '* (fallback)';
      this.#logger.log(`Mapped {${label}}${this.suffix(bot)} to ${place}`);
    }
  }

  private suffix(bot: string): string {
    return this.options.bots.size > 1 ? ` of bot "${bot}"` : '';
  }
}

function hasPrototype({ metatype, isNotMetatype, instance }: InstanceWrapper): boolean {
  if (!isNotMetatype && metatype) return typeof metatype.prototype === 'object';
  return typeof instance === 'object' && instance !== null && !!Object.getPrototypeOf(instance);
}

function placeOf(
  { name, metatype, isNotMetatype, host, instance }: InstanceWrapper,
  method: string,
): string {
  const owner = isNotMetatype || !metatype ? (instance as object).constructor.name : metatype.name;
  return `${owner || String(name)}.${method} (${host?.metatype?.name ?? 'unknown module'})`;
}
